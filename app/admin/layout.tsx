import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { CSSProperties, ReactNode } from 'react';
import '@/components/editors/desk.css';
import { ThemeScript } from '@/components/site/theme';
import { fontClasses } from '@/components/ui/fonts';
import { getSettings } from '@/lib/settings';

/** Drawn for each who asks; never kept. */
export const dynamic = 'force-dynamic';

export const viewport: Viewport = { colorScheme: 'light dark' };

export const metadata: Metadata = {
  title: { default: 'The desk', template: '%s — The desk' },
  robots: { index: false, follow: false },
  icons: { icon: { url: '/favicon.svg', type: 'image/svg+xml' } },
};

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { accent, onAccent } = await getSettings();
  const nonce = /'nonce-([^']+)'/.exec((await headers()).get('content-security-policy') ?? '')?.[1];
  const style = { '--accent': accent, '--on-accent': onAccent } as CSSProperties;
  // The desk speaks English; what readers see is in the language of the settings.
  return (
    <html lang="en-GB" className={fontClasses} style={style} suppressHydrationWarning>
      <head>
        <ThemeScript nonce={nonce} />
      </head>
      <body className="desk-body">{children}</body>
    </html>
  );
}
