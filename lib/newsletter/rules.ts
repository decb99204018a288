/** The life of a send: what it may become by which act. */
export type SendStatus = 'planned' | 'held' | 'sending' | 'paused' | 'done' | 'cancelled';

export type SendAct = 'plan' | 'hold' | 'start' | 'pause' | 'resume' | 'cancel' | 'finish' | 'reopen';

export type SendRefusal =
  | 'not planned'
  | 'not sending'
  | 'not paused'
  | 'already sending'
  | 'already over'
  | 'already cancelled'
  | 'not over'
  | 'still open';

const MOVES: Record<SendAct, Partial<Record<SendStatus, SendStatus>>> = {
  plan: { planned: 'planned', held: 'planned' },
  hold: { planned: 'held' },
  start: { planned: 'sending', held: 'sending' },
  pause: { sending: 'paused' },
  resume: { paused: 'sending' },
  cancel: { planned: 'cancelled', held: 'cancelled', sending: 'cancelled', paused: 'cancelled' },
  finish: { sending: 'done' },
  /** What was uncertain is to be sent again. */
  reopen: { done: 'sending', sending: 'sending', paused: 'paused' },
};

const REFUSALS: Record<SendAct, SendRefusal> = {
  plan: 'not planned',
  hold: 'not planned',
  start: 'not planned',
  pause: 'not sending',
  resume: 'not paused',
  cancel: 'already over',
  finish: 'not sending',
  reopen: 'not over',
};

/** What a send becomes by an act, or why it may not. */
export function moveSend(
  status: SendStatus,
  act: SendAct,
): { ok: true; status: SendStatus } | { ok: false; reason: SendRefusal } {
  const next = MOVES[act][status];
  if (next) return { ok: true, status: next };
  if (status === 'cancelled') return { ok: false, reason: 'already cancelled' };
  if (status === 'done') return { ok: false, reason: 'already over' };
  return { ok: false, reason: act === 'start' ? 'already sending' : REFUSALS[act] };
}

/** What came of handing a mail to the server. */
export type Outcome =
  | { kind: 'accepted'; answer: string }
  /** Not now (4xx). `slowDown`: because we send too much or too fast. */
  | { kind: 'deferred'; answer: string; slowDown: boolean }
  | { kind: 'refused'; answer: string }
  /** The connection was lost before the end of the mail: the server cannot have taken it. */
  | { kind: 'lost'; answer: string }
  /** The connection was lost between the end of the mail and the answer. */
  | { kind: 'uncertain'; answer: string }
  /** Nothing is wrong with the recipient: the server refuses us. Nobody else would fare better. */
  | { kind: 'barred'; answer: string };

/** Seconds between attempts, each longer: a day and a quarter in all. */
const WAITS = [60, 300, 900, 1800, 3600, 7200, 14_400, 14_400, 14_400, 14_400, 14_400, 14_400];

/** The first seconds after a connection was lost, which says little about the mail. */
const WAITS_WHEN_LOST = [5, 30];

/**
 * The seconds after which a mail is tried again that has been tried `attempts` times, or nothing if that is enough. Who greylists
 * asks for minutes; RFC 5321, 4.5.4.1 wants half an hour between attempts in the long run, and days until one gives up.
 */
export function secondsToRetry(kind: 'deferred' | 'lost', attempts: number): number | undefined {
  return (kind === 'lost' ? WAITS_WHEN_LOST[attempts - 1] : undefined) ?? WAITS[attempts - 1];
}

export type DeliveryStatus = 'waiting' | 'claimed' | 'accepted' | 'refused' | 'excluded' | 'uncertain';

/** What becomes of a claimed row by its outcome; `wait` is in seconds. */
export function settle(
  outcome: Outcome,
  attempts: number,
): { status: DeliveryStatus; answer: string; wait?: number; attempts: number } {
  const { kind, answer } = outcome;
  switch (kind) {
    case 'accepted':
    case 'refused':
    case 'uncertain':
      return { status: kind, answer, attempts: attempts + 1 };
    case 'barred':
      return { status: 'waiting', answer, wait: 0, attempts };
    case 'deferred':
    case 'lost': {
      const wait = secondsToRetry(kind, attempts + 1);
      if (wait !== undefined) return { status: 'waiting', answer, wait, attempts: attempts + 1 };
      return {
        status: 'refused',
        answer: `Given up after ${attempts + 1} attempts. ${answer}`,
        attempts: attempts + 1,
      };
    }
  }
}

/** Programs for mail cut longer subjects in most lists; a preheader in all. */
export const HEAD_LENGTHS = { subject: 60, preheader: 140 };
