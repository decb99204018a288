import type { Settings } from '@/lib/settings';
import { textDirection } from '@/lib/words';

/** The site as an application that can be put on a home screen (W3C, Web Application Manifest). */
export function webManifest({ siteName, strapline, locale }: Settings) {
  const icon = (file: string, size: number, purpose = 'any') => ({
    src: `/icons/${file}`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  return {
    id: '/',
    name: siteName,
    short_name: siteName.slice(0, 12).trim(),
    description: strapline,
    lang: locale,
    dir: textDirection(locale),
    start_url: '/',
    scope: '/',
    display: 'minimal-ui',
    background_color: '#FDFDFB',
    theme_color: '#161611',
    icons: [icon('icon-192.png', 192), icon('icon-512.png', 512), icon('maskable-512.png', 512, 'maskable')],
  };
}
