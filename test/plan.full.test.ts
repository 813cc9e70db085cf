// The plan of a project in which very much stands.
import { expect, test } from 'vitest';
import { forEverybody, workingCopy } from '../src/documents/left-out.ts';
import { renderTemplate } from '../src/documents/markdown.ts';
import { planView } from '../src/documents/views/plan.ts';
import { loadMethod } from '../src/method/ids.ts';
import { type Answers, readerOf } from '../src/project/answers.ts';
import { answersOf } from './support/answers-of.ts';
import { growth, LINEAR } from './support/time.ts';

const method = await loadMethod();

const render = (answers: Answers, visible: typeof forEverybody) => {
  const { shared, settle } = visible(readerOf(method, answers));
  return settle(renderTemplate('plan', planView(shared, {}))).text;
};

test('a plan of many use cases, activities and pieces of feedback is rendered in a time that grows with them', () => {
  const many = (number: number, id: (i: number) => Record<string, string>) =>
    Object.assign({}, ...Array.from({ length: number }, (_, i) => id(i)));
  const project = (size: number) => ({
    size,
    answers: answersOf({
      ...many(size, (i) => ({
        [`refine.use-cases.c${i}.title`]: `Case ${i}`,
        [`refine.use-cases.c${i}.holder`]: 'us',
      })),
      ...many(size, (i) => ({
        [`design.activities.a${i}.what`]: `Do ${i}`,
        [`design.activities.a${i}.use-case`]: 'c1',
      })),
      ...many(size, (i) => ({
        [`design.feedback.f${i}.title`]: `f${i}`,
        [`design.feedback.f${i}.said`]: 'Well.',
        [`design.feedback.f${i}.group`]: `Group ${i}`,
        [`design.feedback.f${i}.heard`]: '2026-05-04',
      })),
    }),
  });
  const rendered = ({ size, answers }: ReturnType<typeof project>) => {
    expect(render(answers, forEverybody)).toContain(`Reviewed by ${size} groups`);
    expect(render(answers, workingCopy)).toContain(`Do ${size - 1}`);
  };
  expect(growth(project, rendered, 20)).toBeLessThan(LINEAR);
});
