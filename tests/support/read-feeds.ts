/** A process that reads what is due, again and again, each time seven hours later. Killed by tests/lib/wire/reading-killed.test.ts. */
import { readNextSource } from '@/lib/wire/read-source';

const start = Number(process.argv[2]);
for (let round = 0; ; round++) await readNextSource(new Date(start + round * 7 * 3_600_000));
