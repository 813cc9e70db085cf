// A project with evidence, from the first file to the plan, in the modes in which evidence-interview.test.ts does not try it every day.
import { testAsked, testLeft, testOffered } from './support/evidence-interview.ts';

testOffered(['plain']);
testAsked(['rich']);
testLeft(['plain']);
