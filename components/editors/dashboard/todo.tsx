import Link from 'next/link';
import { Pane } from '@/components/editors/desk-page';
import { Icon } from '@/components/ui/icon';
import type { EditionInWork } from '@/lib/briefings/dashboard-queries';
import { blocksOf } from '@/lib/briefings/rules';
import { capitalised, countInWords } from '@/lib/words';

/** What still keeps the edition from going out, each with the way to where it is put right, and what is done. */
export function TodoPane({ edition, places }: { edition: EditionInWork; places: number }) {
  const done = doneOf(edition, places);
  const { problems } = edition;
  const blocks = blocksOf(problems);
  return (
    <Pane
      id="todo"
      title="Before it can go"
      aside={
        <span className="meta">
          {done.length} of {done.length + blocks.length} done
        </span>
      }
    >
      <ul className="todo plain-list">
        {problems.map((problem) => (
          <li key={`${problem.rank} ${problem.message}`}>
            <span className={problem.severity === 'block' ? 'no' : 'wa'}>
              <Icon name={problem.severity === 'block' ? 'cross' : 'warning'} />
              <span className="vh">{problem.severity === 'block' ? 'To do: ' : 'To look at: '}</span>
            </span>
            <span>{problem.message}</span>
            <Link className="cbtn" href={placeOf(edition, problem.rank)}>
              Open<span className="vh">: {problem.message}</span>
            </Link>
          </li>
        ))}
        {done.map((words) => (
          <li key={words} className="done">
            <span className="ok">
              <Icon name="tick" />
              <span className="vh">Done: </span>
            </span>
            <span>{words}</span>
          </li>
        ))}
      </ul>
    </Pane>
  );
}

/** The story where the problem is one of a story, the composer otherwise. */
function placeOf(edition: EditionInWork, rank: number | undefined): string {
  const slot = edition.slots.find((each) => each.rank === rank);
  return slot ? `/admin/stories/${slot.storyId}` : `/admin/briefings/${edition.id}`;
}

function doneOf({ slots, intro, title, isScheduled }: EditionInWork, places: number): string[] {
  const words = intro.split(/\s+/).filter(Boolean).length;
  return [
    slots.length >= places && `${capitalised(countInWords(places, 'slot', 'slots'))} filled`,
    title.trim() !== '' && 'Title written',
    words > 0 && `Introduction written, ${countInWords(words, 'word', 'words')}`,
    slots.length > 0 && slots.every(({ problems }) => problems.length === 0) && 'No story lacks anything',
    isScheduled && 'Scheduled',
  ].filter((each) => each !== false);
}
