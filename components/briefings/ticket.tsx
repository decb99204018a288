import { Bars } from '@/components/ui/bars';
import { slotBarcode } from '@/lib/barcode';

type Props = { edition: number; rank: number; topic: string | undefined; minutes: number; large?: boolean };

/** The price ticket that hangs below a story: its rank, topic and reading time. Only number 1 is yellow. */
export function Ticket({ edition, rank, topic, minutes, large }: Props) {
  const classes = ['ticket', rank === 1 && 'ticket--first', large && 'ticket--l'].filter(Boolean).join(' ');
  return (
    <div className={classes}>
      <span className="ticket__rank">
        <span>
          <span className="vh">Ranked </span>
          {rank}
        </span>
      </span>
      <span className="ticket__body">
        <span className="ticket__topic">{topic}</span>
        <span className="ticket__time">{minutes} min read</span>
        <span className="ticket__code" aria-hidden="true">
          <Bars modules={slotBarcode(edition, rank).modules} />
        </span>
      </span>
    </div>
  );
}

/** The ticket reduced to its number, for lists. */
export function Chip({ rank }: { rank: number }) {
  return (
    <span className={rank === 1 ? 'chip chip--first' : 'chip'}>
      <span className="vh">Ranked </span>
      {rank}
    </span>
  );
}
