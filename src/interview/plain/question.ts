// A question in plain mode as it is said and as its answer is read, one idea, as both go by what stands as the answer now: what is said of it
// that was not said yet in this sitting; a line that is typed as a choice, a mark, a part of a text, a change of one, or a word. Hears no stream.

import { meantBy } from '../../project/meant.ts';
import { columnsOf, type Io, screenLines } from '../../terminal.ts';
import { capitalFirst, filled, safe } from '../../text.ts';
import { promptWords } from '../../words/prompts.ts';
import {
  fromField,
  GOTO,
  inOneLine,
  isPlace,
  type MoveRow,
  moveRows,
  offeredWords,
  placeRows,
  plainForm,
  readTyped,
} from '../moves.ts';
import {
  type ChecklistLine,
  type Draft,
  isText,
  type Mark,
  type Option,
  type Reply,
  type Said,
  type Screen,
  saidText,
  textDraft,
} from '../prompter.ts';

const words = promptWords.plain;

/**
 * The question being asked. `draft` is what is known of its answer so far, `keeps` what an empty line takes; `lines` are those of a text
 * that is being typed, `item` is the line of a checklist that is asked about, and `isAside`: what is typed just now is no part of an answer.
 */
export type Turn = {
  screen: Screen;
  draft: Draft;
  keeps: Draft;
  lines?: readonly string[];
  item?: ChecklistLine;
  isAside?: boolean;
};

/** At so many questions the words are named; then they stand in the menu. */
const WORDS_NAMED = 3;

/** Speaks on `io.err`; `reason` says why the mode is on. */
export function createVoice(io: Io, reason: string) {
  let isIntroduced = false;
  /** How many questions were asked, where the last one stood, and what was said on how to answer. */
  let asked = 0;
  let place = '';
  let title = '';
  /** What was typed last, and how it reads, in letters alone. */
  let taken: string[] = [];
  const told = new Set<string>();
  /** What was said in this section about its questions. */
  let known = new Set<string>();

  const say = (...lines: readonly (string | Line)[]) => {
    for (const line of lines) {
      const { text, indent } = typeof line === 'string' ? { text: line } : line;
      io.err.write(`${screenLines(text, columnsOf(io.err), indent).join('\n')}\n`);
    }
  };
  const isTaken = (letters: string) => taken[0] === letters || (taken[1] ?? '').includes(letters);

  /** Whether to say what a question is about: hints once in a sitting, an earlier answer once in a section; `/again` has all of it. */
  const isNewAt = (screen: Screen) => (line: string, text: string) => {
    const isHint = !screen.context.some((item) => item.text === text);
    const heard = isHint ? told : known;
    const isNew = !screen.brief && !heard.has(line) && !known.has(text);
    heard.add(line);
    return isNew;
  };

  const sayWords = (screen: Screen) => say(words.words([...offeredWords(screen), ...OWN_WORDS].join(' ')));

  const voice = {
    say,
    /** Once, that the mode is on and why. */
    introduce() {
      if (!isIntroduced) say(words.on(reason));
      isIntroduced = true;
    },
    /** What was typed as an answer, and how it will read. */
    took(text: string, reads: string) {
      taken = [text, reads].map(lettersOf);
      if (reads !== '') say(promptWords.reads(reads));
    },
    /** What the interview says between the questions; not an answer that was typed so, or was just read in its sentence. */
    remark(said: Said) {
      voice.introduce();
      const text = saidText(said);
      known.add(text);
      const isHeard = typeof said === 'object' && said.of === 'answer' && isTaken(lettersOf(said.text));
      if (!isHeard) say(text);
      if (typeof said === 'object' && said.of === 'section') title = said.label;
    },
    /** Where we are, as far as it is another place than before; a section or an entry that was named just now is not named again. */
    place({ where, brief }: Screen) {
      const untitled = (text: string) => (text.startsWith(`${title} · `) ? text.slice(title.length + 3) : text);
      const before = place.split(', ');
      for (const [i, part] of where.split(', ').entries()) if (lettersOf(part) === taken[0]) before[i] = part;
      const said = newPlace(untitled(where), untitled(before.join(', ')));
      if (said !== '' && !brief) say(said);
      if (where.split(', ')[0] !== place.split(', ')[0]) known = new Set();
      place = where;
    },
    /** How to answer: all of it, or what was not said yet in this sitting. */
    how({ screen, draft }: Turn, isWhole = false) {
      for (const each of howTo(screen, draft)) {
        if (isWhole || !told.has(each)) say(words.how[each]);
        told.add(each);
      }
    },
    /** The question, after what is new of what it is about. */
    begin(turn: Turn, ...last: string[]) {
      const { screen, draft } = turn;
      voice.place(screen);
      taken = [];
      say(...beforeQuestion(screen, draft, isNewAt(screen)));
      voice.how(turn);
      if (asked === 0) say(words.explain);
      if (asked < WORDS_NAMED) sayWords(screen);
      asked++;
      voice.andAsk(turn, ...(screen.opens === 'help' ? screen.help : []), ...last);
    },
    /** The question with all that it is about. */
    again(turn: Turn) {
      say(turn.screen.where, ...beforeQuestion(turn.screen, turn.draft));
      voice.andAsk(turn, ...voice.mark(turn));
    },
    /** The help, with how to answer and the words; `last` comes before the question. */
    help(turn: Turn, ...last: string[]) {
      const { screen, item } = turn;
      if (item) say(promptWords.good(item.good), promptWords.get(item.get));
      say(...screen.help);
      if (screen.options?.some((option) => option.help)) say(words.helpOption);
      voice.how(turn, true);
      sayWords(screen);
      voice.andAsk(turn, ...last);
    },
    /** What stands at the line of a checklist. */
    mark({ draft, item }: Turn): string[] {
      const mark = item && draft.marks?.[item.id];
      return mark ? [words.itemNow(spoken(mark))] : [];
    },
    /** Some lines, and the question itself: always the last thing that is said. */
    andAsk({ screen, item }: Turn, ...texts: string[]) {
      say(...texts);
      known.add(screen.ask);
      const items = screen.items ?? [];
      say(item ? indented(words.item(items.indexOf(item) + 1, items.length, item.title, item.text)) : screen.ask);
    },
  };
  return voice;
}

