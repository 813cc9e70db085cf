// Each command as a person or a script meets it: every name, path, word and file that it may be given. The sample is in cli.test.ts.
import {
  leadPaint,
  NEARLY,
  OTHER_NAMES,
  READING,
  testCopies,
  testDocuments,
  testGone,
  testLongWords,
  testNearly,
  testOtherNames,
  testPaths,
  testSchema,
  testTakenBack,
  testUnreadable,
  WITH_PATH,
  WITH_WORD,
} from './support/command-series.ts';

testNearly(NEARLY);
testOtherNames(OTHER_NAMES);
testTakenBack(leadPaint);
testDocuments(['pitch', 'outline']);
testUnreadable(READING);
testCopies([['status'], ['pitch'], ['check']]);
testLongWords(WITH_WORD);
testPaths(WITH_PATH);
testGone(['status', 'init --no-input', 'pitch -f tde.yaml', 'set project.name x']);
testSchema();
