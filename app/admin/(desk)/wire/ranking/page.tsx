import type { Metadata } from 'next';
import Link from 'next/link';
import { DeskPage } from '@/components/editors/desk-page';
import { BackTestPane } from '@/components/wire/ranking/back-test-pane';
import { RankingForm } from '@/components/wire/ranking/ranking-form.client';
import { SuggestionPane } from '@/components/wire/ranking/suggestion-pane';
import { listPastEditions } from '@/lib/briefings/past-editions';
import { requireEditor } from '@/lib/editors/auth';
import { asTexts } from '@/lib/editors/settings-form';
import { DEFAULT_WEIGHTS, getSettings } from '@/lib/settings';
import { backTest, countPicks, LEAST_PICKS, suggestWeights } from '@/lib/wire/back-test';
import { listClusters } from '@/lib/wire/queries';
import { EQUAL_WEIGHTS } from '@/lib/wire/ranking-form';
import { acceptWeightsAct, saveRankingAct } from './actions';

export const metadata: Metadata = { title: 'Ranking' };

/** Clusters that the page ranks anew while a slider moves. */
const CANDIDATES = 200;

const EDITIONS = 12;

/** How the wire ranks: the weights, how they would have served past editions, and what those suggest. */
export default async function RankingPage() {
  await requireEditor('sources');
  const newsroom = await getSettings();
  const weights = newsroom.wireWeights;
  const { clusters } = await listClusters({ weights, now: new Date(), limit: CANDIDATES });
  const { editions, all } = await listPastEditions(EDITIONS);
  const suggested = suggestWeights(editions, weights);
  const tests = {
    saved: backTest(editions, weights),
    suggested: suggested && backTest(editions, suggested),
    equal: backTest(editions, EQUAL_WEIGHTS),
  };
  const picks = countPicks(editions);
  const about = 'How the wire ranks, and how that would have served past editions';
  return (
    <DeskPage title="Ranking" about={about} acts={<ToTheWire />}>
      <RankingForm
        act={saveRankingAct}
        saved={asTexts(newsroom).wireWeights}
        defaults={DEFAULT_WEIGHTS}
        keywords={newsroom.wireKeywords}
        clusters={clusters.map(({ id, headline, parts }) => ({ id, headline, parts }))}
      />
      <BackTestPane
        {...{ tests, all }}
        dates={editions.map(({ number, date }) => ({ number, date }))}
        locale={newsroom.locale}
      />
      <SuggestionPane
        act={acceptWeightsAct}
        {...{ weights, suggested, tests, picks }}
        editions={editions.length}
        missing={Math.max(0, LEAST_PICKS - picks)}
      />
    </DeskPage>
  );
}

function ToTheWire() {
  return (
    <Link className="cbtn" href="/admin/wire" prefetch={false}>
      Wire
    </Link>
  );
}
