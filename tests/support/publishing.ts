/**
 * Publishes what is ready until somebody ends it: node --import tsx publishing.ts editor <briefings>, as an editor who presses
 * the button of one edition after another, or publishing.ts worker <instant>, as the worker at that time. Says the
 * number of each edition, or of the round, once it is acknowledged.
 */
import { findProof } from '@/lib/briefings/proof';
import { publish } from '@/lib/briefings/publish';
import { runJobs } from '@/lib/briefings/run-jobs';

const [, , as, ...given] = process.argv;
const by = { name: 'Test editor', role: 'editor' } as const;

process.stdout.write('begins\n');
if (as === 'worker')
  for (let round = 1; ; round++) process.stdout.write(`${round} ${await runJobs(new Date(given[0]!))}\n`);

for (const briefingId of given.map(Number)) {
  const result = await publish({ briefingId, proof: (await findProof(briefingId))!, by, now: new Date() });
  if (!result.ok) throw new Error(JSON.stringify(result));
  process.stdout.write(`${briefingId}\n`);
}
// Whoever is to kill it comes in time in any case.
setInterval(() => undefined, 1000);
