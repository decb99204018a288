import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { makeData } from './data';
import { median, printTable, rounded } from './figures';
import { endWithUs, siteEnvironment } from './server';

const run = promisify(execFile);

const CONNECTIONS = 5;
const MAILS = 4_000;
const WARM_UP = 1_000;
const ROUNDS = 7;
const [FEW, MANY] = [1_000, 1_000_000];

/** Of what a bare pool sends, at least; and the most seconds until the audience of a million is fixed. */
const BARS = { share: 0.8, seconds: 30 };

type Turn = { seconds: number; heap: number; rss: number };
type Arrived = { count: number; bytes: number; perSecond: number };

/** Sends from an audience of a million beside a bare pool, in turns, and prints the figures; says whether the bars were met. */
export async function benchSends(): Promise<boolean> {
  const sink = await startSink();
  const [few, many] = [await audienceOf(FEW), await audienceOf(MANY)];
  const short = await ours(few, sink.url, FEW);
  await sink.look();
  const turns: Record<'ours' | 'bare', Arrived[]> = { ours: [], bare: [] };
  const memory: Turn[] = [];
  for (let round = 0; round < ROUNDS; round++)
    for (const who of round % 2 ? (['bare', 'ours'] as const) : (['ours', 'bare'] as const)) {
      if (who === 'ours') memory.push(await ours(many, sink.url, MAILS));
      else await script('pool-turn', many, sink.url, MAILS);
      turns[who].push(await sink.look());
    }
  sink.stop();
  const speed = (who: 'ours' | 'bare') => median(turns[who].map(({ perSecond }) => perSecond));
  const share = median(turns.ours.map(({ perSecond }, round) => perSecond / turns.bare[round]!.perSecond));
  const [mail, first, last] = [turns.bare[0]!, memory[0]!, memory.at(-1)!];
  const met = share >= BARS.share && first.seconds < BARS.seconds;
  printTable(
    `Sending, ${CONNECTIONS} connections to one server, mails of ${rounded(mail.bytes / mail.count / 1000)} kB`,
    ['', 'a second', 'lowest to highest'],
    (['ours', 'bare'] as const).map((who) => {
      const each = turns[who].map(({ perSecond }) => perSecond);
      const name = who === 'ours' ? 'the ledger' : 'a bare pool';
      return [name, rounded(speed(who)), `${rounded(Math.min(...each))} to ${rounded(Math.max(...each))}`];
    }),
  );
  console.log(
    `  Of the bare pool: ${share.toFixed(2)}, middle of ${ROUNDS} rounds (${BARS.share}: ${verdict(share >= BARS.share)})`,
  );
  console.log(`  First mail to an audience of ${MANY.toLocaleString('en-GB')} after ${first.seconds.toFixed(1)} s`);
  for (const [people, { heap, rss }] of [
    [FEW, short],
    [MANY, last],
  ] as const)
    console.log(
      `  Audience of ${people.toLocaleString('en-GB')}: ${megabytes(heap)} MB of heap, ${megabytes(rss)} MB in all`,
    );
  return met;
}

const verdict = (isMet: boolean) => (isMet ? 'met' : 'missed');
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(0);

async function audienceOf(people: number): Promise<string> {
  const { folder } = await makeData(70);
  await run(process.execPath, ['--import', 'tsx', 'scripts/bench/fill-list.ts', String(people)], {
    env: siteEnvironment(folder),
  });
  return folder;
}

const ours = async (folder: string, url: string, mails: number) =>
  JSON.parse(await script('send-turn', folder, url, mails)) as Turn;

async function script(name: string, folder: string, url: string, mails: number): Promise<string> {
  const words = ['--expose-gc', '--import', 'tsx', `scripts/bench/${name}.ts`];
  const given = [url, CONNECTIONS, mails, join(folder, 'mail.eml')].map(String);
  const { stdout } = await run(process.execPath, [...words, ...given], { env: siteEnvironment(folder) });
  return stdout;
}

async function startSink() {
  const program = spawn(process.execPath, ['--import', 'tsx', 'scripts/bench/mail-sink.ts', String(WARM_UP)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  endWithUs(program);
  const lines = createInterface(program.stdout)[Symbol.asyncIterator]();
  const line = async () => String((await lines.next()).value);
  const port = await line();
  return {
    url: `smtp://127.0.0.1:${port}`,
    look: async () => {
      program.stdin.write('look\n');
      return JSON.parse(await line()) as Arrived;
    },
    stop: () => void program.kill('SIGKILL'),
  };
}
