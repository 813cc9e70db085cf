// Everything that the stock prompts do wrong, our prompts do right; a sample is in measured-faults.test.ts.
import { FAULTS, testOurs } from './support/faults.ts';

testOurs(FAULTS);
