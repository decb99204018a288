/** `npm run bench`: how fast pages are served, with 70 stories and with 10,000, and what a first view weighs. */
import { launch } from './bench/launch.mjs';

await launch('benchmark', 'scripts/bench/run.ts');
