import { Extension, type Node, type AnyExtension, type Mark } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import StarterKit from '@tiptap/starter-kit';
import { isTooDeep } from './paste-into';
import { isLinkTarget } from './document-of';
import { Picture, PullFigure } from './whole-nodes';

/**
 * What lists and quotations may hold is narrower in our schema than in Tiptap's, which would allow a heading in a list. And
 * what is typed after a link is no part of it.
 */
const NARROWER: Record<string, string> = {
  listItem: 'paragraph (paragraph | bulletList | orderedList)*',
  blockquote: '(paragraph | bulletList | orderedList)+',
};

const Kit = StarterKit.extend({
  addExtensions() {
    const all = (this.parent?.() ?? []) as AnyExtension[];
    return all.map((each) => {
      const content = NARROWER[each.name];
      if (each.name === 'link') return (each as Mark).extend({ inclusive: false });
      return content ? (each as Node).extend({ content }) : each;
    });
  },
});

/** The server refuses what is nested too deeply; so such a change is not made in the first place. */
const Depth = Extension.create({
  name: 'depth',
  addProseMirrorPlugins: () => [
    new Plugin({ filterTransaction: (change) => !change.docChanged || !isTooDeep(change.doc) }),
  ],
});

const off = false as const;

/** The document schema of lib/stories/rich-text.ts as Tiptap knows it, and nothing beside it. */
export const extensions: AnyExtension[] = [
  Kit.configure({
    heading: { levels: [2, 3] },
    link: {
      openOnClick: false,
      autolink: true,
      defaultProtocol: 'https',
      isAllowedUri: (address) => isLinkTarget(address),
      HTMLAttributes: { target: null, rel: null },
    },
    code: off,
    codeBlock: off,
    hardBreak: off,
    horizontalRule: off,
    strike: off,
    underline: off,
    trailingNode: off,
  }),
  Picture,
  PullFigure,
  Depth,
];
