// What was told in confidence, in the documents and formats that confidence.test.ts does not make every day.
import { testCanaries } from './support/confidential.ts';

testCanaries('the built-in method', ['html', 'csv', 'docx', 'xlsx', 'txt', 'yaml']);
testCanaries('another one', ['md', 'csv', 'yaml']);
