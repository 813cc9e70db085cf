// What was told in confidence, in every document and format. The sample for every day is in confidence.test.ts.
import { testCanaries } from './support/confidential.ts';

testCanaries('the built-in method', ['md', 'html', 'csv', 'docx', 'xlsx', 'txt', 'yaml']);
testCanaries('another one', ['md', 'csv', 'yaml']);
