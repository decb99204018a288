'use client';

import { dateInZone, formatInstant, instantAt } from '@/lib/dates';
import { useEditing } from './editing';

/** Not to be published before: a day and a time on the newsroom's clock. */
export function EmbargoField() {
  const { record, change, isReadOnly, site } = useEditing();
  const { newsroom } = site;
  const value = record.embargoUntil && asLocal(new Date(record.embargoUntil), newsroom);
  const set = (typed: string) => {
    const [date, time] = typed.split('T');
    if (!typed) change({ embargoUntil: null });
    else if (date && time) change({ embargoUntil: instantAt(date, time.slice(0, 5), newsroom.timeZone).toISOString() });
  };
  return (
    <div className="cf">
      <label htmlFor="embargo">Embargo until</label>
      <input
        id="embargo"
        className="cin"
        type="datetime-local"
        value={value ?? ''}
        readOnly={isReadOnly}
        aria-describedby="embargo-hint"
        onChange={(event) => set(event.target.value)}
      />
      <p id="embargo-hint" className="field__hint">
        {value ? `No edition with this story goes out before then (${newsroom.timeZone}).` : 'None.'}
      </p>
    </div>
  );
}

const asLocal = (instant: Date, newsroom: { locale: string; timeZone: string }) =>
  `${dateInZone(instant, newsroom.timeZone)}T${formatInstant(instant, newsroom).time}`;
