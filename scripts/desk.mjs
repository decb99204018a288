/** `npm run desk`: people of the desk, for whoever has the machine. */
import nextEnv from '@next/env';

process.env.NODE_ENV ??= 'production';
nextEnv.loadEnvConfig(process.cwd(), false, { info() {}, error: console.error });
// From here on TypeScript can be imported.
await import('tsx');
await import('./desk.ts');
