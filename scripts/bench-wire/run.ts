/** Measures, prints the tables, and ends with 1 if a bar is missed. docs/decisions/015-clustering.md says what they mean. */
import { findCorpus, measureQuality } from './quality';
import { measureQuestions } from './questions';
import { measureScale } from './scale';

const corpus = findCorpus();
if (!corpus) console.log('  Grouping was not measured: there is no sample material. WIRE_CORPUS says where it is.');
const within = [corpus ? measureQuality(corpus) : true, measureScale(), await measureQuestions()].every(Boolean);
console.log('');
process.exit(within ? 0 : 1);
