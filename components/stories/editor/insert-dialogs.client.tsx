'use client';

import { NodeSelection } from '@tiptap/pm/state';
import { useEditorState, type Editor } from '@tiptap/react';
import { Icon } from '@/components/ui/icon';
import type { Picture } from '@/lib/stories/queries';
import { FigureDialog } from './figure-dialog.client';
import { LinkDialog } from './link-dialog.client';
import { PictureDialog } from './picture-dialog.client';

export type Insert = 'link' | 'picture' | 'figure';

type InsertDialogsProps = {
  editor: Editor;
  insert: Insert | undefined;
  onInsert: (insert: Insert | undefined) => void;
};

const WHOLE: Record<string, Insert> = { image: 'picture', pullFigure: 'figure' };
const WORDS: Record<string, string> = { image: 'picture', pullFigure: 'figure' };

/** The dialogs in which links, pictures and figures are made and changed; and a bar to reach them from what is selected. */
export function InsertDialogs({ editor, insert, onInsert }: InsertDialogsProps) {
  const selected = useEditorState({
    editor,
    selector: ({ editor: { state } }) => {
      const node = state.selection instanceof NodeSelection ? state.selection.node : undefined;
      return node && node.type.name in WHOLE ? { type: node.type.name, attrs: node.attrs } : undefined;
    },
  });
  const close = () => onInsert(undefined);
  /** In place of what is selected, if that is of the same kind; else after the block in which the cursor is. */
  const put = (type: string, attrs: object) => {
    const isChange = selected?.type === type;
    if (isChange) editor.chain().updateAttributes(type, attrs).run();
    else editor.chain().insertContent({ type, attrs }).run();
    close();
    requestAnimationFrame(() => editor.commands.focus());
  };
  return (
    <>
      {selected && (
        <div className="rt__selected" role="group" aria-label={`Selected ${WORDS[selected.type]}`}>
          <span>This {WORDS[selected.type]} is selected.</span>
          <button type="button" className="cbtn" onClick={() => onInsert(WHOLE[selected.type])}>
            Change it
          </button>
          <button
            type="button"
            className="cbtn cbtn--quiet"
            onClick={() => editor.chain().deleteSelection().focus().run()}
          >
            <Icon name="cross" />
            Take it out
          </button>
        </div>
      )}
      {insert === 'link' && <LinkDialog editor={editor} onClose={close} />}
      {insert === 'figure' && (
        <FigureDialog
          figure={selected?.type === 'pullFigure' ? (selected.attrs as { figure: string; caption: string }) : undefined}
          onClose={close}
          onDone={(attrs) => put('pullFigure', attrs)}
        />
      )}
      {insert === 'picture' && (
        <PictureDialog
          picture={selected?.type === 'image' ? (selected.attrs as Picture) : undefined}
          onClose={close}
          onDone={(attrs) => put('image', attrs)}
        />
      )}
    </>
  );
}
