import { LinkList } from '@/components/ui/link-list';
import { topicPath } from '@/lib/paths';
import type { Subject } from '@/lib/stories/queries';

const SAID = {
  'nothing to look for': 'There is no word in that search. Type a letter or two.',
  'too slow': 'That search took too long, so we stopped it. Try fewer or longer words.',
};

/** Before anything is found: how to ask, and the topics for those who would rather look around. */
export function SearchStart({ topics, reason }: { topics: Subject[]; reason: keyof typeof SAID | undefined }) {
  return (
    <div className="split search-start">
      <section aria-labelledby="how">
        {reason && (
          <p className="stand" role="status">
            {SAID[reason]}
          </p>
        )}
        <h2 className="d5" id="how">
          How to ask
        </h2>
        <ul className="note">
          <li>Words are found wherever they stand: headline, text, companies, topics. All of them have to be there.</li>
          <li>“Words between quotation marks” stand together, in this order.</li>
          <li>A word with a minus before it, such as -grocery, leaves stories with that word out.</li>
          <li>The beginning of a word is enough, and accents do not matter.</li>
        </ul>
      </section>
      <section aria-labelledby="browse">
        <div className="section__head">
          <h2 className="d5" id="browse">
            Or browse a topic
          </h2>
        </div>
        <LinkList links={topics.map(({ slug, name }) => ({ href: topicPath(slug), label: name }))} />
      </section>
    </div>
  );
}
