// Who has which part: every group that is named, the steps in which it was heard, who is missing, and what counts as reviewed by residents.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { check } from '../src/advice/checks/rules.ts';
import { groupsFor, groupsOf, groupsToPlace, residentsAmong } from '../src/advice/people.ts';
import { forEverybody } from '../src/documents/left-out.ts';
import { closingView } from '../src/documents/views/case.ts';
import { planView } from '../src/documents/views/plan.ts';
import { loadMethod, questionAt } from '../src/method/ids.ts';
import type { Question } from '../src/method/types.ts';
import { packageRoot } from '../src/outside.ts';
import { NO_ANSWERS, type Reader, readerOf, type Value } from '../src/project/answers.ts';
import { widthOf } from '../src/text.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';
import { growth, LINEAR } from './support/time.ts';

const method = await loadMethod();

type Given = {
  voices?: string[];
  missing?: string[];
  asked?: string[];
  users?: string[];
  feedback?: [group: string, told?: string][];
  parts?: [name: string, part: string][];
};

function projectOf(
  { voices = [], missing = [], asked = [], users = [], feedback = [], parts = [] }: Given,
  more: Record<string, Value> = {},
): Reader {
  const given: Record<string, Value> = {
    'find.voices': voices,
    'find.missing-voices': missing,
    'design.intended-users': users,
    'refine.use-cases.a.title': 'A',
    'refine.use-cases.a.heard-from': asked,
    ...Object.fromEntries(
      feedback.flatMap(([group, told = ''], i) => [
        [`design.feedback.f${i}.said`, 'Larger letters'],
        [`design.feedback.f${i}.group`, group],
        [`design.feedback.f${i}.told`, told],
      ]),
    ),
    ...Object.fromEntries(
      parts.flatMap(([name, part], i) => [
        [`find.groups.g${i}.name`, name],
        [`find.groups.g${i}.part`, part],
      ]),
    ),
    ...more,
  };
  const entries = Object.entries(given).filter(([, value]) => value.length > 0);
  return readerOf(method, {
    ...NO_ANSWERS,
    byId: Object.fromEntries(entries.map(([id, value]) => [id, { value }])),
    records: {
      'refine.use-cases': ['a'],
      'design.feedback': feedback.map((_, i) => `f${i}`),
      'find.groups': parts.map((_, i) => `g${i}`),
    },
  });
}

describe('a group', () => {
  test.each<[title: string, given: Given, groups: string[]]>([
    ['is heard where it is among the voices', { voices: ['Tenants'] }, ['Tenants: heard']],
    [
      'comes once, however often it is named',
      { voices: ['Tenants'], users: ['tenants '], asked: ['Tenants'] },
      ['Tenants: heard asked'],
    ],
    [
      'has its part by name ever after',
      { voices: ['Tenants at the meeting'], parts: [['Tenants', 'lives']] },
      ['Tenants (lives): heard'],
    ],
    ['is reviewed and told by feedback', { feedback: [['Home nurses', '2026-06-02']] }, ['Home nurses: reviewed told']],
    [
      'was not heard where only its whole was',
      { voices: ['Parents'], missing: ['Parents who work nights'] },
      ['Parents: heard', 'Parents who work nights: missing'],
    ],
    [
      'is missing no more once it was heard',
      { missing: ['Tenants'], feedback: [['Tenants at the supper']] },
      ['Tenants at the supper: reviewed', 'Tenants: reviewed'],
    ],
    [
      'was not heard where only its whole was, and has the part of its whole',
      { voices: ['Tenants'], missing: ['Tenants who fear their landlord'], parts: [['Tenants', 'lives']] },
      ['Tenants (lives): heard', 'Tenants who fear their landlord (lives): missing'],
    ],
    ['is named before it was heard', { users: ['Librarians'] }, ['Librarians: ']],
  ])('%s', (_title, given, groups) => {
    const found = groupsOf(projectOf(given)).map(({ name, part, heard, asked, reviewed, told, missing }) => {
      const marks = Object.entries({ heard, asked, reviewed, told, missing }).flatMap(([mark, is]) =>
        is ? [mark] : [],
      );
      return `${name}${part ? ` (${part})` : ''}: ${marks.join(' ')}`;
    });
    expect(found).toEqual(groups);
  });

  test('that has no part yet is to be asked about, once', () => {
    const reader = projectOf({
      voices: ['Tenants at the meeting', 'Nurses'],
      users: ['nurses'],
      parts: [['Tenants', 'lives']],
    });
    expect(groupsToPlace(reader)).toEqual(['Nurses']);
  });
});

test.each<[id: string, groups: string[]]>([
  ['find.voices', ['Nurses', 'Shops']],
  ['find.missing-voices', ['Tenants', 'Nurses', 'Shops']],
  ['find.sessions.supper.groups', ['Tenants', 'Nurses', 'Shops']],
  ['refine.use-cases.a.heard-from', ['Tenants', 'Nurses', 'Shops']],
  ['refine.findings.f.groups', ['Tenants', 'Nurses', 'Shops']],
  ['design.intended-users', ['Tenants', 'Nurses', 'Shops']],
  ['design.data-sets.d.looked', ['Tenants', 'Nurses', 'Shops']],
  ['design.feedback.f0.group', ['Tenants', 'Shops']],
  ['design.feedback.f0.said', []],
  ['find.focus-area', []],
])('%s offers the groups named so far, but for its own: %j', (id, groups) => {
  const reader = projectOf({ voices: ['Tenants'], feedback: [['Nurses']], parts: [['Shops', 'knows']] });
  const offered = groupsFor(reader, questionAt(method, id) as Question);
  expect([...offered].sort()).toEqual([...groups].sort());
});

