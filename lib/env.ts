import { z } from 'zod';

/** The settings of the machine, as opposed to those of the newsroom. Each is explained in .env.example. */
const variables = z.object({
  /** For development and tests only. */
  ALLOW_PRIVATE_FETCH: z.stringbool({ error: 'must be on or off.' }).default(false),
  AUTH_SECRET: z
    .string({ error: 'is missing. Run `npm start` once, which writes a random one to .env.' })
    .min(32, 'is too short: 32 characters or more.'),
  BOUNCE_ADDRESS: z
    .string()
    .regex(/^[^\s<>@+]+@[^\s<>@]+$/, 'must be an address without a plus, such as bounces@example.com.')
    .optional(),
  DATA_DIR: z.string().min(1).default('data'),
  DKIM_DOMAIN: z
    .string()
    .regex(/^[a-z0-9.-]+$/, 'must be a domain such as example.com.')
    .optional(),
  DKIM_KEY_FILE: z.string().min(1).optional(),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9._-]+$/i, 'must be letters, digits and hyphens.')
    .default('aisle5'),
  EDGE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as http://127.0.0.1.' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  INDEXNOW_KEY: z
    .string()
    .regex(/^[A-Za-z0-9-]{8,128}$/, 'must be 8 to 128 letters, digits and hyphens.')
    .optional(),
  INDEXNOW_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://api.indexnow.org/indexnow.' })
    .default('https://api.indexnow.org/indexnow'),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>@\p{Cc}]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u, 'must be like Aisle Five <desk@example.com>.')
    .optional(),
  NODE_ENV: z.string().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'must be the address of an OpenID provider.' }).optional(),
  OIDC_NAME: z.string().default('your organisation'),
  PORT: z.coerce.number({ error: 'must be a number.' }).int().min(0).max(65535).default(3000),
  /** A folder in Maildir form, where mail to the Return-Path is put. */
  RETURNS_MAILDIR: z.string().min(1).optional(),
  RETURNS_SECRET: z
    .string()
    .regex(/^[^\s]{32,200}$/, 'must be 32 to 200 characters without spaces.')
    .optional(),
  /** Zero bits that the sign-up's proof of work asks for; 0: none is asked for. */
  SIGN_UP_WORK: z.coerce.number({ error: 'must be a number.' }).int().min(0).max(24).default(0),
  SMTP_CONNECTIONS: z.coerce.number({ error: 'must be a number.' }).int().min(1).max(50).default(5),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be an address such as smtp://user:password@mail.example.com:587.' })
    .optional(),
  /** `off`: no worker inside the server process; `npm run worker` runs apart. */
  WORKER: z.enum(['on', 'off'], { error: 'must be on or off.' }).default('on'),
  WEBSUB_HUB: z.url({ protocol: /^https?$/, error: 'must be the address of a WebSub hub.' }).optional(),
  SITE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://www.example.com.' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
});

const environment = variables.superRefine((given, context) => {
  const missing = (['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const).filter(
    (each) => given.OIDC_ISSUER && !given[each],
  );
  for (const name of missing)
    context.addIssue({ code: 'custom', path: [name], message: 'is missing. OIDC_ISSUER needs it.' });
  if (given.DKIM_DOMAIN && !given.DKIM_KEY_FILE)
    context.addIssue({ code: 'custom', path: ['DKIM_KEY_FILE'], message: 'is missing. DKIM_DOMAIN needs it.' });
});

export type Environment = Omit<z.output<typeof environment>, 'SITE_URL'> & {
  /** Public address of the site, without a slash at the end. */
  SITE_URL: string;
};

/**
 * The environment, checked. An empty variable counts as unset.
 * @throws Error naming each variable that is wrong and what to put there; its message is meant for a person.
 */
export function readEnvironment(from: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(from).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new Error(`Check the file .env: ${problems.join(' ')}`);
  }
  return { ...parsed.data, SITE_URL: parsed.data.SITE_URL ?? `http://localhost:${parsed.data.PORT}` };
}

let known: Environment | undefined;

/** The environment of this process: read at the first call, the same object after that. */
export function env(): Environment {
  return (known ??= readEnvironment(process.env));
}
