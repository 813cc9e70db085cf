// Every ending at every kind of screen, in both modes: brings a session to the screen with words that are not in the file, ends it, and
// tells where the words are; and words that are typed in place of an answer. In a real terminal, or in this process, where a kill is a
// look at the file.
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { vi } from 'vitest';
import { loadMethod } from '../../src/method/ids.ts';
import { createProject, readProject, saveAnswers } from '../../src/project/file.ts';
import { words } from '../../src/words.ts';
import { draftsIn } from './drafts.ts';
import { tdeHere } from './here.ts';
import { KEY, startTde } from './person.ts';
import { type After, tempDir } from './temp-dir.ts';
import { oneLine } from './terminal.ts';

const method = await loadMethod();

export const MODES = ['rich', 'plain'] as const;
export type Mode = (typeof MODES)[number];

/** What is typed somewhere, and must never be gone. */
const WORDS = 'Kestrel Flats, the old mill';

/** A person at a session, wherever it runs. */
type Hands = {
  mode: Mode;
  cwd: string;
  press: (keys: string) => void;
  see: (text: string) => Promise<unknown>;
  /** Waits until plain mode's mark says that a line can be typed. */
  ready: () => Promise<unknown>;
  /** Ends the session from outside. */
  end: (how: 'TERM' | 'HUP' | 'KILL' | 'window') => void;
  over: Promise<unknown>;
  said: () => string;
};

/** Types the words into a field and waits until they are there. */
async function type({ press, see }: Hands, text = WORDS): Promise<void> {
  press(text);
  await see(text);
}

/** Types a word for a move where nothing is half-typed; in the field of a text rich mode has the menu for it. */
async function move({ mode, press, see, ready }: Hands, word: string, inText = false): Promise<void> {
  if (mode === 'plain') {
    await ready();
    return press(`/${word}\r`);
  }
  press(inText ? '\t' : '/');
  await see('Word: /');
  press(word);
  await see(`Word: /${word}`);
  press(KEY.enter);
}

/** Half-types the words at a question for a line, and goes elsewhere; in plain mode a line of its own is gone from with the menu. */
async function halfThen(hands: Hands, word: string): Promise<void> {
  await type(hands);
  if (hands.mode === 'rich') return move(hands, word, true);
  hands.press(KEY.enter);
  await hands.see(`${WORDS} >`);
  return move(hands, word);
}

/**
 * A kind of screen: where the session begins, how the words get there, and what enters them. `given`: they are entered already, and
 * are not in the file.
 */
type Place = {
  id: string;
  answers?: Record<string, string>;
  bring: (hands: Hands) => Promise<void>;
  enter?: (hands: Hands) => Promise<void>;
  given?: true;
  /** The field is empty, so that Ctrl-D ends the session. */
  empty?: true;
};

const project = (cwd: string) => readProject(join(cwd, 'tde.yaml'), method);
const enterThen = (next: string) => async (hands: Hands) => {
  hands.press(KEY.enter);
  await hands.see(next);
};
const collected = 'refine.data-supply.collected';
const checklist = 'find.checklists.analyze-requests';
const record = 'refine.use-cases.nurse';

/** A screen that takes no text, reached by a move from a question at which something is half-typed; `onScreen` is seen on it in rich mode. */
const elsewhere = (to: string, seen: string, onScreen = seen): Place => ({
  id: collected,
  async bring(hands) {
    await halfThen(hands, to);
    await hands.see(hands.mode === 'rich' ? onScreen : seen);
  },
  empty: true,
});

