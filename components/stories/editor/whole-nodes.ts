import { Node } from '@tiptap/core';

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

/** A picture in the text, with its caption and credit; it says when it lacks its description. */
export const Picture = whole('image', 'figure', {
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

/** One figure that carries the story. */
export const PullFigure = whole('pullFigure', 'div', { figure: '', caption: '' }).extend({
  renderHTML({ node }) {
    const { figure, caption } = node.attrs as Record<string, string>;
    const attributes = { class: 'pull-figure', 'data-attributes': JSON.stringify(node.attrs) };
    return ['div', attributes, ['strong', {}, figure], ` ${caption}`];
  },
});
