import { Fragment } from 'react';
import type { Subject } from '@/lib/stories/queries';

/** Companies or topics in one line, each a link to its page. */
export function SubjectLinks({ subjects, path }: { subjects: Subject[]; path: (slug: string) => string }) {
  return subjects.map(({ slug, name }, index) => (
    <Fragment key={slug}>
      {index > 0 && ', '}
      <a href={path(slug)}>{name}</a>
    </Fragment>
  ));
}
