// A project with evidence, from the first file to the plan: each part in one mode; in the other one in evidence-interview.full.test.ts. The
// program itself in a terminal, and a long file, are in evidence.full.test.ts.
import { testAsked, testLeft, testOffered } from './support/evidence-interview.ts';

testOffered(['rich']);
testAsked(['plain']);
testLeft(['rich']);
