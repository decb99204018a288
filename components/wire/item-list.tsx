import { formatMoment, type Newsroom } from '@/lib/dates';
import type { listItems } from '@/lib/wire/queries';

export type WireItem = Awaited<ReturnType<typeof listItems>>[number];

const KIND = {
  primary: 'First-hand',
  agency: 'Agency',
  trade: 'Trade',
  general: 'General',
  regional: 'Regional',
} as const;

type ItemListProps = { items: WireItem[]; newsroom: Newsroom; maySelect: boolean };

/** The items of a cluster, the first to report first. A text that was taken over says so. */
export function ItemList({ items, newsroom, maySelect }: ItemListProps) {
  return (
    <ol className="src plain-list">
      {items.map(({ id, title, url, source, kind, publishedAt, copyOfId }) => (
        <li key={id}>
          <time dateTime={publishedAt.toISOString()}>{formatMoment(publishedAt, newsroom)}</time>
          <div>
            <h3>
              {source} <span className="meta">{KIND[kind]}</span>
              {copyOfId !== null && <span className="meta">, text taken over</span>}
            </h3>
            {url ? (
              <a href={url} rel="noreferrer noopener nofollow" target="_blank">
                {title}
                <span className="vh"> (opens in a new tab)</span>
              </a>
            ) : (
              title
            )}
          </div>
          {maySelect && items.length > 1 && (
            <label className="check check--bare">
              <input type="checkbox" form="wire" name="item" value={id} autoComplete="off" />
              <span className="vh">
                Select the item of {source}: {title}
              </span>
            </label>
          )}
        </li>
      ))}
    </ol>
  );
}
