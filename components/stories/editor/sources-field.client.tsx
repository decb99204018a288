'use client';

import { useRef, useState, type FormEvent } from 'react';
import { Icon } from '@/components/ui/icon';
import type { StoryRecord } from '@/lib/stories/form';
import { useEditing } from './editing';
import { addressFrom } from './link-dialog.client';
import { findFacts } from './link-facts';
import { SourceItem } from './source-item.client';

export type Source = StoryRecord['sources'][number];

/** Where the story's facts come from. The address of a page is enough to add it: its publisher and title are looked up. */
export function SourcesField() {
  const { record, change, announce, isReadOnly } = useEditing();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState<number>();
  const input = useRef<HTMLInputElement>(null);
  const latest = useRef(record.sources);
  latest.current = record.sources;
  const set = (sources: Source[]) => change({ sources });

  const add = async (text: string) => {
    const source = sourceFrom(text);
    if (!source) return;
    setTyped('');
    set([...latest.current, source]);
    setOpen(latest.current.length);
    announce(`${source.publisher} added as source ${latest.current.length + 1}.`);
    const facts = source.url ? await findFacts(source.url) : undefined;
    if (!facts) return;
    // Only what nobody has filled in meanwhile.
    set(latest.current.map((each) => (isUntouched(each, source) ? { ...each, ...facts } : each)));
    announce(`The publisher is ${facts.publisher ?? source.publisher}.`);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void add(typed);
  };
  const move = (from: number, to: number) => {
    const sources = record.sources.toSpliced(from, 1).toSpliced(to, 0, record.sources[from]!);
    set(sources);
    setOpen(open === from ? to : undefined);
    announce(`${sources[to]!.publisher} is now source ${to + 1} of ${sources.length}.`);
  };
  const remove = (index: number) => {
    announce(`${record.sources[index]!.publisher} removed.`);
    set(record.sources.toSpliced(index, 1));
    setOpen(undefined);
    input.current?.focus();
  };
  return (
    <section className="blk" aria-labelledby="sources-title" id="sources">
      <h2 id="sources-title">Sources</h2>
      {record.sources.length === 0 && (
        <p className="notice notice--bad notice--small">
          <Icon name="warning" />
          <span>A story needs at least one source before its edition can go.</span>
        </p>
      )}
      <ol className="srcs plain-list">
        {record.sources.map((source, index) => (
          <SourceItem
            key={index}
            source={source}
            place={{ index, of: record.sources.length }}
            isOpen={open === index}
            onOpen={(isOpen) => setOpen(isOpen ? index : undefined)}
            onChange={(changed) => set(record.sources.with(index, changed))}
            onMove={(to) => move(index, to)}
            onRemove={() => remove(index)}
          />
        ))}
      </ol>
      {!isReadOnly && (
        <form className="cf" onSubmit={submit}>
          <label htmlFor="new-source">Add a source</label>
          <div className="with-button">
            <input
              ref={input}
              id="new-source"
              className="cin"
              value={typed}
              placeholder="https://"
              aria-describedby="new-source-hint"
              onChange={(event) => setTyped(event.target.value)}
            />
            <button type="submit" className="cbtn">
              Add source
            </button>
          </div>
          <p id="new-source-hint" className="field__hint">
            Paste the address of the page. Without one, write who published it.
          </p>
        </form>
      )}
    </section>
  );
}

/** A source from what was typed: an address, with its host as the publisher until its page says better, or a publisher. */
export function sourceFrom(typed: string): Source | undefined {
  const text = typed.trim();
  if (!text) return undefined;
  const address = addressFrom(text);
  const host = /^https?:\/\//.test(address) && URL.canParse(address) ? new URL(address).hostname : undefined;
  if (!host) return { publisher: text, title: '', url: null, publishedOn: null };
  return { publisher: host.replace(/^www\./, ''), title: '', url: address, publishedOn: null };
}

const isUntouched = (one: Source, other: Source) => JSON.stringify(one) === JSON.stringify(other);
