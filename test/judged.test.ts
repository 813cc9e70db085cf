// The rules of `tde check` that judge by lists of words, tried on lines that were written without looking at those lists: how often a
// remark is right (precision), and how many of those that are due are made (recall).

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allRules, check } from '../src/advice/checks/rules.ts';
import { loadMethod } from '../src/method/ids.ts';
import { packageRoot } from '../src/outside.ts';
import { NO_ANSWERS, readerOf, type Value } from '../src/project/answers.ts';

const method = await loadMethod();

/** The answers that put a line, or its two halves, before a rule. */
type Asked = (line: string, other: string) => Record<string, Value>;

const useCase = 'refine.use-cases.a.';
const users: Asked = (user, persona) => ({ 'design.intended-users': [user], 'refine.personas.p.who': persona });

/** Each such rule: its list, what puts a line before it, whether it speaks up at + or at −, and what it has to reach. */
const judged: Record<string, { list: string; asked: Asked; speaksAt: '+' | '-'; precision: number; recall: number }> = {
  'only-government-heard': {
    list: 'government-voices.txt',
    asked: (voice) => ({ 'find.voices': [voice] }),
    speaksAt: '+',
    precision: 0.9,
    recall: 0.7,
  },
  'use-case-names-tool': {
    list: 'tools.txt',
    asked: (want) => ({ [`${useCase}story.want`]: want }),
    speaksAt: '+',
    precision: 0.9,
    recall: 0.7,
  },
  'focus-area-names-tool': {
    list: 'focus-areas.txt',
    asked: (focus) => ({ 'find.focus-area': focus }),
    speaksAt: '+',
    precision: 0.9,
    recall: 0.7,
  },
  'doubtful-wording': {
    list: 'doubtful-words.txt',
    asked: (focus) => ({ 'find.focus-area': focus }),
    speaksAt: '+',
    precision: 0.85,
    recall: 0.9,
  },
  'word-for-an-answer': {
    list: 'non-answers.txt',
    asked: (focus) => ({ 'find.focus-area': focus }),
    speaksAt: '+',
    precision: 0.95,
    recall: 0.9,
  },
  'users-without-persona': { list: 'same-people.txt', asked: users, speaksAt: '-', precision: 0.7, recall: 0.9 },
  'not-reviewed-by-users': {
    list: 'reviewers.txt',
    asked: (user, group) => ({ 'design.intended-users': [user], 'design.feedback.f.group': group }),
    speaksAt: '-',
    precision: 0.85,
    recall: 0.9,
  },
  'missing-voices-never-heard': {
    list: 'heard-since.txt',
    asked: (missing, heard) => ({
      'find.missing-voices': [missing],
      'find.voices': [heard],
      'design.intervention': 'print a list',
    }),
    speaksAt: '-',
    precision: 0.85,
    recall: 0.9,
  },
  'focus-area-not-tied': {
    list: 'priorities.txt',
    asked: (priority, reason) => ({
      'find.focus-area': 'the topic',
      'find.focus-basis': 'listened',
      'find.voices': ['Tenants'],
      'find.city-priorities': [priority],
      'find.focus-reason': reason,
    }),
    speaksAt: '-',
    precision: 0.8,
    recall: 0.9,
  },
};

/** Whether the rule speaks up where these answers are given. */
function speaks(rule: string, byId: Record<string, Value>): boolean {
  const answers = {
    ...NO_ANSWERS,
    byId: Object.fromEntries(Object.entries(byId).map(([id, value]) => [id, { value }])),
    records: {
      ...(Object.keys(byId).some((id) => id.startsWith('refine.use-cases.')) && { 'refine.use-cases': ['a'] }),
      ...(byId['refine.personas.p.who'] !== undefined && { 'refine.personas': ['p'] }),
      ...(byId['design.feedback.f.group'] !== undefined && { 'design.feedback': ['f'] }),
    },
  };
  return check({ ...readerOf(method, answers), today: '2026-06-15' }).some((remark) => remark.rule === rule);
}

describe('the rules that judge by words', () => {
  test('are those that say so', () => {
    expect(Object.keys(judged).sort()).toEqual(allRules.flatMap(({ id, byWords }) => (byWords ? [id] : [])).sort());
  });

  test.each(Object.entries(judged))('%s', (rule, { list, asked, speaksAt, precision, recall }) => {
    const lines = readFileSync(join(packageRoot, 'test', 'support', 'judged', list), 'utf8')
      .split('\n')
      .filter((line) => /^[+-] /.test(line))
      .map((line) => ({ due: line[0] === speaksAt, text: line.slice(2) }));
    expect(lines.length).toBeGreaterThanOrEqual(60);
    const tried = lines.map(({ due, text }) => {
      const [line = '', other = ''] = text.split(' | ');
      return { due, text, said: speaks(rule, asked(line, other)) };
    });
    const right = tried.filter(({ due, said }) => due && said).length;
    const wrong = tried
      .filter(({ due, said }) => due !== said)
      .map(({ text, said }) => `${said ? 'said' : 'silent'}: ${text}`);
    expect(right / tried.filter(({ said }) => said).length, wrong.join('\n')).toBeGreaterThanOrEqual(precision);
    expect(right / tried.filter(({ due }) => due).length, wrong.join('\n')).toBeGreaterThanOrEqual(recall);
  });

  test.each(['county health workers', 'city shelter staff', 'the city law department', 'county clinic nurses'])(
    'take %s for the government',
    (voice) => {
      expect(speaks('only-government-heard', { 'find.voices': [voice] })).toBe(true);
    },
  );

  test.each([
    'health workers at the food bank',
    'building superintendents',
    'shelter staff',
    'clinic staff',
    'community health workers',
    'patients of county health workers',
    'former city shelter staff',
    'county nonprofit staff',
    'county residents',
  ])('do not take %s for the government', (voice) => {
    expect(speaks('only-government-heard', { 'find.voices': [voice] })).toBe(false);
  });

  test.each([
    ['residents who have no data plan on their phone', false],
    ['cell data is expensive', false],
    ['open data on rental housing', true],
  ])('know data that somebody pays for: %s', (focus, said) => {
    expect(speaks('focus-area-names-tool', { 'find.focus-area': focus })).toBe(said);
  });
});
