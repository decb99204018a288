import { erase } from '@/lib/newsletter/erase';
import { goOn } from '@/lib/newsletter/read-form';

/** Somebody wants to be forgotten, by the link in their mail. Who is forgotten already reads the same. */
export async function POST(_: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  await erase({ token: (await params).token, now: new Date() });
  return goOn('/newsletter/forgotten');
}
