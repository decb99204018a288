'use client';

import { useState, type FormEvent } from 'react';
import { MediaPicker } from '@/components/media/media-picker.client';
import { Dialog, DialogActs } from '@/components/ui/dialog.client';
import type { Picture } from '@/lib/stories/queries';
import { PictureFields } from './picture-fields.client';

type PictureDialogProps = {
  picture?: Picture | undefined;
  onClose: () => void;
  onDone: (picture: Picture) => void;
};

/** A picture in the text: one that is new is chosen and described by the picker, one that is there is described here. */
export function PictureDialog({ picture, onClose, onDone }: PictureDialogProps) {
  const [chosen, setChosen] = useState(picture);
  if (!chosen) return <MediaPicker open onPick={onDone} onClose={onClose} />;
  const save = (event: FormEvent) => {
    event.preventDefault();
    onDone(chosen);
  };
  return (
    <Dialog title={picture ? 'Change the picture' : 'Put in the picture'} onClose={onClose}>
      <form onSubmit={save}>
        <img className="rt__chosen" src={chosen.src} alt="" width={chosen.width} height={chosen.height} />
        <PictureFields picture={chosen} onChange={(patch) => setChosen({ ...chosen, ...patch })} />
        <DialogActs>
          <button type="button" className="cbtn cbtn--quiet" onClick={() => setChosen(undefined)}>
            Choose another
          </button>
          <button type="button" className="cbtn cbtn--quiet" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="cbtn cbtn--ink">
            {picture ? 'Change the picture' : 'Put it in'}
          </button>
        </DialogActs>
      </form>
    </Dialog>
  );
}
