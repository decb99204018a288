import Link from 'next/link';
import { formatMoment, type Newsroom } from '@/lib/dates';
import type { KeptPicture } from '@/lib/media/queries';
import type { PictureUse } from '@/lib/media/uses';

const FORMATS = {
  new: 'Readers get JPEG; smaller formats are being made.',
  ready: 'Readers get AVIF, WebP or JPEG, whichever is smallest for them.',
  failed: 'Readers get JPEG; the smaller formats could not be made.',
} satisfies Record<KeptPicture['status'], string>;

type PictureFactsProps = { picture: KeptPicture; uses: PictureUse[]; newsroom: Newsroom };

/** What there is to know of a file, and each story that shows it or did. */
export function PictureFacts({ picture, uses, newsroom }: PictureFactsProps) {
  const { name, width, height, bytes, uploadedAt, uploadedBy, status } = picture;
  return (
    <>
      <p>
        {name}: {width} by {height} pixels, {Math.ceil(bytes / 1000).toLocaleString(newsroom.locale)} kB as it was sent
        by {uploadedBy} on {formatMoment(uploadedAt, newsroom)}. {FORMATS[status]}
      </p>
      {uses.length === 0 && <p className="empty">No story shows it.</p>}
      <ul>
        {uses.map(({ storyId, headline, when }) => (
          <li key={storyId}>
            <Link href={`/admin/stories/${storyId}`} prefetch={false}>
              {headline || 'Untitled story'}
            </Link>
            {when === 'earlier' && <span className="meta"> in an earlier version</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
