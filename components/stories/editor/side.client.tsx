'use client';

import Link from 'next/link';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { StoryCheck } from '@/lib/stories/rules';
import { ChecksPane } from './checks-pane.client';
import { DetailsPane } from './details-pane.client';
import { useEditing } from './editing';

const TABS = ['Details', 'Checks'] as const;

/** Beside the text: what is filed with it, what it lacks, and the way to its history. */
export function Side({ checks, children }: { checks: StoryCheck[]; children: ReactNode }) {
  const { story, isReadOnly } = useEditing();
  const [tab, setTab] = useState<(typeof TABS)[number]>('Details');
  const list = useRef<HTMLDivElement>(null);
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    event.preventDefault();
    const next = TABS[(TABS.indexOf(tab) + 1) % TABS.length]!;
    setTab(next);
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  const go = (id: string) => {
    setTab('Details');
    requestAnimationFrame(() => focusAt(id));
  };
  // An edition's check leads here by the hash of the address. The field is there once this page may write.
  const hasLed = useRef(false);
  useEffect(() => {
    if (isReadOnly || hasLed.current) return;
    hasLed.current = true;
    focusAt(location.hash.slice(1));
  }, [isReadOnly]);
  return (
    <aside className="editor__side" aria-label="Story settings">
      <div className="tabs">
        {/* eslint-disable-next-line jsx-a11y/interactive-supports-focus -- the tabs inside take the focus, as APG has it */}
        <div ref={list} role="tablist" aria-label="Story" onKeyDown={press}>
          {TABS.map((name) => (
            <button
              key={name}
              id={`tab-${name}`}
              type="button"
              role="tab"
              aria-selected={tab === name}
              aria-controls={`pane-${name}`}
              tabIndex={tab === name ? 0 : -1}
              onClick={() => setTab(name)}
            >
              {name} {name === 'Checks' && checks.length > 0 && <span className="meta">{checks.length}</span>}
            </button>
          ))}
        </div>
        <Link href={`/admin/stories/${story.id}/history`} prefetch={false}>
          History
        </Link>
      </div>
      <div id="pane-Details" role="tabpanel" aria-labelledby="tab-Details" hidden={tab !== 'Details'}>
        <DetailsPane />
        {children}
      </div>
      <div id="pane-Checks" role="tabpanel" aria-labelledby="tab-Checks" hidden={tab !== 'Checks'}>
        <ChecksPane checks={checks} onGo={go} />
      </div>
    </aside>
  );
}

/** Takes whoever writes to a place of the editor: the first field in it. */
function focusAt(id: string): void {
  const place = document.getElementById(id);
  const field = place?.matches('input, textarea') ? place : place?.querySelector<HTMLElement>(FIELDS);
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}

const FIELDS = 'textarea, input, [contenteditable="true"], button';
