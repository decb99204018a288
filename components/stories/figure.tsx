import type { Picture } from '@/lib/stories/queries';

/** A picture with its caption and credit. `eager` for the one at the top of a page. */
export function Figure({ picture, className, eager }: { picture: Picture; className?: string; eager?: boolean }) {
  const words = [picture.caption, picture.credit].filter(Boolean).join(' ');
  return (
    <figure className={className}>
      <img
        src={picture.src}
        width={picture.width}
        height={picture.height}
        alt={picture.decorative ? '' : picture.alt}
        loading={eager ? 'eager' : 'lazy'}
        fetchPriority={eager ? 'high' : undefined}
        decoding="async"
      />
      {words && <figcaption>{words}</figcaption>}
    </figure>
  );
}
