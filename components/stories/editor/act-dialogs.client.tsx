'use client';

import { useEditing, type Answer } from './editing';
import { PublishDialog } from './publish-dialog.client';
import { SureDialog } from './sure-dialog.client';
import { WithdrawDialog } from './withdraw-dialog.client';

export type Asked = 'publish' | 'note' | 'discard' | 'withdraw' | undefined;

type ActDialogsProps = { asked: Asked; version: number; onClose: () => void; refresh: () => void };

/** The dialogs of what changes for readers. Each names the version that its editor has seen. */
export function ActDialogs({ asked, version, onClose, refresh }: ActDialogsProps) {
  const { story, acts } = useEditing();
  const then = async (answer: Promise<Answer>) => {
    const result = await answer.catch((): Answer => ({ ok: false, problem: 'The server does not answer. Try again.' }));
    if (result.ok) refresh();
    return result;
  };
  switch (asked) {
    case 'publish':
    case 'note':
      return (
        <PublishDialog
          fields={story.pendingFields}
          isNoteOnly={asked === 'note'}
          onClose={onClose}
          onPublish={(order) => then(acts.publishChanges(story.id, { version, ...order }))}
        />
      );
    case 'discard':
      return (
        <SureDialog
          title="Discard the changes?"
          about="The story goes back to what readers see. The history keeps what you wrote."
          act="Discard the changes"
          busy="Discarding"
          onAct={() => then(acts.discardChanges(story.id, version))}
          onClose={onClose}
        />
      );
    case 'withdraw':
      return <WithdrawDialog onAct={(place) => then(acts.withdraw(story.id, place))} onClose={onClose} />;
    case undefined:
      return null;
  }
}
