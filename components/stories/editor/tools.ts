import type { Editor } from '@tiptap/react';
import type { IconName } from '@/components/ui/icon';

export type Tool = {
  name: string;
  icon: IconName;
  /** As aria-keyshortcuts has it, and as people read it. */
  keys?: string;
  isOn?: (editor: Editor) => boolean;
  may?: (editor: Editor) => boolean;
  act: (editor: Editor) => void;
};

/** A heading cannot stand in a quotation: it becomes a paragraph first. */
function toggleQuote(editor: Editor): void {
  const chain = editor.chain().focus();
  (editor.isActive('heading') ? chain.setParagraph() : chain).toggleBlockquote().run();
}

/** The buttons of the toolbar, in groups. Links, pictures and figures have dialogs and are added by the toolbar itself. */
export const MARK_TOOLS: Tool[] = [
  {
    name: 'Bold',
    icon: 'bold',
    keys: 'Control+B',
    isOn: (editor) => editor.isActive('bold'),
    act: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    name: 'Italic',
    icon: 'italic',
    keys: 'Control+I',
    isOn: (editor) => editor.isActive('italic'),
    act: (editor) => editor.chain().focus().toggleItalic().run(),
  },
];

export const BLOCK_TOOLS: Tool[] = [
  {
    name: 'Heading',
    icon: 'heading',
    keys: 'Control+Alt+2',
    isOn: (editor) => editor.isActive('heading', { level: 2 }),
    act: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  {
    name: 'Small heading',
    icon: 'subheading',
    keys: 'Control+Alt+3',
    isOn: (editor) => editor.isActive('heading', { level: 3 }),
    act: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  {
    name: 'Quotation',
    icon: 'quote',
    keys: 'Control+Shift+B',
    isOn: (editor) => editor.isActive('blockquote'),
    act: toggleQuote,
  },
  {
    name: 'List',
    icon: 'bullets',
    keys: 'Control+Shift+8',
    isOn: (editor) => editor.isActive('bulletList'),
    act: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'Numbered list',
    icon: 'numbers',
    keys: 'Control+Shift+7',
    isOn: (editor) => editor.isActive('orderedList'),
    act: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
];

export const HISTORY_TOOLS: Tool[] = [
  {
    name: 'Undo',
    icon: 'undo',
    keys: 'Control+Z',
    may: (editor) => editor.can().undo(),
    act: (editor) => editor.chain().focus().undo().run(),
  },
  {
    name: 'Redo',
    icon: 'redo',
    keys: 'Control+Shift+Z',
    may: (editor) => editor.can().redo(),
    act: (editor) => editor.chain().focus().redo().run(),
  },
];
