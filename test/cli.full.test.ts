// Each command as a person or a script meets it: every name, path, word and file that it may be given. The sample is in cli.test.ts.
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  COPIES,
  emptyForm,
  leadPaint,
  NEARLY,
  OTHER_NAMES,
  PARTS,
  READING,
  schemaCheck,
  testCopies,
  testDocuments,
  testGone,
  testLongWords,
  testNearly,
  testOtherNames,
  testPaths,
  testTakenBack,
  testUnreadable,
  textOf,
  WITH_PATH,
  WITH_WORD,
} from './support/command-series.ts';
import { exampleFiles } from './support/examples.ts';

testNearly(NEARLY);
testOtherNames(OTHER_NAMES);
testTakenBack(leadPaint, [[], ['--json']]);
testDocuments(['pitch', 'outline']);
testUnreadable(READING);
testCopies([['status'], ['pitch'], ['check']], COPIES);
testLongWords(WITH_WORD, PARTS);
testPaths(WITH_PATH);
testGone(['status', 'init --no-input', 'pitch -f tde.yaml', 'set project.name x']);

describe('tde schema', () => {
  let once: ReturnType<typeof schemaCheck> | undefined;
  const checker = () => {
    once ??= schemaCheck();
    return once;
  };

  test.each(exampleFiles)('accepts the example %s', async (file) => {
    const check = await checker();
    check(parse(textOf(file)));
    expect(check.errors).toBeNull();
  });

  test('accepts an empty form', async () => {
    const check = await checker();
    check(parse(emptyForm));
    expect(check.errors).toBeNull();
  });

  test.each<[title: string, from: string, to: string]>([
    ['a choice that is not offered', 'role: advocate', 'role: boss'],
    ['a tactic that does not exist', '- workshop-partners', '- workshop-partner'],
    ['a criterion that is no mark', 'portal-usage: no', 'portal-usage: partly'],
    ['a judgement that is none', 'answer: partly', 'answer: perhaps'],
    ['a list in place of a text', 'place: Brackett Falls', 'place: [Brackett, Falls]'],
    ['a file format it does not know', 'tde: 1', 'tde: 2'],
    ['a file without its format', 'tde: 1\n', ''],
    ['a text in place of a group', '\nfind:\n', '\nfinds: x\nfind: x\nfound:\n'],
  ])('refuses %s', async (_title, from, to) => {
    const check = await checker();
    const text = textOf(leadPaint).replace(from, to);
    expect(text).not.toBe(textOf(leadPaint));
    expect(check(parse(text))).toBe(false);
  });
});
