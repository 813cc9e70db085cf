// Every document of every example as a Word file. The sample for every day is in word.test.ts.
import { testWordFiles } from './support/word-files.ts';

testWordFiles(() => true);
