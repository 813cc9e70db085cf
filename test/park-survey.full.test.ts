// A method pack about something else, a survey of a park, goes through every command, every document and the interview; so do packs
// that lack a part. Nothing of it fails, and nothing speaks of what the pack does not have.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pagesOf } from '../src/advice/guide.ts';
import { commandTree } from '../src/cli.ts';
import { deskFor } from '../src/commands/document.ts';
import { startScreen } from '../src/commands/init.ts';
import { DOCUMENT_NAMES, DOCUMENTS, type DocumentName, FORMATS } from '../src/documents/catalog.ts';
import { planSections } from '../src/documents/views/plan.ts';
import { conduct, openSitting } from '../src/interview/conduct.ts';
import { type Prompter, type Reply, type Screen, saidText } from '../src/interview/prompter.ts';
import { PAGES } from '../src/interview/walk.ts';
import { readPack } from '../src/method/pack.ts';
import { NO_ANSWERS, readerOf } from '../src/project/answers.ts';
import { createProject, readProject } from '../src/project/file.ts';
import { putPack } from './support/small-pack.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { type Ran, runTde } from './support/test-io.ts';

const folder = join(import.meta.dirname, 'packs', 'park-survey');
const filled = readFileSync(join(folder, 'answers.yaml'), 'utf8');
const whole = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => name !== 'answers.yaml')
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
);

/** The pack without the lines of its files that match. */
const without = (lines: RegExp, files = whole) =>
  Object.fromEntries(
    Object.entries(files).map(([name, text]) => [
      name,
      text
        .split('\n')
        .filter((line) => !lines.test(line))
        .join('\n'),
    ]),
  );

/** What a pack of these files has nothing for, and the words that must not turn up with it. */
type Pack = {
  files: Record<string, string>;
  answers: string;
  lacks: DocumentName[];
  feedback: boolean;
  never: RegExp[];
};

const USE_CASE = /use.cases?\b|persona|user stor/i;
const noUseCases = without(/^ {2}(?:use-cases|chosen-use-case|choice-reason)|field: (?:visitor|told-by)/);
noUseCases['method.yaml'] = (noUseCases['method.yaml'] as string).replace('  use-case:\n', '  use-case: []\n');

