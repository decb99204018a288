/** A browser of the plainest kind: keeps cookies, sends forms as they stand in the page, runs no scripts. */

export type Answer = { status: number; location: string | null; html: string; cookies: string[] };

/** `headers` go along with each request, as a proxy in front of the site adds them. */
export function visitor(origin: string, headers: Record<string, string> = {}) {
  const jar = new Map<string, string>();

  async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, origin), {
      ...init,
      redirect: 'manual',
      headers: { ...headers, ...(cookie && { cookie }) },
    });
    const cookies = response.headers.getSetCookie();
    for (const each of cookies) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(each)!;
      if (value) jar.set(name!, value);
      else jar.delete(name!);
    }
    const html = await response.text();
    return { status: response.status, location: response.headers.get('location'), html, cookies };
  }

  /** Fills in the fields of the page, which holds one form, and sends it. */
  async function send(path: string, fields: Record<string, string>): Promise<Answer> {
    const { html } = await ask(path);
    const body = new FormData();
    for (const [input] of html.matchAll(/<input[^>]*>/g)) {
      const name = attribute(input, 'name');
      if (name !== undefined) body.append(name, fields[name] ?? attribute(input, 'value') ?? '');
    }
    return ask(path, { method: 'POST', body });
  }

  return { ask, send };
}

const ENTITIES: Record<string, string> = { '&quot;': '"', '&amp;': '&', '&lt;': '<', '&gt;': '>', '&#x27;': "'" };

const attribute = (tag: string, name: string) =>
  new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll(/&[^;]+;/g, (entity) => ENTITIES[entity] ?? entity);
