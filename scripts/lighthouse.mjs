/** `npm run lighthouse`: what Lighthouse says of the front page, a briefing and a story. */
import { launch } from './bench/launch.mjs';

await launch('Lighthouse', 'scripts/bench/lighthouse.ts');
