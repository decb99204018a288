import type { BriefingStatus } from '@/lib/briefings/rules';

/** How the desk calls what an edition is. */
export const STATUS_WORDS: Record<BriefingStatus, string> = {
  draft: 'Draft',
  scheduled: 'Scheduled',
  published: 'Published',
  withdrawn: 'Withdrawn',
};
