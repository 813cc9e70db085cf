// What the work brings home, in both modes, in a real terminal: from the pause after the checklists through talks, findings, use cases, a
// choice, measures, sixty comments, results and the closing page into a second cycle on the same focus area.
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { deskFor } from '../src/commands/document.ts';
import { conduct, openSitting } from '../src/interview/conduct.ts';
import { choicesOf, WIDGETS } from '../src/interview/drafts.ts';
import type { Screen } from '../src/interview/prompter.ts';
import { loadMethod, questionAt } from '../src/method/ids.ts';
import type { Question } from '../src/method/types.ts';
import { type Change, newRecordId, readerOf } from '../src/project/answers.ts';
import { feedbackOf } from '../src/project/feedback.ts';
import { createProject, newProject, readProject } from '../src/project/file.ts';
import { readAnswerSheet } from '../src/project/read.ts';
import { words } from '../src/words.ts';
import { decider, importComments } from './support/decider.ts';
import { askedIn, KEY, newEntry, personAt, readOn, startTde } from './support/person.ts';
import { tempDir } from './support/temp-dir.ts';
import { oneLine, type Terminal } from './support/terminal.ts';
import { type Do, keysFor, linesFor, type Mode, personIn } from './support/two-modes.ts';

const method = await loadMethod();
const sheet = join(import.meta.dirname, 'support', 'heat-stops.yaml');
const given = readAnswerSheet(readFileSync(sheet, 'utf8'), sheet, method);

/** The id that tde gives a record. */
const recordId = (fields: Readonly<Record<string, string | string[]>>): string =>
  newRecordId(new Set(), String(Object.values(fields)[0]), words.interview.unnamedRecord);

/** Records in words, as changes. */
const records = (hub: string, list: readonly Readonly<Record<string, string | string[]>>[]): Change[] =>
  list.flatMap((fields) =>
    Object.entries(fields).map(([field, value]) => ({ id: `${hub}.${recordId(fields)}.${field}`, answer: { value } })),
  );

const THEMES = ['shade at noon', 'benches that burn', 'who is asked'];
const HOME: readonly Change[] = [
  ...records('find.sessions', [
    { what: 'Ride at noon', day: '2026-06-14', groups: ['Older riders of line 4'], came: '12' },
    { what: 'Coffee at the depot gate', day: '2026-06-18', groups: ['Street cleaners'], came: '7' },
  ]),
  ...records(
    'refine.findings',
    Array.from({ length: 8 }, (_, i) => ({
      observed: `Rider number ${i + 1} waited in the sun for more than half an hour`,
      theme: THEMES[i % THEMES.length] ?? '',
      groups: ['Older riders of line 4'],
      'said-by': `${i + 1}`,
    })),
  ),
  ...records('refine.use-cases', [
    {
      title: 'Send the nurse to the right stop',
      personas: ['a-street-cleaner-who-waits-for-the-first-bus'],
      'story.want': 'to be found where I faint',
      'story.so-that': 'help comes in time',
      data: 'Heat calls by stop.',
    },
  ]),
  ...records('design.measures', [{ what: 'Calls for heat at stops', now: '30 a month', target: '10' }]),
  ...records('design.activities', [{ what: 'Read the cards in each bus', who: 'Branch librarian' }]),
];
const { answers } = newProject('tde.yaml', method, [...given, ...HOME]);

/** Filled in before: what comes before the pause, and what of the worksheet nothing is brought home for. */
const ids = method.sections.map(({ id }) => id);
const FILLED = [
  'project',
  'find.checklists',
  ...ids.slice(ids.indexOf('refine.data-supply'), ids.indexOf('refine.checklists')),
];
const SECTIONS = ids.filter((id) => !id.endsWith('.checklists'));

/** Somebody at a terminal, in either mode. */
type Sitter = {
  terminal: Terminal;
  /** Waits for what is asked next: a question's id, `tasks`, `review`, `page` … */
  next: () => Promise<string>;
  answer: (id: string) => Promise<void>;
  choose: (label: string) => Promise<void>;
  /** Goes to a section from the task list. */
  section: (id: string) => Promise<void>;
  /** Types something and answers with it; nothing but Enter accepts what is suggested. */
  enter: (text?: string) => void;
  note: (text: string) => void;
  /** Waits for a screen, by where it says to be and what it asks. */
  shows: (screen: Screen) => Promise<unknown>;
  /** Presses a key, or types a line, and looks that it shows. */
  key: (keys: string) => Promise<unknown>;
  read: () => Promise<void>;
};

