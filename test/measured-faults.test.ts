// What the stock prompts do wrong, our prompts do right; and what no fault was in the stock prompts is right in ours, too. A sample of the faults;
// all of them are in measured-faults.full.test.ts.
import { COLORS, EVERY_DAY, testColors, testOurs, testTwice } from './support/faults.ts';

testOurs(EVERY_DAY);
testTwice(['rich']);
testColors(COLORS.filter(([what]) => what === 'without color with NO_COLOR'));
