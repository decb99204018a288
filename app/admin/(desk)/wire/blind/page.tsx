import type { Metadata } from 'next';
import { DeskPage, Pane } from '@/components/editors/desk-page';
import { BlindForm } from '@/components/wire/blind-form.client';
import { BlindResult } from '@/components/wire/blind-result';
import { findBlind } from '@/lib/briefings/find-blind';
import { requireEditor } from '@/lib/editors/auth';
import { getSettings } from '@/lib/settings';
import { countInWords } from '@/lib/words';
import { rankBlindAct } from './actions';

export const metadata: Metadata = { title: 'Blind ranking' };

type Props = { searchParams: Promise<{ edition?: string | string[] }> };

/** Each ranks alone; the desk merges the orders and shows what they disagree about. */
export default async function BlindPage({ searchParams }: Props) {
  const { id: editorId } = await requireEditor('write');
  const newsroom = await getSettings();
  const editionId = Number((await searchParams).edition) || undefined;
  const blind = await findBlind({ editionId, editorId, newsroom, now: new Date() });
  if (!blind)
    return (
      <DeskPage title="Blind ranking">
        <p className="empty">No edition is being made. Begin one first, then rank for it.</p>
      </DeskPage>
    );
  const { edition, ranking, candidates } = blind;
  const isIn = ranking.mine.length > 0;
  return (
    <DeskPage title="Blind ranking" about={`For No. ${edition.number}`}>
      <div className="blind">
        <Pane id="mine" title="Your order" aside={<span className="meta">{isIn ? 'It is in' : 'Not in yet'}</span>}>
          <p className="meta">
            Rank alone first. You see the orders of the others once yours is in, and they see yours once theirs is.
          </p>
          <BlindForm
            key={ranking.mine.join()}
            act={rankBlindAct}
            briefingId={edition.id}
            places={newsroom.slots}
            {...{ candidates, mine: ranking.mine }}
          />
        </Pane>
        <Pane
          id="merged"
          title="All orders together"
          aside={<span className="meta">{countInWords(ranking.voters.length, 'order is', 'orders are')} in</span>}
        >
          {isIn ? <BlindResult ranking={ranking} /> : <p className="empty">Shown once your order is in.</p>}
        </Pane>
      </div>
    </DeskPage>
  );
}
