import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { rawOf, type Message } from './message';
import { ReadyMail } from './ready-mail';
import type { Outcome } from './rules';
import { inOneLine, outcomeOf, type SmtpError } from './server-answers';

/**
 * One connection to where mail goes. The sender asks it to open, hands it one mail at a time, and hears what came of each;
 * `hand` never throws. Nothing of a mail leaves before its claim is `stored`, but the server is asked for it meanwhile.
 */
export type Lane = {
  readonly isOpen: boolean;
  /** Whether mail goes no further than the outbox of the desk. */
  readonly keeps?: true;
  /** @throws Error with words for the desk if it cannot be opened. */
  open: () => Promise<void>;
  hand: (message: Message, stored: Promise<void>) => Promise<Outcome>;
  close: () => void;
};

/**
 * How long a server may take, in milliseconds. Ten minutes for the answer to a whole mail (RFC 5321, 4.5.3.2.6): whoever gives
 * up sooner sends it twice.
 */
const PATIENCE = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 600_000 };

/** Servers count how much comes through one connection; most want a new one after a hundred or more. */
const MAILS_OF_A_CONNECTION = 100;

/** A lane over SMTP. `url` is that of the environment, smtp:// or smtps://; what follows its ? are options of nodemailer. */
export function smtpLane(url: string, patience: Partial<typeof PATIENCE> = {}): Lane {
  const { auth, ...server } = parseConnectionUrl(url);
  let opening: SMTPConnection | undefined;
  let connection: SMTPConnection | undefined;
  let handed = 0;
  const close = () => {
    opening?.close();
    connection?.close();
    opening = connection = undefined;
  };
  return {
    get isOpen() {
      return connection !== undefined;
    },
    open: async () => {
      close();
      handed = 0;
      const opened = (opening = new SMTPConnection({ ...server, ...PATIENCE, ...patience }));
      await connected(opened, auth);
      // The server may hang up whenever it likes.
      opened.once('end', () => {
        if (connection === opened) connection = undefined;
      });
      if (opening !== opened) return opened.close();
      [opening, connection] = [undefined, opened];
    },
    hand: async (message, stored) => {
      if (!connection) return { kind: 'lost', answer: 'The connection was closed before the mail was handed over.' };
      const sending = connection;
      const outcome = await handOver(sending, message, stored);
      handed++;
      const mustRest = handed >= MAILS_OF_A_CONNECTION || !(await isReady(sending, outcome));
      if (mustRest && connection === sending) {
        connection = undefined;
        if (sending.destroyed) sending.close();
        else sending.quit();
      }
      return outcome;
    },
    close,
  };
}

/** Connects, greets and signs in. */
function connected(connection: SMTPConnection, auth: ReturnType<typeof parseConnectionUrl>['auth']): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: SmtpError) => {
      connection.close();
      reject(new Error(inOneLine(error.response ?? error.message)));
    };
    connection.on('error', fail);
    connection.once('end', () => reject(new Error('The mail server closed the connection.')));
    connection.connect((error) => {
      if (error) return fail(error);
      // As nodemailer's own transports do: a server that knows no sign-in is asked for none.
      if (!auth?.user || !connection.allowsAuth) return resolve();
      connection.login({ user: auth.user, credentials: { user: auth.user, pass: auth.pass } }, (refused) =>
        refused ? fail(refused) : resolve(),
      );
    });
  });
}

/** Hands over one mail, and watches whether the server can have seen its end. */
async function handOver(connection: SMTPConnection, message: Message, stored: Promise<void>): Promise<Outcome> {
  const { from, to } = message;
  let isStored = true;
  const mayLeave = stored.then(
    () => !connection.destroyed,
    () => {
      // A server that waits for a mail can be told otherwise in no other way.
      connection.close();
      return (isStored = false);
    },
  );
  const mail = new ReadyMail(message, mayLeave);
  const failed = (error: SmtpError) => outcomeOf(error, { ended: mail.isGiven });
  const answered = await unlessClosed<Outcome>(connection, (resolve) =>
    connection.send({ from, to: [to], size: rawOf(message).length }, mail, (error, info) =>
      resolve(error ? failed(error) : { kind: 'accepted', answer: inOneLine(info?.response ?? '') }),
    ),
  );
  if (!isStored) return { kind: 'lost', answer: 'It was not handed over: the disk did not take the record of it.' };
  return answered ?? failed(new Error('The connection was closed.'));
}

/** Whether the next mail can go through this connection: after a refusal, if the server forgets the mail that was refused. */
async function isReady(connection: SMTPConnection, { kind, answer }: Outcome): Promise<boolean> {
  if (kind === 'accepted') return !connection.destroyed;
  if (kind === 'lost' || kind === 'uncertain' || connection.destroyed || answer.startsWith('421')) return false;
  const isReset = await unlessClosed<boolean>(connection, (resolve) => connection.reset((error) => resolve(!error)));
  return isReset ?? false;
}

/** A connection that is closed from this side, or found closed, forgets to call back; then there is no answer. */
function unlessClosed<Answer>(
  connection: SMTPConnection,
  ask: (resolve: (answer: Answer) => void) => void,
): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const ended = () => setImmediate(() => resolve(undefined));
    connection.once('end', ended);
    ask((answer) => {
      connection.removeListener('end', ended);
      resolve(answer);
    });
  });
}
