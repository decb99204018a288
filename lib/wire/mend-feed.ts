import { DomHandler, DomUtils, Parser } from 'htmlparser2';

/** Tags within tags. Feeds have a dozen, and twice that where a page is inside; a parser takes ever longer for more. */
const DEEPEST = 500;

/** Far more than feeds have, pages within them included. */
const MOST_TAGS = 100_000;

/** Characters read before it is asked whether that is enough. */
const AT_ONCE = 64 * 1024;

class ShallowHandler extends DomHandler {
  /** So far; items in whatever format. */
  items = 0;
  tags = 0;

  override onopentag(name: string, attribs: Record<string, string>): void {
    if (this.tagStack.length > DEEPEST) throw new Error('tags within tags without end');
    if (/^(.*:)?(item|entry)$/.test(name)) this.items++;
    this.tags++;
    super.onopentag(name, attribs);
  }
}

/**
 * A feed in XML that is well-formed and holds no surprises, whatever came in: tags that were never closed, bare ampersands,
 * words before the first tag. It throws for tags that are nested without end. The document type goes, and with it every
 * entity it declares, be it a bomb or a way to a file. Soon after `mostItems` it ends: to read a hundred thousand would hold up
 * everything else for seconds.
 */
export function mendFeed(text: string, mostItems = Infinity): string {
  const handler = new ShallowHandler(null, { xmlMode: true });
  const parser = new Parser(handler, { xmlMode: true });
  const isEnough = () => handler.items > mostItems || handler.tags > MOST_TAGS;
  for (let at = Math.max(0, text.indexOf('<')); at < text.length && !isEnough(); at += AT_ONCE)
    parser.write(text.slice(at, at + AT_ONCE));
  parser.end();
  const roots = handler.root.children.filter(DomUtils.isTag);
  for (const element of DomUtils.find(DomUtils.isTag, roots, true, Infinity).filter(DomUtils.isTag)) {
    if (element.attribs.mode === 'base64') decodeBase64(element);
    if (element.name === 'link' && element.attribs.rel && !element.attribs.href) addressFromText(element);
  }
  return DomUtils.getOuterHTML(roots, { xmlMode: true, encodeEntities: 'utf8' });
}

type Tag = Extract<Parameters<typeof DomUtils.getChildren>[0], { attribs: object }>;

/** Atom 0.3 could put text in Base64 (mode="base64"), which was rarely done and is read by few. */
function decodeBase64(element: Tag): void {
  const text = element.children.find(DomUtils.isText);
  if (!text) return;
  text.data = Buffer.from(text.data, 'base64').toString('utf8');
  element.attribs.mode = 'escaped';
}

/** A link of Atom whose address stands where that of RSS does. */
function addressFromText(element: Tag): void {
  const address = DomUtils.textContent(element).trim();
  if (address) element.attribs.href = address;
}
