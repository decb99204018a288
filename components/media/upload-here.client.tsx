'use client';

import { useRouter } from 'next/navigation';
import { Upload } from './upload.client';

/** Adds a picture to the library and leads to its page, where it is described. */
export function UploadHere() {
  const router = useRouter();
  return <Upload onDone={({ id }) => router.push(`/admin/media/${id}`)} />;
}
