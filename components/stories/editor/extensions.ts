import { Extension, Node, type AnyExtension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import StarterKit from '@tiptap/starter-kit';
import { isTooDeep } from './paste-into';
import { isLinkTarget } from './document-of';

/** What lists and quotations may hold is narrower in our schema than in Tiptap's, which would allow a heading in a list. */
const NARROWER: Record<string, string> = {
  listItem: 'paragraph (paragraph | bulletList | orderedList)*',
  blockquote: '(paragraph | bulletList | orderedList)+',
};

const Kit = StarterKit.extend({
  addExtensions() {
    const all = (this.parent?.() ?? []) as AnyExtension[];
    return all.map((each) => {
      const content = NARROWER[each.name];
      return content ? (each as Node).extend({ content }) : each;
    });
  },
});

/** Pictures and figures are edited in a dialog; in the text they stand as one piece. Both copy and paste within the desk. */
const whole = (name: string, tag: string, attributes: Record<string, unknown>) =>
  Node.create({
    name,
    group: 'block',
    atom: true,
    draggable: true,
    addAttributes: () =>
      Object.fromEntries(
        Object.entries(attributes).map(([key, fallback]) => [key, { default: fallback, rendered: false }]),
      ),
    parseHTML: () => [{ tag: `${tag}[data-attributes]`, getAttrs: (element) => readAttributes(element, attributes) }],
  });

/** The attributes that our own copy wrote down, if the server would take them; another page's are read as nothing. */
function readAttributes(element: HTMLElement, known: Record<string, unknown>) {
  try {
    const found = JSON.parse(element.dataset.attributes ?? '') as Record<string, unknown>;
    const isWhole = Object.entries(known).every(([key, value]) => typeof found[key] === typeof value);
    const problem =
      'src' in known ? !isPlaced(found) : ![found.figure, found.caption].every((each) => String(each).trim());
    return isWhole && !problem ? found : false;
  } catch {
    return false;
  }
}

const isPlaced = ({ src, width, height }: Record<string, unknown>) =>
  /^\/[\w-](?!.*\.\.)[\w./-]*$/.test(String(src)) &&
  [width, height].every((each) => Number.isInteger(each) && Number(each) > 0);

const Picture = whole('image', 'figure', {
  src: '',
  width: 1,
  height: 1,
  alt: '',
  decorative: false,
  caption: '',
  credit: '',
}).extend({
  renderHTML({ node }) {
    const { src, alt, decorative, caption, credit } = node.attrs as Record<string, string>;
    const words = [caption, credit].filter(Boolean).join(' ');
    const image = ['img', { src, alt: decorative ? '' : alt }] as const;
    const lacking = !decorative && !alt ? [['p', { class: 'rt__lack' }, 'It needs a description.'] as const] : [];
    return [
      'figure',
      { 'data-attributes': JSON.stringify(node.attrs) },
      image,
      ...(words ? [['figcaption', {}, words] as const] : []),
      ...lacking,
    ];
  },
});

const PullFigure = whole('pullFigure', 'div', { figure: '', caption: '' }).extend({
  renderHTML({ node }) {
    const { figure, caption } = node.attrs as Record<string, string>;
    const attributes = { class: 'pull-figure', 'data-attributes': JSON.stringify(node.attrs) };
    return ['div', attributes, ['strong', {}, figure], ` ${caption}`];
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
