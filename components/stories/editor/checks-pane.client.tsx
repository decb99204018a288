'use client';

import { Icon } from '@/components/ui/icon';
import type { StoryCheck } from '@/lib/stories/rules';

/** Where each thing is put right. */
const PLACE: Record<string, { id: string; words: string }> = {
  'no-headline': { id: 'headline', words: 'Write it' },
  'no-standfirst': { id: 'standfirst', words: 'Write it' },
  'no-why': { id: 'why', words: 'Write it' },
  'no-text': { id: 'text', words: 'Write it' },
  'no-source': { id: 'new-source', words: 'Add one' },
  'no-topic': { id: 'topics', words: 'Add one' },
  'lead-undescribed': { id: 'lead', words: 'Describe it' },
  'picture-undescribed': { id: 'text', words: 'Go to the text' },
  'source-untitled': { id: 'sources', words: 'Go to the sources' },
};

/** What keeps the story from going out, and what it would be better with. Each has the button that leads to it. */
export function ChecksPane({ checks, onGo }: { checks: StoryCheck[]; onGo: (id: string) => void }) {
  if (checks.length === 0)
    return (
      <div className="blk">
        <p className="notice notice--small">
          <Icon name="tick" />
          <span>Nothing is missing. It may go out.</span>
        </p>
      </div>
    );
  return (
    <ul className="blk checks plain-list">
      {checks.map(({ code, severity, message }) => {
        const place = PLACE[code];
        return (
          <li key={code} className={`notice notice--small notice--${severity === 'block' ? 'bad' : 'warn'}`}>
            <Icon name="warning" />
            <div>
              <p>
                <span className="vh">{severity === 'block' ? 'Blocks: ' : 'Warning: '}</span>
                {message}
              </p>
              {place && (
                <button type="button" className="cbtn" onClick={() => onGo(place.id)}>
                  {place.words}
                  <span className="vh">: {message}</span>
                </button>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
