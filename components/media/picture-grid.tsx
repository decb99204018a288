import Link from 'next/link';
import { formatMoment, type Newsroom } from '@/lib/dates';
import type { KeptPicture } from '@/lib/media/queries';
import { objectPosition, thumbnail } from '@/lib/media/rules';
import type { PictureUse } from '@/lib/media/uses';
import { countInWords } from '@/lib/words';

type PictureGridProps = {
  pictures: KeptPicture[];
  /** By key. */
  uses: Map<string, PictureUse[]>;
  newsroom: Newsroom;
  mayDelete: boolean;
};

/** Pictures side by side, each a way to its page. What no story shows can be ticked. */
export function PictureGrid({ pictures, uses, newsroom, mayDelete }: PictureGridProps) {
  return (
    <ul className="library__list plain-list">
      {pictures.map((picture) => {
        const among = uses.get(picture.key)?.length ?? 0;
        const name = picture.alt || picture.name;
        return (
          <li key={picture.id} className="library__card">
            <Link href={`/admin/media/${picture.id}`} prefetch={false} className="library__pic">
              <img
                src={thumbnail(picture.src)}
                alt=""
                loading="lazy"
                style={{ objectPosition: objectPosition(picture.focus) }}
              />
              <span>{name}</span>
            </Link>
            <p className="meta">
              {among === 0 ? 'In no story' : `In ${countInWords(among, 'story', 'stories')}`},{' '}
              {formatMoment(picture.uploadedAt, newsroom)}
            </p>
            {mayDelete && among === 0 && (
              <label className="check">
                <input type="checkbox" name="picture" value={picture.id} autoComplete="off" />
                <span>
                  Select<span className="vh"> {name}</span>
                </span>
              </label>
            )}
          </li>
        );
      })}
    </ul>
  );
}
