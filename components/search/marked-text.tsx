import type { Marked } from '@/lib/search/rules';

/** A text with the words that were searched for marked. */
export function MarkedText({ parts }: { parts: Marked }) {
  return parts.map(({ text, isMarked }, index) => (isMarked ? <mark key={index}>{text}</mark> : text));
}