/** The kinds of screens. What is half-typed for the last ones is elsewhere: they take no text themselves. */
export const PLACES = {
  'a line': { id: 'project.place', bring: type, enter: enterThen(words.review.ask) },
  'a paragraph': {
    id: collected,
    bring: type,
    async enter(hands) {
      hands.press(KEY.enter);
      if (hands.mode === 'plain') {
        await hands.see(`${WORDS} >`);
        hands.press('.\r');
      }
      await hands.see(words.review.ask);
    },
  },
  'a list': {
    id: 'project.team',
    bring: type,
    async enter(hands) {
      hands.press(KEY.enter);
      await hands.see(hands.mode === 'plain' ? `${WORDS} >` : `- ${WORDS} -`);
      hands.press(KEY.enter);
      await hands.see(words.review.ask);
    },
  },
  'a note in a checklist': {
    id: checklist,
    async bring(hands) {
      hands.press(hands.mode === 'plain' ? 'note ' : KEY.note);
      await hands.see(hands.mode === 'plain' ? '> note' : 'Note:');
      await type(hands);
    },
    enter: async (hands) => {
      hands.press(KEY.enter);
      await hands.see(hands.mode === 'plain' ? `note: ${WORDS}` : '? help');
    },
  },
  'a marked line of a checklist': {
    id: checklist,
    async bring(hands) {
      if (hands.mode === 'plain') return type(hands, `y, ${WORDS}`);
      hands.press(KEY.note);
      await hands.see('Note:');
      await type(hands);
    },
    async enter(hands) {
      hands.press(KEY.enter);
      if (hands.mode === 'rich') {
        await hands.see('? help');
        hands.press('y');
      }
      await hands.see(hands.mode === 'plain' ? '2 of 5.' : '1 of 5 answered');
    },
  },
  'the name of a record': {
    id: 'refine.use-cases',
    async bring(hands) {
      hands.press(KEY.enter);
      await hands.see('What do you call this use case?');
      await hands.see('/leave');
      await type(hands);
    },
    enter: enterThen(`${WORDS}, question 2`),
  },
  'a field of a record': {
    id: `${record}.holder`,
    answers: { [`${record}.title`]: 'A visiting nurse' },
    bring: type,
    enter: enterThen(words.review.ask),
  },
  'the note to a judgement': {
    id: 'refine.past-activities.fulfilled',
    async bring(hands) {
      hands.press(`2${hands.mode === 'plain' ? '\r' : ''}`);
      if (hands.mode === 'rich') {
        await hands.see('> 2.');
        hands.press(KEY.enter);
      }
      await hands.see('Why, or how?');
      await hands.see('/leave');
      await type(hands);
    },
    async enter(hands) {
      hands.press(KEY.enter);
      if (hands.mode === 'plain') {
        await hands.see(`${WORDS} >`);
        hands.press('.\r');
      }
      await hands.see(words.review.ask);
    },
  },
  'whom to ask': {
    id: collected,
    async bring(hands) {
      await move(hands, 'find-out', true);
      await hands.see(words.interview.findOut.ask);
      await type(hands);
    },
    enter: enterThen(words.review.ask),
  },
  'which answer shall stand': {
    id: 'project.place',
    async bring(hands) {
      await type(hands);
      saveAnswers(project(hands.cwd), [{ id: 'project.place', answer: { value: 'Osgood' } }]);
      hands.press(KEY.enter);
      await hands.see('The one in the file: Osgood');
    },
    given: true,
    empty: true,
  },
  'an answer that is not saved': {
    id: 'project.place',
    async bring(hands) {
      await type(hands);
      renameSync(join(hands.cwd, 'tde.yaml'), join(hands.cwd, 'away.yaml'));
      hands.press(KEY.enter);
      await hands.see('Not saved:');
    },
    given: true,
  },
  'what was meant by a word': {
    id: collected,
    async bring(hands) {
      if (hands.mode === 'rich') hands.press(`\u001b[200~${WORDS}\nquit\u001b[201~`);
      else hands.press(`${WORDS}\rquit\r`);
      await hands.see('quit');
      hands.press(hands.mode === 'rich' ? KEY.enter : '.\r');
      await hands.see('You typed "quit"');
    },
    empty: true,
  },
  'a choice': elsewhere('goto project.role', 'I am a librarian'),
  'several choices': elsewhere('goto refine.tactics.chosen', 'Consult the public'),
  'the list of records': elsewhere('goto refine.use-cases', 'Add one'),
  'the review': elsewhere('review', words.review.ask),
  // The menu that leads there asks the same.
  'the task list': elsewhere('goto tasks', words.taskList.ask, 'Any order works.'),
} satisfies Record<string, Place>;
export type PlaceName = keyof typeof PLACES;

/** How a session ends. */
const leaves = {
  'Ctrl-C': ({ press }) => press(KEY.interrupt),
  'Ctrl-D': ({ press, end }, { empty }) => {
    press(KEY.end);
    // In a text it deletes, and does not end.
    if (!empty) end('TERM');
  },
  TERM: ({ end }) => end('TERM'),
  HUP: ({ end }) => end('HUP'),
  'a closed window': ({ end }) => end('window'),
  async '/leave'(hands, { empty, given, enter }) {
    if (hands.mode === 'rich' || empty || given) return move(hands, 'leave', !empty);
    // A line that stands there has to be entered before a word can be typed.
    await enter?.(hands);
    await move(hands, 'leave');
  },
  async 'SIGKILL after Enter'(hands, { enter }) {
    await enter?.(hands);
    hands.end('KILL');
  },
} satisfies Record<string, (hands: Hands, place: Place) => Promise<void> | void>;
export type LeaveName = keyof typeof leaves;
export const LEAVES = Object.keys(leaves) as LeaveName[];

/** All that there is to try: a kill after Enter where something is entered, or was. */
export const allCases = (): { mode: Mode; place: PlaceName; leave: LeaveName }[] =>
  MODES.flatMap((mode) =>
    (Object.keys(PLACES) as PlaceName[]).flatMap((place) =>
      LEAVES.filter((leave) => {
        const { enter, given }: Place = PLACES[place];
        return leave !== 'SIGKILL after Enter' || enter !== undefined || given === true;
      }).map((leave) => ({ mode, place, leave })),
    ),
  );

