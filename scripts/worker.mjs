/** `npm run worker`: the worker apart from the server, which then needs WORKER=off. */
import nextEnv from '@next/env';

process.env.NODE_ENV ??= 'production';
nextEnv.loadEnvConfig(process.cwd(), false, { info() {}, error: console.error });
// From here on TypeScript can be imported.
await import('tsx');
await import('./worker.ts');
