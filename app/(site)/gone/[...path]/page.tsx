import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmptyShelf } from '@/components/site/empty-shelf';
import { findWithdrawal } from '@/lib/redirects';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { formatInstant } from '@/lib/dates';
import { getSettings } from '@/lib/settings';

type Props = { params: Promise<{ path: string[] }> };

export const metadata: Metadata = { title: 'Page withdrawn', robots: { index: false } };

export default async function GonePage({ params }: Props) {
  const withdrawal = await findWithdrawal(`/${(await params).path.join('/')}`);
  if (!withdrawal) notFound();
  const settings = await getSettings();
  const { date } = formatInstant(withdrawal.withdrawnAt, settings);
  return (
    <EmptyShelf
      settings={settings}
      latest={await findLatestBriefing()}
      code={410}
      title="Discontinued line."
      label="Page withdrawn"
      detail={`Withdrawn ${date}`}
    >
      We published something here and have since withdrawn it. {withdrawal.note}
    </EmptyShelf>
  );
}
