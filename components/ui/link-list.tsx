type Props = { links: { href: string; label: string; note?: string | number }[] };

/** A list of links, each with a quiet note at its end, such as a number. */
export function LinkList({ links }: Props) {
  return (
    <ul className="linklist plain-list">
      {links.map(({ href, label, note }) => (
        <li key={href}>
          <a href={href}>
            <span>{label}</span>
            {note !== undefined && <span className="meta num">{note}</span>}
          </a>
        </li>
      ))}
    </ul>
  );
}
