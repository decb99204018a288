'use client';

import { useEffect, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { Combobox } from './combobox.client';
import { useEditing, type Named } from './editing';

/** The earlier story about the same matter, which readers can follow back. */
export function FollowsField() {
  const { record, change, acts, story, isReadOnly, announce } = useEditing();
  const { findEarlier } = acts;
  const [letters, setLetters] = useState('');
  const [found, setFound] = useState<Named[]>([]);
  const [known, setKnown] = useState<Named | null>(
    story.follows && { id: story.follows.id, name: story.follows.headline },
  );
  useEffect(() => {
    const wanted = letters.trim();
    if (wanted.length < 2) return setFound([]);
    let isStale = false;
    const timer = setTimeout(
      () =>
        void findEarlier(story.id, wanted).then(
          (stories) => isStale || setFound(stories),
          () => setFound([]),
        ),
      200,
    );
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [letters, story.id, findEarlier]);
  const name = known?.id === record.followsId ? known?.name : `Story ${record.followsId}`;
  return (
    <div className="cf" role="group" aria-labelledby="follows-label">
      <span className="lab" id="follows-label">
        Follows <span className="meta">The same matter, earlier</span>
      </span>
      {record.followsId !== null && (
        <div className="toks">
          <span className="tok">
            {name}
            <button type="button" aria-label={`It does not follow ${name}`} onClick={() => change({ followsId: null })}>
              <Icon name="cross" />
            </button>
          </span>
        </div>
      )}
      {record.followsId === null && !isReadOnly && (
        <Combobox
          label="Find the earlier story"
          placeholder="Find the earlier story"
          letters={letters}
          onLetters={setLetters}
          options={found}
          onPick={(picked) => {
            setKnown(picked);
            change({ followsId: picked.id });
            announce(`It follows ${picked.name}.`);
          }}
        />
      )}
    </div>
  );
}
