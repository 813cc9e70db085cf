// Each part that a method may lack, with every way to break a rule, and a project with much to find. The sample for every day is
// in checks.test.ts.
import { describe, expect, test } from 'vitest';
import { SEVERITIES } from '../src/advice/checks/rule.ts';
import { check } from '../src/advice/checks/rules.ts';
import { ROLE_NAMES } from '../src/method/roles.ts';
import { readerOf } from '../src/project/answers.ts';
import { answersOf, astrayWithout, cases, method, sound, today, working } from './support/broken-rules.ts';
import { growth, LINEAR } from './support/time.ts';

const projects = [sound, working, ...cases.map(({ from, with: change }) => ({ ...from, ...change }))];

test.each(ROLE_NAMES)('no rule says anything about a part that a method does not have: %s', (role) => {
  expect(astrayWithout(role, projects)).toEqual([]);
});

describe('a rule', () => {
  test('finds much at once, the gravest first, in a time that grows with the project', () => {
    const project = (entries: number) => {
      const many: Record<string, string> = {};
      for (let i = 0; i < entries; i++) {
        many[`design.feedback.f${i}.said`] =
          `What number ${i} said about the plan, word for word, at the supper in May`;
        many[`design.activities.a${i}.what`] = `Do ${i}`;
      }
      return { entries, reader: readerOf(method, answersOf({ ...sound, ...many })) };
    };
    const checked = ({ entries, reader }: ReturnType<typeof project>) => {
      const remarks = check({ ...reader, today });
      expect(remarks.length).toBeGreaterThanOrEqual(entries * 4);
      expect(remarks.map(({ severity }) => severity)).toEqual(
        SEVERITIES.flatMap((each) => remarks.flatMap(({ severity }) => (severity === each ? [severity] : []))),
      );
    };
    expect(growth(project, checked, 40)).toBeLessThan(LINEAR);
  });
});
