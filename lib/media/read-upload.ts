import { MOST_BYTES } from './rules';

/** Room for the other fields of the form and for what surrounds them. */
const AROUND = 64 * 1024;

/** An upload larger than anything we take is not read to its end. */
export class TooLarge extends Error {}

/**
 * Reads a form with a file from a request, and no more of it than a picture may have: what its header says is checked at
 * once, what comes is counted, and neither is trusted alone. Nothing comes back if it is no such form.
 * @throws TooLarge when there is more.
 */
export async function readUpload(request: Request): Promise<{ file: File; form: FormData } | undefined> {
  const most = MOST_BYTES + AROUND;
  if (Number(request.headers.get('content-length') ?? 0) > most) throw new TooLarge();
  const type = request.headers.get('content-type');
  if (!request.body || !type?.startsWith('multipart/form-data')) return undefined;
  let isTooLarge = false;
  let read = 0;
  const counted = request.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, out) {
        read += chunk.length;
        if (read <= most) return out.enqueue(chunk);
        isTooLarge = true;
        out.error(new TooLarge());
      },
    }),
  );
  const form = await new Response(counted, { headers: { 'content-type': type } }).formData().catch(() => undefined);
  if (isTooLarge) throw new TooLarge();
  const file = form?.get('file');
  return form && file instanceof File ? { file, form } : undefined;
}
