import type { Lane } from './smtp-lane';

/** Said of a mail that nobody has sent: there is no mail server, and it lies in the desk's outbox. */
export const KEPT = 'Kept in the outbox of the desk: no mail server is set up.';

/** Where mail goes without a mail server: nowhere. It is written to the outbox together with the record of its row. */
export function outboxLane(): Lane {
  return {
    isOpen: true,
    keeps: true,
    open: () => Promise.resolve(),
    hand: () => Promise.resolve({ kind: 'barred', answer: 'There is no mail server.' }),
    close: () => undefined,
  };
}
