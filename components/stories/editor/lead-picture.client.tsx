'use client';

import { useState } from 'react';
import { FocusPoint } from '@/components/media/focus-point.client';
import { MediaPicker } from '@/components/media/media-picker.client';
import { Icon } from '@/components/ui/icon';
import { useEditing } from './editing';
import { PictureFields } from './picture-fields.client';

/** The picture above the story: chosen, described, and with the point that stays in sight. */
export function LeadPicture() {
  const { record, change, isReadOnly } = useEditing();
  const [isPicking, setPicking] = useState(false);
  const picture = record.leadPicture;
  const patch = (changes: object) => picture && change({ leadPicture: { ...picture, ...changes } });
  return (
    <section className="blk" aria-labelledby="lead-title" id="lead">
      <h2 id="lead-title">Lead picture, optional</h2>
      {picture ? (
        <FocusPoint
          src={picture.src}
          focus={picture.focus}
          isReadOnly={isReadOnly}
          onChange={(focus) => patch({ focus })}
        />
      ) : (
        <div className="imgbox">No picture</div>
      )}
      {!isReadOnly && (
        <div className="toolbar">
          <button type="button" className="cbtn" onClick={() => setPicking(true)}>
            <Icon name="picture" />
            {picture ? 'Choose another' : 'Choose a picture'}
          </button>
          {picture && (
            <button type="button" className="cbtn cbtn--quiet" onClick={() => change({ leadPicture: null })}>
              <Icon name="cross" />
              Take it out
            </button>
          )}
        </div>
      )}
      {picture && <PictureFields picture={picture} onChange={patch} />}
      {isPicking && (
        <MediaPicker
          open
          onClose={() => setPicking(false)}
          onPick={(picked) => {
            change({ leadPicture: picked });
            setPicking(false);
          }}
        />
      )}
    </section>
  );
}
