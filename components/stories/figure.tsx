import { objectPosition, sourcesOf } from '@/lib/media/rules';
import type { Picture } from '@/lib/stories/queries';

type FigureProps = {
  picture: Picture;
  className?: string;
  /** For the one at the top of a page. */
  eager?: boolean;
};

/** How wide a picture is drawn, for browsers that choose a file before they know the page: story.css says the same. */
const SIZES = {
  text: '(width <= 42rem) calc(100vw - 2rem), 40rem',
  lead: '(width <= 62rem) calc(100vw - 2rem), 63rem',
};

/** A picture with its caption and credit, in the format and size that suits the reader's screen. */
export function Figure({ picture, className, eager }: FigureProps) {
  const words = [picture.caption, picture.credit].filter(Boolean).join(' ');
  return (
    <figure className={className}>
      <picture>
        {sourcesOf(picture.src).map(({ type, srcSet }) => (
          <source key={type} type={type} srcSet={srcSet} sizes={eager ? SIZES.lead : SIZES.text} />
        ))}
        <img
          src={picture.src}
          width={picture.width}
          height={picture.height}
          alt={picture.decorative ? '' : picture.alt}
          loading={eager ? 'eager' : 'lazy'}
          fetchPriority={eager ? 'high' : undefined}
          decoding="async"
          style={picture.focus ? { objectPosition: objectPosition(picture.focus) } : undefined}
        />
      </picture>
      {words && <figcaption>{words}</figcaption>}
    </figure>
  );
}
