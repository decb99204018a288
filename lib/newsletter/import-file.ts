import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parse } from 'csv-parse';
import { env } from '@/lib/env';

/** Bytes. A million rows of four columns take about a tenth of it. */
export const MOST_FILE_BYTES = 500 * 1024 * 1024;

/** Bytes of one row. A quote that is never closed makes the rest of a file one row. */
const LONGEST_ROW = 2_000_000;

export type Separator = ',' | ';' | '\t';

/** An uploaded file is kept in UTF-8 in the folder `imports` next to the database until its rows have been read. */
const filePath = (name: string) => resolve(env().DATA_DIR, 'imports', name);

/** `file` is the name under which it is kept. */
export type Upload = { file: string; encoding: string; bytes: number };

export class TooLong extends Error {}

/**
 * Keeps what is uploaded, as it comes, in UTF-8. What is not marked as something else and is no UTF-8 is taken for
 * Windows-1252, which is Latin-1 and what spreadsheets save.
 * @throws TooLong
 */
export async function keepUpload(body: AsyncIterable<Uint8Array>): Promise<Upload> {
  await mkdir(filePath('.'), { recursive: true });
  const key = randomBytes(8).toString('hex');
  const [raw, file] = [filePath(`${key}.raw`), `${key}.csv`];
  const kept = filePath(file);
  try {
    await writeAll(raw, body);
    const encoding = await encodingOf(raw);
    try {
      await writeAll(kept, decoded(raw, encoding));
      return { file, encoding, bytes: (await stat(kept)).size };
    } catch (error) {
      if (encoding !== 'utf-8' || !(error instanceof TypeError)) throw error;
      await writeAll(kept, decoded(raw, 'windows-1252'));
      return { file, encoding: 'windows-1252', bytes: (await stat(kept)).size };
    }
  } catch (error) {
    await rm(kept, { force: true });
    throw error;
  } finally {
    await rm(raw, { force: true });
  }
}

async function writeAll(path: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'w');
  try {
    let size = 0;
    for await (const chunk of chunks) {
      size += chunk.byteLength;
      if (size > MOST_FILE_BYTES) throw new TooLong();
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** By its byte order mark; without one, UTF-16 shows in that every other byte of Latin letters is nothing. */
async function encodingOf(path: string): Promise<string> {
  const file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(1000), 0, 1000, 0).finally(() => file.close());
  const head = buffer.subarray(0, bytesRead);
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const nothings = (odd: number) => head.filter((byte, index) => index % 2 === odd && byte === 0).length;
  if (nothings(1) > head.length / 4) return 'utf-16le';
  return nothings(0) > head.length / 4 ? 'utf-16be' : 'utf-8';
}

/** The decoder takes away the byte order mark. */
async function* decoded(path: string, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' });
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>)
    yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

export const removeFile = (file: string) => rm(filePath(file), { force: true });

/** Removes files that nobody needs: of uploads that were cut off, and of imports that are over. */
export async function removeOthers(needed: string[], before: Date): Promise<void> {
  for (const name of await readdir(filePath('.')).catch(() => []))
    if (!needed.includes(name) && (await stat(filePath(name))).mtime < before) await removeFile(name);
}

type Beginning = { separator: Separator; beginning: string[][] };

/** The first rows of a kept file, and what parts its columns: the sign by which most rows have as many as others. */
export async function readBeginning(file: string, rows: number): Promise<Beginning> {
  const tried: Beginning[] = [];
  for (const separator of [',', ';', '\t'] as const) {
    const beginning: string[][] = [];
    try {
      for await (const { cells } of readRows(file, separator, 0)) if (beginning.push(cells) >= rows) break;
    } catch {
      // With another sign it may be readable; if not, what was read is shown.
    }
    tried.push({ separator, beginning });
  }
  const [best] = tried.sort((one, other) => evenness(other.beginning) - evenness(one.beginning));
  return best!;
}

/** How many rows have the most common number of columns, if that is more than one; of equals, those with more columns. */
function evenness(rows: string[][]): number {
  const widths = rows.map((cells) => cells.length).filter((width) => width > 1);
  const scores = widths.map((width) => widths.filter((each) => each === width).length * 1000 + Math.min(width, 999));
  return Math.max(0, ...scores);
}

export type FileRow = {
  cells: string[];
  /** Where in the file the next row begins. */
  end: number;
};

/** The rows of a kept file from a byte on, as they are read; those in which there is nothing are passed over. */
export async function* readRows(file: string, separator: Separator, from: number): AsyncGenerator<FileRow> {
  const parser = createReadStream(filePath(file), { start: from }).pipe(
    parse({
      ...{ delimiter: separator, info: true, max_record_size: LONGEST_ROW },
      ...{ relax_quotes: true, relax_column_count: true, skip_empty_lines: true },
    }),
  );
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { bytes_records: number } }>)
    if (record.some((cell) => cell.trim() !== '')) yield { cells: record, end: from + info.bytes_records };
}
