// A logo above every document, and its words of every hostile text. The sample for every day is in logo.test.ts.
import { DOCUMENT_NAMES } from '../src/documents/catalog.ts';
import { testAbove, testWords } from './support/logos.ts';

testAbove(DOCUMENT_NAMES);
testWords(1);
