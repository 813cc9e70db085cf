// What may be read aloud, of every command and document. The sample for every day is in formats.test.ts.
import { ALOUD, BARS, testAloud, testBars } from './support/read-aloud.ts';

testAloud(ALOUD);
testBars(BARS);
