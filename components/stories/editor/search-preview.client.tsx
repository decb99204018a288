'use client';

import { useEditing } from './editing';

/** Search engines cut about here; messengers a little earlier, on two lines of a card. */
const ROOM = { title: 60, description: 155, card: 90 };

/** How a search engine and a messenger will show the story, and how much of it they will cut. */
export function SearchPreview() {
  const { record, change, isReadOnly, site } = useEditing();
  const title = record.searchTitle || record.headline;
  const description = record.searchDescription || record.standfirst;
  return (
    <>
      <section className="blk" aria-labelledby="search-title-head">
        <h2 id="search-title-head">In search results</h2>
        <div className="serp">
          <span className="serp__u">
            {site.host} › stories › {record.slug}
          </span>
          <span className="serp__t">{cut(title, ROOM.title) || 'No headline yet'}</span>
          <span className="serp__d">{cut(description, ROOM.description)}</span>
        </div>
        <div className="cf">
          <label htmlFor="search-title">
            Title <Room of={title} in={ROOM.title} />
          </label>
          <input
            id="search-title"
            className="cin"
            value={record.searchTitle}
            placeholder={record.headline}
            readOnly={isReadOnly}
            aria-describedby="search-hint"
            onChange={(event) => change({ searchTitle: event.target.value })}
          />
        </div>
        <div className="cf">
          <label htmlFor="search-description">
            Description <Room of={description} in={ROOM.description} />
          </label>
          <textarea
            id="search-description"
            className="cin"
            rows={2}
            value={record.searchDescription}
            placeholder={record.standfirst}
            readOnly={isReadOnly}
            aria-describedby="search-hint"
            onChange={(event) => change({ searchDescription: event.target.value })}
          />
        </div>
        <p id="search-hint" className="field__hint">
          Left empty, headline and standfirst are shown.
        </p>
      </section>
      <section className="blk" aria-labelledby="card-title">
        <h2 id="card-title">As a share card</h2>
        <div className="card-preview">
          <b aria-hidden="true">5</b>
          <span className="card-preview__t">{record.headline || 'No headline yet'}</span>
          <span>{site.name}</span>
        </div>
        <p className="field__hint">
          Headline <Room of={record.headline} in={ROOM.card} />
        </p>
      </section>
    </>
  );
}

/** "66 of 60, will be cut". */
function Room({ of, in: most }: { of: string; in: number }) {
  const { length } = [...of];
  return (
    <span className={length > most ? 'meta meta--warn' : 'meta'}>
      {length} of {most}
      {length > most && ', will be cut'}
    </span>
  );
}

/** As search engines cut: at a word. */
export function cut(text: string, most: number): string {
  if ([...text].length <= most) return text;
  const whole = [...text].slice(0, most - 1).join('');
  return `${whole.slice(0, Math.max(whole.lastIndexOf(' '), most / 2)).trimEnd()}…`;
}