/** Runs one session to its end; gives back what is wrong: words that are gone, or something untrue about them. */
export async function endAt(
  { mode, place: name, leave }: ReturnType<typeof allCases>[number],
  where: 'in a terminal' | 'here',
  after?: After,
): Promise<string[]> {
  const place: Place = PLACES[name];
  const hands = await openAt(place, mode, where, after);
  const { cwd } = hands;
  await place.bring(hands);
  await leaves[leave](hands, place);
  await hands.over;
  const file = ['tde.yaml', 'away.yaml'].map((each) => join(cwd, each)).find((each) => existsSync(each));
  const inFile = file !== undefined && readFileSync(file, 'utf8').includes(WORDS);
  const inDraft = draftsIn(cwd).includes(WORDS);
  const said = hands.said();
  const wrong: string[] = [];
  const check = (holds: boolean, what: string) => {
    if (!holds) wrong.push(`${mode}, ${name}, ${leave}: ${what}\n${said}`);
  };
  check(inFile || inDraft, 'the words are gone');
  if (leave === 'SIGKILL after Enter' && place.enter) check(inFile, 'what was entered is not in the file');
  if (leave !== 'SIGKILL after Enter' && leave !== 'a closed window') {
    check(said.includes('Everything is saved') !== (place.given === true), 'what it says of the file is not true');
    check(said.includes(words.leave.draft) === inDraft, 'what it says of the draft is not true');
  }
  return wrong;
}

/** Words by which somebody wants something else than to answer. */
const MOVING = ['quit', 'exit', 'help', 'back', 'idk', "I don't know", 'n/a', '?'];
/** Where they are typed, and what ends an answer there. */
const FIELDS: { field: string; id: string; ends: Record<Mode, string> }[] = [
  { field: 'a line', id: 'project.place', ends: { rich: '', plain: '' } },
  { field: 'a paragraph', id: collected, ends: { rich: '', plain: '.\r' } },
  { field: 'a list', id: 'project.team', ends: { rich: '\r', plain: '\r' } },
];

/** Each word in each kind of field. */
export const allWords = () =>
  MODES.flatMap((mode) => FIELDS.flatMap((given) => MOVING.map((word) => ({ mode, word, ...given }))));

/** Types a word as an answer, leaves at the question what was meant, and gives back what is wrong: it was taken for an answer, or lost. */
export async function typeWord(
  { mode, word, id, ends }: ReturnType<typeof allWords>[number],
  where: 'in a terminal' | 'here',
  after?: After,
): Promise<string[]> {
  const hands = await openAt({ id }, mode, where, after);
  hands.press(word);
  if (word === '?') {
    if (mode === 'plain') hands.press(KEY.enter);
    await hands.see(method.questions.find((each) => each.id === id)?.why as string);
  } else {
    await hands.see(word);
    hands.press(KEY.enter);
    if (ends[mode] !== '') await hands.see(mode === 'plain' ? `${word} >` : `- ${word} -`);
    hands.press(ends[mode]);
    await hands.see(`You typed "${word}"`);
  }
  hands.end('TERM');
  await hands.over;
  const wrong: string[] = [];
  if (project(hands.cwd).answers.byId[id] !== undefined) wrong.push(`"${word}" was taken for an answer`);
  if (word !== '?' && !draftsIn(hands.cwd).includes(word)) wrong.push(`"${word}" is gone`);
  return wrong;
}

// --- internal ---

/** A session at a question of a new project, ready for what is typed. */
async function openAt(
  { id, answers = {} }: Pick<Place, 'id' | 'answers'>,
  mode: Mode,
  where: 'in a terminal' | 'here',
  after?: After,
): Promise<Hands> {
  const cwd = tempDir(after);
  const changes = Object.entries(answers).map(([each, value]) => ({ id: each, answer: { value } }));
  createProject(join(cwd, 'tde.yaml'), method, changes);
  const args = ['edit', id, ...(mode === 'plain' ? ['--accessible'] : [])];
  const hands = where === 'here' ? openHere(args, cwd, mode) : openThere(args, cwd, mode, after);
  await hands.see('/leave');
  if (mode === 'plain') await hands.ready();
  return hands;
}

function openThere(args: string[], cwd: string, mode: Mode, after?: After): Hands {
  const terminal = startTde(args, cwd, { ...(after && { after }) });
  return {
    mode,
    cwd,
    press: terminal.press,
    // In plain mode what is looked for may have gone up, out of the window.
    see: (text) =>
      mode === 'rich'
        ? terminal.see(text)
        : terminal.until(`"${text}"`, () => oneLine(terminal.scrollback()).includes(oneLine(text))),
    ready: () => terminal.until('the mark', (screen) => screen.trimEnd().endsWith('\n>')),
    end: (how) => (how === 'window' ? terminal.closeWindow() : terminal.kill(`SIG${how}`)),
    over: terminal.ended(),
    said: () => terminal.scrollback().replace(/\s+/g, ' '),
  };
}

/** In this process nothing can be killed: what is on the disk at that moment is what would be left. */
function openHere(args: string[], cwd: string, mode: Mode): Hands {
  const tde = tdeHere(args, cwd);
  return {
    mode,
    cwd,
    press: tde.press,
    see: tde.see,
    ready: () => vi.waitUntil(() => tde.written().endsWith('\n> '), { timeout: 20_000, interval: 5 }),
    end: (how) => (how === 'window' ? tde.hangUp() : tde.end()),
    over: tde.code,
    said: () => oneLine(stripVTControlCharacters(tde.written())),
  };
}
