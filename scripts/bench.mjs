/**
 * `npm run bench`: how fast pages are served, with 70 stories and with 10,000, what a first view weighs, and the rest of
 * docs/performance.md. `npm run bench -- sends intake` measures parts of it (scripts/bench/run.ts).
 */
import { launch } from './bench/launch.mjs';

await launch('benchmark', 'scripts/bench/run.ts');
