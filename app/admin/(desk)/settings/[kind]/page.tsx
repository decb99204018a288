import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DeskPage } from '@/components/editors/desk-page';
import { SettingsTabs } from '@/components/editors/settings/settings-tabs';
import { SubjectSearch } from '@/components/editors/settings/subject-search';
import { SubjectTable } from '@/components/editors/settings/subject-table';
import { Pager } from '@/components/ui/pager';
import { requireEditor } from '@/lib/editors/auth';
import { deskSubjectsPath } from '@/lib/paths';
import { subjectFilter, subjectKind } from '@/lib/stories/form';
import { countSubjectsForDesk, listSubjectsForDesk, SUBJECTS_ON_A_PAGE } from '@/lib/stories/subject-list';
import { addSubjectAct, changeSubjectAct } from './actions';

const NAMES = { topics: { one: 'topic', many: 'Topics' }, companies: { one: 'company', many: 'Companies' } };

type Props = {
  params: Promise<{ kind: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const kind = subjectKind.safeParse((await params).kind).data;
  return { title: kind && NAMES[kind].many };
}

export default async function SubjectsPage({ params, searchParams }: Props) {
  await requireEditor('settings');
  const kind = subjectKind.safeParse((await params).kind).data;
  if (!kind) notFound();
  const { words, page } = subjectFilter.parse(await searchParams);
  const total = await countSubjectsForDesk(kind, words);
  const subjects = await listSubjectsForDesk(kind, { words, page });
  const { one, many } = NAMES[kind];
  return (
    <DeskPage title={many} about={`${total} ${words ? 'found' : 'in all'}`}>
      <SettingsTabs current={deskSubjectsPath(kind)} />
      <SubjectSearch kind={kind} one={one} many={many} words={words} add={addSubjectAct} />
      <SubjectTable subjects={subjects} kind={kind} one={one} change={changeSubjectAct} />
      <Pager
        page={page}
        size={SUBJECTS_ON_A_PAGE}
        total={total}
        path={(number) => deskSubjectsPath(kind, words, number)}
        next="Next"
        previous="Back"
      />
    </DeskPage>
  );
}
