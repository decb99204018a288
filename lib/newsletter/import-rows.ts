import { isPlainDate } from '@/lib/dates';
import { parseAddress, type Address } from './address';

/** A row of a file, read: whose address is in it, and since when they are on the list. */
export type ReadRow = { email: string; address: Address | undefined; joinedAt: Date | null; problem: string };

const LONGEST = 320;

/** Reads a row. A day in the future or that makes no sense counts as none. */
export function readRow(cells: string[], columns: { email: number; joined: number | null }, now: Date): ReadRow {
  const given = cells[columns.email] ?? '';
  const parsed = parseAddress(given);
  const joinedAt = columns.joined === null ? undefined : dayOf(cells[columns.joined] ?? '');
  return {
    email: [...given.replaceAll(/\p{Cc}+/gu, ' ').trim()].slice(0, LONGEST).join(''),
    address: parsed.ok ? parsed : undefined,
    joinedAt: joinedAt && joinedAt <= now ? joinedAt : null,
    problem: parsed.ok ? '' : parsed.problem,
  };
}

export const looksLikeAddress = (cell: string) => /^\s*[^\s@]+@[^\s@]+\s*$/.test(cell);

export const looksLikeDay = (cell: string) => dayOf(cell) !== undefined;

/** A day or an instant as ISO 8601 writes it, or a day as 24/7/2020 or 24.7.2020. The American order is not guessed. */
function dayOf(cell: string): Date | undefined {
  const text = cell.trim();
  const [, iso, rest = ''] = /^(\d{4}-\d\d-\d\d)([T ]\d\d:\d\d.*)?$/.exec(text) ?? [];
  if (iso && isPlainDate(iso)) {
    const instant = new Date(rest ? `${iso}T${rest.slice(1)}` : `${iso}T00:00:00Z`);
    return Number.isNaN(instant.getTime()) ? new Date(`${iso}T00:00:00Z`) : instant;
  }
  const [, day, month, year] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text) ?? [];
  const written = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  return year && isPlainDate(written) ? new Date(`${written}T00:00:00Z`) : undefined;
}
