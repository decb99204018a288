import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RankHistory } from '@/components/briefings/rank-history';
import { SubjectHead } from '@/components/briefings/subject-head';
import { SubjectStories } from '@/components/briefings/subject-stories';
import { JsonLd } from '@/components/site/json-ld';
import { ReaderPage } from '@/components/site/reader-page';
import { LinkList } from '@/components/ui/link-list';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { trackRecord } from '@/lib/briefings/rules';
import { findSubjectPage } from '@/lib/briefings/subject-page';
import { findSubject, listSubjects } from '@/lib/briefings/subject-queries';
import { env } from '@/lib/env';
import { headFor } from '@/lib/head';
import { companyPath, feedPath, topicPath } from '@/lib/paths';
import { getSettings } from '@/lib/settings';
import { breadcrumbs, subjectData } from '@/lib/site/structured-data';

type Props = { params: Promise<{ slug: string; page: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, page } = await params;
  const topic = await findSubject('topics', slug);
  if (!topic) notFound();
  return headFor(await getSettings(), {
    title: Number(page) > 1 ? `${topic.name}, page ${page}` : topic.name,
    description: topic.description || topic.name,
    path: topicPath(slug, Number(page)),
    feed: { of: topicPath(slug), title: topic.name },
  });
}

export default async function TopicPage({ params }: Props) {
  const { slug, page } = await params;
  const found = await findSubjectPage('topics', slug, Number(page));
  if (!found) notFound();
  const { subject, record, stories, editions, places, companies } = found;
  const settings = await getSettings();
  const around = { settings, siteUrl: env().SITE_URL };
  const path = topicPath(slug, Number(page));
  const steps = [
    { name: 'Topics', path: '/topics' },
    { name: subject.name, path: topicPath(slug) },
  ];
  const others = (await listSubjects('topics')).filter((topic) => topic.slug !== slug);
  return (
    <ReaderPage settings={settings} latest={await findLatestBriefing()} path="/topics">
      <JsonLd data={[subjectData({ ...subject, path, feed: 'topics', stories }, around), breadcrumbs(steps, around)]} />
      <SubjectHead
        kind="Topic"
        name={subject.name}
        description={subject.description}
        record={trackRecord(record)}
        feed={feedPath(topicPath(slug), 'rss')}
      />
      {places.length > 0 && Number(page) === 1 && (
        <RankHistory name={subject.name} editions={editions} places={places} settings={settings} />
      )}
      <div className="split">
        <SubjectStories
          stories={stories}
          total={record.stories}
          page={Number(page)}
          path={(number) => topicPath(slug, number)}
          newsroom={settings}
        />
        <div>
          {companies.length > 0 && (
            <section aria-labelledby="companies">
              <div className="section__head">
                <h2 className="d5" id="companies">
                  Companies here
                </h2>
              </div>
              <LinkList
                links={companies.map((each) => ({
                  href: companyPath(each.slug),
                  label: each.name,
                  note: each.stories,
                }))}
              />
            </section>
          )}
          <section className="mt-8" aria-labelledby="others">
            <div className="section__head">
              <h2 className="d5" id="others">
                Other topics
              </h2>
            </div>
            <LinkList
              links={others.map((each) => ({ href: topicPath(each.slug), label: each.name, note: each.stories }))}
            />
          </section>
        </div>
      </div>
    </ReaderPage>
  );
}
