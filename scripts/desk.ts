/** Adds people to the desk, lists them, makes links for new passwords; takes in mail that came back. Started by desk.mjs. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { closeDatabase } from '@/db/client';
import { addEditor, isSetUp } from '@/lib/editors/add-editor';
import { role as roleField } from '@/lib/editors/form';
import { invite, LINK_HOURS, makeResetLink, type LinkResult } from '@/lib/editors/invitations';
import { listPeople } from '@/lib/editors/people';
import { normalEmail, ROLES, type Actor, type Role } from '@/lib/editors/rules';
import { newToken } from '@/lib/editors/tokens';
import { takeMbox } from '@/lib/newsletter/take-mbox';

const HELP = `People of the desk:

  npm run desk -- add-user ada@example.com --role editor
      prints a link with which they choose their name and password
  npm run desk -- add-user ada@example.com --role editor --name "Ada"
      asks for the password (Enter alone makes one and prints it), then they can sign in
  npm run desk -- list
  npm run desk -- reset ada@example.com
      prints a link with which they choose a new password; it turns their two-step sign-in off

Roles: ${ROLES.join(', ')}. The first person is an administrator.

Mail that came back:

  npm run desk -- take-returns < returns.mbox
      reads delivery reports and complaints, from an mbox file or one raw message`;

/** Said to whoever typed the command, who then tries again. */
class Mistake extends Error {}

const by: Actor = { name: 'Console', role: 'administrator' };
const now = new Date();

const commands: Record<string, (given: Given) => Promise<string>> = {
  'add-user': addUser,
  list,
  reset,
  'take-returns': takeReturns,
};

type Given = { email: string; role: string | undefined; name: string | undefined };

async function addUser(given: Given): Promise<string> {
  const role = await chosenRole(given.role);
  if (given.name === undefined)
    return saidLink(await invite({ form: { email: given.email, role }, by, now }), LINK_HOURS.invitation);
  const { password, isMade } = await askForPassword();
  const person = { email: given.email, name: given.name, password };
  const result = await addEditor({ person, role, by, now });
  if (result.ok)
    return `${given.name} can sign in${isMade ? ` with the password ${password}, which is shown this once` : ''}.`;
  throw new Mistake(result.reason === 'invalid' ? sentences(result.problems) : result.reason);
}

async function chosenRole(given: string | undefined): Promise<Role> {
  if (given === undefined && !(await isSetUp())) return 'administrator';
  const checked = roleField.safeParse(given);
  if (!checked.success) throw new Mistake(`Give a role: --role with one of ${ROLES.join(', ')}.`);
  return checked.data;
}

async function list(): Promise<string> {
  const people = await listPeople();
  if (people.length === 0) return 'Nobody is at the desk yet.';
  return people
    .map(({ email, name, role, status, hasSecondStep }) =>
      [email, name, role, ...(status === 'active' ? [] : [status]), hasSecondStep ? 'two steps' : 'one step'].join(
        '\t',
      ),
    )
    .join('\n');
}

async function reset({ email }: Given): Promise<string> {
  const person = (await listPeople()).find((each) => each.email === normalEmail(email));
  if (!person) throw new Mistake(`Nobody at the desk has the address ${email || '(none given)'}.`);
  return saidLink(await makeResetLink({ editorId: person.id, by, now }), LINK_HOURS.reset);
}

async function takeReturns(): Promise<string> {
  const { mails, reports, taken } = await takeMbox(process.stdin, now);
  return `${mails} mails, ${reports} of them reports; ${taken} were about mail of ours and new.`;
}

function saidLink(result: LinkResult, hours: number): string {
  if (result.ok) return `For ${result.email}, good for ${hours} hours and once:\n${result.link}`;
  throw new Mistake(result.reason === 'invalid' ? sentences(result.problems) : result.reason);
}

const sentences = (problems: Record<string, string>) => Object.values(problems).join(' ');

/** From the keyboard without showing it, or from what is piped in. Without one it makes one. */
async function askForPassword(): Promise<{ password: string; isMade: boolean }> {
  const { stdin, stdout } = process;
  if (stdin.isTTY) stdout.write('Password (Enter makes one): ');
  const hidden = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: hidden, terminal: stdin.isTTY });
  const given = await Promise.race([
    lines.question(''),
    new Promise<string>((resolve) => lines.once('close', () => resolve(''))),
  ]);
  lines.close();
  if (stdin.isTTY) stdout.write('\n');
  return given ? { password: given, isMade: false } : { password: newToken().slice(0, 24), isMade: true };
}

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { role: { type: 'string' }, name: { type: 'string' } },
  });
  const [act = '', email = ''] = positionals;
  const carryOut = commands[act];
  if (!carryOut) throw new Mistake(HELP);
  console.log(await carryOut({ email, role: values.role, name: values.name }));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  closeDatabase();
}
