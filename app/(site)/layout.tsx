import type { Metadata, Viewport } from 'next';
import type { CSSProperties, ReactNode } from 'react';
import { SpeculationRules } from '@/components/site/speculation-rules';
import { ThemeScript } from '@/components/site/theme';
import '@/components/site/site.css';
import { fontClasses } from '@/components/ui/fonts';
import { env } from '@/lib/env';
import { getSettings } from '@/lib/settings';
import { textDirection } from '@/lib/words';

/** Drawn when the door asks, which keeps what it gets: docs/decisions/003-rendering.md. The build needs no database. */
export const dynamic = 'force-dynamic';

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#FDFDFB' },
    { media: '(prefers-color-scheme: dark)', color: '#121310' },
  ],
};

export async function generateMetadata(): Promise<Metadata> {
  const { siteName, strapline } = await getSettings();
  return {
    metadataBase: new URL(env().SITE_URL),
    title: { default: siteName, template: `%s — ${siteName}` },
    description: strapline,
    manifest: '/manifest.webmanifest',
    icons: {
      icon: [
        { url: '/favicon.ico', sizes: '32x32' },
        { url: '/favicon.svg', type: 'image/svg+xml' },
      ],
      apple: '/icons/apple-touch-icon.png',
    },
  };
}

export default async function SiteLayout({ children }: { children: ReactNode }) {
  const { siteName, locale, accent, onAccent } = await getSettings();
  // The address is for paper, where a link within the site must say where the site is.
  const style = { '--accent': accent, '--on-accent': onAccent, '--site-address': JSON.stringify(env().SITE_URL) };
  return (
    <html
      lang={locale}
      dir={textDirection(locale)}
      className={fontClasses}
      style={style as CSSProperties}
      suppressHydrationWarning
    >
      <head>
        <ThemeScript />
        <SpeculationRules />
        <link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml" title={siteName} />
        <script data-document src="/site.js" defer />
      </head>
      <body>{children}</body>
    </html>
  );
}
