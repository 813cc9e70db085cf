// Each part that a method may lack, with every way to break a rule. The sample for every day is in checks.test.ts.
import { expect, test } from 'vitest';
import { ROLE_NAMES } from '../src/method/roles.ts';
import { astrayWithout, cases, sound, working } from './support/broken-rules.ts';

const projects = [sound, working, ...cases.map(({ from, with: change }) => ({ ...from, ...change }))];

test.each(ROLE_NAMES)('no rule says anything about a part that a method does not have: %s', (role) => {
  expect(astrayWithout(role, projects)).toEqual([]);
});
