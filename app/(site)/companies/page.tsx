import type { Metadata } from 'next';
import { SubjectIndex } from '@/components/briefings/subject-index';
import { ReaderPage } from '@/components/site/reader-page';
import { findLatestBriefing } from '@/lib/briefings/queries';
import { listSubjects } from '@/lib/briefings/subject-queries';
import { headFor } from '@/lib/head';
import { companyPath } from '@/lib/paths';
import { getSettings } from '@/lib/settings';

export async function generateMetadata(): Promise<Metadata> {
  const settings = await getSettings();
  return headFor(settings, {
    title: 'Companies',
    description: `Every company that ${settings.siteName} has ranked, from A to Z.`,
    path: '/companies',
  });
}

export default async function CompaniesPage() {
  const settings = await getSettings();
  const companies = await listSubjects('companies');
  const byName = companies.toSorted((a, b) => a.name.localeCompare(b.name, settings.locale));
  return (
    <ReaderPage settings={settings} latest={await findLatestBriefing()} path="/companies">
      <SubjectIndex
        title="Companies"
        standfirst={
          companies.length > 0
            ? `Everyone who has been one of the stories of the week, from A to Z: ${companies.length} so far.`
            : 'Nobody has been ranked yet.'
        }
        subjects={byName}
        path={companyPath}
      />
    </ReaderPage>
  );
}
