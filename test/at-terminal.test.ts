// The commands that ask, at a terminal: how each begins, what every way to end keeps, and how the person gets back.

import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { textFor } from '../src/advice/said.ts';
import { run } from '../src/cli.ts';
import { loadMethod } from '../src/method/ids.ts';
import { NO_ANSWERS, readerOf } from '../src/project/answers.ts';
import { createProject, readProject } from '../src/project/file.ts';
import { words } from '../src/words.ts';
import { draftsIn, leaveDraft } from './support/drafts.ts';
import { finishedExample } from './support/examples.ts';
import { openHere, tdeHere } from './support/here.ts';
import { BROKEN, ILL_FITTING, testBroken, testIllFitting } from './support/kept-badly.ts';
import { KEY } from './support/person.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';

const method = await loadMethod();
const askOf = (id: string) => {
  const ask = method.questions.find((question) => question.id === id)?.ask;
  return ask === undefined ? id : textFor(readerOf(method, NO_ANSWERS), ask);
};
const PLACE = askOf('project.place');
const ROLE = askOf('project.role');
const leave = `/leave${KEY.enter}`;

/** A folder with a project that has these answers. */
function projectWith(answers: Record<string, string | string[]> = {}) {
  const cwd = tempDir();
  const file = join(cwd, 'tde.yaml');
  createProject(
    file,
    method,
    Object.entries(answers).map(([id, value]) => ({ id, answer: { value } })),
  );
  const valueAt = (id: string) => readProject(file, method).answers.byId[id]?.value;
  return { cwd, file, valueAt };
}

describe('the first minute', () => {
  const example = method.pitch.example ?? '';

  test.each([[[]], [['init']], [['init', '--quick']]])(
    'shows what there will be, and a pitch: tde %j',
    async (argv) => {
      const tde = tdeHere(argv, tempDir());
      await tde.see('/leave');
      expect(example).not.toBe('');
      expect(tde.shown()).toContain('In about 15 minutes you will have a pitch');
      expect(tde.shown()).toContain(example);
      expect(tde.shown().indexOf(example)).toBeLessThan(tde.shown().indexOf('Your project is kept in'));
      tde.press(leave);
      await tde.code;
    },
  );

  test('of those who go on, or want the whole worksheet, shows no example', async () => {
    const { cwd } = projectWith({ 'project.place': 'Riverton' });
    for (const tde of [tdeHere(['resume'], cwd), tdeHere(['init', '--whole'], tempDir())]) {
      await tde.see('/leave');
      expect(tde.shown()).not.toContain('In about 15 minutes');
      tde.press(leave);
      await tde.code;
    }
  });

  test.each<[what: string, env: Record<string, string>, size: [number, number], told: RegExp | undefined]>([
    ['a window that is too small', {}, [36, 10], /This window is small\./g],
    ['a terminal without UTF-8', { LANG: 'C' }, [80, 24], /This terminal is not set to UTF-8/g],
    ['a dumb terminal', { TERM: 'dumb' }, [80, 24], /this terminal says TERM=dumb/g],
    ['a terminal that can do all', { LANG: 'de_DE.UTF-8' }, [80, 24], undefined],
    ['a terminal that names no locale', {}, [40, 12], undefined],
  ])('tells once of %s', async (_what, env, [columns, rows], told) => {
    const { cwd } = projectWith();
    const here = openHere({ cwd, env });
    here.resize(columns, rows);
    const code = run(['edit', 'project.place'], here.io);
    await here.see('/leave');
    here.press(`Riverton${KEY.enter}`);
    await here.see('Review your answers');
    const limits = here.shown().match(told ?? /This window is small|not set to UTF-8|TERM=dumb/g) ?? [];
    expect(limits).toHaveLength(told ? 1 : 0);
    here.press(leave);
    await code;
  });
});

// All of them are in at-terminal.full.test.ts.
testBroken(BROKEN.filter(([what]) => ['a wrong type', 'another encoding'].includes(what)));
testIllFitting(ILL_FITTING.filter(([id]) => ['find.checklists.identify-partners', 'project.name'].includes(id)));

