'use client';

import { Icon } from '@/components/ui/icon';
import { Avatars } from './avatars';
import { Keys } from './keys';
import { useShell } from './shell-context';

/** What stands at the end of every top bar: search and jump, who is here, and the way to what readers see. */
export function TopTools() {
  const shell = useShell();
  return (
    <>
      {shell && (
        <>
          <button type="button" className="cmd" aria-haspopup="dialog" onClick={shell.openPalette}>
            <Icon name="search" />
            <span className="cmd__words">Search or jump to</span>
            <span className="cmd__keys" aria-hidden="true">
              <Keys keys={['Mod+K']} />
            </span>
          </button>
          <Avatars names={shell.now.here} />
        </>
      )}
      <a className="cbtn hide-s" href="/">
        <Icon name="outside" />
        View site
      </a>
    </>
  );
}
