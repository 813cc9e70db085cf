// What comes from outside, at every door and with every word. The sample for every day is in outside.test.ts.
import {
  BROKEN_WORDS,
  DOORS,
  OBJECT_WORDS,
  ON_STDIN,
  OTHER_TEXTS,
  testBrokenWords,
  testEncodings,
  testNoFiles,
  testObjectWords,
  testStdin,
} from './support/doors.ts';

testNoFiles(DOORS);
testStdin(ON_STDIN);
testObjectWords(OBJECT_WORDS);
testBrokenWords(BROKEN_WORDS);
testEncodings(DOORS, OTHER_TEXTS);
