'use client';

import type { KeyboardEvent } from 'react';
import { slugFrom } from '@/lib/stories/rules';
import { useEditing } from './editing';

/** Whether the address is one that was made from this headline, and so may follow it. */
export function isSuggested(slug: string, headline: string): boolean {
  const stem = slugFrom(headline) || 'untitled';
  return slug === stem || new RegExp(`^(${stem.slice(0, 75).replace(/-+$/, '')}|untitled)(-\\d+)?$`).test(slug);
}

/** Headline and standfirst, written where and as they stand. Each is one paragraph: Enter leads on to what comes next. */
export function TitleFields({ onLeave }: { onLeave: () => void }) {
  const { record, change, isReadOnly, story } = useEditing();
  const changeHeadline = (headline: string) => {
    const follows = !story.wasPublic && isSuggested(record.slug, record.headline);
    change({ headline, ...(follows && { slug: slugFrom(headline) || record.slug }) });
  };
  const onEnter = (act: () => void) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    act();
  };
  return (
    <>
      <label className="vh" htmlFor="headline">
        Headline
      </label>
      <textarea
        id="headline"
        className="ttl"
        rows={1}
        placeholder="Headline"
        value={record.headline}
        readOnly={isReadOnly}
        onChange={(event) => changeHeadline(oneLine(event.target.value))}
        onKeyDown={onEnter(() => document.getElementById('standfirst')?.focus())}
      />
      <label className="vh" htmlFor="standfirst">
        Standfirst
      </label>
      <textarea
        id="standfirst"
        className="stf"
        rows={1}
        placeholder="Standfirst: the sentence under the headline"
        value={record.standfirst}
        readOnly={isReadOnly}
        onChange={(event) => change({ standfirst: oneLine(event.target.value) })}
        onKeyDown={onEnter(onLeave)}
      />
    </>
  );
}

const oneLine = (text: string) => text.replace(/\s*\n\s*/g, ' ');
