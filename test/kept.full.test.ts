// Nothing that was typed is lost, however the person leaves or goes on, in both modes. The sample for every day is in kept.test.ts.
import { testChangedMeanwhile, testChecklistLeft, testGoingOn, testNotSaved } from './support/kept.ts';

testChangedMeanwhile('whole');
testNotSaved('whole');
testChecklistLeft('whole');
testGoingOn('whole');
