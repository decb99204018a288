import { ButtonLink } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';

type Props = { kind: 'Topic' | 'Company'; name: string; description: string; record: string; feed: string };

/** The head of a topic or company: what it is, how it has done, and its feed. */
export function SubjectHead({ kind, name, description, record, feed }: Props) {
  return (
    <header className="topic-sign">
      <div>
        <p className="meta">{kind}</p>
        <h1 className="d1">{name}</h1>
        {description && <p className="stand">{description}</p>}
        <p className="note">{record}</p>
      </div>
      <div className="tools">
        <ButtonLink href={feed} look="line">
          <Icon name="feed" />
          RSS for this {kind.toLowerCase()}
        </ButtonLink>
      </div>
    </header>
  );
}
