import Link from 'next/link';
import type { ReactNode } from 'react';
import { Status } from '@/components/editors/desk-page';
import { Icon } from '@/components/ui/icon';
import { dateInZone, formatTableDate, type Newsroom } from '@/lib/dates';
import { STATUS_WORDS, THROUGH_WORDS, type SubscriberStatus } from '@/lib/newsletter/subscriber-filter';
import type { ListedSubscriber } from '@/lib/newsletter/subscriber-list';

const KINDS: Partial<Record<SubscriberStatus, 'ready' | 'edit' | 'warn' | 'bad'>> = {
  active: 'ready',
  waiting: 'edit',
  bounced: 'bad',
  complained: 'warn',
};

/** A shape and a word for what a subscriber is. */
export function SubscriberState({ status }: { status: SubscriberStatus }) {
  const kind = KINDS[status];
  return <Status {...(kind && { kind })}>{STATUS_WORDS[status]}</Status>;
}

type TableProps = {
  people: ListedSubscriber[];
  received: Map<number, number>;
  newsroom: Newsroom;
  /** The address of the same list in the other order, if it is one that has an order. */
  sort: { href: string; isOldest: boolean } | undefined;
};

/** The list, a page of it. */
export function SubscriberTable({ people, received, newsroom, sort }: TableProps) {
  return (
    <table className="tbl tbl--stack subscribers">
      <caption className="vh">Subscribers</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="vh">Selected</span>
          </th>
          <th scope="col">Address</th>
          <th scope="col">Status</th>
          <th scope="col" aria-sort={sort && (sort.isOldest ? 'ascending' : 'descending')}>
            {sort ? <Sort {...sort} /> : 'Joined'}
          </th>
          <th scope="col">Through</th>
          <th scope="col">Wants</th>
          <th scope="col" className="r">
            Received
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <Row key={person.id} person={person} received={received.get(person.id) ?? 0} newsroom={newsroom} />
        ))}
      </tbody>
    </table>
  );
}

function Sort({ href, isOldest }: { href: string; isOldest: boolean }) {
  return (
    <Link className="sort" href={href} prefetch={false}>
      Joined
      <span className="vh">, {isOldest ? 'earliest' : 'latest'} first. Turn round</span>
      <Icon name={isOldest ? 'up' : 'down'} />
    </Link>
  );
}

type RowProps = { person: ListedSubscriber; received: number; newsroom: Newsroom };

function Row({ person, received, newsroom }: RowProps) {
  const { id, email, status, joinedAt, through } = person;
  const isOnList = status === 'active' || status === 'paused';
  return (
    <tr>
      <td className="hide-s">{isOnList && <Box id={id} email={email} />}</td>
      <td className="subscribers__who">
        {status === 'waiting' ? email : <Link href={`/admin/subscribers/${id}`}>{email}</Link>}
      </td>
      <td>
        <SubscriberState status={status} />
      </td>
      <td className="full">{dayOf(joinedAt, newsroom)}</td>
      <td className="hide-s">{THROUGH_WORDS[through]}</td>
      <td className="hide-s">{wants(person, newsroom)}</td>
      <td className="r hide-s">{received}</td>
    </tr>
  );
}

const Box = ({ id, email }: { id: number; email: string }) => (
  <label className="check check--bare">
    <input type="checkbox" name="id" value={id} />
    <span className="vh">Select {email}</span>
  </label>
);

const dayOf = (instant: Date, { locale, timeZone }: Newsroom) => formatTableDate(dateInZone(instant, timeZone), locale);

function wants({ status, pausedUntil, format }: ListedSubscriber, newsroom: Newsroom): ReactNode {
  if (pausedUntil) return `Nothing until ${dayOf(pausedUntil, newsroom)}`;
  if (status !== 'active') return '';
  return format === 'plain' ? 'Plain text' : 'As designed';
}
