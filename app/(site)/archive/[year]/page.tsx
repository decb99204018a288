import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ArchiveHead } from '@/components/briefings/archive-head';
import { ArchiveMonth } from '@/components/briefings/archive-month';
import { JsonLd } from '@/components/site/json-ld';
import { ReaderPage } from '@/components/site/reader-page';
import { listArchiveYears } from '@/lib/public-pages';
import { countPublished, findLatestBriefing, listBriefingsOfYear } from '@/lib/briefings/queries';
import { env } from '@/lib/env';
import { headFor } from '@/lib/head';
import { archivePath } from '@/lib/paths';
import { getSettings } from '@/lib/settings';
import { breadcrumbs } from '@/lib/site/structured-data';

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
  const around = { settings, siteUrl: env().SITE_URL };
  const months = [...new Set(briefings.map(({ editionDate }) => editionDate.slice(0, 7)))];
  return (
    <ReaderPage settings={settings} latest={latest} path={archivePath()}>
      <JsonLd data={breadcrumbs([{ name: 'Archive', path: archivePath() }], around)} />
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
