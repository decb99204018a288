import Link from 'next/link';
import type { History } from '@/lib/stories/history';
import { Compared } from './compared-field';

export type View = { against?: 'now' | 'before' | undefined; side?: boolean | undefined };

type ComparisonProps = {
  history: History;
  view: View;
  /** "24 July 2020, 11:52", as the version that is shown is called. */
  name: string;
  to: (view: View) => string;
  /** The form that the buttons which restore a field belong to; none where nothing can be restored. */
  form?: string | undefined;
};

/** These are shown whole, changed or not: they are the story. */
const ALWAYS = new Set(['headline', 'standfirst', 'body', 'whyItMatters']);

/** One version beside another, field by field, with what puts a field back. */
export function Comparison({ history, view, name, to, form }: ComparisonProps) {
  const { fields, against, isNow } = history;
  const sum = (of: 'out' | 'in') => fields.reduce((words, field) => words + field[of], 0);
  const columns: [string, string] = against === 'before' ? ['The version before', name] : [name, 'Now'];
  return (
    <>
      <div className="toolbar revs__bar">
        <span>
          {against ? 'Comparing ' : 'Showing '}
          <b>{columns[0]}</b>
          {against && ' with '}
          {against && <b>{columns[1]}</b>}
        </span>
        {against && (
          <span className="meta">
            {sum('out')} {sum('out') === 1 ? 'word' : 'words'} out, {sum('in')} {sum('in') === 1 ? 'word' : 'words'} in
          </span>
        )}
        {!isNow && (
          <nav className="seg push" aria-label="Compare with">
            <Tab to={to({ ...view, against: 'now' })} isOn={against === 'now'} words="With now" />
            <Tab to={to({ ...view, against: 'before' })} isOn={against === 'before'} words="With the one before" />
          </nav>
        )}
        {against && (
          <nav className={isNow ? 'seg push' : 'seg'} aria-label="Show">
            <Tab to={to({ ...view, side: false })} isOn={!view.side} words="Together" />
            <Tab to={to({ ...view, side: true })} isOn={view.side === true} words="Side by side" />
          </nav>
        )}
      </div>
      <div className={view.side ? 'diff diff--side' : 'diff'}>
        {fields
          .filter(({ field, isChanged, lines }) => isChanged || (ALWAYS.has(field) && lines.length > 0))
          .map((field) => (
            <Compared
              key={field.field}
              field={field}
              isSideBySide={view.side === true}
              columns={columns}
              form={field.isChanged && against === 'now' ? form : undefined}
            />
          ))}
      </div>
    </>
  );
}

function Tab({ to, isOn, words }: { to: string; isOn: boolean; words: string }) {
  return (
    <Link href={to} prefetch={false} scroll={false} aria-current={isOn ? 'true' : undefined}>
      {words}
    </Link>
  );
}
