import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readEnvironment } from '@/lib/env';
import { checkNode, checkPort, checkWritable, run, SetUpError } from '../../scripts/set-up.mjs';
import { projectUrl, runCode } from '../fixtures/child';

describe('Node', () => {
  test.each(['20.9.0', '20.9.1', '20.10.0', '20.20.2', '21.0.0', '22.1.0', '24.0.0', '100.0.0'])(
    '%s will do',
    (version) => {
      expect(() => checkNode(version)).not.toThrow();
    },
  );

  test.each(['20.8.1', '20.0.0', '18.20.4', '18.9.0', '9.20.0', '16.0.0', '0.12.18'])('%s is too old', (version) => {
    const sentence = `Node 20.9 or later is needed; this is ${version}. See nodejs.org.`;
    expect(() => checkNode(version)).toThrow(new SetUpError(sentence));
  });

  test('the one that runs this will do', () => {
    expect(() => checkNode()).not.toThrow();
  });
});

describe('a port', () => {
  let other: Server;

  /** Something else that listens, and where. */
  const listen = async (host?: string) => {
    other = createServer();
    await new Promise<void>((resolve) => other.listen(0, host, resolve));
    return (other.address() as AddressInfo).port;
  };

  const hangUp = () => new Promise((resolve) => other.close(resolve));

  test.each([undefined, '127.0.0.1', '0.0.0.0'])('on which something listens (at %s) is refused', async (host) => {
    const port = await listen(host);
    const sentence = `Port ${port} is in use. Stop what runs there, or choose another: PORT=${port + 1} npm start`;
    await expect(checkPort(port)).rejects.toThrow(new SetUpError(sentence));
    await hangUp();
  });

  test('that is free will do, and is free again afterwards', async () => {
    const port = await listen();
    await hangUp();
    await checkPort(port);
    await checkPort(port);
    other = createServer();
    await expect(new Promise((resolve) => other.listen(port, () => resolve('listens')))).resolves.toBe('listens');
    await hangUp();
  });

  test('any port at all will do', async () => {
    await expect(checkPort(0)).resolves.toBeUndefined();
  });

  test.each([70_000, -1, NaN, 1.5])('called %s is refused with a sentence', async (port) => {
    await expect(checkPort(port)).rejects.toThrow(SetUpError);
  });
});

describe('the file .env', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'aisle-five-set-up-'));
    copyFileSync('.env.example', join(folder, '.env.example'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const make = (cwd = folder) =>
    runCode(
      `import { makeEnvironmentFile } from '${projectUrl}scripts/set-up.mjs'; console.log(makeEnvironmentFile());`,
      { cwd },
    );

  const written = () => readFileSync(join(folder, '.env'), 'utf8');
  const secret = () => /^AUTH_SECRET=(.*)$/m.exec(written())![1]!;

  test('is made with a secret of 32 random bytes, for its owner alone', async () => {
    expect(await make()).toEqual({ code: 0, out: 'true\n', err: '' });
    expect(secret()).toMatch(/^[\w-]+$/);
    expect(Buffer.from(secret(), 'base64url').length).toBeGreaterThanOrEqual(32);
    expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600);
  });

  test('is the example but for the secret, and one that the site starts with', async () => {
    await make();
    const example = readFileSync('.env.example', 'utf8');
    expect(written().replace(secret(), '')).toBe(example.replace(/^AUTH_SECRET=.*$/m, 'AUTH_SECRET='));
    const values = [...written().matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name!, value!] as const);
    expect(readEnvironment(Object.fromEntries(values))).toMatchObject({ AUTH_SECRET: secret() });
  });

  test('is another each time', async () => {
    await make();
    const first = secret();
    rmSync(join(folder, '.env'));
    await make();
    expect(secret()).not.toBe(first);
  });

  test.each(['AUTH_SECRET=mine\n', '', 'not what anyone expects'])('is left alone if it holds %j', async (text) => {
    writeFileSync(join(folder, '.env'), text);
    chmodSync(join(folder, '.env'), 0o644);
    const before = statSync(join(folder, '.env'));
    expect(await make()).toEqual({ code: 0, out: 'false\n', err: '' });
    const after = statSync(join(folder, '.env'));
    expect(written()).toBe(text);
    expect([after.mode, after.mtimeMs]).toEqual([before.mode, before.mtimeMs]);
  });

  test('of two starts at once one makes it, and it is whole', async () => {
    const endings = await Promise.all([make(), make()]);
    expect(endings.filter(({ out }) => out === 'true\n')).toHaveLength(1);
    expect(Buffer.from(secret(), 'base64url').length).toBeGreaterThanOrEqual(32);
  });

  test('is not made half: without the example there is none', async () => {
    rmSync(join(folder, '.env.example'));
    expect(await make()).toMatchObject({ code: 1 });
    expect(existsSync(join(folder, '.env'))).toBe(false);
  });
});

describe('a folder', () => {
  test('that can be written to will do', () => {
    expect(() => checkWritable(tmpdir())).not.toThrow();
  });

  test('that is not there is refused with a sentence', () => {
    expect(() => checkWritable('/not/there')).toThrow(SetUpError);
  });
});

describe('a program', () => {
  const node = (code: string, env = {}) =>
    run(process.execPath, ['-e', code], { quiet: true, env }) as Promise<{ code: number; output: string }>;

  test('is heard, on both of its voices', async () => {
    const { code, output } = await node('console.log("out"); console.error("err")');
    expect(code).toBe(0);
    expect(output.split('\n').sort()).toEqual(['', 'err', 'out']);
  });

  test('ends with the code it ends with', async () => {
    expect(await node('process.exit(7)')).toEqual({ code: 7, output: '' });
  });

  test('that is killed did not succeed', async () => {
    expect(await node('process.kill(process.pid, "SIGKILL")')).toEqual({ code: 1, output: '' });
  });

  test('that does not exist did not succeed', async () => {
    expect(await run('no-such-program', [], { quiet: true })).toEqual({
      code: 1,
      output: expect.stringContaining('ENOENT'),
    });
  });

  test('gets the environment, and what is added to it', async () => {
    const { output } = await node('console.log(process.env.ADDED, process.env.PATH)', { ADDED: 'yes' });
    expect(output).toBe(`yes ${process.env.PATH}\n`);
  });
});
