import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CompanyFacts } from '@/components/briefings/company-facts';
import { RankHistory } from '@/components/briefings/rank-history';
import { SubjectHead } from '@/components/briefings/subject-head';
import { SubjectStories } from '@/components/briefings/subject-stories';
import { JsonLd } from '@/components/site/json-ld';
import { ReaderPage } from '@/components/site/reader-page';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { trackRecord } from '@/lib/briefings/rules';
import { findSubjectPage } from '@/lib/briefings/subject-page';
import { findSubject } from '@/lib/briefings/subject-queries';
import { env } from '@/lib/env';
import { headFor } from '@/lib/head';
import { companyPath, feedPath } from '@/lib/paths';
import { getSettings } from '@/lib/settings';
import { breadcrumbs, subjectData } from '@/lib/site/structured-data';

type Props = { params: Promise<{ slug: string; page: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, page } = await params;
  const company = await findSubject('companies', slug);
  if (!company) notFound();
  return headFor(await getSettings(), {
    title: Number(page) > 1 ? `${company.name}, page ${page}` : company.name,
    description: company.description || company.name,
    path: companyPath(slug, Number(page)),
    feed: { of: companyPath(slug), title: company.name },
  });
}

export default async function CompanyPage({ params }: Props) {
  const { slug, page } = await params;
  const found = await findSubjectPage('companies', slug, Number(page));
  if (!found) notFound();
  const { subject, record, stories, editions, places, topics, companies } = found;
  const settings = await getSettings();
  const around = { settings, siteUrl: env().SITE_URL };
  const path = companyPath(slug, Number(page));
  const steps = [
    { name: 'Companies', path: '/companies' },
    { name: subject.name, path: companyPath(slug) },
  ];
  return (
    <ReaderPage settings={settings} latest={await findLatestBriefing()} path="/companies">
      <JsonLd
        data={[subjectData({ ...subject, path, feed: 'companies', stories }, around), breadcrumbs(steps, around)]}
      />
      <SubjectHead
        kind="Company"
        name={subject.name}
        description={subject.description}
        record={trackRecord(record)}
        feed={feedPath(companyPath(slug), 'rss')}
      />
      {places.length > 0 && Number(page) === 1 && (
        <RankHistory name={subject.name} editions={editions} places={places} settings={settings} />
      )}
      <div className="split">
        <SubjectStories
          stories={stories}
          total={record.stories}
          page={Number(page)}
          path={(number) => companyPath(slug, number)}
          newsroom={settings}
        />
        <div>
          <CompanyFacts
            name={subject.name}
            slots={settings.slots}
            record={record}
            topics={topics}
            neighbours={companies}
          />
        </div>
      </div>
    </ReaderPage>
  );
}
