import { env } from '@/lib/env';
import { writeSitemap } from '@/lib/site/sitemaps';
import { xmlResponse } from '@/lib/site/xml';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ kind: string; page: string }> };

/** Readers see it at /sitemaps/stories-1.xml. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { kind, page } = await params;
  const pieces = writeSitemap(kind, Number(page), env().SITE_URL);
  return pieces ? xmlResponse(pieces) : new Response(null, { status: 404 });
}
