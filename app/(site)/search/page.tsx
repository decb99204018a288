import type { Metadata } from 'next';
import { Filters } from '@/components/search/filters';
import { NothingFound } from '@/components/search/nothing-found';
import { Results } from '@/components/search/results';
import { SearchForm } from '@/components/search/search-form';
import { SearchStart } from '@/components/search/search-start';
import { ReaderPage } from '@/components/site/reader-page';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { headFor } from '@/lib/head';
import { findNames, listTopicNames } from '@/lib/search/filters';
import { searchFrom } from '@/lib/search/rules';
import { searchStories } from '@/lib/search/search-stories';
import { getSettings } from '@/lib/settings';

type Props = { searchParams: Promise<{ [name: string]: string | string[] | undefined }> };

async function askedFor({ searchParams }: Props) {
  const given = Object.entries(await searchParams);
  return searchFrom(
    new URLSearchParams(given.flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one]))),
  );
}

/** One address for search engines, whatever was searched for; the results are no pages of their own. */
export async function generateMetadata(props: Props): Promise<Metadata> {
  const settings = await getSettings();
  const { q } = await askedFor(props);
  const head = headFor(settings, {
    title: q ? `Search: ${q}` : 'Search',
    description: `Search everything ${settings.siteName} has published.`,
    path: '/search',
  });
  return { ...head, robots: { index: false, follow: true } };
}

export default async function SearchPage(props: Props) {
  const search = await askedFor(props);
  const settings = await getSettings();
  const latest = await findLatestBriefing();
  return (
    <ReaderPage settings={settings} latest={latest} path="/search">
      <div className="search-page">
        <h1 className="vh">{search.q ? `Search results for “${search.q}”` : `Search ${settings.siteName}`}</h1>
        <SearchForm siteName={settings.siteName} q={search.q} />
        <Shelf search={search} />
      </div>
    </ReaderPage>
  );
}

/** What stands under the field: the stories found, an empty shelf, or, before anything is asked, where to begin. */
async function Shelf({ search }: { search: Awaited<ReturnType<typeof askedFor>> }) {
  const settings = await getSettings();
  const found = await searchStories(search);
  if (!found.ok) return <SearchStart topics={await listTopicNames()} reason={search.q ? found.reason : undefined} />;
  if (found.total === 0) {
    return (
      <NothingFound
        search={search}
        unfiltered={found.unfiltered}
        suggestion={found.suggestion}
        topics={await listTopicNames()}
        latest={await findLatestBriefing()}
      />
    );
  }
  const chosen = await findNames(search);
  return (
    <div className="search">
      <Filters search={search} found={found} chosen={chosen} />
      <Results search={search} found={found} chosen={chosen} newsroom={settings} />
    </div>
  );
}
