/** @type {import('next').NextConfig} */
export default {
  // Pages live in memory only. By default Next serves the page of before an expiry again after a restart, because the
  // copy on disk outlives it (docs/decisions/003-rendering.md).
  experimental: { isrFlushToDisk: false },
  poweredByHeader: false,
  reactStrictMode: true,
  agentRules: false,
  // One way to render: classic ISR. See docs/decisions/003-rendering.md before turning this on.
  cacheComponents: false,
  devIndicators: false,
  // `npm test` checks the types; a start should not have to.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
        { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=()' },
        { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
        {
          key: 'Content-Security-Policy',
          value: "base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
        },
      ],
    },
    {
      source: '/:folder(images|icons)/:path*',
      headers: [{ key: 'Cache-Control', value: 'public, max-age=86400, stale-while-revalidate=604800' }],
    },
  ],
};