/** A long list as it is asked for: all of it, each group that has a line of its own in one; or the group that begins at a number. */
export function listLines(options: readonly Option[], from?: number): Line[] {
  const groups: { start: number; rows: Option[] }[] = [];
  for (const [index, option] of options.entries()) {
    const last = groups.at(-1);
    if (option.heading !== undefined || last === undefined) groups.push({ start: index + 1, rows: [option] });
    else last.rows.push(option);
  }
  const wanted = groups.find(({ start }) => start === from);
  return (wanted ? [wanted] : groups).flatMap(({ start, rows }) =>
    rows[0]?.brief === undefined || wanted
      ? rows.flatMap((option, index) => optionLine(option, start + index))
      : [indented(words.group(start, start + rows.length - 1, rows[0].brief))],
  );
}

/** What stands as the answer now: the default, what is chosen, or the text; nothing where nothing stands there. */
export function standing(screen: Screen, draft: Draft): string[] {
  const options = screen.options ?? [];
  switch (screen.widget) {
    case 'one': {
      const at = options.findIndex((option) => option.id === draft.at);
      // What a short list says is told with its number alone: the whole of it has just been read.
      return at === -1 || screen.brief ? [] : [words.default(at + 1, options[at]?.label.split(/ \(|: /)[0] ?? '')];
    }
    case 'many': {
      const ticked = options.filter(({ id }) => draft.ticked?.includes(id));
      const labels = ticked.map(({ label }) => label).join(', ');
      const numbers = ticked.map((option) => String(options.indexOf(option) + 1)).join(', ');
      // Long ones have just been read.
      return ticked.length === 0 ? [] : [words.chosen(labels.length > MOST_REPEATED ? numbers : labels)];
    }
    case 'checklist':
      return [];
    default: {
      const text = asRead(screen, draft);
      return text === '' ? [] : [words.current(text)];
    }
  }
}

/** What stands as the answer, or is typed of it so far, to be read aloud. */
export function soFar({ screen, draft, keeps, lines }: Turn): string[] {
  if (screen.widget === 'checklist') {
    const items = screen.items ?? [];
    const marked = items.flatMap(({ id, title }) => {
      const mark = draft.marks?.[id];
      return mark ? [`${title}: ${spoken(mark)}`] : [];
    });
    return [promptWords.marked(marked.length, items.length), ...marked];
  }
  const now = lines ? textDraft(lines.join('\n')) : keeps;
  const text = asRead(screen, now, entriesOf(now.text ?? '').length > 1);
  const stands = isText(screen)
    ? text === ''
      ? []
      : [words.soFar(text)]
    : standing({ ...screen, brief: undefined }, draft);
  return stands.length === 0 ? [words.nothingYet] : stands;
}

/** The ids chosen, or what is wrong with the line, in words that say what to do. */
type Choice = { ids: string[]; message?: undefined } | { message: string };

/** What stands between numbers, and a text of nothing else. */
const BETWEEN = new RegExp(`(?:[\\s,;、&]|\\b${words.and}\\b)+`, 'i');
const NUMBERS = new RegExp(`^\\d+(?:${BETWEEN.source}\\d+)*[\\s,;、]*$`, 'i');

/** Reads one choice: a number, an id, or how a label begins. */
export function readOne(typed: string, options: readonly Option[]): Choice {
  const text = plainForm(typed.trim());
  return NUMBERS.test(text) && text.split(BETWEEN).length > 1 ? { message: words.onlyOne } : find(text, options);
}

/**
 * Reads several choices: numbers, ids or beginnings of labels with commas (numbers with spaces, too), or `none`. Numbers that all have a
 * sign change what is `ticked`: +4 adds one, -2 takes one out.
 */
export function readMany(typed: string, options: readonly Option[], ticked: readonly string[] = []): Choice {
  const text = plainForm(typed.trim());
  if (text.toLowerCase() === words.none) return { ids: [] };
  if (/^(?:[+-]\d+[\s,;、]*)+$/.test(text)) return changedChoice(text.match(/[+-]\d+/g) ?? [], options, ticked);
  const parts = NUMBERS.test(text) ? text.split(BETWEEN) : text.split(/[,;、]/);
  const chosen = new Set<string>();
  for (const part of filled(parts)) {
    const found = find(part, options);
    if (found.message !== undefined) return found;
    for (const id of found.ids) chosen.add(id);
  }
  return { ids: options.map((option) => option.id).filter((id) => chosen.has(id)) };
}

/** A letter and a name behind it, as in that of a street: "N. Main is dark", "Y 5th Street". */
const LETTER_OF_NAME = /^\p{L}(?:[.-]\s*|\s+)(?:\p{Lu}|\d+(?:st|nd|rd|th)\b)/u;

/** What a line says about a checklist's item. */
export type ItemLine =
  | { kind: 'keep' | 'done' | 'clear' | 'wrong' }
  | { kind: 'mark'; value: NonNullable<Mark['value']>; note?: string }
  | { kind: 'note'; note: string };

/** An answer and what follows it. A word is parted from that by a sign, as "no idea" is no "no"; a letter alone needs none. */
const ANSWERED = /^([ynu](?=\s)|[^,:;.!–—，：；。、！-]+)(.*)$/isu;

/** Reads `y`, `no`, `u, because …`, `y because …`, `note …`, `clear`, `done`, or an empty line. */
export function readItem(typed: string): ItemLine {
  const text = typed.trim();
  if (text === '') return { kind: 'keep' };
  const [, named, of = ''] = /^(\p{L}+)[\s:：]+(.+)$/su.exec(text) ?? [];
  if (named !== undefined && plainForm(named).toLowerCase() === words.noteWord) return { kind: 'note', note: of };
  const [, word = '', rest = ''] = ANSWERED.exec(text) ?? [];
  const lower = plainForm(word.trim()).toLowerCase();
  const note = rest.replace(/^[\s,:;.!–—，：；。、！-]+/, '');
  const value = LETTER_OF_NAME.test(text) ? undefined : markOf(lower);
  if (value !== undefined) return note === '' ? { kind: 'mark', value } : { kind: 'mark', value, note };
  if (note !== '') return { kind: 'wrong' };
  if (lower === words.clearWord) return { kind: 'clear' };
  return lower === words.doneWord ? { kind: 'done' } : { kind: 'wrong' };
}

/** What a word in plain small letters marks a line with; undefined where it is none of those. */
const markOf = (word: string): Mark['value'] =>
  meantBy(word) === 'find-out'
    ? 'unsure'
    : (['yes', 'no', 'unsure'] as const).find((each) => words[each].includes(word));

/** The note in a line that was not finished; all of it, where it is none. */
function noteIn(typed: string): string {
  const read = readItem(typed);
  return ('note' in read && read.note) || typed;
}

/** The lines of a text that begins with `typed`: that line alone, or, where it starts with `+`, below the text `before`. */
export function firstLines(typed: string, before: string): string[] {
  const adds = typed.startsWith(words.add) && before.trim() !== '';
  const lines = (adds ? typed.slice(words.add.length).trim() : typed).split('\n');
  return adds ? [before.trimEnd(), ...lines] : lines;
}

/** An answer of one line that was typed; where it starts with `+` and a blank, behind the text `before`. */
export function goneOn(typed: string, before: string): string {
  const mark = `${words.add} `;
  return typed.startsWith(mark) && before.trim() !== '' ? `${before.trim()} ${typed.slice(mark.length).trim()}` : typed;
}

/** A line that was typed; or the reply that was meant by it, or by there being none. */
export type Heard = string | Reply;

type Talk = { say: (...lines: readonly (string | Line)[]) => void; listen: () => Promise<Heard> };

/** Lists the moves (or the places) and hears which one is wanted, as its word; undefined where an empty line goes back to the question. */
export async function chooseMove(screen: Screen, isMenu: boolean, talk: Talk): Promise<Heard | undefined> {
  const rows = isMenu ? [...moveRows(screen), ...ownRows(screen)] : placeRows(screen);
  talk.say(...rows.map(lineOf), words.menuHow(rows.length));
  const ask = () => talk.say(isMenu ? promptWords.menu.hint : words.menuWhere);
  for (ask(); ; ask()) {
    const line = await talk.listen();
    if (typeof line !== 'string') return line;
    const text = line.trim();
    if (text === '') return undefined;
    const chosen = text.startsWith('/')
      ? undefined
      : readOne(
          text,
          rows.map(({ word, label }) => ({ id: word, label })),
        );
    const isNumber = NUMBERS.test(plainForm(text));
    if (chosen?.message !== undefined && (isMenu || isNumber)) {
      talk.say(chosen.message);
      continue;
    }
    // What has that name and is not on the list is found by whoever knows all the places.
    const word = chosen === undefined ? text : chosen.message === undefined ? (chosen.ids[0] ?? text) : GOTO + text;
    const typed = ownWord(word, screen) ? undefined : readTyped(word, screen);
    if (typed === undefined || !('message' in typed)) return word;
    talk.say(typed.message);
  }
}

/** The words that only this mode has, as what is seen has no need of them. */
export type OwnWord =
  | { word: 'again' | 'read' | 'clear' }
  | { word: 'change'; rest: string }
  | { word: 'list'; from: number };

/** Those of them that can be used at every question. */
export const OWN_WORDS = ['/again', '/read'];

/** Reads a line as one of them. `list` alone is one where a list is not read by itself. */
export function ownWord(typed: string, screen: Screen): OwnWord | undefined {
  const text = typed.trim();
  const [, word] = /^\/(again|read|clear)$/i.exec(text) ?? [];
  if (word) return { word: word.toLowerCase() as 'again' | 'read' | 'clear' };
  const [, from] = (screen.brief && /^\/?list(?:\s+(\d+))?$/i.exec(plainForm(text))) ?? [];
  if (screen.brief && /^\/?list\b/i.test(text)) return { word: 'list', from: Number(from ?? 0) };
  const change = isText(screen) ? /^\/change(?:\s+(.*))?$/is.exec(text) : null;
  return change ? { word: 'change', rest: change[1] ?? '' } : undefined;
}

/** What is to be kept of an answer: with the line that is half-typed, where it is a part of one. */
export function withHalf({ screen, draft, keeps, lines, isAside }: Turn, half: string): Draft {
  if (isAside || half === '' || readTyped(half, screen) !== undefined) return draft;
  if (screen.widget === 'line') return textDraft(goneOn(inOneLine(fromField(half)), keeps.text ?? ''));
  if (isText(screen)) return textDraft((lines ? [...lines, half] : firstLines(half, keeps.text ?? '')).join('\n'));
  return screen.widget === 'checklist' ? { ...draft, noteOpen: true, text: noteIn(half) } : draft;
}

/** Reads which entry of a text is meant, and what it should be: `2 our library`. `entry` is what it is now. */
export function readChange(
  rest: string,
  text: string,
): { index: number; entry: string; to: string } | { message: string } {
  const [, number = '', to = ''] = /^(\S*)\s*(.*)$/s.exec(rest) ?? [];
  const entries = entriesOf(text);
  const index = Number(plainForm(number)) - 1;
  const entry = entries[index];
  return entry === undefined ? { message: words.noEntry(entries.length) } : { index, entry, to: inOneLine(to) };
}

/** A text with another entry in the place of one, or without that one. */
export function withEntry(text: string, index: number, to: string): string {
  let at = -1;
  return text
    .split('\n')
    .flatMap((line) => {
      if (line.trim() !== '') at++;
      return line.trim() === '' || at !== index ? [line] : to === '' ? [] : [to];
    })
    .join('\n');
}

/** The entries of a text, one on each line. */
const entriesOf = (text: string): string[] => text.split('\n').filter((entry) => entry.trim() !== '');

/** A mark of a checklist in words. */
export const spoken = (mark: Mark): string =>
  (mark.value === undefined ? promptWords.notAnswered : promptWords.marks[mark.value]) +
  (mark.note === undefined ? '' : `, ${promptWords.note.toLowerCase()}${mark.note}`);

// --- internal ---

/** A line to be said; `indent` is put before what it goes on with where it is long. */
type Line = { text: string; indent?: string };

/** A line of a list. */
const indented = (text: string): Line => ({ text, indent: '   ' });

/**
 * What is said before a question, which itself comes last: what it is about, what can be chosen, and what stands there now. With `isNew`
 * only what that says of a line and its text; without it all there is.
 */
function beforeQuestion(
  screen: Screen,
  draft: Draft,
  isNew?: (line: string, text: string) => boolean,
): (string | Line)[] {
  const { brief, hint = '', context, message = '', sentence } = screen;
  const about = [{ line: hint, text: hint }, ...context.map(({ label, text }) => ({ line: `${label}: ${text}`, text }))]
    .filter(({ line, text }) => isNew?.(line, text) ?? true)
    .map(({ line }) => line);
  const reads = isNew && !draft.text?.trim() ? '' : (sentence?.(draft.text ?? '') ?? '');
  const stands = [...(reads === '' ? [] : [promptWords.reads(reads)]), ...standing(screen, draft), message];
  const options = (screen.options ?? []).map(({ hint: own, ...option }) =>
    own !== undefined && (isNew?.(own, own) ?? true) ? { ...option, hint: own } : option,
  );
  return [...about, ...(brief ?? optionLines(options)), ...stands].filter((line) => line !== '');
}

/** The options, each with its number. */
const optionLines = (options: readonly Option[]): Line[] =>
  options.flatMap((option, index) => optionLine(option, index + 1));

const optionLine = ({ label, hint, heading }: Option, number: number): Line[] => [
  ...(heading === undefined ? [] : [{ text: heading }]),
  indented(`${number}. ${label}${hint === undefined ? '' : ` (${hint})`}`),
];

/** What of a place was not said at the question before: of "Data supply, question 3 of 4" only "3 of 4", in the same section. */
function newPlace(place: string, before: string): string {
  const [parts, known] = [place.split(', '), before.split(', ')];
  const from = parts.findIndex((part, i) => part !== known[i]);
  const said = capitalFirst(parts.slice(from).join(', '));
  // After "section 5 of 9, question 2 of 4" comes "3 of 4".
  return from === -1 ? '' : from > 0 && from === parts.length - 1 ? said.replace(/^\p{L}+ (?=\d)/u, '') : said;
}

/** What is to be said on how to answer, once for each kind of question: the names of the sentences in `plain.how`. */
function howTo(screen: Screen, draft: Draft): (keyof typeof words.how)[] {
  const { widget } = screen;
  if (screen.options?.length === 0) return [];
  const stands = standing(screen, draft).length > 0;
  if (widget === 'one') return ['one', ...(stands ? (['default'] as const) : [])];
  if (widget === 'many') return ['many', ...(stands ? (['chosen'] as const) : [])];
  if (widget === 'checklist') return ['checklist'];
  const kind = widget === 'line' ? [] : [widget];
  if (!stands) return kind;
  return [
    ...kind,
    'keep',
    ...(widget === 'list' ? (['change'] as const) : []),
    ...(mayBeEmpty(screen) ? (['clear'] as const) : []),
  ];
}

/** A text as it is read aloud: the entries of a list with their numbers; those of any text, where they are read to be changed. */
function asRead({ widget }: Screen, { text = '' }: Draft, isNumbered = widget === 'list'): string {
  const entries = entriesOf(text);
  return isNumbered ? entries.map((entry, index) => `${index + 1}. ${entry}`).join('\n') : text.trimEnd();
}

/** As many characters of labels are told again behind the options. */
const MOST_REPEATED = 200;

/** Whether nothing at all is an answer. */
const mayBeEmpty = (screen: Screen): boolean => screen.check?.(textDraft('')) === undefined;

/** A text without blanks and signs: a list is typed in lines, and told with semicolons. */
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

// --- internal: what is typed ---

function changedChoice(signed: readonly string[], options: readonly Option[], ticked: readonly string[]): Choice {
  const chosen = new Set(ticked);
  for (const each of signed) {
    const found = find(each.slice(1), options);
    if (found.message !== undefined) return found;
    for (const id of found.ids)
      if (each.startsWith('+')) chosen.add(id);
      else chosen.delete(id);
  }
  return { ids: options.map((option) => option.id).filter((id) => chosen.has(id)) };
}

function find(text: string, options: readonly Option[]): Choice {
  if (/^\d+[.)]?$/.test(text)) {
    const option = options[Number.parseInt(text, 10) - 1];
    return option === undefined ? { message: words.needNumber(safe(text), options.length) } : { ids: [option.id] };
  }
  const lower = text.toLowerCase();
  // What a row stands for can be named as well; its number is that of the row.
  const named = options.flatMap(({ id, label, folded = [] }, index) =>
    [{ id, label }, ...folded.map((each) => ({ id: each.id, label: each.title }))].map((each) => ({
      ...each,
      number: index + 1,
      name: plainForm(each.label).toLowerCase(),
    })),
  );
  const exact = named.filter(({ id, name }) => id === text || name === lower);
  const startsSo = ({ id, name }: { id: string; name: string }) =>
    name.startsWith(lower) || id.toLowerCase().startsWith(lower);
  // A row may stand for itself under another name.
  const fitting = new Map(
    (exact.length > 0 ? exact : named.filter(startsSo)).toReversed().map((each) => [each.id, each]),
  );
  const found = [...fitting.values()].toReversed();
  if (found.length === 0 || lower === '') return { message: words.needNumber(safe(text), options.length) };
  if (found.length > 1) {
    const labels = found.map(({ number, label }) => `${number}. ${safe(label)}`).join(', ');
    return { message: words.severalMatch(safe(text), labels) };
  }
  return { ids: found.map(({ id }) => id) };
}

const ownRows = (screen: Screen): MoveRow[] => [
  { word: '/again', label: words.again },
  { word: '/read', label: words.read },
  ...(screen.brief ? [{ word: words.listWord, label: words.readList }] : []),
];

/** "2. Skip for now (/skip)"; a place is told by its name. */
const lineOf = (row: MoveRow, index: number): Line =>
  indented(`${index + 1}. ${row.full ?? row.label}${isPlace(row) ? '' : ` (${row.word.trimEnd()})`}`);
