/** Carries imports out, as a worker does, until there is nothing left to do or somebody kills it. */
import { closeDatabase } from '@/db/client';
import { runImports } from '@/lib/newsletter/run-imports';

console.log('working');
while ((await runImports(new Date('2020-07-24T06:00:00Z'))) > 0);
console.log('done');
closeDatabase();
