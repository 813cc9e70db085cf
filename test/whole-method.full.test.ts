// One person takes a new project through all four steps and into the second cycle: in a real terminal, with the built program.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pitchQuestions } from '../src/advice/progress.ts';
import { fieldsOf, loadMethod } from '../src/method/ids.ts';
import { newProject, readProject } from '../src/project/file.ts';
import { readAnswerSheet } from '../src/project/read.ts';
import { words } from '../src/words.ts';
import { KEY, type Person, personAt, readOn, startTde } from './support/person.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { type Ran, runTde } from './support/test-io.ts';

const method = await loadMethod();
const sheet = join(import.meta.dirname, 'support', 'heat-stops.yaml');
const { answers } = newProject('tde.yaml', method, readAnswerSheet(readFileSync(sheet, 'utf8'), sheet, method));

/** Sections in order, without the checklists that are there for whoever cannot choose a tactic. */
const SECTIONS = method.sections
  .map(({ id }) => id)
  .filter((id) => id === 'find.checklists' || !id.endsWith('.checklists'));

/** Two pieces of feedback, as they are noted at the supper table and answered later. */
const HEARD = [
  ['--said', 'Print the stops in the order of the bus.', '--group', "Older riders at the riders' evening"],
  ['--said', 'At four in the morning it is cold there.', '--group', 'Street cleaners who start before the first bus'],
];

it('a new project goes through all four steps, is checked, becomes a plan, and goes on into the second cycle', {
  timeout: 300_000,
}, async () => {
  const cwd = tempDir();
  const path = join(cwd, 'tde.yaml');
  const now = () => readProject(path, method).answers;
  const tde = async (...argv: string[]): Promise<Ran> => {
    const ran = await runTde(argv, { cwd });
    expect(ran, argv.join(' ')).toMatchObject({ code: 0 });
    return ran;
  };

  // A pitch first, then the sections one after the other, as the task list suggests them.
  const terminal = startTde(['init'], cwd);
  const person = personAt(terminal, method, path);
  await person.at('start');
  terminal.press(KEY.enter);
  for (const id of pitchQuestions(method)) {
    await person.at(id);
    await person.answer(id, answers);
  }
  await person.at('page');
  await readOn(terminal);
  await person.at('on-page');
  await person.choose(words.quick.rest);
  await sit(person, 'design.feedback');
  await leave(person);

  // What people say about the plan is noted as it comes in.
  for (const heard of HEARD)
    await tde(
      'feedback',
      'add',
      ...heard,
      '--channel',
      "Riders' evening",
      '--heard',
      'today',
      '--tactic',
      'hold-focus-groups',
    );
  const [first = '', second = ''] = now().records['design.feedback'] ?? [];
  await tde(
    'feedback',
    'answer',
    first,
    '--decision',
    'yes',
    '--changed',
    'The stops stand in order.',
    '--told',
    'today',
  );
  await tde('feedback', 'answer', second, '--decision', 'no', '--why', 'The sheet is about noon.', '--told', 'today');
  expect((await tde('feedback', 'list', '--open')).out).toBe('');

  const again = personAt(startTde(['resume'], cwd), method, path);
  await sit(again);
  await leave(again);

  const made = now();
  expect(made.records['refine.use-cases']).toEqual(answers.records['refine.use-cases']);
  expect(made.records['design.activities']).toEqual(answers.records['design.activities']);
  for (const [id, { value }] of Object.entries(answers.byId)) expect([id, made.byId[id]?.value]).toEqual([id, value]);
  await tde('pitch', '--strict');
  const { problems } = JSON.parse((await tde('check', '--json')).out);
  expect(problems.filter((each: { severity: string }) => each.severity !== 'hint')).toEqual([]);
  const { out: plan } = await tde('plan', '--strict');
  for (const part of ['Reviewed by', 'Print the shade sheet', 'Ride along before you print'])
    expect(plan).toContain(part);
  // Nobody said that these words may be quoted.
  expect(plan).not.toContain('Print the stops in the order');
  expect((await tde('plan', '--internal')).out).toContain('Print the stops in the order');

  // The next cycle starts from what was learned, and asks what changed.
  const next = personAt(startTde(['iterate'], cwd), method, path);
  await next.at('iterate');
  await next.choose(words.iterate.fresh);
  await next.at('project.what-changed');
  next.terminal.press(`The depot has a roof now.${KEY.enter}`);
  await next.next();
  await leave(next);
  const { answers: carried, previous } = readProject(path, method);
  expect(previous).toBe('tde.cycle-1.yaml');
  expect(carried.byId['project.what-changed']).toEqual({ value: 'The depot has a roof now.' });
  expect(carried.byId['project.learned']?.value).toContain('Ride along before you print');
  expect(carried.byId['find.opportunities']?.value).toContain('Street cleaners still have no bench at the depot gate');
  expect(carried.records['refine.use-cases']).toEqual(['say-where-a-bench-burns']);
  expect((await tde('status')).out).toContain('Cycle 2. Before it: tde.cycle-1.yaml');
  expect((await tde('plan', '-f', 'tde.cycle-1.yaml')).out).toBe(plan);
});

