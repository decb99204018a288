import { leave } from '@/lib/newsletter/leave';
import { goOn, readPosted } from '@/lib/newsletter/read-form';

/**
 * The List-Unsubscribe address of RFC 8058: whoever posts `List-Unsubscribe=One-Click` to it, as a form of either type, is off
 * the list at once, without cookies, and hears so without being sent elsewhere. The button on the page posts here, too. The
 * answer does not say whether there is such a link.
 */
export async function POST(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params;
  const posted = (await readPosted(request)) ?? '';
  const isButton = posted === 'from=page';
  if (!isButton && !/One-Click/i.test(posted))
    return new Response('Post List-Unsubscribe=One-Click (RFC 8058), or open this address in a browser.\n', {
      status: 400,
    });
  await leave({ token, purpose: 'leave', now: new Date() });
  return isButton
    ? goOn(`/newsletter/leave/${token}`)
    : new Response('You are off the list.\n', { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
