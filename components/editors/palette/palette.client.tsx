'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useId, useState, type KeyboardEvent, type RefObject } from 'react';
import { Icon } from '@/components/ui/icon';
import { foundSections, matching, readRecent, rememberRecent, type Item, type Section } from './items';
import { PaletteList } from './list';
import { useJump } from './use-jump';

type PaletteProps = {
  dialog: RefObject<HTMLDialogElement | null>;
  places: Item[];
  acts: Item[];
  /** Whose recent places these are. */
  memberId: number;
};

/** Search and jump: a field, and below it what fits. Everything by keyboard: arrows choose, Enter goes, Escape closes. */
export function Palette({ dialog, places, acts, memberId }: PaletteProps) {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const [recent, setRecent] = useState<Item[]>([]);
  const [id, router] = [useId(), useRouter()];
  const recentKey = `desk-recent-${memberId}`;
  const q = typed.trim();
  const { targets, problem, isBusy } = useJump(q);
  const sections = (q ? found() : atFirst()).filter(({ items }) => items.length > 0);
  const items = sections.flatMap((section) => section.items);
  const chosen = Math.min(active, items.length - 1);
  useEffect(() => setActive(0), [q]);
  useEffect(() => setRecent(readRecent(recentKey)), [recentKey]);

  function found(): Section[] {
    return [{ title: 'Places and acts', items: matching([...places, ...acts], q) }, ...foundSections(targets)];
  }
  function atFirst(): Section[] {
    return [
      { title: 'Recent', items: recent },
      { title: 'Acts', items: acts },
      { title: 'Places', items: places },
    ];
  }
  function go(item: Item, elsewhere: boolean) {
    dialog.current?.close();
    if (item.run) return item.run();
    if (isThing(item.href)) setRecent(rememberRecent(recentKey, item));
    if (elsewhere) window.open(item.href, '_blank', 'noopener');
    else router.push(item.href);
  }
  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setActive((chosen + step + items.length) % Math.max(1, items.length));
    else if (event.key === 'Enter' && items[chosen]) go(items[chosen], event.ctrlKey || event.metaKey);
    else return;
    event.preventDefault();
  }

  return (
    <dialog ref={dialog} className="palette" aria-label="Search or jump to" closedby="any" onClose={() => setTyped('')}>
      <div className="palette__field">
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          aria-label="Search stories and editions, or jump to a place"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={items[chosen] && `${id}-${chosen}`}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder="A headline, No. 30, Settings"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={press}
        />
        <button type="button" className="cbtn cbtn--quiet cbtn--i" onClick={() => dialog.current?.close()}>
          <Icon name="cross" />
          <span className="vh">Close</span>
        </button>
      </div>
      <PaletteList id={id} sections={sections} chosen={chosen} onChoose={setActive} onGo={go} />
      <p className={problem ? 'palette__status palette__status--bad' : 'palette__status'} role="status">
        {problem ?? (isBusy ? 'Searching' : countOf(items.length, q))}
      </p>
    </dialog>
  );
}

/** A story or an edition, which have numbers; places are a few and always in sight. */
const isThing = (href: string) => /\/\d+$/.test(href);

function countOf(count: number, q: string): string {
  if (count > 0) return count === 1 ? '1 line' : `${count} lines`;
  return `Nothing at the desk is called “${q}”.`;
}