test('many groups are told apart in a time that grows with their number', () => {
  const project = (groups: number) =>
    projectOf({
      voices: Array.from({ length: groups }, (_, i) => `Tenants of building ${i}`),
      missing: Array.from({ length: groups }, (_, i) => `Owners of building ${i}`),
    });
  const told = (reader: Reader) => expect(groupsOf(reader).filter(({ heard }) => heard).length).toBeGreaterThan(0);
  expect(growth(project, told, 100)).toBeLessThan(LINEAR);
});

describe('reviewed by residents', () => {
  const parts: Given['parts'] = [
    ['Tenants', 'lives'],
    ['Home nurses', 'serves'],
    ['Inspectors', 'government'],
  ];
  const plan = {
    'design.intervention': 'print a list',
    'design.activities.a.what': 'Print it',
  };

  test.each<[groups: string[], residents: string[] | undefined]>([
    [['Tenants in the kitchen', 'Inspectors'], ['Tenants in the kitchen']],
    [['Inspectors, housing office', 'Home nurses'], []],
    [['Shops'], undefined],
  ])('are, of %j, those who live with the problem: %j', (groups, residents) => {
    expect(residentsAmong(projectOf({ parts }), groups)).toEqual(residents);
  });

  test.each<[title: string, given: Given, cover: string, told: boolean]>([
    [
      'by one who lives with it',
      { parts, feedback: [['Tenants'], ['Inspectors']] },
      'Reviewed by 1 group that lives with the problem',
      false,
    ],
    [
      'by officials and helpers alone',
      { parts, feedback: [['Home nurses'], ['Inspectors']] },
      'Reviewed by 2 groups, none of whom is known to live with the problem',
      true,
    ],
    ['by groups that nobody placed', { feedback: [['Tenants'], ['Shops']] }, 'Reviewed by 2 groups', false],
  ])('is a plan that was seen %s', (_title, given, cover, told) => {
    const reader = projectOf(given, plan);
    const answers = { ...reader.answers, records: { ...reader.answers.records, 'design.activities': ['a'] } };
    const remarks = check({ ...readerOf(method, answers), today: '2026-06-15' }).map(({ rule }) => rule);
    expect(remarks.includes('not-reviewed')).toBe(told);
    const { shared } = forEverybody(readerOf(method, answers));
    expect(planView(shared).summary).toMatchObject({ review: cover });
    const counted = closingView(shared).numbers.map(({ text }) => text);
    expect(counted.includes('2, of which 1 lives with the problem')).toBe(cover.includes('1 group'));
  });
});

describe('tde status --people', () => {
  const yaml = [
    'tde: 1',
    'method: tde-1.0',
    'find:',
    '  voices:',
    '    - Tenants at the monthly meeting of the union',
    '    - Housing inspectors',
    '  missing-voices:',
    '    - Night nurses',
    '  groups:',
    '    tenants:',
    '      name: Tenants',
    '      part: lives',
    '',
  ].join('\n');
  const shown = async (columns: number, ...argv: string[]) => {
    const cwd = tempDir();
    put(cwd, 'tde.yaml', yaml);
    return runTde(['status', '--people', ...argv], { cwd, terminal: { columns, rows: 24 } });
  };

  test('is a table of groups and steps, part by part', async () => {
    const { code, out, err } = await shown(80);
    expect(code).toBe(0);
    const rows = out.split('\n').map((line) => line.trim().split(/\s{2,}/));
    expect(rows).toContainEqual(['Group', 'Find', 'Refine', 'Design', 'Told']);
    expect(rows).toContainEqual(['Tenants', 'heard', '-', '-', '-']);
    expect(rows).toContainEqual(['Night nurses', 'missing', '-', '-', '-']);
    expect(out).toMatch(/Lives with the problem\n.*\n {2}Tenants/);
    expect(out).toMatch(/Serves those who do\n {2}nobody yet\n/);
    expect(out).toMatch(/Not said yet what they have to do with it\n.*\n {2}Housing inspectors/);
    expect(stripVTControlCharacters(err)).toContain('Next: tde edit find.groups');
  });

  test('keeps its columns apart under steps with long or wide names', async () => {
    const cwd = tempDir();
    put(cwd, 'tde.yaml', yaml);
    const pack = join(cwd, 'pack');
    cpSync(join(packageRoot, 'method'), pack, { recursive: true });
    const named = (file: string, name: string) => {
      const path = join(pack, file);
      writeFileSync(path, readFileSync(path, 'utf8').replace(/^ {2}name: .*$/m, `  name: ${name}`));
    };
    named('find.yaml', '問題を探す');
    named('refine.yaml', 'Sharpening the question');
    const { out } = await runTde(['status', '--people', '--method', pack], {
      cwd,
      terminal: { columns: 100, rows: 24 },
    });
    const lines = out.split('\n');
    const [head = '', tenants = ''] = ['Group', 'Tenants'].map((name) =>
      lines.find((line) => line.startsWith(`  ${name} `)),
    );
    expect(head.trim().split(/\s{2,}/)).toEqual(['Group', '問題を探す', 'Sharpening the question', 'Design', 'Told']);
    expect(widthOf(head.slice(0, head.indexOf('Sharpening')))).toBe(tenants.indexOf('-'));
  });

  test('gives way to lines in a narrow window', async () => {
    const { out } = await shown(40);
    expect(out).toContain('  Tenants\n    Find: heard\n');
    expect(out).toContain('  Night nurses\n    missing\n');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(40);
  });

  test('prints the same as JSON', async () => {
    const { groups } = JSON.parse((await shown(80, '--json')).out);
    expect(groups[0]).toEqual({
      name: 'Tenants',
      part: 'lives',
      heard: true,
      asked: false,
      reviewed: false,
      told: false,
      missing: false,
    });
    expect(groups).toHaveLength(3);
  });
});
