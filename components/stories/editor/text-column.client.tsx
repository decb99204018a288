'use client';

import Link from 'next/link';
import { useCallback } from 'react';
import { Status } from '@/components/editors/desk-page';
import type { DocumentNode } from '@/db/schema/stories';
import { countWords, plainText } from '@/lib/stories/plain-text';
import { readingMinutes } from '@/lib/stories/rules';
import { countInWords } from '@/lib/words';
import { useEditing } from './editing';
import { RichTextEditor } from './rich-text-editor.client';
import { TitleFields } from './title-fields.client';
import { WhyField } from './why-field.client';

/** The story as it is read: headline, standfirst, text, why it matters. */
export function TextColumn({ blocks }: { blocks: number }) {
  const { record, change, isReadOnly, story } = useEditing();
  const changeBody = useCallback((body: DocumentNode) => change({ body }), [change]);
  const words = countWords(plainText(record.body));
  return (
    <div className="editor__main">
      <div className="editor__col">
        <div className="toolbar">
          {story.edition && (
            <Link className="chip" href={`/admin/briefings/${story.edition.id}`} prefetch={false}>
              <span className="vh">In edition {story.edition.number}, place </span>
              {story.edition.rank}
            </Link>
          )}
          <StoryStatus blocks={blocks} />
          <span className="meta">
            {words} {words === 1 ? 'word' : 'words'}, {readingMinutes(words)} min read
          </span>
        </div>
        <TitleFields onLeave={() => document.querySelector<HTMLElement>('#text [contenteditable]')?.focus()} />
        <div className="cf" id="text">
          <span className="lab" id="text-label">
            Text <span className="meta">Markdown shortcuts work</span>
          </span>
          <RichTextEditor value={record.body} onChange={changeBody} isReadOnly={isReadOnly} labelledBy="text-label" />
        </div>
        <WhyField />
      </div>
    </div>
  );
}

function StoryStatus({ blocks }: { blocks: number }) {
  const { story } = useEditing();
  if (story.isTrashed) return <Status kind="bad">In the trash</Status>;
  if (story.status === 'withdrawn') return <Status kind="bad">Withdrawn</Status>;
  if (story.status === 'published') return <Status kind="ready">Published</Status>;
  if (blocks > 0) return <Status kind="warn">{`Lacks ${countInWords(blocks, 'thing', 'things')}`}</Status>;
  return story.stage === 'ready' ? <Status kind="ready">Ready</Status> : <Status kind="edit">In edit</Status>;
}
