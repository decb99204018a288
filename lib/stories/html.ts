import type { DocumentNode } from '@/db/schema/stories';

/**
 * A story's document as HTML for feeds: the same blocks as on the page, every text escaped, and addresses of this site
 * made whole with `siteUrl`. The document has been through parseDocument, so every node here is known.
 */
export function documentHtml(node: DocumentNode, siteUrl: string): string {
  const inside = () => (node.content ?? []).map((child) => documentHtml(child, siteUrl)).join('');
  const attrs = node.attrs ?? {};
  switch (node.type) {
    case 'text':
      return marked(node, siteUrl);
    case 'paragraph':
      return `<p>${inside()}</p>`;
    case 'heading':
      return attrs.level === 3 ? `<h4>${inside()}</h4>` : `<h3>${inside()}</h3>`;
    case 'bulletList':
      return `<ul>${inside()}</ul>`;
    case 'orderedList':
      return `<ol start="${Number(attrs.start ?? 1)}">${inside()}</ol>`;
    case 'listItem':
      return `<li>${inside()}</li>`;
    case 'blockquote':
      return `<blockquote>${inside()}</blockquote>`;
    case 'image':
      return figure(attrs, siteUrl);
    case 'pullFigure':
      return `<p><strong>${escapeHtml(String(attrs.figure))}</strong> ${escapeHtml(String(attrs.caption))}</p>`;
    default:
      return inside();
  }
}

/** Text that is safe between tags and in quoted attributes, and in a CDATA section. */
export function escapeHtml(text: string): string {
  return withoutControls(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** XML 1.0, 2.2 knows no control characters but tab and line ends, and no half characters. */
export function withoutControls(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '');
}

function marked({ text = '', marks = [] }: DocumentNode, siteUrl: string): string {
  return marks.reduceRight((inside, { type, attrs }) => {
    if (type === 'bold') return `<strong>${inside}</strong>`;
    if (type === 'italic') return `<em>${inside}</em>`;
    return `<a href="${escapeHtml(whole(String(attrs?.href), siteUrl))}">${inside}</a>`;
  }, escapeHtml(text));
}

function figure(attrs: NonNullable<DocumentNode['attrs']>, siteUrl: string): string {
  const words = [attrs.caption, attrs.credit].filter(Boolean).join(' ');
  const alt = attrs.decorative ? '' : escapeHtml(String(attrs.alt));
  const image = `<img src="${escapeHtml(whole(String(attrs.src), siteUrl))}" width="${Number(attrs.width)}" height="${Number(attrs.height)}" alt="${alt}">`;
  return `<figure>${image}${words && `<figcaption>${escapeHtml(words)}</figcaption>`}</figure>`;
}

const whole = (address: string, siteUrl: string) => (address.startsWith('/') ? siteUrl + address : address);
