import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

const instant = () => integer({ mode: 'timestamp_ms' });
const role = () => text({ enum: ['administrator', 'editor', 'writer'] }).notNull();

/** The people of the desk. An address is kept in small letters: it is who somebody is when they sign in. */
export const editors = sqliteTable(
  'editors',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    email: text().notNull().unique(),
    name: text().notNull(),
    role: role(),
    status: text({ enum: ['active', 'suspended'] })
      .notNull()
      .default('active'),
    /** argon2id, with its own salt and costs. */
    passwordHash: text().notNull(),
    /** The secret of the authenticator app, sealed with the secret of this site; null while the second step is off. */
    totpSecret: text(),
    /** The last interval of 30 seconds whose code was used: a code is good once (RFC 6238, 5.2). */
    totpInterval: integer().notNull().default(0),
    /** Who they are to the OpenID provider (its address and the claim `sub`), once they have signed in through it. */
    oidcSubject: text().unique(),
    createdAt: instant().notNull(),
  },
  (t) => [
    check('editors_email', sql`${t.email} like '%_@_%' and ${t.email} = lower(${t.email})`),
    check('editors_name', sql`${t.name} <> ''`),
    check('editors_role', sql`${t.role} in ('administrator', 'editor', 'writer')`),
    check('editors_status', sql`${t.status} in ('active', 'suspended')`),
  ],
);

const editorId = () =>
  integer()
    .notNull()
    .references(() => editors.id, { onDelete: 'cascade' });

/** Codes for whoever lost their authenticator app: hashes, each good once. */
export const recoveryCodes = sqliteTable(
  'recovery_codes',
  {
    codeHash: text().primaryKey(),
    editorId: editorId(),
    usedAt: instant(),
  },
  (t) => [index('recovery_codes_by_editor').on(t.editorId)],
);

/** Where somebody is signed in. The token is in their cookie; here is its hash. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    tokenHash: text().notNull().unique(),
    editorId: editorId(),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
    /** From where, as the person will recognise it in the list: network address and browser. */
    address: text().notNull(),
    agent: text().notNull(),
  },
  (t) => [index('sessions_by_editor').on(t.editorId, t.revokedAt)],
);

/** A sign-in on its way: the password was right, the code is still to come (`code`), or all is done but the cookie (`ready`). */
export const signIns = sqliteTable(
  'sign_ins',
  {
    tokenHash: text().primaryKey(),
    editorId: editorId(),
    stage: text({ enum: ['code', 'ready'] }).notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [check('sign_ins_stage', sql`${t.stage} in ('code', 'ready')`)],
);

/** How often somebody tried in vain: one row for each account and each network address. */
export const throttles = sqliteTable('throttles', {
  key: text().primaryKey(),
  failures: integer().notNull(),
  lastAt: instant().notNull(),
});

/** Links that let somebody in who has no password yet, or no more. The token is in the link; here is its hash. */
export const invitations = sqliteTable(
  'invitations',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    tokenHash: text().notNull().unique(),
    /** `reset` comes from an administrator, `forgotten` is what a person asked for themselves. */
    kind: text({ enum: ['invitation', 'reset', 'forgotten'] }).notNull(),
    email: text().notNull(),
    role: role(),
    invitedBy: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** When it was used or taken back: it is good for nothing then. */
    closedAt: instant(),
  },
  (t) => [
    index('invitations_by_email').on(t.email),
    check('invitations_kind', sql`${t.kind} in ('invitation', 'reset', 'forgotten')`),
    check('invitations_role', sql`${t.role} in ('administrator', 'editor', 'writer')`),
  ],
);

/** The audit log: who did what, to what, from where. Rows are only ever added. */
export const audit = sqliteTable(
  'audit',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    at: instant().notNull(),
    actor: text().notNull(),
    act: text().notNull(),
    /** What it was done to, as a person would name it. */
    subject: text().notNull(),
    before: text({ mode: 'json' }).$type<unknown>(),
    after: text({ mode: 'json' }).$type<unknown>(),
    address: text().notNull().default(''),
  },
  (t) => [
    index('audit_by_time').on(t.at),
    index('audit_by_actor').on(t.actor, t.at),
    index('audit_by_act').on(t.act, t.at),
  ],
);

/** Who has what open at the desk: one row for each tab. `place` is a path such as "stories/12". */
export const presences = sqliteTable(
  'presences',
  {
    tab: text().primaryKey(),
    editorId: editorId(),
    place: text().notNull(),
    seenAt: instant().notNull(),
  },
  (t) => [index('presences_by_place').on(t.place, t.seenAt)],
);

/** Who may write in a place at present: one tab. It runs out unless it is renewed. */
export const leases = sqliteTable('leases', {
  place: text().primaryKey(),
  tab: text().notNull(),
  editorId: editorId(),
  expiresAt: instant().notNull(),
});