function richSitter(terminal: Terminal, path: string): Sitter {
  const { next, answer, choose, section } = personAt(terminal, method, path);
  return {
    terminal,
    next,
    answer: (id) => answer(id, answers),
    choose,
    section,
    enter: (text = '') => terminal.press(`${text}${KEY.enter}`),
    note: (text) => terminal.press(`${text}${KEY.enter}`),
    shows: ({ where, place = where, ask }) =>
      terminal.until(ask, (screen) => {
        const text = oneLine(screen);
        return text.includes(oneLine(place)) && text.indexOf('/leave', text.indexOf(oneLine(ask).slice(0, 60))) > 0;
      }),
    key: (keys) => {
      const before = terminal.screen();
      terminal.press(keys);
      return terminal.until(`${JSON.stringify(keys)} to show`, (screen) => screen !== before);
    },
    read: () => readOn(terminal),
  };
}

/** In plain mode lines are only added: what was written since the last line typed is what is asked. */
function plainSitter(terminal: Terminal, path: string): Sitter {
  let from = 0;
  const asked = () => oneLine(stripVTControlCharacters(terminal.written().slice(from)));
  const enter = (text = '') => {
    from = terminal.written().length;
    terminal.press(`${text}${KEY.enter}`);
  };
  const numberOf = (label: string) =>
    [...asked().matchAll(new RegExp(`(\\d+)\\. (?:\\[.\\] )?${escaped(label.slice(0, 20))}`, 'g'))].at(-1)?.[1] ?? '';
  return {
    terminal,
    enter,
    next: () =>
      terminal.until('a question', () => {
        const text = asked();
        if (text.endsWith('Press Enter to go on.') || text.endsWith('Press Enter to go on. >')) return 'page';
        if (!text.endsWith('>')) return undefined;
        return askedIn(readerOf(method, readProject(path, method).answers), text, () => true);
      }),
    section: async (id) => enter(`/goto ${id}`),
    choose: async (label) => enter(await terminal.until(label, () => numberOf(label))),
    note: (text) => enter(text === '' ? '' : `${text}${KEY.enter}.`),
    shows: ({ where, ask }) =>
      terminal.until(ask, () => {
        // Of the place only what is new is said again.
        const place = where.split(', ').at(-1) ?? where;
        const isTold = oneLine(stripVTControlCharacters(terminal.written()))
          .toLowerCase()
          .includes(place.toLowerCase());
        return isTold && asked().endsWith('>') && asked().includes(oneLine(ask));
      }),
    key: async (keys) => enter(keys.replace(/[\r\n]$/, '')),
    read: async () => enter(),
    answer: async (id) => {
      const question = questionAt(method, id) as Question;
      const now = readProject(path, method).answers;
      const value = answers.byId[id]?.value;
      const entry = newEntry(method, question, answers, now);
      if (entry) {
        if (entry.row > 1) {
          enter(`${entry.row}`);
          await terminal.until('the name to be asked for', () => asked().endsWith('>'));
        }
        return enter(entry.name);
      }
      if (question.kind === 'checklist' || value === undefined) return enter('/skip');
      if (now.byId[id]?.value !== undefined) return enter();
      const label = (option: string) =>
        choicesOf(readerOf(method, now), question).find((each) => each.id === option)?.label ?? '';
      switch (WIDGETS[question.kind]) {
        case 'one':
          return enter(numberOf(label(String(value))));
        case 'many':
          return enter(
            [value]
              .flat()
              .map((each) => numberOf(label(each)))
              .join(', '),
          );
        case 'line':
          return enter(String(value));
        default:
          return enter([...[value].flat(), '.'].join(KEY.enter));
      }
    },
  };
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Answers what is asked and finishes one section after the other, until all are finished, or a section is next. */
async function sit(sitter: Sitter, path: string, until?: string): Promise<string[]> {
  const seen: string[] = [];
  for (;;) {
    const id = await sitter.next();
    const before = seen.at(-1) ?? '';
    seen.push(id);
    const now = readProject(path, method).answers;
    const open = SECTIONS.find((section) => !now.finished.includes(section));
    if (id === 'tasks' && (open === undefined || open === until)) return seen;
    const hub = method.questions.find((each) => each.kind === 'records' && [each.id, `${each.id}.add!`].includes(id));
    const known = hub ? (now.records[hub.id] ?? []).length : 0;
    const record = hub && answers.records[hub.id]?.[known];
    const { addRecord, addAnother, doneRecords } = words.interview;
    if (hub && id === hub.id) await sitter.choose(!record ? doneRecords : known === 0 ? addRecord : addAnother);
    else if (hub) sitter.enter(String(answers.byId[`${hub.id}.${record}.${hub.fields?.[0]?.id}`]?.value));
    else if (id === 'tasks') await sitter.section(open ?? '');
    else if (id === 'note') sitter.note(answers.byId[before]?.note ?? '');
    else if (id === 'page') await sitter.read();
    else if (id === 'on-page' && open === undefined) return seen;
    else if (id === 'pause') sitter.enter('2');
    else if (['review', 'on-page', 'welcome'].includes(id)) sitter.enter();
    else await sitter.answer(id);
  }
}

/** What somebody presses who decides on all comments, screen by screen: tried on a copy of the project, in this process. */
async function pressesFor(
  mode: Mode,
  path: string,
): Promise<{ steps: { screen: Screen; keys: string[] }[]; presses: number }> {
  const copy = join(tempDir(), 'tde.yaml');
  copyFileSync(path, copy);
  const { decide, counted } = decider(mode, method, copy);
  const steps: { screen: Screen; keys: string[] }[] = [];
  const noted = (screen: Screen): Do => {
    const does = decide(screen);
    steps.push({ screen, keys: (mode === 'rich' ? keysFor : linesFor)(screen, does) });
    return does;
  };
  const hub = method.roles.feedback ?? '';
  const section = questionAt(method, hub)?.section ?? '';
  const project = readProject(copy, method);
  const sitting = openSitting({ project, prompter: personIn(mode, noted, []), desk: async () => deskFor(copy) });
  await conduct(sitting, { leg: section, at: hub, returning: true, row: 'decide!' });
  return { steps, presses: counted.presses };
}

test.each<Mode>(['rich', 'plain'])(
  'in %s mode all of it has its place, up to a second cycle on the same focus area',
  { timeout: 600_000 },
  async (mode) => {
    const cwd = tempDir();
    const path = join(cwd, 'tde.yaml');
    const isFilled = (id: string) =>
      FILLED.some((section) =>
        method.questions.some((each) => each.section === section && (id === each.id || id.startsWith(`${each.id}.`))),
      );
    createProject(path, method, [
      ...Object.entries(answers.byId).flatMap(([id, answer]) => (isFilled(id) ? [{ id, answer }] : [])),
      ...FILLED.map((id) => ({ id: `finished.${id}`, answer: { value: 'yes' } })),
    ]);
    const start = (...argv: string[]): Sitter => {
      const terminal = startTde([...argv, ...(mode === 'plain' ? ['--accessible'] : [])], cwd);
      return (mode === 'plain' ? plainSitter : richSitter)(terminal, path);
    };
    const leave = async ({ terminal, enter }: Sitter) => {
      if (mode === 'rich') {
        terminal.press('/leave');
        await terminal.see('Word: /leave');
        terminal.press(KEY.enter);
      } else enter('/leave');
      expect((await terminal.ended()).exitCode).toBe(0);
    };

    // Back from listening: talks, what was heard, findings, use cases, a choice, a plan with measures.
    const first = start('resume');
    const seen = await sit(first, path, 'design.feedback');
    expect(seen[0]).toBe('welcome');
    await leave(first);
    const planned = readProject(path, method);
    expect(
      ['find.sessions', 'refine.findings', 'refine.personas', 'refine.use-cases', 'design.measures'].map(
        (hub) => planned.records(hub).length,
      ),
    ).toEqual([3, 8, 2, 3, 2]);
    for (const id of ['find.focus-area', 'design.use-case', 'design.measures.calls-for-heat-at-stops.target'])
      expect(planned.at(id)?.value).toEqual(answers.byId[id]?.value);

    // Sixty comments, decided in one sitting.
    await importComments(cwd);
    const { steps, presses } = await pressesFor(mode, path);
    expect(presses).toBeLessThan(90);
    const deciding = start('feedback');
    for (const { screen, keys } of steps) {
      await deciding.shows(screen);
      for (const key of keys) await deciding.key(key);
    }
    expect((await deciding.terminal.ended()).exitCode).toBe(0);
    const decided = feedbackOf(readProject(path, method));
    expect(decided.map(({ state }) => state)).toEqual(Array.from({ length: 60 }, () => 'to-tell'));

    // Carried out: what came of it, what was learned, and the closing page.
    const last = start('resume');
    const end = await sit(last, path);
    expect(end).toEqual(
      expect.arrayContaining(['implement.results', 'implement.looking-back.implement', 'page', 'on-page']),
    );
    await last.choose(words.page.iterate);
    expect((await last.terminal.ended()).exitCode).toBe(0);
    await last.terminal.see('Go on with: tde iterate');

    // Into the next cycle: the same focus area, with all that is open.
    const next = start('iterate');
    expect(await next.next()).toBe('iterate');
    await next.choose('Yes: a new round on the same');
    expect(await next.next()).toBe('project.what-changed');
    next.note('The depot has a roof now.');
    await next.next();
    await leave(next);
    expect(next.terminal.scrollback()).not.toContain('Still open, and left in');
    const again = readProject(path, method);
    expect(again.text('find.focus-area')).toBe(answers.byId['find.focus-area']?.value);
    expect(again.at('project.cycle')?.value).toBe('again');
    expect(feedbackOf(again).filter(({ state }) => state === 'to-tell')).toHaveLength(60);
    expect(again.records('refine.findings')).toHaveLength(8);
    expect(again.records('design.activities')).toContain('read-the-cards-in-each-bus');
    expect(again.list('project.learned')).toContain('Ride along before you print');
  },
);
