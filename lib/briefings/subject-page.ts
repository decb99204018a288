import { PAGE_SIZE } from '@/lib/paths';
import type { BriefingSummary } from './queries';
import {
  findSubject,
  getRecord,
  listNewestBriefings,
  listPlaces,
  listRelated,
  listStoriesOf,
  type CountedSubject,
  type ListedStory,
  type Place,
  type SubjectKind,
  type SubjectWithDescription,
  type TrackRecord,
} from './subject-queries';

/** A year of weekly editions is what the chart shows. */
const WEEKS = 52;

/** As many related companies or topics as fit beside the list. */
const RELATED = 8;

export type SubjectPage = {
  subject: SubjectWithDescription;
  record: TrackRecord;
  stories: ListedStory[];
  /** The editions of the chart, oldest first, and the places in them. */
  editions: BriefingSummary[];
  places: Place[];
  topics: CountedSubject[];
  companies: CountedSubject[];
};

/** All that a page about a company or topic shows; nothing where there is no such subject, or no story on that page. */
export async function findSubjectPage(kind: SubjectKind, slug: string, page: number): Promise<SubjectPage | undefined> {
  const subject = await findSubject(kind, slug);
  if (!subject) return undefined;
  const stories = await listStoriesOf(kind, subject.id, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
  if (stories.length === 0) return undefined;
  const editions = await listNewestBriefings(WEEKS);
  return {
    subject,
    stories,
    editions,
    record: await getRecord(kind, subject.id),
    places: await listPlaces(kind, subject.id, { since: editions[0]?.editionDate ?? '', limit: WEEKS * 10 }),
    topics: await listRelated(kind, subject.id, { as: 'topics', limit: RELATED }),
    companies: await listRelated(kind, subject.id, { as: 'companies', limit: RELATED }),
  };
}
