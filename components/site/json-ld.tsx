/**
 * Facts for search engines (JSON-LD 1.1, 7). A block of data, which no browser runs. "<" is escaped, so that no text in it
 * can end the block, and so are the two line ends that JSON allows and JavaScript once did not.
 */
export function JsonLd({ data }: { data: object }) {
  const text = JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  return <script type="application/ld+json" data-document dangerouslySetInnerHTML={{ __html: text }} />;
}
