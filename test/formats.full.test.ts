// What may be read aloud, of every command and document, and what is loaded for each format. The sample for every day is in formats.test.ts.
import { LOADED, testLoads } from './support/loads.ts';
import { ALOUD, BARS, testAloud, testBars } from './support/read-aloud.ts';

testAloud(ALOUD);
testBars(BARS);
testLoads(Object.keys(LOADED));
