import { deskRequest, refuse } from '@/lib/editors/desk-request';
import { textOf } from '@/lib/editors/form';
import { addPicture } from '@/lib/media/add-picture';
import { listPictures } from '@/lib/media/queries';
import { readUpload, TooLarge } from '@/lib/media/read-upload';
import { MOST_BYTES } from '@/lib/media/rules';

/** The library, a page at a time: `?q=words&page=2`. */
export async function GET(request: Request): Promise<Response> {
  const here = await deskRequest(request, 'write');
  if (here instanceof Response) return here;
  const asked = new URL(request.url).searchParams;
  const page = Math.max(1, Math.floor(Number(asked.get('page')) || 1));
  return Response.json(await listPictures({ q: asked.get('q') ?? '', page }));
}

/** Takes a picture: a form with the field `file`, and optionally `alt` and `credit`. */
export async function POST(request: Request): Promise<Response> {
  const here = await deskRequest(request, 'write');
  if (here instanceof Response) return here;
  try {
    const upload = await readUpload(request);
    if (!upload) return unfit(400, 'no file', 'No picture arrived. Choose one and send it again.');
    const { file, form } = upload;
    const result = await addPicture({
      file: Buffer.from(await file.arrayBuffer()),
      name: file.name,
      alt: textOf(form, 'alt'),
      credit: textOf(form, 'credit'),
      by: here.actor,
      now: new Date(),
    });
    if (result.ok) return Response.json(result.picture);
    return result.reason === 'not allowed' ? refuse(403, 'not allowed') : unfit(422, result.reason, result.problem);
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    const most = MOST_BYTES / 1024 / 1024;
    return unfit(413, 'too large', `The picture is larger than ${most} MB. Save it smaller and try again.`);
  }
}

const unfit = (status: number, reason: string, problem: string) =>
  Response.json({ reason, problem }, { status, headers: { 'cache-control': 'no-store' } });
