// Nothing that was typed is lost, however the person leaves, in both modes. The sample for every day is in kept.test.ts.
import { testChangedMeanwhile, testChecklistLeft, testNotSaved } from './support/kept.ts';

testChangedMeanwhile('whole');
testNotSaved('whole');
testChecklistLeft('whole');
