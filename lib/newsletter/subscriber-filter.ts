import { isPlainDate, type PlainDate } from '@/lib/dates';

/** What a subscriber of the list can be. `waiting` has asked and not confirmed, so is not on the list yet. */
export const STATUSES = ['active', 'waiting', 'paused', 'bounced', 'complained', 'left'] as const;

export const THROUGHS = ['home', 'briefing', 'story', 'newsletter', 'import', 'desk'] as const;

export type SubscriberStatus = (typeof STATUSES)[number];

/** How each is called at the desk. */
export const STATUS_WORDS: Record<SubscriberStatus, string> = {
  active: 'Confirmed',
  waiting: 'Waiting',
  paused: 'Paused',
  bounced: 'Bounced',
  complained: 'Complained',
  left: 'Left',
};

export const THROUGH_WORDS: Record<(typeof THROUGHS)[number], string> = {
  home: 'Front page',
  briefing: 'Briefing',
  story: 'Story page',
  newsletter: 'Newsletter page',
  import: 'Import',
  desk: 'The desk',
};

/** What to look for; what is left out matters not. Days are of the newsroom's calendar. */
export type SubscriberFilter = {
  /** How an address begins, or, with an @ in front, all of its domain. */
  q?: string;
  /** `q` may stand anywhere in the address. */
  anywhere?: true;
  status?: SubscriberStatus;
  through?: (typeof THROUGHS)[number];
  from?: PlainDate;
  to?: PlainDate;
  /** The earliest first. */
  oldest?: true;
};

/** Where a list goes on: after the row with this number, or before it. */
export type Turn = { id: number; way: 'after' | 'before' };

const LONGEST = 254;

/** The filter of an address. What makes no sense in it counts for nothing, as if it were not there. */
export function readSubscriberFilter(query: URLSearchParams): SubscriberFilter {
  const filter: SubscriberFilter = {};
  const q = (query.get('q') ?? '').trim().normalize('NFC').slice(0, LONGEST);
  if (q) filter.q = q;
  if (q && query.has('anywhere')) filter.anywhere = true;
  const status = STATUSES.find((each) => each === query.get('status'));
  if (status) filter.status = status;
  const through = THROUGHS.find((each) => each === query.get('through'));
  if (through) filter.through = through;
  for (const name of ['from', 'to'] as const) {
    const day = query.get(name) ?? '';
    if (isPlainDate(day)) filter[name] = day;
  }
  if (query.get('sort') === 'oldest') filter.oldest = true;
  return filter;
}

/** Where the list of this address goes on, if it is not its beginning. */
export function readTurn(query: URLSearchParams): Turn | undefined {
  const way = query.has('before') ? 'before' : 'after';
  const given = query.get(way) ?? '';
  return /^\d{1,15}$/.test(given) ? { id: Number(given), way } : undefined;
}

/** The query of an address with this filter, from this place on; empty for the whole list from its beginning. */
export function subscriberQuery({ anywhere, oldest, ...filter }: SubscriberFilter, turn?: Turn): string {
  const query = new URLSearchParams(Object.entries(filter));
  if (anywhere) query.set('anywhere', '1');
  if (oldest) query.set('sort', 'oldest');
  if (turn) query.set(turn.way, String(turn.id));
  return query.size > 0 ? `?${query}` : '';
}
