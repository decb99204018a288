import Link from 'next/link';

const TABS = [
  { href: '/admin/settings', words: 'House' },
  { href: '/admin/settings/topics', words: 'Topics' },
  { href: '/admin/settings/companies', words: 'Companies' },
];

/** The pages of the settings. */
export function SettingsTabs({ current }: { current: string }) {
  return (
    <nav className="tabs" aria-label="Settings">
      {TABS.map(({ href, words }) => (
        <Link key={href} href={href} aria-current={href === current ? 'page' : undefined}>
          {words}
        </Link>
      ))}
    </nav>
  );
}
