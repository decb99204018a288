import { cookies } from 'next/headers';
import { env } from '@/lib/env';

const NAME = 'desk-sign-in';

/** Keeps the token of a sign-in on its way in a cookie that no script can read, as long as the sign-in may take. */
export async function keepStep(token: string): Promise<void> {
  (await cookies()).set(NAME, token, {
    httpOnly: true,
    sameSite: 'lax',
    secure: env().SITE_URL.startsWith('https:'),
    path: '/admin',
    maxAge: 600,
  });
}

/** Forgets it, once it was used. */
export async function forgetStep(): Promise<void> {
  (await cookies()).delete({ name: NAME, path: '/admin' });
}

/** The token of the sign-in on its way, or an empty text. */
export async function stepHere(): Promise<string> {
  return (await cookies()).get(NAME)?.value ?? '';
}
