import Link from 'next/link';
import { Pane } from '@/components/editors/desk-page';

/** What stands in place of the edition while nobody has begun one. */
export function NoEdition({ mayArrange }: { mayArrange: boolean }) {
  return (
    <Pane id="now" title="No edition in work">
      <p className="pane__empty">
        {mayArrange
          ? 'The last edition is out and the next is not begun.'
          : 'The last edition is out. An editor begins the next.'}
      </p>
      {mayArrange && (
        <p>
          <Link className="cbtn cbtn--go" href="/admin/briefings">
            Begin an edition
          </Link>
        </p>
      )}
    </Pane>
  );
}
