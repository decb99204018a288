'use client';

import type { ReactNode } from 'react';
import { Avatars } from '@/components/editors/avatars';
import type { BriefingRecord } from '@/lib/briefings/form';
import { formatLongDate } from '@/lib/dates';
import type { Autosave } from '@/lib/editors/autosave';
import { useArranging } from './arranging';
import { SaveState } from './save-state.client';
import { STATUS_WORDS } from './status-words';

type ComposerTopProps = { state: Autosave<BriefingRecord>; others: string[]; tools?: ReactNode };

/** The bar above the composer: which edition, whether it is saved, and who else is here. */
export function ComposerTop({ state, others, tools }: ComposerTopProps) {
  const { record, edition, newsroom } = useArranging();
  const status = edition.isTrashed ? 'In the trash' : STATUS_WORDS[edition.status];
  return (
    <header className="top">
      <div className="top__title">
        <h1>No. {record.number}</h1>
        <span className="meta">
          {formatLongDate(record.editionDate, newsroom.locale)}. {status}
        </span>
      </div>
      <div className="top__acts">
        {others.length > 0 && <Avatars names={others} label="Also open" />}
        <SaveState state={state} />
        {tools}
      </div>
    </header>
  );
}
