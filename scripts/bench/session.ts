/**
 * Adds somebody to the desk of a database of the benchmark and prints the cookie of their session.
 * A process of its own, because a process has one database: DATA_DIR=... node --import tsx scripts/bench/session.ts
 */
import { encode } from 'next-auth/jwt';
import { addEditor } from '@/lib/editors/add-editor';
import { SESSION_DAYS, startSession } from '@/lib/editors/sessions';
import { newToken } from '@/lib/editors/tokens';
import { env } from '@/lib/env';

/** The name that next-auth gives its cookie where there is no https. */
const COOKIE = 'authjs.session-token';

const now = new Date();
const by = { name: 'Benchmark', role: 'administrator' } as const;
const person = { name: 'Benchmark', email: 'benchmark@example.com', password: newToken() };
const added = await addEditor({ person, role: 'administrator', by, now });
if (!added.ok) throw new Error(JSON.stringify(added));
const session = await startSession({ token: added.token, address: '', agent: '', now });
const token = { sub: session! };
const maxAge = SESSION_DAYS * 24 * 60 * 60;
console.log(`${COOKIE}=${await encode({ token, secret: env().AUTH_SECRET, salt: COOKIE, maxAge })}`);
