'use client';

import { Icon } from '@/components/ui/icon';
import { Avatars } from './avatars';
import { useShell } from './shell.client';

/** What stands at the end of every top bar: who is here, and the way to what readers see. */
export function TopTools() {
  const shell = useShell();
  return (
    <>
      {shell && <Avatars names={shell.now.here} />}
      <a className="cbtn hide-s" href="/">
        <Icon name="outside" />
        View site
      </a>
    </>
  );
}
