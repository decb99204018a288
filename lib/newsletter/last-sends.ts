import { sql } from 'drizzle-orm';
import { readAside } from '@/db/aside';

/** A send that is over, beside others. */
export type LastSend = {
  id: number;
  number: number;
  /** The headline of the first story in it; none if nothing stands there any more. */
  ledWith: string | null;
  /** Mails that the mail server took. */
  sent: number;
  /** Visits from the mail, as far as they were counted. */
  visits: number;
};

/** How many of them are shown beside each other. */
const LAST = 10;

/** The last sends that are over, the latest first. Counted on a thread of its own: of large ones it takes a while. */
export function listLastSends(): Promise<LastSend[]> {
  return readAside<LastSend>(sql`
    select s.id, b.number, coalesce(p.headline_override, t.headline) as ledWith,
      (select count(*) from deliveries d where d.send_id = s.id and d.status = 'accepted') as sent,
      (select coalesce(sum(v.visits), 0) from mail_visits v where v.edition = b.number) as visits
    from sends s
    join briefings b on b.id = s.briefing_id
    left join slots p on p.briefing_id = b.id and p.rank = 1
    left join stories t on t.id = p.story_id
    where s.status in ('done', 'cancelled') and s.started_at is not null
    order by s.id desc limit ${LAST}`);
}
