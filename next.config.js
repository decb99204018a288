/** @type {import('next').NextConfig} */
export default {
  // The door keeps the pages (docs/decisions/003-rendering.md); a second copy here could only be an older one.
  cacheMaxMemorySize: 0,
  experimental: { isrFlushToDisk: false },
  // Everyone gets a whole head: the door keeps pages, so nobody waits for it.
  htmlLimitedBots: /.*/,
  poweredByHeader: false,
  reactStrictMode: true,
  agentRules: false,
  // One way to render: on demand. See docs/decisions/003-rendering.md before turning this on.
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
      ],
    },
    {
      source: '/:folder(images|icons)/:path*',
      headers: [{ key: 'Cache-Control', value: 'public, max-age=86400, stale-while-revalidate=604800' }],
    },
  ],
};
