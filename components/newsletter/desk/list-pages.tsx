import Link from 'next/link';
import { Icon } from '@/components/ui/icon';

type ListPagesProps = { back: string | undefined; next: string | undefined; words: string };

/** The ways to the pages beside this one. */
export function ListPages({ back, next, words }: ListPagesProps) {
  return (
    <nav className="toolbar" aria-label="Pages">
      <span className="meta" role="status">
        {words}
      </span>
      {back && (
        <Link className="cbtn push" href={back} prefetch={false}>
          <Icon name="back" />
          Back
        </Link>
      )}
      {next && (
        <Link className={back ? 'cbtn' : 'cbtn push'} href={next} prefetch={false}>
          Next
          <Icon name="forward" />
        </Link>
      )}
    </nav>
  );
}
