import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { z } from 'zod';
import { ADDRESS_HEADER } from '@/lib/client-address';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { may, type Actor, type Permission } from './rules';
import { findMember, SESSION_DAYS, startSession, type Member } from './sessions';

/** The only door to next-auth. Its cookie carries the random token of a row of ours, and nothing else that counts. */
const { handlers, auth, signIn, signOut } = NextAuth(() => ({
  secret: env().AUTH_SECRET,
  trustHost: true,
  basePath: '/api/auth',
  useSecureCookies: env().SITE_URL.startsWith('https:'),
  session: { strategy: 'jwt', maxAge: SESSION_DAYS * 24 * 60 * 60 },
  pages: { signIn: '/admin/sign-in', error: '/admin/sign-in' },
  logger: { error: (error) => log.error(`sign-in: ${error.name}`), warn: () => {}, debug: () => {} },
  providers: [
    Credentials({
      credentials: { token: {} },
      /** Passwords and codes were checked before; here comes only the token that this earned, which is good once. */
      authorize: async ({ token }, request) => {
        const given = z.string().min(20).max(100).safeParse(token);
        const session = given.success
          ? await startSession({
              token: given.data,
              address: request.headers.get(ADDRESS_HEADER) ?? '',
              agent: request.headers.get('user-agent') ?? '',
              now: new Date(),
            })
          : undefined;
        return session ? { id: session } : null;
      },
    }),
  ],
  callbacks: {
    jwt: async ({ token, user }) => {
      // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition
      const sub = user ? user.id : token.sub;
      return sub && (await findMember(sub, new Date())) ? { sub } : null;
    },
    session: ({ session, token }) => ({ expires: session.expires, user: { id: token.sub } }),
  },
}));

/** What next-auth answers at /api/auth. */
export { handlers };

/** Starts the session that a sign-in earned: sets the cookie. Says whether the token was still good. */
export async function enter(token: string): Promise<boolean> {
  try {
    await signIn('credentials', { token, redirect: false });
    return true;
  } catch (error) {
    if ((error as { type?: string }).type === 'CredentialsSignin') return false;
    throw error;
  }
}

/** Takes the cookie away; the session itself is revoked by the act that calls this. */
export async function leave(): Promise<void> {
  await signOut({ redirect: false });
}

/** Who is at the desk, for acts: name, role, and from where. */
export type Here = Member & { actor: Actor };

/** Who asks, if they are signed in. Looked up once for each request. */
export const findHere = cache(async (): Promise<Here | undefined> => {
  const token = (await auth())?.user?.id;
  const member = token ? await findMember(token, new Date()) : undefined;
  return member && { ...member, actor: { name: member.name, role: member.role, address: await addressHere() } };
});

/** The network address that this request came from. */
export async function addressHere(): Promise<string> {
  return (await headers()).get(ADDRESS_HEADER) ?? '';
}

/** Begins every page and every act of the desk: leads strangers to the sign-in, and others to where it says what they may. */
export async function requireEditor(permission?: Permission): Promise<Here> {
  const here = await findHere();
  if (!here) redirect('/admin/sign-in');
  if (permission && !may(here.actor, permission)) redirect('/admin/denied');
  return here;
}

const STEP_COOKIE = 'desk-sign-in';

/** Keeps the token of a sign-in on its way in a cookie that no script can read. */
export async function keepStep(token: string | undefined): Promise<void> {
  const jar = await cookies();
  if (!token) jar.delete({ name: STEP_COOKIE, path: '/admin' });
  else
    jar.set(STEP_COOKIE, token, {
      httpOnly: true,
      sameSite: 'lax',
      secure: env().SITE_URL.startsWith('https:'),
      path: '/admin',
      maxAge: 600,
    });
}

/** The token of the sign-in on its way, or an empty text. */
export async function stepHere(): Promise<string> {
  return (await cookies()).get(STEP_COOKIE)?.value ?? '';
}
