'use client';

import { useState } from 'react';
import { Dialog, DialogActs } from '@/components/ui/dialog.client';
import type { Picture } from '@/lib/stories/queries';
import { DescribePicture } from './describe-picture.client';
import { Library } from './library.client';
import type { LibraryPicture } from './send-file';
import { Upload } from './upload.client';

type MediaPickerProps = { open: boolean; onPick: (picture: Picture) => void; onClose: () => void };

/** Takes a picture for a story: added or chosen first, then described. */
export function MediaPicker(props: MediaPickerProps) {
  return props.open ? <Picking {...props} /> : null;
}

function Picking({ onPick, onClose }: MediaPickerProps) {
  const [chosen, setChosen] = useState<LibraryPicture>();
  return (
    <Dialog title={chosen ? 'Describe the picture' : 'Choose a picture'} onClose={onClose} wide>
      {chosen ? (
        <DescribePicture picture={chosen} onBack={() => setChosen(undefined)} onClose={onClose} onDone={onPick} />
      ) : (
        <Upload onDone={setChosen}>
          <Library onChoose={setChosen} />
          <DialogActs>
            <button type="button" className="cbtn cbtn--quiet" onClick={onClose}>
              Cancel
            </button>
          </DialogActs>
        </Upload>
      )}
    </Dialog>
  );
}
