'use client';

import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useRef, useState } from 'react';
import { RichText } from '@/components/stories/rich-text';
import type { DocumentNode } from '@/db/schema/stories';
import { documentOf } from './document-of';
import { extensions } from './extensions';
import { pasteInto } from './paste-into';
import { insertPictures, picturesIn } from './paste-picture';
import { Toolbar } from './toolbar.client';

type RichTextEditorProps = {
  value: DocumentNode;
  onChange: (value: DocumentNode) => void;
  isReadOnly: boolean;
  labelledBy: string;
};

/** The text of a story, written in place. What it hands on is always a document of the one schema. */
export function RichTextEditor({ value, onChange, isReadOnly, labelledBy }: RichTextEditorProps) {
  const [notice, setNotice] = useState('');
  const pictures = useRef((_files: File[]) => {});
  const shown = useRef(value);
  const change = useRef(onChange);
  change.current = onChange;
  const editor = useEditor({
    extensions,
    content: value,
    editable: !isReadOnly,
    immediatelyRender: false,
    injectCSS: false,
    // Asterisks that are pasted are asterisks; only addresses become links.
    enablePasteRules: ['link'],
    editorProps: {
      attributes: {
        class: 'rt__doc prose',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': labelledBy,
      },
      handlePaste: (view, event) => {
        const files = picturesIn(event.clipboardData);
        if (files.length > 0) {
          pictures.current(files);
          return true;
        }
        const left = pasteInto(view, event.clipboardData);
        setNotice(wordsFor(left || 0));
        return left !== false;
      },
      handleDrop: (_view, event) => {
        const files = picturesIn(event.dataTransfer);
        if (files.length > 0) pictures.current(files);
        return files.length > 0;
      },
    },
    onUpdate: ({ editor: now }) => {
      shown.current = documentOf(now.getJSON());
      change.current(shown.current);
    },
  });

  pictures.current = (files) => {
    if (!editor) return;
    setNotice('Sending the picture.');
    void insertPictures(editor, files).then(setNotice);
  };

  useEffect(() => {
    if (!editor || value === shown.current) return;
    shown.current = value;
    editor.commands.setContent(value, { emitUpdate: false });
  }, [editor, value]);
  useEffect(() => {
    editor?.setEditable(!isReadOnly, false);
    editor?.view.dom.setAttribute('aria-readonly', String(isReadOnly));
  }, [editor, isReadOnly]);

  return (
    <div className="rt">
      {editor && !isReadOnly && <Toolbar editor={editor} />}
      {editor ? (
        <EditorContent editor={editor} />
      ) : (
        <div className="rt__doc prose" aria-busy="true">
          <RichText node={value} />
        </div>
      )}
      <p className="rt__notice" role="status">
        {notice}
      </p>
    </div>
  );
}

const wordsFor = (left: number) =>
  left === 0
    ? ''
    : `${left === 1 ? 'One picture' : `${left} pictures`} of what you pasted stayed behind: pictures of others cannot be shown from their site. Add them with the picture button.`;