describe('what was kept of the last session', () => {
  test('is used as far as it is sound, and on the disk again at once', async () => {
    const { cwd } = projectWith({ 'project.place': 'Riverton' });
    const sound = {
      start: { leg: 'project', at: 'project.name' },
      drafts: { 'project.name': { text: 'Cool bus st' } },
    };
    leaveDraft(cwd, JSON.stringify({ ...sound, drafts: { ...sound.drafts, 'project.team': { text: 5 } } }));
    const tde = tdeHere(['resume'], cwd);
    await tde.see('> Cool bus st');
    expect(JSON.parse(draftsIn(cwd))).toEqual(sound);
    tde.press(KEY.interrupt);
    await tde.code;
  });
});

describe('a terminal that does not send UTF-8', () => {
  test.each([
    ['an answer', ['edit', 'project.place'], '', { 'project.place': 'Riverton' }],
    ['an answer, in plain mode', ['edit', 'project.place', '--accessible'], '', { 'project.place': 'Riverton' }],
    ['whom to ask', ['edit', 'project.place'], '/find-out\r', {}],
  ])('is told where letters got lost, and they are not saved: %s', async (_what, argv, first, answers) => {
    const { cwd, file } = projectWith(answers);
    const before = readFileSync(file, 'utf8');
    const tde = tdeHere(argv, cwd);
    await tde.see('/leave');
    if (first) {
      tde.press(first);
      await tde.see('Whom could you ask');
    }
    (tde.io.in as unknown as PassThrough).write(Buffer.from('Caf\xe9 quarter', 'latin1'));
    if (!argv.includes('--accessible')) await tde.see('quarter');
    tde.press(KEY.enter);
    await tde.see('Letters got lost on their way here');
    expect(readFileSync(file, 'utf8')).toBe(before);
    tde.hangUp();
    await tde.code;
  });
});

describe('a new project', () => {
  test('is offered by bare tde, and made only once it is known what comes first', async () => {
    const cwd = tempDir();
    const tde = tdeHere([], cwd);
    await tde.see('What would you like to do first?');
    expect(readdirSync(cwd)).toEqual([]);
    tde.press(KEY.enter);
    await tde.see(ROLE);
    tde.press(`2${KEY.enter}`);
    await tde.see(PLACE);
    tde.press('Riverton');
    await tde.see('> Riverton');
    tde.press(KEY.enter);
    await tde.see(askOf('project.government'));
    tde.press(KEY.interrupt);
    expect(await tde.code).toBe(130);
    expect(readProject(join(cwd, 'tde.yaml'), method).answers.byId['project.place']?.value).toBe('Riverton');
    await tde.see('Go on with: tde resume');
    expect(tde.isRaw()).toBe(false);
  });

  test.each([
    ['named by TDE_FILE', [], { TDE_FILE: '/nowhere/tde.yaml' }, 'named by TDE_FILE'],
    ['named by -f', ['-f', 'nothere.yaml'], {}, 'tde init -f nothere.yaml'],
    ['with an ending too many', [], {}, 'there is tde.yaml.txt'],
  ])('is not offered for one %s', async (_which, argv, env, says) => {
    const cwd = tempDir();
    if (argv.length === 0 && Object.keys(env).length === 0) put(cwd, 'tde.yaml.txt', 'tde: 1\n');
    const before = readdirSync(cwd);
    const tde = tdeHere(argv, cwd, env);
    expect(await tde.code).toBe(1);
    await tde.see(says);
    expect(readdirSync(cwd)).toEqual(before);
  });

  test.each([
    ['a typed word', leave, 0],
    ['Ctrl-C', KEY.interrupt, 130],
  ])('is not made where the first screen is left by %s', async (_how, keys, code) => {
    const cwd = tempDir();
    const tde = tdeHere(['init'], cwd);
    await tde.see('What would you like to do first?');
    tde.press(keys);
    expect(await tde.code).toBe(code);
    expect(readdirSync(cwd)).toEqual([]);
    expect(tde.isRaw()).toBe(false);
  });

  test('begins with the whole worksheet where that is chosen, or asked for', async () => {
    const first = askOf(method.sections[0]?.questions[0] ?? '');
    const chosen = tdeHere(['init'], tempDir());
    await chosen.see('What would you like to do first?');
    chosen.press(`2${KEY.enter}`);
    const said = tdeHere(['init', '--whole'], tempDir());
    const quick = tdeHere(['init', '--quick'], tempDir());
    for (const [tde, ask] of [
      [chosen, first],
      [said, first],
      [quick, ROLE],
    ] as const) {
      await tde.see(ask);
      tde.press(KEY.interrupt);
      expect(await tde.code).toBe(130);
    }
  });

  test('with a name from the command line still asks what comes first; one that is there is gone on with', async () => {
    const cwd = tempDir();
    const tde = tdeHere(['init', '--name', 'Safe walls'], cwd);
    await tde.see('What would you like to do first?');
    tde.press(KEY.enter);
    await tde.see(ROLE);
    tde.press(leave);
    await tde.code;
    const again = tdeHere(['init'], cwd);
    await again.see('Safe walls');
    await again.see(ROLE);
    again.press(KEY.interrupt);
    expect(await again.code).toBe(130);
    const named = tdeHere(['init', '--name', 'Other'], cwd);
    expect(await named.code).toBe(1);
    await named.see('or go on with it: tde resume');
    expect(readProject(join(cwd, 'tde.yaml'), method).answers.byId['project.name']?.value).toBe('Safe walls');
  });
});

