import { confirm } from '@/lib/newsletter/confirm';
import { goOn } from '@/lib/newsletter/read-form';

/** The button behind a link was pressed; the page it stood on says what came of it. */
export async function POST(_: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params;
  await confirm({ token, now: new Date() });
  return goOn(`/newsletter/confirm/${token}`);
}
