import type { z } from 'zod';
import { refuse } from './desk-request';

/** Bytes: a story with a text of the greatest length fits twice. */
const MOST = 3_000_000;

/** What was sent as JSON, if it has this form; or the answer that refuses it. No more is read than a story can have. */
export async function jsonBody<Form extends z.ZodType>(
  request: Request,
  form: Form,
): Promise<z.output<Form> | Response> {
  const text = await readText(request);
  if (text === undefined) return refuse(413, 'too large');
  try {
    const parsed = form.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : refuse(400, 'not understood');
  } catch {
    return refuse(400, 'not understood');
  }
}

async function readText(request: Request): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MOST) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
