// The YAML of a project file: random ones in a long series, and all whose time may grow. The sample for every day is in yaml.test.ts.
import { describe, expect, it } from 'vitest';
import type { Change } from '../src/project/answers.ts';
import { readAnswerSheet, readAnswers } from '../src/project/read.ts';
import { applyChanges } from '../src/project/update.ts';
import { slowFiles } from './support/bad-files.ts';
import { growth, LINEAR } from './support/time.ts';
import { tinyMethod } from './support/tiny-method.ts';
import { HEAD, testGrowth, testTaken, testWritten } from './support/yaml-checks.ts';

testWritten(1);
testTaken(1);
testGrowth(slowFiles.map(([title]) => title));

describe('time', () => {
  it.each<[title: string, changes: (size: number) => Change[]]>([
    [
      'new records',
      (size) =>
        Array.from({ length: size }, (_, i) => ({ id: `refine.use-cases.r${i}.title`, answer: { value: 'x' } })),
    ],
    [
      'answers that are there already',
      (size) =>
        Array.from({ length: size }, (_, i) => ({ id: `refine.use-cases.old-${i}.title`, answer: { value: 'new' } })),
    ],
    [
      'records to be removed',
      (size) => Array.from({ length: size }, (_, i) => ({ id: `refine.use-cases.old-${i}`, answer: undefined })),
    ],
  ])('to save grows no faster than the number of %s', (_title, changes) => {
    const save = ({ text, size }: { text: string; size: number }) =>
      applyChanges(text, readAnswers(text, 'f', tinyMethod), changes(size));
    const made = (size: number) => ({
      text: `${HEAD}refine:\n  use-cases:\n${Array.from({ length: size }, (_, i) => `    old-${i}:\n      title: x\n`).join('')}`,
      size,
    });
    expect(growth(made, save, 100)).toBeLessThan(LINEAR);
  });

  it('to read a sheet grows no faster than the number of its records and choices', () => {
    const sheet = (size: number) =>
      `design.chosen: [r0]\n${Array.from({ length: size }, (_, i) => `refine.use-cases.r${i}.title: x\n`).join('')}`;
    const known = readAnswers(`${HEAD}project:\n  name: x\n`, 'f', tinyMethod).answers;
    expect(growth(sheet, (text) => readAnswerSheet(text, 'f', tinyMethod, known), 200)).toBeLessThan(LINEAR);
  });
});
