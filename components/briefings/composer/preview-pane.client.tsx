'use client';

import { useEffect, useRef, useState, type CSSProperties } from 'react';
import { useSingleKeys } from '@/components/editors/use-single-keys';
import { Icon } from '@/components/ui/icon';
import { useArranging } from './arranging';
import { useNarrow } from './use-narrow';

const KINDS = { email: ['Email', '/mail'], site: ['Site', ''], text: ['Text', '/text'] } as const;

const WIDTHS = { phone: 390, desktop: 1200 };

/** How the edition looks as it is saved: as a mail, on the site, as plain text; by day and by night, near and far. */
export function PreviewPane({ version }: { version: number }) {
  const [kind, setKind] = useState<keyof typeof KINDS>('email');
  const [size, setSize] = useState<keyof typeof WIDTHS>('phone');
  const [isDark, setDark] = useState(false);
  const [isOpen, toggle] = useShown();
  return (
    <section aria-labelledby="preview" className="preview-pane" data-open={isOpen ?? 'by width'}>
      <h2 id="preview" className="label">
        <button type="button" aria-expanded={useOpen(isOpen)} aria-controls="preview-body" onClick={toggle}>
          Preview
          <Icon name="chevron" />
        </button>
      </h2>
      <div id="preview-body">
        <div className="toolbar">
          <div className="seg" role="group" aria-label="Preview as">
            {(Object.keys(KINDS) as (keyof typeof KINDS)[]).map((each) => (
              <button key={each} type="button" aria-pressed={kind === each} onClick={() => setKind(each)}>
                {KINDS[each][0]}
              </button>
            ))}
          </div>
          <div className="seg" role="group" aria-label="Width">
            {(Object.keys(WIDTHS) as (keyof typeof WIDTHS)[]).map((each) => (
              <button key={each} type="button" aria-pressed={size === each} onClick={() => setSize(each)}>
                {each === 'phone' ? 'Phone' : 'Desktop'}
              </button>
            ))}
          </div>
          <button
            type="button"
            className="cbtn cbtn--quiet cbtn--i push"
            aria-label="Preview in dark"
            aria-pressed={isDark}
            onClick={() => setDark(!isDark)}
          >
            <Icon name="theme" />
          </button>
        </div>
        <Frame {...{ kind, size, isDark, version }} />
      </div>
    </section>
  );
}

/** Whether somebody has opened or closed the preview; P does the same as the button. */
function useShown(): [boolean | undefined, () => void] {
  const [choice, setChoice] = useState<boolean>();
  const isOpen = useOpen(choice);
  const [hasKeys] = useSingleKeys();
  const toggle = () => setChoice(!isOpen);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target, key } = event;
      if (key.toLowerCase() !== 'p' || event.ctrlKey || event.metaKey || event.altKey || !hasKeys) return;
      if (target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]')) return;
      if (!document.querySelector('dialog[open]')) setChoice(!isOpen);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [isOpen, hasKeys]);
  return [choice, toggle];
}

function useOpen(choice: boolean | undefined): boolean {
  const isNarrow = useNarrow();
  return choice ?? !isNarrow;
}

type FrameProps = { kind: keyof typeof KINDS; size: keyof typeof WIDTHS; isDark: boolean; version: number };

/** A page of the width of a real screen, made smaller until it fits. */
function Frame({ kind, size, isDark, version }: FrameProps) {
  const { edition } = useArranging();
  const frame = useRef<HTMLIFrameElement>(null);
  const theme = isDark ? 'dark' : 'light';
  const dress = () => {
    const page = frame.current?.contentDocument?.documentElement;
    if (page) page.dataset.theme = theme;
  };
  useEffect(dress);
  return (
    <div className="preview" style={{ '--frame': WIDTHS[size], colorScheme: theme } as CSSProperties}>
      <iframe
        ref={frame}
        title={`Preview: ${KINDS[kind][0]}`}
        src={`/admin/preview/briefings/${edition.id}${KINDS[kind][1]}?version=${version}`}
        loading="lazy"
        onLoad={dress}
      />
    </div>
  );
}
