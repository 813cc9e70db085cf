// What was kept of a session, broken or ill-fitting in every way. The sample for every day is in at-terminal.test.ts.
import { BROKEN, ILL_FITTING, testBroken, testIllFitting } from './support/kept-badly.ts';

testBroken(BROKEN);
testIllFitting(ILL_FITTING);
