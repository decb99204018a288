'use client';

import type { Picture } from '@/lib/stories/queries';

type MediaPickerProps = { open: boolean; onPick: (picture: Picture) => void; onClose: () => void };

/** Stands in until pictures are there. */
export function MediaPicker({ open, onClose }: MediaPickerProps) {
  return open ? <button onClick={onClose}>No pictures yet</button> : null;
}
