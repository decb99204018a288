import { Status } from '@/components/editors/desk-page';
import { formatMoment, type Newsroom } from '@/lib/dates';
import type { Health } from '@/lib/wire/source-rules';

const KINDS = { healthy: 'ready', slow: 'warn', down: 'bad', off: undefined } as const;

type SourceHealthProps = { source: { health: Health; words: string; since?: Date }; newsroom: Newsroom };

/** How a source is, by shape and in words: a server that fails since when, and what it said. */
export function SourceHealth({ source: { health, words, since }, newsroom }: SourceHealthProps) {
  const kind = KINDS[health];
  return (
    <>
      <Status {...(kind && { kind })}>{words}</Status>
      {since && <span className="meta source__since">Since {formatMoment(since, newsroom)}</span>}
    </>
  );
}
