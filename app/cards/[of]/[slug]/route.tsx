import { ImageResponse } from 'next/og';
import { CardOf } from '@/components/site/card-of';
import { getSettings } from '@/lib/settings';
import { findBriefingCard, findStoryCard } from '@/lib/site/card-facts';
import { cardFonts, drawable } from '@/lib/site/card-fonts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ of: string; slug: string }> };

/** Readers see it at /cards/stories/<slug>.png and /cards/briefings/<slug>.png. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { of, slug } = await params;
  const settings = await getSettings();
  const facts = of === 'briefings' ? await findBriefingCard(slug, settings) : await findStoryCard(slug, settings);
  if (!facts) return new Response(null, { status: 404 });
  return new ImageResponse(<CardOf facts={facts} settings={settings} siteName={drawable(settings.siteName)} />, {
    width: 1200,
    height: 630,
    fonts: cardFonts(),
  });
}
