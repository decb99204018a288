import type { ComparedField, ComparedLine, Piece } from '@/lib/stories/compare';

type FieldProps = {
  field: ComparedField;
  /** In two columns, the older on the left. */
  isSideBySide: boolean;
  /** The names of the columns. */
  columns: [string, string];
  /** The form that the button which restores the field belongs to, if it can be restored. */
  form?: string | undefined;
};

/** A field of a story in two versions: what went is struck out, what came is underlined. */
export function Compared({ field, isSideBySide, columns, form }: FieldProps) {
  const id = `field-${field.field}`;
  return (
    <section aria-labelledby={id}>
      <div className="diff__head">
        <h2 id={id}>
          {field.label}
          {!field.isChanged && <span className="meta"> as it was</span>}
        </h2>
        {form && (
          <button type="submit" form={form} name="field" value={field.field} className="cbtn">
            Restore<span className="vh"> {field.label}</span>
          </button>
        )}
      </div>
      {isSideBySide && field.isChanged ? (
        <div className="diff__sides">
          <Lines field={field} without="in" label={columns[0]} />
          <Lines field={field} without="out" label={columns[1]} />
        </div>
      ) : (
        <Lines field={field} />
      )}
    </section>
  );
}

type LinesProps = { field: ComparedField; without?: Piece['change']; label?: string };

function Lines({ field: { field, lines }, without, label }: LinesProps) {
  const shown = lines.filter(({ change }) => change !== without);
  const look = lines.some(({ kind }) => kind === 'entry') ? 'entry' : field;
  return (
    <div className={`diff__text diff__text--${look}`} role={label ? 'group' : undefined} aria-label={label}>
      {shown.length === 0 && <p className="meta">Nothing</p>}
      {shown.map((line, index) => (
        <Line key={index} line={line} without={without} />
      ))}
    </div>
  );
}

const KINDS: Record<ComparedLine['kind'], string> = {
  line: 'a line',
  entry: 'an entry',
  paragraph: 'a paragraph',
  heading: 'a heading',
  subheading: 'a small heading',
  item: 'an entry of a list',
  quote: 'a quotation',
  picture: 'a picture',
  figure: 'a figure',
};

function Line({ line, without }: { line: ComparedLine; without: Piece['change'] | undefined }) {
  const { kind, was, pieces } = line;
  return (
    <p className={`diff__line diff__line--${kind}`}>
      {was && without !== 'in' && (
        <span className="diff__was">
          Was {KINDS[was]}, became {KINDS[kind]}
        </span>
      )}
      {pieces
        .filter(({ change }) => change !== without)
        .map(({ change, text }, index) => {
          if (change === 'out') return <del key={index}>{text}</del>;
          return change === 'in' ? <ins key={index}>{text}</ins> : text;
        })}
    </p>
  );
}
