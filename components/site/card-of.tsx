import type { Settings } from '@/lib/settings';
import type { CardFacts } from '@/lib/site/card-facts';
import { Card, CardTicket } from './card';
import { CardHeadline, CardList } from './card-contents';

/** The share card of whatever these facts are about. `siteName` is drawable. */
export function CardOf({ facts, settings, siteName }: { facts: CardFacts; settings: Settings; siteName: string }) {
  const { slots, accent, onAccent } = settings;
  const { headline, headlines, mark, lines, edition } = facts;
  const colours = { accent, onAccent };
  const ticket = mark ? <CardTicket mark={mark} lines={lines} first={mark === '1'} {...colours} /> : null;
  return (
    <Card siteName={siteName} slots={slots} edition={edition} ticket={ticket} {...colours}>
      {headlines.length > 0 ? (
        <CardList title={headline} headlines={headlines} {...colours} />
      ) : (
        <CardHeadline text={headline} />
      )}
    </Card>
  );
}
