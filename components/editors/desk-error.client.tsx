'use client';

import { Icon } from '@/components/ui/icon';
import { DeskPage } from './desk-page';

/** What stands in place of a page that failed. The digest is the number under which the server's log has the cause. */
export default function DeskError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined;
  return (
    <DeskPage title="This page could not be shown">
      <div className="notice notice--bad" role="alert">
        <Icon name="warning" />
        <div>
          <p>
            The fault is ours, and what was saved before is still there. Try again; if it stays like this, tell an
            administrator{digest && <> the number {digest}, under which the log has the cause</>}.
          </p>
          <p className="notice__acts">
            <button type="button" className="cbtn cbtn--ink" onClick={retry}>
              Try again
            </button>{' '}
            <a className="cbtn" href="/admin">
              Go to the dashboard
            </a>
          </p>
        </div>
      </div>
    </DeskPage>
  );
}
