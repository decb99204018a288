import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ArchiveHead } from '@/components/briefings/archive-head';
import { ArchiveMonth } from '@/components/briefings/archive-month';
import { ReaderPage } from '@/components/site/reader-page';
import { listArchiveYears } from '@/lib/public-pages';
import { countPublished, findLatestBriefing, listBriefingsOfYear } from '@/lib/briefings/queries';
import { headFor } from '@/lib/head';
import { archivePath } from '@/lib/paths';
import { getSettings } from '@/lib/settings';

type Props = { params: Promise<{ year: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { year } = await params;
  const [newestYear] = await listArchiveYears();
  const settings = await getSettings();
  return headFor(settings, {
    title: year === newestYear ? 'All editions' : `All editions of ${year}`,
    description: `Every edition of ${settings.siteName}, week by week: ${year}.`,
    path: archivePath(year === newestYear ? undefined : year),
  });
}

export default async function ArchivePage({ params }: Props) {
  const { year } = await params;
  const briefings = await listBriefingsOfYear(year);
  const latest = await findLatestBriefing();
  if (!latest || briefings.length === 0) notFound();
  const settings = await getSettings();
  const months = [...new Set(briefings.map(({ editionDate }) => editionDate.slice(0, 7)))];
  return (
    <ReaderPage settings={settings} latest={latest} path={archivePath()}>
      <ArchiveHead
        siteName={settings.siteName}
        year={year}
        years={await listArchiveYears()}
        total={await countPublished()}
        numbers={briefings.map(({ number }) => number)}
      />
      {months.map((month) => (
        <ArchiveMonth
          key={month}
          briefings={briefings.filter(({ editionDate }) => editionDate.startsWith(month))}
          newest={latest.number}
          locale={settings.locale}
        />
      ))}
    </ReaderPage>
  );
}
