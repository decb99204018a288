'use client';

import { Icon } from '@/components/ui/icon';
import { CHECK_PLACES, type StoryCheck } from '@/lib/stories/rules';

/** What the button says that leads there; where nothing is said, "Write it". */
const WORDS: Record<string, string> = {
  'no-source': 'Add one',
  'no-topic': 'Add one',
  'lead-undescribed': 'Describe it',
  'picture-undescribed': 'Go to the text',
  'source-untitled': 'Go to the sources',
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
        const place = CHECK_PLACES[code];
        return (
          <li key={code} className={`notice notice--small notice--${severity === 'block' ? 'bad' : 'warn'}`}>
            <Icon name="warning" />
            <div>
              <p>
                <span className="vh">{severity === 'block' ? 'Blocks: ' : 'Warning: '}</span>
                {message}
              </p>
              {place && (
                <button type="button" className="cbtn" onClick={() => onGo(place)}>
                  {WORDS[code] ?? 'Write it'}
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
