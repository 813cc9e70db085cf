// The lexicon: how well it sorts requests that were written without looking at it, and what its own checks refuse.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UserError } from '../src/errors.ts';
import { loadLexicon, readLexicon, sorterOf } from '../src/evidence/lexicon.ts';
import { packageRoot } from '../src/outside.ts';
import { put, tempDir } from './support/temp-dir.ts';

const lexicon = loadLexicon();
const sorter = sorterOf(lexicon);
/** Requests with the topic that a person files each under, and what the lexicon makes of it. */
const judgedIn = (file: string) =>
  readFileSync(join(import.meta.dirname, 'support', 'judged', file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, topic = '', mark, text = ''] = /^([a-z-]+)(!?) (.*)$/.exec(line) ?? [];
      const sorted = sorter.sort(text);
      const isCase =
        sorted.isCase || (sorted.topic !== undefined && lexicon.topics[sorted.topic]?.share === 'case-file');
      return { text, topic, isCaseFile: mark === '!', ...{ sorted: sorted.topic, isCase } };
    });
const judged = judgedIn('records-requests.txt');
const known = judged.filter(({ topic }) => topic !== '-');
const share = (part: readonly unknown[], all: readonly unknown[]) => part.length / all.length;

describe('the lexicon', () => {
  test('sorts most requests, and most of these rightly', () => {
    expect(judged.length).toBeGreaterThanOrEqual(300);
    expect(known.map(({ topic }) => topic).filter((topic) => !(topic in lexicon.topics))).toEqual([]);
    const sorted = judged.filter((each) => each.sorted !== undefined);
    const wrong = sorted.filter((each) => each.sorted !== each.topic);
    expect(share(sorted, judged)).toBeGreaterThanOrEqual(0.7);
    const told = wrong.map((each) => `${each.text}: ${each.sorted}, not ${each.topic}`).join('\n');
    expect(1 - share(wrong, sorted), told).toBeGreaterThanOrEqual(0.9);
  });

  test('finds most of what only a case file could answer', () => {
    const cases = judged.filter(({ isCaseFile }) => isCaseFile);
    const missed = cases.filter(({ isCase }) => !isCase).map(({ text }) => text);
    expect(1 - share(missed, cases), missed.join('\n')).toBeGreaterThanOrEqual(0.6);
    const taken = judged.filter(({ isCase }) => isCase);
    const wrongly = taken.filter(({ isCaseFile }) => !isCaseFile).map(({ text }) => text);
    expect(1 - share(wrongly, taken), wrongly.join('\n')).toBeGreaterThanOrEqual(0.8);
  });

  test('does worse on what it was not made by, and not so much worse as to be of no use', () => {
    const others = judgedIn('records-requests-held-out.txt');
    const sorted = others.filter((each) => each.sorted !== undefined);
    expect(share(sorted, others)).toBeGreaterThanOrEqual(0.7);
    expect(
      share(
        sorted.filter((each) => each.sorted === each.topic),
        sorted,
      ),
    ).toBeGreaterThanOrEqual(0.65);
    const cases = others.filter(({ isCaseFile }) => isCaseFile);
    expect(
      share(
        cases.filter(({ isCase }) => isCase),
        cases,
      ),
    ).toBeGreaterThanOrEqual(0.6);
  });

  test.each([
    ['the report on my accident', true],
    ['arrests on June 2', true],
    ['arrests from June 2 to June 9', false],
    ['an answer to my request', false],
    ['12 Elm Street', true],
  ])('takes %j for a matter of one case: %j', (text, isCase) => expect(sorter.sort(text).isCase).toBe(isCase));

  test('takes no topic from an address', () => {
    expect(sorter.sort('all that you have on 12 Court Street').topic).toBeUndefined();
    expect(sorter.sort('payroll of those at 9 Garage Road').topic).toBe('staff-pay');
  });

  test('does not care for capitals, accents, singular and plural', () => {
    for (const text of ['building permit', 'BUILDING PERMITS', 'búilding pérmits', 'Building\u00a0permit’s'])
      expect(sorter.sort(text).topic, text).toBe('permits');
  });

  test('lets the longest phrase decide, then the topic further up, and weak words only alone', () => {
    const own = sorterOf({
      boilerplate: ['public records'],
      topics: {
        one: { title: 'One', share: 'dataset', words: ['tax'], weak: ['road'] },
        two: { title: 'Two', share: 'document', words: ['tax sale', 'deed'], unless: ['deed of gift'] },
      },
    });
    expect(
      ['tax sale', 'tax deed', 'road deed', 'road', 'deed of gift', 'public records'].map(
        (text) => own.sort(text).topic,
      ),
    ).toEqual(['two', 'one', 'two', 'one', undefined, undefined]);
  });

  test('takes no topic from the name of a firm', () => {
    expect(sorter.sort('Baker Construction, Inc. v. us').topic).toBeUndefined();
  });
});

describe('a lexicon that contradicts itself', () => {
  const topic = (name: string, more: string) => `  ${name}:\n    title: ${name}\n    share: dataset\n${more}`;
  const text = (topics: string) => `lexicon: 1\nlanguage: en\nboilerplate: [please]\ntopics:\n${topics}`;

  test.each([
    [
      'a word in two topics',
      topic('one', '    words: [deed]\n') + topic('two', '    words: [Deeds]\n'),
      '"Deeds" is a word of one, too',
    ],
    ['the same word twice', topic('one', '    words: [café, cafes]\n'), '"cafes" is there already'],
    ['no word at all', topic('one', '    words: ["…"]\n'), '"…" holds no word'],
    [
      'an exception to nothing',
      topic('one', '    words: [deed]\n    unless: [ice cream]\n'),
      '"ice cream" takes nothing away',
    ],
    [
      'an unknown share',
      topic('one', '    words: [deed]\n').replace('dataset', 'secret'),
      'has to be one of dataset, document, case-file',
    ],
    ['an unknown key', topic('one', '    words: [deed]\n    wrds: [x]\n'), 'unknown key wrds'],
  ])('is refused with its place: %s', async (_, topics, said) => {
    const file = put(tempDir(), 'own.yaml', text(topics));
    let problems: readonly { what: string; where?: object }[] = [];
    try {
      await readLexicon(file);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems = error.problems;
    }
    expect(problems.map(({ what }) => what).join('\n')).toContain(said);
    expect(problems.every(({ where }) => where !== undefined)).toBe(true);
  });

  test('may have a word twice where it is weak in one of them', async () => {
    const file = put(
      tempDir(),
      'own.yaml',
      text(topic('one', '    words: [deed]\n') + topic('two', '    words: [tax]\n    weak: [deed]\n')),
    );
    expect(Object.keys((await readLexicon(file)).topics)).toEqual(['one', 'two']);
  });

  test('is not the one that comes with tde', async () => {
    expect(await readLexicon(join(packageRoot, 'method', 'lexicon.en.yaml'))).toEqual(lexicon);
  });
});
