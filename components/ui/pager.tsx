import { ButtonLink } from './button';
import { Icon } from './icon';

type Props = {
  page: number;
  /** Entries on a page, and in all. */
  size: number;
  total: number;
  /** The address of a page. */
  path: (page: number) => string;
  /** What lies after this page, and before it: "Older stories", "Newer stories". */
  next: string;
  previous: string;
};

/** Where in a list of several pages this one is, and the way to the ones beside it. Nothing for a list of one page. */
export function Pager({ page, size, total, path, next, previous }: Props) {
  if (total <= size) return null;
  const first = (page - 1) * size + 1;
  const last = Math.min(page * size, total);
  return (
    <nav className="pager" aria-label="Pages">
      <span className="meta num">
        {first} to {last} of {total}
      </span>
      <span className="tools">
        {page > 1 && (
          <ButtonLink href={path(page - 1)} rel="prev" look="line">
            <Icon name="back" />
            {previous}
          </ButtonLink>
        )}
        {last < total && (
          <ButtonLink href={path(page + 1)} rel="next" look="line">
            {next}
            <Icon name="forward" />
          </ButtonLink>
        )}
      </span>
    </nav>
  );
}
