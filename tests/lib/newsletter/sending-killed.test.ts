import { spawn, type ChildProcess } from 'node:child_process';
import { beforeEach, expect, test } from 'vitest';
import { changeSettings } from '../../fixtures/newsroom';
import { addReaders, plannedSend, rows, sendNow, tally, until } from '../../fixtures/sends';
import { startSink, type Reaction } from '../../fixtures/sink';
import { freshDatabase } from '../../support/database';

const READERS = 5000;
const KILLS = 20;
const CONNECTIONS = 5;

beforeEach(freshDatabase);

/** A process that sends as soon as it is told; its clock is ahead by so much, as if it had been started that much later. */
function startProcess(url: string, ahead: number, speed = 1): ChildProcess {
  return spawn(
    process.execPath,
    ['--import', 'tsx', 'tests/support/send.ts', url, String(CONNECTIONS), String(ahead), String(speed)],
    {
      stdio: ['pipe', 'ignore', 'inherit'],
    },
  );
}

const killed = (child: ChildProcess) =>
  new Promise<void>((resolve, reject) => {
    child.on('close', (code, signal) =>
      signal === 'SIGKILL' ? resolve() : reject(new Error(`the sender ended by itself with ${code}`)),
    );
    child.kill('SIGKILL');
  });

/** Every 97th is not known to the server. */
const isUnknown = (address: string) => Number(/\d+/.exec(address)![0]) % 97 === 0;

/** A server on a bad day: it refuses some for good, puts some off, and hangs up on some before or after it has their mail. */
function moods(): (to: string, attempt: number) => Reaction {
  return (to) => {
    if (isUnknown(to)) return { answer: '550 5.1.1 No such user', at: 'rcpt' };
    const mood = Math.random();
    if (mood < 0.03) return { answer: '451 4.2.0 Come back later', at: Math.random() < 0.5 ? 'rcpt' : 'data' };
    if (mood < 0.04) return 'hang up before';
    return mood < 0.043 ? 'take and hang up' : 'take';
  };
}

test(
  `of ${READERS} nobody is skipped and nobody gets two, however often the process is killed`,
  { timeout: 240_000 },
  async () => {
    await addReaders(READERS);
    const { sendId } = await plannedSend();
    // So many that each process is at its full pace soon after it has begun.
    await changeSettings({ mailsPerSecond: 8000 });
    const sink = await startSink(moods());
    let most = 0;
    let next = startProcess(sink.url, 0);
    for (let time = 0; time < KILLS; time++) {
      // Each is started two minutes after the one before, so that what was put off is due again.
      const child = next;
      // While this one sends, the one after it gets ready.
      next = startProcess(sink.url, (time + 1) * 120_000, time + 1 < KILLS ? 1 : 600);
      child.stdin!.write('go\n');
      // Killed at random: some before they have begun, most in the middle of it.
      const enough = sink.arrived.length + Math.floor(Math.random() * (READERS / KILLS));
      await until(() => sink.arrived.length >= enough);
      await killed(child);
      most = Math.max(most, (await tally(sendId)).claimed ?? 0);
    }
    // What is left are a few that were put off again and again: for the last one, hours are seconds.
    next.stdin!.write('go\n');
    await until(async () => (await sendNow(sendId)).status === 'done', 120_000);
    await killed(next);
    await sink.stop();

    const found = await rows(sendId);
    const counts = await tally(sendId);
    expect(most).toBeLessThanOrEqual(CONNECTIONS);
    expect(found).toHaveLength(READERS);
    expect((counts.accepted ?? 0) + (counts.refused ?? 0) + (counts.uncertain ?? 0)).toBe(READERS);
    expect(await sendNow(sendId)).toMatchObject({ status: 'done', addressed: READERS });

    const got = new Map<string, number>();
    for (const { to } of sink.arrived) got.set(to, (got.get(to) ?? 0) + 1);
    const by = (status: string) => found.filter((row) => row.status === status).map(({ email }) => email);
    // Whoever is in the books as having it has it, exactly once.
    expect(by('accepted').filter((email) => got.get(email) !== 1)).toEqual([]);
    expect(by('refused').filter((email) => got.has(email))).toEqual([]);
    // Of the uncertain some have it and some have not; nobody has two.
    expect(by('uncertain').filter((email) => (got.get(email) ?? 0) > 1)).toEqual([]);
    // Whom the server does not know it never took; what was in hand at a kill nobody knows.
    const unknown = found.filter(({ email }) => isUnknown(email));
    expect(unknown).toHaveLength(Math.floor(READERS / 97));
    expect(unknown.filter(({ status }) => status !== 'refused' && status !== 'uncertain')).toEqual([]);
    expect(by('refused').length).toBeGreaterThan(0);
    // At most one for each connection and kill, and those that the server hung up on after it had them.
    expect(by('uncertain').length).toBeLessThan(KILLS * CONNECTIONS + READERS * 0.012);
  },
);
