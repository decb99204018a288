import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { env } from '@/lib/env';

/** A file as it is read: how long it is, and its content. Whoever does not read the stream destroys it. */
export type Stored = { bytes: number; stream: Readable };

/**
 * Where the files of pictures are kept, under names such as "<key>/800.avif". These four acts are all that the rest of
 * the program knows of the place, so that an object store can take the place of the disk.
 */
export type Store = {
  /** Keeps a file under this name, in place of the one before: whole or not at all, and for good once it resolves. */
  put(name: string, content: Buffer): Promise<void>;
  get(name: string): Promise<Stored | undefined>;
  has(name: string): Promise<boolean>;
  /** Removes every file whose name begins with this key. */
  remove(key: string): Promise<void>;
};

/** The store of this site: the folder `media` next to the database. */
export function store(): Store {
  return diskStore(resolve(env().DATA_DIR, 'media'));
}

const NAME = /^[0-9a-f]{32}\/[a-z0-9]+\.[a-z]+$/;
const KEY = /^[0-9a-f]{32}$/;

/** A store in a folder. A file is written under another name first, so a process that dies leaves no half of one. */
export function diskStore(folder: string): Store {
  const fileOf = (name: string) => {
    if (!NAME.test(name)) throw new Error(`"${name}" is no name of a file of a picture`);
    return join(folder, name);
  };
  return {
    async put(name, content) {
      const file = fileOf(name);
      const unfinished = `${file}.${randomBytes(6).toString('hex')}.part`;
      await mkdir(dirname(file), { recursive: true });
      try {
        await writeThrough(unfinished, content);
        await rename(unfinished, file);
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    },
    async get(name) {
      const handle = await open(fileOf(name)).catch(orNothing);
      if (!handle) return undefined;
      return { bytes: (await handle.stat()).size, stream: handle.createReadStream() };
    },
    async has(name) {
      return (await stat(fileOf(name)).catch(orNothing)) !== undefined;
    },
    async remove(key) {
      if (!KEY.test(key)) throw new Error(`"${key}" is no key of a picture`);
      await rm(join(folder, key), { recursive: true, force: true });
    },
  };
}

/** Writes a file and waits until it is on the disk, as the database does. */
async function writeThrough(file: string, content: Buffer): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function orNothing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
}