/** Answers what is asked and finishes one section after the other, until all are finished, or a section is next. */
async function sit(person: Person, until?: string): Promise<void> {
  const { terminal } = person;
  let before = '';
  for (let id = await person.next(); ; id = await person.next()) {
    const now = readProject(person.path, method).answers;
    const open = SECTIONS.find((section) => !now.finished.includes(section));
    if (id === 'tasks' && (open === undefined || open === until)) return;
    const hub = method.questions.find(
      (question) => question.kind === 'records' && [question.id, `${question.id}.add!`].includes(id),
    );
    const known = hub ? (now.records[hub.id] ?? []).length : 0;
    const record = hub && answers.records[hub.id]?.[known];
    const { addRecord, addAnother, doneRecords } = words.interview;
    const made = hub && now.records[hub.id]?.at(-1);
    const more = hub && made ? fieldsOf(hub, made).filter((field) => field.more && answers.byId[field.id]) : [];
    if (hub && id === hub.id && more.some((field) => !now.byId[field.id])) await person.choose('Tell more about');
    else if (hub && id === hub.id) await person.choose(!record ? doneRecords : known === 0 ? addRecord : addAnother);
    else if (hub) terminal.press(`${answers.byId[`${hub.id}.${record}.${hub.fields?.[0]?.id}`]?.value}${KEY.enter}`);
    else if (id === 'tasks') await person.section(open ?? '');
    else if (id === 'note') terminal.press(`${answers.byId[before]?.note ?? ''}${KEY.enter}`);
    else if (id === 'page') await readOn(terminal);
    else if (id === 'review' || id === 'on-page') terminal.press(KEY.enter);
    else if (id === 'pause') terminal.press(`2${KEY.enter}`);
    else await person.answer(id, answers);
    before = id;
  }
}

async function leave({ terminal }: Person): Promise<void> {
  terminal.press('/leave');
  await terminal.see('Word: /leave');
  terminal.press(KEY.enter);
  expect((await terminal.ended()).exitCode).toBe(0);
}

const USE_CASE = 'refine:\n  use-cases:\n    shade:\n      title: Shade\n';

it.each([
  [
    'a use case that is not there',
    `${USE_CASE}design:\n  use-case: shadow\n`,
    'tde.yaml:8:13: design.use-case: "shadow"',
  ],
  [
    'an activity for a use case that is not there',
    `${USE_CASE}design:\n  activities:\n    walk:\n      use-case: shadow\n`,
    'tde.yaml:10:17: design.activities.walk.use-case: "shadow"',
  ],
  [
    'an activity on an impossible date',
    'design:\n  activities:\n    walk:\n      what: Walk\n      by-when: 2026-02-30\n',
    'tde.yaml:7:16: design.activities.walk.by-when: Write the date as a day of the calendar',
  ],
  [
    'two use cases with one id',
    `${USE_CASE}    shade:\n      title: Another\n`,
    'tde.yaml:7:5: The key "shade" is there twice',
  ],
  [
    'a cycle that follows itself',
    `previous: tde.yaml\n${USE_CASE}`,
    'names tde.yaml as the cycle before it, but that leads round',
  ],
])('a project with %s gets one message for it, and stays as it is', async (_, rest, message) => {
  const cwd = tempDir();
  const text = `tde: 1\nmethod: ${method.id}\n${rest}`;
  put(cwd, 'tde.yaml', text);
  for (const argv of [['check'], ['check', '--json'], ['iterate', '--yes']]) {
    const { code, out, err } = await runTde(argv, { cwd });
    expect(code, argv.join(' ')).toBe(1);
    const said = `${out}${err}`.replaceAll('\\"', '"').replace(/\s+/g, ' ');
    const start = message.slice(
      argv.includes('--json') && message.startsWith('tde.yaml:') ? message.indexOf(' ') + 1 : 0,
    );
    expect(said.split(start), said).toHaveLength(2);
    if (rest.includes('by-when')) expect(said).not.toContain('has no date');
  }
  expect(readFileSync(join(cwd, 'tde.yaml'), 'utf8')).toBe(text);
  expect(readdirSync(cwd)).toEqual(['tde.yaml']);
});

it('a cycle is closed without a result, but not in silence', async () => {
  const cwd = tempDir();
  put(cwd, 'tde.yaml', `tde: 1\nmethod: ${method.id}\nproject:\n  name: Shade\n`);
  const { code, err } = await runTde(['iterate', '--yes'], { cwd });
  expect({ code, err: err.replace(/\s+/g, ' ') }).toEqual({
    code: 0,
    err: expect.stringContaining('No result of this cycle has been noted yet (implement.results).'),
  });
});
