import { formatMoment, type Newsroom } from '@/lib/dates';

type Item = { id: number; title: string; url: string | null; publishedAt: Date };

/** What a source published last. The links lead away, and tell nobody where from. */
export function SourceItems({ items, newsroom }: { items: Item[]; newsroom: Newsroom }) {
  if (items.length === 0) return <p className="empty">Nothing yet.</p>;
  return (
    <ul className="plain-list source__items">
      {items.map(({ id, title, url, publishedAt }) => (
        <li key={id}>
          {url ? (
            <a href={url} rel="noreferrer nofollow">
              {title}
            </a>
          ) : (
            <span>{title}</span>
          )}
          <span className="meta">{formatMoment(publishedAt, newsroom)}</span>
        </li>
      ))}
    </ul>
  );
}