describe('plain mode', () => {
  test.each([
    ['the option', ['--plain'], {}],
    ['its other name', ['--accessible'], {}],
    ['ACCESSIBLE', [], { ACCESSIBLE: '1' }],
    ['a terminal that can do no more', [], { TERM: 'dumb' }],
  ] as const)('is chosen by %s', async (_what, options, env) => {
    const { cwd, file } = projectWith();
    const tde = tdeHere(['edit', 'project.place', ...options], cwd, env);
    await tde.see('Plain mode is on');
    await tde.see(PLACE);
    tde.press('Riverton\n');
    await tde.see('Review your answers.');
    tde.press('/leave\n');
    expect(await tde.code).toBe(0);
    expect(tde.written()).not.toContain('\u001b');
    expect(readProject(file, method).answers.byId['project.place']?.value).toBe('Riverton');
  });

  test.each(['0', 'false', 'no', ''])('is not chosen by ACCESSIBLE=%s', async (ACCESSIBLE) => {
    const tde = tdeHere(['edit', 'project.place'], projectWith().cwd, { ACCESSIBLE });
    await tde.see(PLACE);
    tde.press(KEY.interrupt);
    await tde.code;
    expect(tde.shown()).not.toContain('Plain mode');
  });
});

describe('colour', () => {
  const COLOUR = '\u001b[36m';
  test.each([
    [[], {}, true],
    [['--no-color'], {}, false],
    [[], { NO_COLOR: '1' }, false],
    [[], { FORCE_COLOR: '0' }, false],
    [['--no-color'], { FORCE_COLOR: '1' }, false],
  ])('%j with %j: %s', async (options, env, coloured) => {
    const tde = tdeHere([...options, 'init'], tempDir(), env as Record<string, string>);
    await tde.see('What would you like to do first?');
    tde.press(KEY.interrupt);
    await tde.code;
    expect(tde.written().includes(COLOUR)).toBe(coloured);
  });
});

