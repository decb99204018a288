import Link from 'next/link';
import { Chip } from '@/components/briefings/ticket';
import { Pane, Status } from '@/components/editors/desk-page';
import { NewsMark } from '@/components/stories/news-mark';
import type { EditionInWork } from '@/lib/briefings/dashboard-queries';
import { formatLongDate } from '@/lib/dates';
import { countInWords } from '@/lib/words';

type EditionNowProps = { edition: EditionInWork; places: number; locale: string; mayArrange: boolean };

/** The places of this week's edition, the empty ones too, and how far each story is. */
export function EditionNow({ edition, places, locale, mayArrange }: EditionNowProps) {
  const ranks = Array.from({ length: places }, (_, index) => index + 1);
  const composer = `/admin/briefings/${edition.id}`;
  return (
    <Pane
      id="now"
      title={`No. ${edition.number}, ${formatLongDate(edition.editionDate, locale)}`}
      aside={mayArrange && <Link href={composer}>Open the composer</Link>}
    >
      <ol className="slots-mini plain-list">
        {ranks.map((rank) => {
          const slot = edition.slots.find((each) => each.rank === rank);
          return (
            <li key={rank}>
              <Chip rank={rank} />
              {slot ? (
                <Link className="hl d6" href={`/admin/stories/${slot.storyId}`}>
                  {slot.headline || 'Untitled story'}
                </Link>
              ) : (
                <span className="d6 slots-mini__empty">Nothing here yet</span>
              )}
              <span className="slots-mini__state">
                <SlotStatus slot={slot} isInEdit={slot !== undefined && edition.inEdit.includes(slot.storyId)} />
                {slot && <NewsMark {...slot} />}
              </span>
              <span className="meta">{slot && countInWords(slot.words, 'word', 'words')}</span>
            </li>
          );
        })}
      </ol>
    </Pane>
  );
}

function SlotStatus({ slot, isInEdit }: { slot: EditionInWork['slots'][number] | undefined; isInEdit: boolean }) {
  if (!slot) return <Status>Empty</Status>;
  if (isInEdit) return <Status kind="edit">In edit</Status>;
  if (slot.problems.length > 0) return <Status kind="warn">Not ready</Status>;
  return <Status kind="ready">Ready</Status>;
}
