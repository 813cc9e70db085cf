// The detector of contact details stays quick, whatever comes many times. The sample for every day is in contacts.test.ts.
import { PIECES, testGrowth } from './support/contact-lines.ts';

testGrowth(PIECES);