describe('taking a project up again', () => {
  test('shows what was half-typed, whichever way the sitting ended', async () => {
    const { cwd } = projectWith();
    for (const end of ['interrupt', 'hang up', 'signal'] as const) {
      const tde = tdeHere(['edit', 'project.place'], cwd);
      await tde.see(PLACE);
      tde.press(`\u0015half by ${end}`);
      await tde.see(`> half by ${end}`);
      if (end === 'interrupt') tde.press(KEY.interrupt);
      else if (end === 'hang up') tde.hangUp();
      else tde.end();
      expect(await tde.code).toBe(130);
      const again = tdeHere(['resume'], cwd);
      await again.see(`> half by ${end}`);
      again.press(leave.replace('/leave', '\u0015/leave'));
      await again.code;
    }
  });

  test('says of what was half-typed that it is no answer yet, until it is worked on', async () => {
    const { cwd } = projectWith();
    const tde = tdeHere(['edit', 'project.place'], cwd);
    await tde.see(PLACE);
    tde.press('Mill Str');
    await tde.see('> Mill Str');
    tde.press(KEY.interrupt);
    await tde.code;
    for (const env of [{}, { ACCESSIBLE: '1' }] as Record<string, string>[]) {
      const again = tdeHere(['edit', 'project.place'], cwd, env);
      await again.see('You had begun to type this. It is saved when you press Enter.');
      if (!('ACCESSIBLE' in env)) {
        again.press('e');
        await again.gone('had begun to type');
        again.press('\u007f');
        await again.gone('Mill Stre');
      }
      again.press(KEY.interrupt);
      await again.code;
    }
  });

  test('says of a question that is not asked on what it depends, and shows its section', async () => {
    const tde = tdeHere(['edit', 'design.data-sets'], projectWith().cwd);
    await tde.see('"design.data-sets" is not asked as things stand. It depends on "About people"');
    await tde.see('Review your answers');
    tde.press(KEY.interrupt);
    await tde.code;
  });

  test('is told within the interview with the project that was named, too', async () => {
    const { cwd } = projectWith();
    put(cwd, 'north/tde.yaml', `tde: 1\nmethod: ${method.id}\ndesign:\n  about-people: yes\n`);
    const tde = tdeHere(['edit', 'design.data-sets', '-f', 'north'], cwd);
    await tde.see(askOf('design.data-sets'));
    tde.press('?');
    await tde.see(`(tde -f ${join('north', 'tde.yaml')} harm-review)`);
    tde.press(KEY.interrupt);
    await tde.code;
  });

  test('names what was half-typed elsewhere, with the way there', async () => {
    const { cwd } = projectWith();
    const tde = tdeHere(['edit', 'project.place'], cwd);
    await tde.see(PLACE);
    tde.press('Mill Str');
    await tde.see('> Mill Str');
    tde.press(KEY.back);
    await tde.see('Review your answers');
    tde.press(KEY.interrupt);
    await tde.code;
    const again = tdeHere(['resume'], cwd);
    await again.see('What you began to type at "Place" is kept (/goto project.place): Mill Str');
    again.press(KEY.interrupt);
    await again.code;
  });

  test('goes on with the name of a new entry', async () => {
    const { cwd } = projectWith();
    await runTde(['feedback', 'add', '--said', 'Too small to read', '--group', 'Nurses'], { cwd });
    const tde = tdeHere(['feedback', 'add'], cwd);
    await tde.see('In a few words, what is it about?');
    tde.press('Bus stop in the da');
    await tde.see('> Bus stop in the da');
    tde.press(KEY.interrupt);
    await tde.code;
    const again = tdeHere(['resume'], cwd);
    await again.see('You were typing at "Feedback": Bus stop in the da');
    await again.see('> Bus stop in the da');
    again.press(KEY.interrupt);
    await again.code;
  });

  test('says how far it is, what is to find out, and what comes next', async () => {
    const { cwd } = projectWith({ 'project.name': 'Whose house is this?', 'find.focus-area': 'lead' });
    await runTde(['set', 'project.place', '--find-out', 'the clerk'], { cwd });
    const tde = tdeHere(['resume'], cwd);
    await tde.see('Whose house is this? 2 of');
    await tde.see('1 to find out');
    tde.press(KEY.interrupt);
    expect(await tde.code).toBe(130);
  });

  test('asks what was heard after the time to listen', async () => {
    const { cwd } = projectWith({
      'project.place': 'Dalry Falls',
      'finished.project': 'yes',
      'finished.find.checklists': 'yes',
    });
    const tde = tdeHere(['resume'], cwd);
    await tde.see('You went out to listen. What did you hear?');
    await tde.see('1. Write down what you heard: ');
    tde.press(KEY.enter);
    const sections = method.sections.map(({ id }) => id);
    const next = method.sections[sections.indexOf('find.checklists') + 1];
    await tde.see(askOf(next?.questions[0] ?? ''));
    tde.press(leave);
    expect(await tde.code).toBe(0);
  });

  test('opens the task list where nothing is left to answer', async () => {
    const cwd = copyOfExample();
    const tde = tdeHere(['resume'], cwd);
    await tde.see('Where would you like to go?');
    tde.press(leave);
    expect(await tde.code).toBe(0);
  });

  test('is told with the command that works from where the person is', async () => {
    const { cwd, file } = projectWith();
    const inFolder = put(cwd, 'two words/tde.yaml', emptyProject());
    const elsewhere = tempDir();
    const cases: [string[], string, Record<string, string>, string][] = [
      [['edit', 'project.place'], cwd, {}, 'Go on with: tde resume'],
      [['edit', 'project.place'], cwd, { TDE_CHECKOUT: '/nowhere' }, 'Go on with: npm start -- resume'],
      [['edit', 'project.place', '-f', file], elsewhere, {}, `Go on with: tde -f `],
      [
        ['edit', 'project.place', '-f', inFolder],
        cwd,
        {},
        `Go on with: tde -f ${JSON.stringify(join('two words', 'tde.yaml'))} resume`,
      ],
    ];
    for (const [argv, from, env, says] of cases) {
      const tde = tdeHere(argv, from, env);
      await tde.see(PLACE);
      tde.press(leave);
      expect(await tde.code).toBe(0);
      await tde.see(says);
    }
  });

  test.each([
    ['a section', 'project', 'project.name'],
    ['a question', 'find.focus-area', 'find.focus-area'],
  ])('goes to %s', async (_what, typed, id) => {
    const tde = tdeHere(['edit', typed], projectWith().cwd);
    await tde.see(askOf(id));
    tde.press(leave);
    expect(await tde.code).toBe(0);
  });

  test('goes to the checklist a line belongs to, and to the field of a record', async () => {
    const cwd = copyOfExample();
    const checklist = method.questions.find(({ kind }) => kind === 'checklist');
    const tactic = method.tactics.find(({ id }) => id === checklist?.tactic);
    const [line] = tactic?.criteria ?? [];
    const records = Object.entries(readProject(finishedExample, method).answers.records).find(
      ([, ids]) => ids.length > 0,
    );
    const [hub = '', [record] = []] = records ?? [];
    const field = method.questions.find(({ id }) => id === hub)?.fields?.[0];
    for (const [typed, ask] of [
      [`${checklist?.id}.${line?.id}`, line?.title ?? ''],
      [`${hub}.${record}.${field?.id}`, String(field?.ask)],
    ] as const) {
      const tde = tdeHere(['edit', typed], cwd);
      await tde.see(ask);
      tde.press(KEY.interrupt);
      await tde.code;
    }
  });

  test('opens the task list by bare tde', async () => {
    const tde = tdeHere([], projectWith({ 'project.name': 'Safe walls' }).cwd);
    await tde.see('Where would you like to go?');
    tde.press(leave);
    expect(await tde.code).toBe(0);
  });
});

