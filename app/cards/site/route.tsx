import { ImageResponse } from 'next/og';
import { CardOf } from '@/components/site/card-of';
import { getSettings } from '@/lib/settings';
import { getSiteCard } from '@/lib/site/card-facts';
import { cardFonts, drawable } from '@/lib/site/card-fonts';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const settings = await getSettings();
  const facts = await getSiteCard(settings);
  return new ImageResponse(<CardOf facts={facts} settings={settings} siteName={drawable(settings.siteName)} />, {
    width: 1200,
    height: 630,
    fonts: cardFonts(),
  });
}