const plain = without(
  /^ {2}- \{ id: (?:seen|doing), title|kind: checklist|^ {2}place: the park|^ {2}[a-z.-]+: (?:[a-z]+\.[a-z-]+|[a-z-]+)$/,
);
plain['method.yaml'] = (plain['method.yaml'] as string)
  .replace(/^roles:$/m, 'roles: {}')
  .replace(/^names:$/m, 'names: {}')
  .replace(/^boxes:$/m, 'boxes: []')
  .replace(/^conversation:\n(?: .*\n)*/m, '')
  .replace('In {place} people', 'Here people');
for (const name of Object.keys(plain)) plain[name] = (plain[name] as string).replaceAll('{place}', 'the park');

const packs: Record<string, Pack> = {
  'with all its parts': { files: whole, answers: filled, lacks: [], feedback: true, never: [] },
  'without feedback': {
    files: without(/^ {2}feedback/),
    answers: filled,
    lacks: ['heard'],
    feedback: false,
    never: [/reviewed|pieces? of feedback|quoted/i],
  },
  'without use cases': { files: noUseCases, answers: filled, lacks: [], feedback: true, never: [USE_CASE] },
  'of questions alone': {
    files: plain,
    answers: filled.replace(/^ {2}checklists:\n(?: {4}.*\n)*/m, ''),
    lacks: [
      'brief',
      'outline',
      'closing',
      'case',
      'recommendation',
      'conversation-sheet',
      'invitation',
      'harm-review',
      'feedback-sheet',
      'heard',
    ],
    feedback: false,
    never: [USE_CASE, /reviewed|pieces? of feedback|quoted|focus area/i],
  },
};

/** What belongs to the built-in method, and what a fault would leave behind. */
const NEVER = [
  /Tactical Data|open data|data requesters|data supply|intervention|\bcity\b|\bgovernment\b|Sunlight/i,
  /\bStep \d: (?:Find|Refine|Design|Implement)\b|\b(?:project|find|refine|design|implement)\.[a-z]/,
  /\bundefined\b|\bNaN\b|\[object|\{[a-z][a-z.-]*\}/,
  / {2}(?=[A-Z][a-z]+ [a-z]+ [a-z]+\.$)| \.$/m,
];

/** A run with all that it said. */
type Said = Ran & { argv: string };

/** All that a format holds to be read: of a Word file, its text. */
function readable(file: string): string {
  const bytes = readFileSync(file);
  if (!file.endsWith('.docx')) return bytes.toString('utf8').replace(/<style>[\s\S]*?<\/style>/g, '');
  const part = unzipSync(bytes)['word/document.xml'];
  return Buffer.from(part ?? []).toString('utf8');
}

describe.each(Object.entries(packs))('a pack %s', (_name, { files, answers, lacks, feedback, never }) => {
  const pack = putPack(tempDir(afterAll), files);
  const method = readPack(pack);
  const made = DOCUMENT_NAMES.filter((name) => !lacks.includes(name));
  const said: Said[] = [];
  const expectSaid = (runs: readonly { argv: string; text: string }[]) => {
    for (const { argv, text } of runs)
      for (const word of [...NEVER, ...never]) {
        const { 0: found, index = 0 } = word.exec(text) ?? {};
        expect(found, `${argv}: …${text.slice(Math.max(0, index - 80), index + 80)}…`).toBeUndefined();
      }
  };
  const runner =
    (cwd: string) =>
    async (code: number, ...argv: string[]): Promise<Said> => {
      const ran = await runTde([...argv, '--method', pack], { cwd });
      const run = { ...ran, argv: argv.join(' ') };
      expect(ran.code, `${run.argv}\n${ran.out}\n${ran.err}`).toBe(code);
      said.push(run);
      return run;
    };
  const cwd = tempDir(afterAll);
  const tde = runner(cwd);

  beforeAll(async () => {
    await tde(0, 'init', '--no-input', '--answers', put(cwd, 'answers.yaml', answers));
  });

  test.each([
    ['answered', (): string => cwd],
    ['empty', (): string => tempDir()],
  ])('makes every document it has, in every format, of a project that is %s', async (which, of) => {
    const at = of();
    const run = runner(at);
    if (which === 'empty') await run(0, 'init', '--no-input');
    const formats =
      which === 'empty'
        ? FORMATS.slice(0, 1)
        : files === whole
          ? FORMATS
          : FORMATS.filter(({ id }) => ['md', 'csv'].includes(id));
    for (const name of made) {
      for (const { id } of formats) {
        const file = join(tempDir(), `${name}.${id}`);
        const { code, err } = await runTde([name, '-o', file, '--method', pack], { cwd: at });
        said.push({ argv: `${name} -o`, code, out: '', err });
        const noTable = ['csv', 'xlsx'].includes(id) && code === 1;
        if (noTable) expect(err).toContain('no table');
        else expect(code, `${name} ${id} ${err}`).toBe(0);
        expectSaid([{ argv: `${name} ${id}`, text: err + (noTable ? '' : readable(file)) }]);
      }
      await run(0, 'templates', 'data', name);
      for (const option of DOCUMENTS[name].options ?? []) if (!option[0].includes('<')) await run(0, name, option[0]);
    }
    for (const section of planSections(method)) await run(0, 'plan', '--section', section);
    await run(0, 'worksheet', '--format', 'yaml');
  });

  test('says of every other document what it has nothing for, and what can be made', async () => {
    for (const name of lacks) {
      for (const argv of [[name], ['templates', 'data', name]]) {
        const { err } = await tde(1, ...argv);
        expect(err.replace(/\s+/g, ' ')).toMatch(/^The method "Park survey" (?:has no|does not ask)/);
        expect(err.replace(/\s+/g, ' ')).toMatch(
          /These can be made: pitch, .*plan, .*\. For example: tde --method \S+ pitch $/,
        );
      }
    }
  });

  test('shows in its plan all that was answered, also what plays no part', async () => {
    const { out } = await tde(0, 'plan', '--appendix');
    for (const text of ['Three lamps are out.', 'The old oak', 'In winter', 'See the path', 'Build them', 'rain'])
      expect(out).toContain(text);
  });

  test('keeps what it calls private in the team, and does not call it missing', async () => {
    const secrets = ['The night guard', 'The neighbor at number nine', 'Who paints'];
    const { out, err } = await tde(0, 'plan', '--appendix');
    for (const text of [...secrets, 'Found by', 'Key:', 'Quarrels']) expect(out).not.toContain(text);
    expect(err).not.toMatch(/walk\.(?:key|quarrels|sights\.[a-z-]+\.finder)/);
    const { out: internal } = await tde(0, 'plan', '--appendix', '--internal');
    for (const text of secrets) expect(internal).toContain(text);
    const { out: form } = await tde(0, 'worksheet', '--format', 'yaml');
    for (const text of secrets) expect(form).not.toContain(text);
    expect(form).toContain('\n  key:\n');
    // Filled in by hand, it is asked for.
    expect((await tde(0, 'worksheet', '--whole')).out).toContain('Who lent you the key?');
  });

  test('answers and is changed from the command line, looked at and looked up', async () => {
    await tde(0);
    for (const argv of [
      ['status'],
      ['status', '--json'],
      ['get'],
      ['get', '--json'],
      ['get', 'walk'],
      ['schema'],
      ['evidence'],
    ])
      await tde(0, ...argv);
    await tde(0, 'set', 'walk.sights', 'The fountain');
    await tde(0, 'set', 'walk.sights.the-fountain.state', 'good', '--note', 'It runs.');
    await tde(0, 'set', 'walk.worst', '--find-out', 'the gardeners');
    await tde(2, 'set');
    for (const argv of [
      ['check'],
      ['check', '--json'],
      ['guide'],
      ['guide', '--json'],
      ['completion', 'bash'],
      ['help'],
    ])
      await tde(0, ...argv);
    for (const { id } of pagesOf(readerOf(method, NO_ANSWERS))) await tde(0, 'guide', id);
    for (const { id } of method.steps) await tde(0, 'recommend', '--step', id);
    for (const { id } of method.steps) await tde(0, 'ready', id);
    await tde(0, 'ready', '--json');
    await tde(0, 'recommend', '--json');
    await tde(0, 'templates');
    await tde(0, 'templates', 'copy', 'plan');
    for (const argv of [['resume'], ['edit', 'walk.looking'], ['edit', 'walk.worst']]) await tde(2, ...argv);
    await tde(1, 'unlock', 'no-such-lock');
    await tde(0, 'complete', '--', 'set', 'walk.');
  });

  test('keeps feedback, or says that it has no place for it', async () => {
    const table = put(cwd, 'remarks.csv', 'Words,From,Weather\nPaint them green,Children,sun\n');
    const commands = [
      ['feedback', 'add', '--said', 'Where do we put our bikes?', '--group', 'Cyclists'],
      [
        'feedback',
        'answer',
        'no-benches',
        '--decision',
        'no',
        '--why',
        'People asked for them.',
        '--told',
        '2026-11-19',
      ],
      ['feedback', 'list'],
      ['feedback', 'list', '--json'],
      ['feedback', 'import', table],
      ['feedback'],
    ];
    for (const argv of commands) {
      const { err } = await tde(feedback ? 0 : 1, ...argv);
      if (!feedback) expect(err.replace(/\s+/g, ' ')).toContain('The method "Park survey" does not ask for feedback');
    }
    if (!feedback) return;
    const list = JSON.parse((await tde(0, 'feedback', 'list', '--json')).out).feedback;
    expect(list).toMatchObject([
      { id: 'higher', state: 'told', group: 'Old people' },
      { id: 'no-benches', state: 'told', decision: 'no' },
      { said: 'Where do we put our bikes?', group: 'Cyclists', state: 'to-decide' },
      { said: 'Paint them green', group: 'Children', weather: 'sun' },
    ]);
    expect((await tde(2, 'feedback', 'add', '--said', 'x', '--group', 'y', '--channel', 'z')).err).toContain(
      '--channel',
    );
  });

  test('asks all of its questions, and leads on by its own words', async () => {
    const screens: Screen[] = [startScreen(method)];
    const talk: string[] = [];
    for (const isNew of [true, false]) {
      const project = isNew
        ? createProject(join(tempDir(), 'tde.yaml'), method, [])
        : readProject(join(cwd, 'tde.yaml'), method);
      const closing = lacks.includes('closing') ? [] : [{ leg: PAGES.closing, at: 'review' }];
      const legs = ['quick', ...method.sections.map(({ id }) => id)].map((leg) => ({ leg }));
      for (const start of [...legs, ...closing]) {
        await conduct(
          openSitting({ project, prompter: passingBy(screens, talk), desk: async () => deskFor(project.path) }),
          start,
        );
      }
      await conduct(
        openSitting({ project, prompter: passingBy(screens, talk), desk: async () => deskFor(project.path) }),
        'tasks',
      );
    }
    const asked = new Set(screens.map(({ id }) => id));
    for (const { id } of method.questions) expect(asked).toContain(id);
    for (const id of ['pitch', 'review', 'tasks']) expect(asked).toContain(id);
    expectSaid(
      screens.map((screen) => ({
        argv: screen.id,
        text: JSON.stringify({ ...screen, sentence: screen.sentence?.('the east gate') }, null, 1),
      })),
    );
    expectSaid(talk.map((text) => ({ argv: 'said', text })));
  });

  test('gives every list as a table, and takes it back the same', async () => {
    const { out } = await tde(0, 'records');
    const lists = method.questions.filter(({ kind }) => kind === 'records').map(({ id }) => id);
    expect(
      out
        .split('\n')
        .slice(0, -1)
        .map((line) => line.split(':')[0]),
    ).toEqual(lists);
    for (const list of lists) {
      await tde(0, 'records', 'export', list, '-o', `${list}.csv`);
      const { err } = await tde(0, 'records', 'import', list, `${list}.csv`);
      expect(err).toContain('0 entries imported');
      expect(err).not.toContain('changed, as the file');
    }
    if (lists.length === 0) await tde(1, 'records', 'export', 'nothing');
  });

  test('goes on into a second cycle', async () => {
    const { err } = await tde(0, 'iterate', '--yes');
    expect(err).toContain('tde.cycle-1.yaml');
    await tde(0, 'status');
    await tde(1, 'iterate', '--yes');
    await tde(0, 'plan');
  });

  test('was called by every command, and said nothing that it does not have', () => {
    const nowhere = { write: () => true };
    const program = commandTree({ out: nowhere, err: nowhere, env: {} } as never);
    const called = new Set(said.map(({ argv }) => argv.split(' ')[0]));
    for (const command of program.commands) {
      const name = command.name();
      if (!lacks.includes(name as DocumentName)) expect(called, name).toContain(name);
    }
    // A template that is copied, the names it can put in, and the list of commands are tde's own, with a word for every part.
    const own = said.filter(({ argv }) => !/^(?:templates copy|completion|help|init)/.test(argv));
    expectSaid(own.map(({ argv, out, err }) => ({ argv, text: `${out.replace(/"\w+":/g, '')}\n${err}` })));
  });
});

/** A prompter of somebody who passes by every question, leaves at every other screen, and keeps what was shown. */
function passingBy(screens: Screen[], talk: string[]): Prompter {
  return {
    async ask(screen): Promise<Reply> {
      screens.push(screen);
      return screen.moves.skip ? { kind: 'skip', draft: {} } : { kind: 'leave', cause: 'asked', draft: {} };
    },
    say: (said) => void talk.push(saidText(said)),
    current: () => undefined,
    close: () => undefined,
  };
}
