/** `npm run bench:wire`: how well headlines are grouped, how long it takes, and how quickly the wire is listed. */
import { checkNode, checkWritable, installPackages, run } from './set-up.mjs';

checkNode();
checkWritable();
console.log('\nAisle Five: the wire\n');
if (await installPackages()) console.log('  Packages  installed');
const { code } = await run(process.execPath, ['--import', 'tsx', 'scripts/bench-wire/run.ts']);
process.exit(code);
