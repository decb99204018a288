/**
 * How what somebody writes gets to the server without a word being lost: a small machine that is told what happened and
 * says what is to be done. It knows no clock and no network, so it can be tried with everything that may go wrong.
 */

/** What the server has, as far as we know: the record and the version that it counts as. */
export type Base<R> = { version: number; record: R };

/** What the server has and who saved it when. */
export type Stored<R> = Base<R> & { savedBy: string; savedAt: string };

/** Why it cannot be saved at present. All but the last two pass by themselves; `refused` passes when something is changed. */
export type Trouble = 'offline' | 'server' | 'signed out' | 'refused' | 'gone';

export type Autosave<R> = {
  /** What the text in the form is based on. */
  base: Base<R>;
  /** What stands in the form. */
  record: R;
  /** What was sent and has no answer yet: one at a time. */
  onItsWay?: R | undefined;
  /** What was sent and never answered. It may have been stored for all that, and then it is no conflict. */
  unanswered: R[];
  /** Attempts in a row that came to nothing. */
  failures: number;
  trouble?: { kind: Trouble; problems: string[] } | undefined;
  /** What somebody else saved meanwhile, until a person has chosen. */
  conflict?: Stored<R> | undefined;
  /** When the server stored what it has, and who had it do so. */
  savedAt: string;
  savedBy: string;
};

export type Happening<R> =
  | { what: 'typed'; record: R }
  | { what: 'sent' }
  | { what: 'stored'; version: number; savedAt: string; savedBy: string }
  | { what: 'failed'; kind: Trouble; problems?: string[] }
  | { what: 'met'; theirs: Stored<R> }
  | { what: 'chosen'; record: R };

export type Same<R> = (one: R, other: R) => boolean;

/** What a browser keeps of a text that the server may not have. */
export type Kept<R> = { base: Base<R>; record: R; unanswered: R[] };

/** Unsent text waits this long for more of it, so that words travel and not letters. */
const GATHER = 900;
const LONGEST_WAIT = 15_000;

/** How many answers may be missing before the oldest is forgotten. */
const MOST_UNANSWERED = 8;

/**
 * Begins with what the server has and, where a browser kept a text, with that: it goes on from there if the server's text
 * is the one it was based on, or one that it sent itself. Otherwise a person has to choose.
 */
export function begin<R>(server: Stored<R>, kept: Kept<R> | undefined, same: Same<R>): Autosave<R> {
  const { version, record, savedAt, savedBy } = server;
  const fresh: Autosave<R> = { base: { version, record }, record, unanswered: [], failures: 0, savedAt, savedBy };
  if (!kept || same(kept.record, record)) return fresh;
  return meet({ ...fresh, base: kept.base, record: kept.record, unanswered: kept.unanswered }, server, same);
}

/** The next state. */
export function step<R>(state: Autosave<R>, happening: Happening<R>, same: Same<R>): Autosave<R> {
  switch (happening.what) {
    case 'typed':
      return { ...state, record: happening.record, ...(state.trouble?.kind === 'refused' && { trouble: undefined }) };
    case 'sent':
      return { ...state, onItsWay: state.record };
    case 'stored':
      return stored(state, happening);
    case 'failed':
      return failed(state, happening.kind, happening.problems ?? []);
    case 'met':
      return meet({ ...state, onItsWay: undefined }, happening.theirs, same);
    case 'chosen': {
      const { conflict, ...rest } = state;
      return conflict ? { ...onto(rest, conflict), record: happening.record } : state;
    }
  }
}

function stored<R>(state: Autosave<R>, answer: { version: number; savedAt: string; savedBy: string }): Autosave<R> {
  const record = state.onItsWay ?? state.record;
  return onto({ ...state, onItsWay: undefined }, { ...answer, record });
}

/** The same text, based on this. */
function onto<R>(state: Autosave<R>, { version, record, savedAt, savedBy }: Stored<R>): Autosave<R> {
  return { ...state, base: { version, record }, savedAt, savedBy, unanswered: [], failures: 0, trouble: undefined };
}

function failed<R>(state: Autosave<R>, kind: Trouble, problems: string[]): Autosave<R> {
  const { onItsWay, unanswered } = state;
  const mayHaveArrived = kind === 'offline' || kind === 'server';
  return {
    ...state,
    onItsWay: undefined,
    unanswered: mayHaveArrived && onItsWay ? [...unanswered, onItsWay].slice(-MOST_UNANSWERED) : unanswered,
    failures: state.failures + 1,
    trouble: { kind, problems },
  };
}

/** The server turns out to have a version that this text is not based on. */
function meet<R>(state: Autosave<R>, theirs: Stored<R>, same: Same<R>): Autosave<R> {
  const isOurs = [state.base.record, state.record, ...state.unanswered].some((each) => same(each, theirs.record));
  const settled = { ...state, conflict: undefined };
  if (isOurs || theirs.version === state.base.version)
    return { ...onto(settled, theirs), unanswered: state.unanswered };
  if (!isUnsent(state, same)) return { ...onto(settled, theirs), record: theirs.record };
  return { ...state, conflict: theirs, trouble: undefined };
}

/** Whether the form holds, or may hold, something else than the server. */
export function isUnsent<R>(state: Autosave<R>, same: Same<R>): boolean {
  return state.unanswered.length > 0 || !same(state.record, state.base.record);
}

/** In how many milliseconds the record is to be sent; nothing if there is nothing to send, or it cannot be. */
export function dueIn<R>(state: Autosave<R>, same: Same<R>): number | undefined {
  const { kind } = state.trouble ?? {};
  if (state.onItsWay || state.conflict || kind === 'refused' || kind === 'gone') return undefined;
  if (!isUnsent(state, same)) return undefined;
  return state.failures === 0 ? GATHER : Math.min(LONGEST_WAIT, 1000 * 2 ** (state.failures - 1));
}

/** What the browser has to keep until the server has it; nothing when the server has all. */
export function toKeep<R>(state: Autosave<R>, same: Same<R>): Kept<R> | undefined {
  const { base, record, onItsWay, unanswered } = state;
  if (!onItsWay && !isUnsent(state, same)) return undefined;
  return { base, record, unanswered: onItsWay ? [...unanswered, onItsWay] : unanswered };
}

export type SaveStatus = 'saved' | 'saving' | 'conflict' | Trouble;

/** How it stands, for the person who writes. */
export function statusOf<R>(state: Autosave<R>, same: Same<R>): SaveStatus {
  if (state.conflict) return 'conflict';
  if (!state.onItsWay && !isUnsent(state, same)) return 'saved';
  return state.trouble?.kind ?? 'saving';
}
