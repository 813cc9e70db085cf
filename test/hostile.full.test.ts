// Hostile texts at every place of every document and format, and all that is very long. The sample for every day is in hostile.test.ts.
import {
  testDocuments,
  testHuge,
  testNothingLeft,
  testPages,
  testPasted,
  testPlaces,
} from './support/hostile-documents.ts';
import { times } from './torture/measure.ts';

testPlaces('whole');
testPasted('whole');
testPages('whole');
testDocuments('whole', { turns: times(5, 2, 1) });
testHuge('whole');
testNothingLeft('whole');
