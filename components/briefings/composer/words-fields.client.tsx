'use client';

import { dateInZone, formatInstant, formatLongDate, instantAt, isPlainDate, type Newsroom } from '@/lib/dates';
import { useArranging } from './arranging';
import { HeadFields } from './head-fields.client';

/** So many words of introduction are read before the first story; more are not. */
const INTRO_WORDS = 60;

/** What the edition says itself: its title, its introduction, and behind a line its number, day and embargo. */
export function WordsFields() {
  const { record, change, isReadOnly } = useArranging();
  const words = record.intro.split(/\s+/).filter(Boolean).length;
  return (
    <section className="composer__words" aria-label="Words of the edition">
      <div className="cf">
        <label htmlFor="title">
          Title <span className="meta">{record.title.length} of 60 characters</span>
        </label>
        <input
          id="title"
          className="cin"
          maxLength={60}
          value={record.title}
          readOnly={isReadOnly}
          onChange={(event) => change({ title: event.target.value })}
        />
      </div>
      <div className="cf">
        <label htmlFor="intro">
          Introduction{' '}
          <span className={words > INTRO_WORDS ? 'meta meta--warn' : 'meta'}>
            {words} of {INTRO_WORDS} words
          </span>
        </label>
        <textarea
          id="intro"
          className="cin composer__intro"
          rows={2}
          maxLength={2000}
          value={record.intro}
          readOnly={isReadOnly}
          onChange={(event) => change({ intro: event.target.value })}
        />
      </div>
      <HeadFields />
      <DayFields />
    </section>
  );
}

function DayFields() {
  const { record, change, isReadOnly, edition, newsroom } = useArranging();
  const { embargoUntil } = record;
  const isFixed = isReadOnly || edition.wasPublic;
  return (
    <details id="day" className="composer__day">
      <summary>
        No. {record.number}, {formatLongDate(record.editionDate, newsroom.locale)}
        {embargoUntil ? ', under embargo' : ', no embargo'}
      </summary>
      <div className="composer__fields">
        <div className="cf">
          <label htmlFor="number">Number</label>
          <input
            id="number"
            className="cin"
            inputMode="numeric"
            defaultValue={record.number}
            key={record.number}
            readOnly={isFixed}
            onBlur={({ target }) => {
              const typed = Number(target.value);
              if (Number.isInteger(typed) && typed > 0 && typed <= 1_000_000) change({ number: typed });
              else target.value = String(record.number);
            }}
          />
        </div>
        <div className="cf">
          <label htmlFor="date">Date</label>
          <input
            id="date"
            className="cin"
            type="date"
            value={record.editionDate}
            readOnly={isFixed}
            onChange={({ target }) => isPlainDate(target.value) && change({ editionDate: target.value })}
          />
        </div>
        <div className="cf">
          <label htmlFor="embargo">Embargo until</label>
          <input
            id="embargo"
            className="cin"
            type="datetime-local"
            value={embargoUntil ? asLocal(new Date(embargoUntil), newsroom) : ''}
            readOnly={isReadOnly}
            onChange={({ target }) => change({ embargoUntil: asInstant(target.value, newsroom) })}
          />
        </div>
      </div>
      <p className="field__hint">
        {edition.wasPublic
          ? 'Readers have seen this edition: its number and its date stay.'
          : `The date is also the address of the edition. Times are those of ${newsroom.timeZone}.`}
      </p>
    </details>
  );
}

const asLocal = (instant: Date, newsroom: Newsroom) =>
  `${dateInZone(instant, newsroom.timeZone)}T${formatInstant(instant, newsroom).time}`;

function asInstant(typed: string, { timeZone }: Newsroom): string | null {
  const [date, time] = typed.split('T');
  return date && time ? instantAt(date, time.slice(0, 5), timeZone).toISOString() : null;
}
