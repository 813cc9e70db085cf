// What was told in confidence, in the formats that confidence.test.ts does not make every day.
import { testCanaries } from './support/confidential.ts';

testCanaries('the built-in method', ['docx', 'xlsx', 'txt', 'yaml']);
testCanaries('another one', ['csv', 'yaml']);
