import { db, databaseFile, learnSizes, openDatabase, transact } from '@/db/client';
import { clusters } from '@/db/schema/wire';
import { recount } from '@/lib/wire/cluster-counts';
import { headlines } from './headlines';

const A_DAY = 24 * 60 * 60 * 1000;
const [SOURCES, TOPICS, SEEN, VOTES] = [200, 20, 4000, 12] as const;
const LANGUAGES = ['en', 'en', 'en', 'en', 'en', 'en', 'en', 'de', 'fr', 'nl'];

/** Clusters counted in one transaction. */
const AT_ONCE = 500;

/** Words of a summary, as long as feeds have it. */
const SUMMARY = 'The group said on Tuesday that it would open more of its shops before the end of the year. '.repeat(4);

/** The editor who asks. */
export const EDITOR = 1;

/**
 * Fills the database with so many made-up items of the seven days before `now`, from 200 sources. Half of them are an event by
 * themselves, the others have six reports each on average; an editor has seen some, and voted.
 */
export async function fillWire(count: number, now: Date): Promise<void> {
  const connection = openDatabase(databaseFile());
  const all = headlines(count);
  const newest = all.at(-1)!.at;
  const timeOf = (at: number) => now.getTime() - ((newest - at) / newest) * 6.9 * A_DAY - 60_000;
  const prepare = (sql: string) => connection.prepare(sql);
  connection.transaction(() => {
    const topic = prepare(`insert into topics (name, slug, description) values (?, ?, '')`);
    for (let at = 1; at <= TOPICS; at++) topic.run(`Topic ${at}`, `topic-${at}`);
    const source = prepare(`insert into wire_sources (name, feed_url, kind, tier, added_by, added_at, next_check_at)
      values (?, ?, 'trade', ?, 'Bench', ?, ?)`);
    const filed = prepare('insert into wire_source_topics (source_id, topic_id) values (?, ?)');
    for (let at = 1; at <= SOURCES; at++) {
      source.run(`Source ${at}`, `https://${at}.example/feed`, 1 + (at % 3), now.getTime(), now.getTime());
      filed.run(at, 1 + (at % TOPICS));
    }
    prepare(`update settings set wire_keywords = ?`).run(JSON.stringify(['c1', 'c20', 'c300', 'd7']));
    prepare(
      `insert into editors (email, name, role, password_hash, created_at) values ('a@b.example', 'A', 'editor', '', 0)`,
    ).run();
    prepare(
      `insert into briefings (number, slug, title, edition_date, intro) values (1, 'one', 'One', '2026-06-12', '')`,
    ).run();
    const cluster = prepare(
      `insert or ignore into clusters (id, headline, first_item_at, last_item_at) values (?, '…', 0, 0)`,
    );
    const item = prepare(`insert into wire_items
      (source_id, guid, url, title, summary, language, published_at, first_seen_at, fingerprint, cluster_id)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    for (const { id, headline, at, event } of all) {
      const own = id % 2 === 0 ? event : count + id;
      cluster.run(own);
      const [name, time] = [`item ${id}`, timeOf(at)];
      const url = `https://news.example/${id}`;
      const from = 1 + ((id * 7919) % SOURCES);
      item.run(from, name, url, headline, SUMMARY, LANGUAGES[id % 10], time, time, name, own);
    }
  })();
  await countAll();
  connection.transaction(() => {
    prepare(`insert into cluster_seen (editor_id, cluster_id, seen_at)
      select ${EDITOR}, id, ${now.getTime()} from clusters order by last_item_at desc limit ${SEEN}`).run();
    prepare(`insert into cluster_votes (briefing_id, cluster_id, editor_id, voted_at)
      select 1, id, ${EDITOR}, 0 from clusters order by outlets desc limit ${VOTES}`).run();
  })();
  connection.close();
  learnSizes();
}

async function countAll(): Promise<void> {
  const rows = await db().select({ id: clusters.id }).from(clusters);
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const ids = rows.slice(from, from + AT_ONCE).map(({ id }) => id);
    const likeness = new Map(ids.map((id) => [id, (id % 100) / 100]));
    await transact((tx) => recount(tx, ids, likeness));
  }
}