describe('without a terminal', () => {
  test.each([[['resume']], [['edit', 'project.place']]])(
    '%j asks nothing, changes nothing and says how else',
    async (argv) => {
      const { cwd } = projectWith();
      const ran = await runTde(argv, { cwd });
      expect(ran).toMatchObject({ code: 2, out: '' });
      expect(ran.err).toContain('terminal');
      expect(readdirSync(cwd)).toEqual(['tde.yaml']);
    },
  );

  test('an unknown place is told before that, with the nearest one', async () => {
    const ran = await runTde(['edit', 'project.plaec'], projectWith());
    expect(ran.code).toBe(1);
    expect(ran.err.replace(/\s+/g, ' ')).toContain('Did you mean project.place?');
    for (const typed of ['qqqqqqqqqqqq', '', ' '])
      expect((await runTde(['edit', typed], projectWith())).err).toMatch(/^There is no (?!.*Did you mean)/s);
  });

  test('bare tde tells how the project stands', async () => {
    const ran = await runTde([], projectWith({ 'project.name': 'Safe walls' }));
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('Safe walls');
  });
});

describe('tde recommend', () => {
  test('where nothing is marked yet, asks for the marks of the step first, then tells what fits', async () => {
    const { cwd } = projectWith();
    const tde = tdeHere(['recommend'], cwd);
    const [first, second] = method.questions.filter(({ kind }) => kind === 'checklist');
    const titleOf = (tactic = '') => method.tactics.find(({ id }) => id === tactic)?.criteria?.[0]?.title ?? '?';
    await tde.see(titleOf(first?.tactic));
    tde.press('y');
    tde.press(KEY.enter);
    await tde.see(titleOf(second?.tactic));
    tde.press(leave);
    expect(await tde.code).toBe(0);
    await tde.see('Tactics to find a focus area, best fit first');
  });
});

