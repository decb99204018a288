import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import NextAuth, { type NextAuthConfig, type Profile, type User } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { z } from 'zod';
import { ADDRESS_HEADER } from '@/lib/client-address';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { getSettings } from '@/lib/settings';
import { arriveFromProvider } from './provider-sign-in';
import { may, type Actor, type Permission } from './rules';
import { findMember, SESSION_DAYS, startSession, type Member } from './sessions';
import { keepStep } from './step-cookie';

const SIGN_IN = '/admin/sign-in';

/** The only door to next-auth. Its cookie carries the random token of a row of ours, and nothing else that counts. */
const { handlers, auth, signIn, signOut } = NextAuth(() => ({
  secret: env().AUTH_SECRET,
  trustHost: true,
  basePath: '/api/auth',
  useSecureCookies: env().SITE_URL.startsWith('https:'),
  session: { strategy: 'jwt', maxAge: SESSION_DAYS * 24 * 60 * 60 },
  pages: { signIn: SIGN_IN, error: SIGN_IN },
  logger: { error: (error) => log.error(`sign-in: ${error.name}`), warn: () => {}, debug: () => {} },
  providers: [
    Credentials({
      credentials: { token: {} },
      /** Passwords and codes were checked before; here comes only the token that this earned, which is good once. */
      authorize: async ({ token }) => {
        const given = z.string().min(20).max(100).safeParse(token);
        const id = given.success ? await sessionFor(given.data) : undefined;
        return id ? { id } : null;
      },
    }),
    ...openIdProvider(),
  ],
  callbacks: {
    signIn: ({ user, account, profile }) => (account?.provider === 'oidc' ? arrive(user, profile) : true),
    jwt: async ({ token, user }) => {
      const sub = user ? user.id : token.sub;
      return sub && (await findMember(sub, new Date())) ? { sub } : null;
    },
    session: ({ session, token }) => ({ expires: session.expires, user: { id: token.sub } }),
  },
}));

/** What an OpenID provider answers to, where the environment names one. */
function openIdProvider(): NextAuthConfig['providers'] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env();
  if (!OIDC_ISSUER) return [];
  const client = { clientId: OIDC_CLIENT_ID!, clientSecret: OIDC_CLIENT_SECRET! };
  return [
    {
      id: 'oidc',
      name: OIDC_NAME,
      type: 'oidc',
      issuer: OIDC_ISSUER,
      ...client,
      checks: ['pkce', 'state', 'nonce'],
      profile: ({ sub }: Profile) => ({ id: sub ?? '' }),
    },
  ];
}

/** Somebody comes back from the provider: in, on to their code, or back to the sign-in with a word why. */
async function arrive(user: User, claims: unknown): Promise<true | string> {
  const now = new Date();
  const result = await arriveFromProvider({ issuer: env().OIDC_ISSUER!, claims, address: await addressHere(), now });
  if (!result.ok) return `${SIGN_IN}?refused`;
  if (result.next === 'code') {
    await keepStep(result.token);
    return `${SIGN_IN}/code`;
  }
  user.id = await sessionFor(result.token);
  return user.id ? true : `${SIGN_IN}?refused`;
}

async function sessionFor(token: string): Promise<string | undefined> {
  const agent = (await headers()).get('user-agent') ?? '';
  return startSession({ token, address: await addressHere(), agent, now: new Date() });
}

/** What the provider sends people back to. Nothing else of next-auth is reached from outside. */
export const comeBack = handlers.GET;

/** Where the provider asks somebody who they are; nothing if there is no provider. */
export async function providerAddress(): Promise<string | undefined> {
  if (!env().OIDC_ISSUER) return undefined;
  return (await signIn('oidc', { redirect: false, redirectTo: '/admin' })) as string;
}

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

/** Takes the cookie away; the session itself is ended by the act that calls this. */
export async function leave(): Promise<void> {
  await signOut({ redirect: false });
}

/** Who is at the desk, for acts: name, role, and from where. `mustSetUp`: their role asks for a second step they lack. */
export type Here = Member & { actor: Actor; mustSetUp: boolean };

/** Who asks, if they are signed in. Looked up once for each request. */
export const findHere = cache(async (): Promise<Here | undefined> => {
  const token = (await auth())?.user?.id;
  const member = token ? await findMember(token, new Date()) : undefined;
  if (!member) return undefined;
  const { name, role, hasSecondStep } = member;
  const mustSetUp = !hasSecondStep && (await getSettings()).secondStepRoles.includes(role);
  return { ...member, mustSetUp, actor: { name, role, address: await addressHere() } };
});

/** The network address that this request came from. */
export async function addressHere(): Promise<string> {
  return (await headers()).get(ADDRESS_HEADER) ?? '';
}

/**
 * Begins every page and every act of the desk: leads strangers to the sign-in, whoever must set up their second step to
 * where they do that (`even: 'without second step'` is for that page and for leaving), and others to where it says what
 * they may.
 */
export async function requireEditor(permission?: Permission, even?: 'without second step'): Promise<Here> {
  const here = await findHere();
  if (!here) redirect(SIGN_IN);
  if (here.mustSetUp && !even) redirect('/admin/second-step');
  if (permission && !may(here.actor, permission)) redirect('/admin/denied');
  return here;
}
