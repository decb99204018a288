'use client';

import { useEditorState, type Editor } from '@tiptap/react';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { Icon } from '@/components/ui/icon';
import { InsertDialogs, type Insert } from './insert-dialogs.client';
import { BLOCK_TOOLS, HISTORY_TOOLS, MARK_TOOLS, type Tool } from './tools';

const KEYS = ['ArrowRight', 'ArrowLeft', 'Home', 'End'];

/** The toolbar of the text: one stop of the Tab key, arrow keys inside it. */
export function Toolbar({ editor }: { editor: Editor }) {
  const [insert, setInsert] = useState<Insert>();
  const [stop, setStop] = useState(0);
  useLinkKey(editor, () => setInsert('link'));
  const groups = [
    [...MARK_TOOLS, insertTool('Link', 'link', 'link', setInsert)],
    BLOCK_TOOLS,
    [insertTool('Picture', 'picture', 'image', setInsert), insertTool('Figure', 'figure', 'pullFigure', setInsert)],
    HISTORY_TOOLS,
  ];
  const tools = groups.flat();
  const state = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      tools.map(({ isOn, may }) => ({ isOn: isOn?.(now), isOff: may ? !may(now) : false })),
  });
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    if (!KEYS.includes(event.key)) return;
    event.preventDefault();
    const last = tools.length - 1;
    const steps = { ArrowRight: stop + 1, ArrowLeft: stop - 1, Home: 0, End: last } as Record<string, number>;
    const next = (steps[event.key]! + tools.length) % tools.length;
    setStop(next);
    event.currentTarget.querySelectorAll('button')[next]?.focus();
  };
  return (
    <>
      <div className="rt__bar" role="toolbar" aria-label="Formatting" onKeyDown={move}>
        {groups.map((group) => (
          <div key={group[0]!.name} className="rt__group">
            {group.map((tool) => {
              const index = tools.indexOf(tool);
              const { isOn, isOff } = state[index]!;
              return (
                <button
                  key={tool.name}
                  type="button"
                  className="cbtn cbtn--i"
                  tabIndex={index === stop ? 0 : -1}
                  aria-label={tool.name}
                  aria-pressed={isOn}
                  aria-disabled={isOff || undefined}
                  aria-keyshortcuts={tool.keys}
                  title={tool.keys ? `${tool.name} (${tool.keys.replaceAll('Control', 'Ctrl')})` : tool.name}
                  onFocus={() => setStop(index)}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => !isOff && tool.act(editor)}
                >
                  <Icon name={tool.icon} />
                </button>
              );
            })}
          </div>
        ))}
      </div>
      <InsertDialogs editor={editor} insert={insert} onInsert={setInsert} />
    </>
  );
}

const insertTool = (name: string, insert: Insert, node: string, open: (insert: Insert) => void): Tool => ({
  name,
  icon: insert,
  ...(insert === 'link' && { keys: 'Control+K' }),
  isOn: (editor) => editor.isActive(node),
  act: () => open(insert),
});

/** Ctrl K makes a link where something is selected; elsewhere it stays the desk's own key. */
function useLinkKey(editor: Editor, open: () => void) {
  useEffect(() => {
    const dom = editor.view.dom;
    const press = (event: globalThis.KeyboardEvent) => {
      const isKey = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey;
      if (!isKey || (editor.state.selection.empty && !editor.isActive('link'))) return;
      event.preventDefault();
      event.stopPropagation();
      open();
    };
    dom.addEventListener('keydown', press);
    return () => dom.removeEventListener('keydown', press);
  });
}
