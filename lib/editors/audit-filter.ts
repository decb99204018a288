import { isPlainDate } from '@/lib/dates';
import type { AuditFilter, Place } from './audit-queries';

const NAMES = ['words', 'actor', 'act', 'from', 'to'] as const;

const LONGEST = 200;

/** The filter of an address. What makes no sense in it counts for nothing, as if it were not there. */
export function readAuditFilter(query: URLSearchParams): AuditFilter {
  const filter: AuditFilter = {};
  for (const name of NAMES) {
    const value = (query.get(name) ?? '').trim().slice(0, LONGEST);
    const isDay = name === 'from' || name === 'to';
    if (value && (!isDay || isPlainDate(value))) filter[name] = value;
  }
  return filter;
}

/** Where the list of this address goes on, if it is not its beginning. */
export function readAuditPlace(query: URLSearchParams): Place | undefined {
  const [, at, id] = /^(\d{1,15})\.(\d{1,15})$/.exec(query.get('after') ?? '') ?? [];
  return at && id ? { at: new Date(Number(at)), id: Number(id) } : undefined;
}

/** The query of an address with this filter, from this place on; empty for the whole log from its end. */
export function auditQuery(filter: AuditFilter, after?: Place): string {
  const query = new URLSearchParams(NAMES.flatMap((name) => (filter[name] ? [[name, filter[name]]] : [])));
  if (after) query.set('after', `${after.at.getTime()}.${after.id}`);
  return query.size > 0 ? `?${query}` : '';
}