describe('tde feedback add', () => {
  test('without words asks for them in the interview, at once for what is new', async () => {
    const tde = tdeHere(['feedback', 'add'], projectWith().cwd);
    await tde.see('In a few words, what is it about?');
    expect(tde.shown()).not.toContain(askOf('design.feedback'));
    tde.press(KEY.interrupt);
    expect(await tde.code).toBe(130);
  });

  test('without words and without a terminal says how to give them', async () => {
    const ran = await runTde(['feedback', 'add'], projectWith());
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain('--said');
  });
});

describe('the task list', () => {
  test.each([
    ['the pitch', 'pitch', 'Your pitch', 1],
    ['the outline', 'outline', 'Your outline', 2],
    ['the brief', 'brief', 'Your brief', 2],
  ] as const)('leads to %s as it stands, and Enter leads on', async (_what, row, says, pages) => {
    const { cwd } = projectWith({
      'project.place': 'Riverton',
      'find.voices': ['Nurses'],
      'find.focus-area': 'late buses',
      'refine.data-supply.summary': 'arrival times by stop',
    });
    const tde = tdeHere([], cwd);
    await tde.see('Where would you like to go?');
    tde.press('\u001b[F');
    tde.press(KEY.up);
    tde.press(KEY.enter);
    await tde.see('What would you like to read?');
    const rows = [...tde.shown().matchAll(/(\d+)\. (.*?)(?= \d+\. | Go back)/g)];
    tde.press(rows.findLast(([, , label]) => label === words.shelf[row])?.[1] ?? '');
    tde.press(KEY.enter);
    await tde.see(says);
    for (let page = 1; page <= pages; page++) {
      await tde.see(pages === 1 ? 'Enter goes on' : `page ${page} of ${pages}`);
      tde.press(KEY.enter);
    }
    await tde.see('What would you like to do with it?');
    tde.press('/goto tasks\r');
    await tde.see('Where would you like to go?');
    tde.press(leave);
    expect(await tde.code).toBe(0);
  });
});

describe('tde iterate', () => {
  const done = { 'project.name': 'Safe walls', 'implement.results': ['Nine families asked'] };
  test.each([
    ['no', KEY.enter, 0],
    ['leaving', leave, 0],
    ['Ctrl-C', KEY.interrupt, 130],
  ])('changes nothing by %s', async (_what, keys, code) => {
    const { cwd } = projectWith(done);
    const tde = tdeHere(['iterate'], cwd);
    await tde.see('Is this cycle finished?');
    tde.press(keys);
    expect(await tde.code).toBe(code);
    await tde.see('Nothing was changed.');
    expect(readdirSync(cwd)).toEqual(['tde.yaml']);
  });

  test('closes the cycle by yes, and asks what changed', async () => {
    const { cwd, valueAt } = projectWith(done);
    const tde = tdeHere(['iterate'], cwd);
    await tde.see('Is this cycle finished?');
    tde.press(`2${KEY.enter}`);
    await tde.see(askOf('project.what-changed'));
    tde.press('A new inspector');
    tde.press(KEY.enter);
    await tde.gone(askOf('project.what-changed'));
    tde.press(KEY.interrupt);
    await tde.code;
    expect(readdirSync(cwd)).toContain('tde.cycle-1.yaml');
    expect(valueAt('project.what-changed')).toBe('A new inspector');
  });
});

/** A folder with the finished example. */
function copyOfExample(): string {
  const cwd = tempDir();
  cpSync(finishedExample, join(cwd, 'tde.yaml'));
  return cwd;
}

/** The text of a new, empty project. */
const emptyProject = (): string => readFileSync(projectWith().file, 'utf8');
