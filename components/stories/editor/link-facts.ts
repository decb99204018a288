import type { Source } from './sources-field.client';

/** What the page at an address says about itself, as far as the server could find out; nothing if it could not. */
export async function findFacts(url: string): Promise<Partial<Source> | undefined> {
  try {
    const response = await fetch(`/api/desk/link-facts?url=${encodeURIComponent(url)}`);
    if (!response.ok) return undefined;
    const { publisher, title, publishedOn } = (await response.json()) as Partial<Source>;
    const facts = { ...(publisher && { publisher }), ...(title && { title }), ...(publishedOn && { publishedOn }) };
    return Object.keys(facts).length > 0 ? facts : undefined;
  } catch {
    return undefined;
  }
}
