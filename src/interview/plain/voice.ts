// The voice of plain mode: what is said before a question and how, as far as it was not said yet in this sitting, and the question itself as
// the last thing. Hears nothing.
import { capitalFirst } from '../../advice/forms.ts';
import { columnsOf, type Io, screenLines } from '../../terminal.ts';
import { promptWords } from '../../words/prompts.ts';
import { offeredWords } from '../moves.ts';
import {
  type Draft,
  isText,
  type Mark,
  type Option,
  type Said,
  type Screen,
  saidText,
  textDraft,
} from '../prompter.ts';
import { entriesOf, type Turn } from './typed.ts';

const words = promptWords.plain;

/** At so many questions the words are named; then they stand in the menu. */
const WORDS_NAMED = 3;

/** What is asked, what is known of its answer so far, and the line of a checklist that is asked about. */
type Asked = Pick<Turn, 'screen' | 'draft' | 'item'>;

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

  const print = (text: string, indent = '') => {
    io.err.write(`${screenLines(text, columnsOf(io.err), indent).join('\n')}\n`);
  };
  const isTaken = (letters: string) => taken[0] === letters || (taken[1] ?? '').includes(letters);
  const printAll = (lines: readonly Line[]) => {
    for (const { text, indent } of lines) print(text, indent);
  };
  const say = (...texts: string[]) => {
    for (const text of texts) print(text);
  };

  /** Whether to say what a question is about: hints once in a sitting, an earlier answer once in a section; `/again` has all of it. */
  const isNewAt = (screen: Screen) => (line: string, text: string) => {
    const isHint = !screen.context.some((item) => item.text === text);
    const heard = isHint ? told : known;
    const isNew = !screen.brief && !heard.has(line) && !known.has(text);
    heard.add(line);
    return isNew;
  };

  const sayWords = (screen: Screen) => print(words.words([...offeredWords(screen), '/again', '/read'].join(' ')));

  const voice = {
    print,
    printAll,
    say,
    /** Once, that the mode is on and why. */
    introduce() {
      if (!isIntroduced) print(words.on(reason));
      isIntroduced = true;
    },
    /** What was typed as an answer, and how it will read. */
    took(text: string, reads: string) {
      taken = [text, reads].map(lettersOf);
      if (reads !== '') print(promptWords.reads(reads));
    },
    /** What the interview says between the questions; not an answer that was typed so, or was just read in its sentence. */
    remark(said: Said) {
      voice.introduce();
      const text = saidText(said);
      known.add(text);
      const isHeard = typeof said === 'object' && said.of === 'answer' && isTaken(lettersOf(said.text));
      if (!isHeard) print(text);
      if (typeof said === 'object' && said.of === 'section') title = said.label;
    },
    /** Where we are, as far as it is another place than before; a section or an entry that was named just now is not named again. */
    place({ where, brief }: Screen) {
      const untitled = (text: string) => (text.startsWith(`${title} · `) ? text.slice(title.length + 3) : text);
      const before = place.split(', ');
      for (const [i, part] of where.split(', ').entries()) if (lettersOf(part) === taken[0]) before[i] = part;
      const said = newPlace(untitled(where), untitled(before.join(', ')));
      if (said !== '' && !brief) print(said);
      if (where.split(', ')[0] !== place.split(', ')[0]) known = new Set();
      place = where;
    },
    /** How to answer: all of it, or what was not said yet in this sitting. */
    how({ screen, draft }: Asked, isWhole = false) {
      for (const each of howTo(screen, draft)) {
        if (isWhole || !told.has(each)) print(words.how[each]);
        told.add(each);
      }
    },
    /** The question, after what is new of what it is about. */
    begin({ screen, draft }: Asked, ...last: string[]) {
      voice.place(screen);
      taken = [];
      printAll(beforeQuestion(screen, draft, isNewAt(screen)));
      voice.how({ screen, draft });
      if (asked === 0) print(words.explain);
      if (asked < WORDS_NAMED) sayWords(screen);
      asked++;
      voice.andAsk({ screen, draft }, ...(screen.helpOpen ? screen.help : []), ...last);
    },
    /** The question with all that it is about. */
    again({ screen, draft, item }: Asked) {
      print(screen.where);
      printAll(beforeQuestion(screen, draft));
      voice.andAsk({ screen, draft, item }, ...voice.mark({ screen, draft, item }));
    },
    /** The help, with how to answer and the words; `last` comes before the question. */
    help({ screen, draft, item }: Asked, ...last: string[]) {
      if (item) say(promptWords.good(item.good), promptWords.get(item.get));
      say(...screen.help);
      if (screen.options?.some((option) => option.help)) print(words.helpOption);
      voice.how({ screen, draft }, true);
      sayWords(screen);
      voice.andAsk({ screen, draft, item }, ...last);
    },
    /** What stands at the line of a checklist. */
    mark({ draft, item }: Asked): string[] {
      const mark = item && draft.marks?.[item.id];
      return mark ? [words.itemNow(spoken(mark))] : [];
    },
    /** Some lines, and the question itself: always the last thing that is said. */
    andAsk({ screen, item }: Asked, ...texts: string[]) {
      say(...texts);
      known.add(screen.ask);
      const items = screen.items ?? [];
      if (item) print(words.item(items.indexOf(item) + 1, items.length, item.title, item.text), '   ');
      else print(screen.ask);
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
      : [{ text: words.group(start, start + rows.length - 1, rows[0].brief), indent: '   ' }],
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

// --- internal ---

/** A line to be said; `indent` is put before what it goes on with where it is long. */
type Line = { text: string; indent?: string };

/**
 * What is said before a question, which itself comes last: what it is about, what can be chosen, and what stands there now. With `isNew`
 * only what that says of a line and its text; without it all there is.
 */
function beforeQuestion(screen: Screen, draft: Draft, isNew?: (line: string, text: string) => boolean): Line[] {
  const { brief, hint = '', context, message = '', sentence } = screen;
  const about = [{ line: hint, text: hint }, ...context.map(({ label, text }) => ({ line: `${label}: ${text}`, text }))]
    .filter(({ line, text }) => isNew?.(line, text) ?? true)
    .map(({ line }) => line);
  const reads = isNew && !draft.text?.trim() ? '' : (sentence?.(draft.text ?? '') ?? '');
  const stands = [...(reads === '' ? [] : [promptWords.reads(reads)]), ...standing(screen, draft), message];
  const options = (screen.options ?? []).map(({ hint: own, ...option }) =>
    own !== undefined && (isNew?.(own, own) ?? true) ? { ...option, hint: own } : option,
  );
  return [...said(...about), ...(brief ? said(...brief) : optionLines(options)), ...said(...stands)];
}

/** The options, each with its number. */
const optionLines = (options: readonly Option[]): Line[] =>
  options.flatMap((option, index) => optionLine(option, index + 1));

const said = (...texts: string[]): Line[] => texts.filter((text) => text !== '').map((text) => ({ text }));

const optionLine = ({ label, hint, heading }: Option, number: number): Line[] => [
  ...(heading === undefined ? [] : [{ text: heading }]),
  { text: `${number}. ${label}${hint === undefined ? '' : ` (${hint})`}`, indent: '   ' },
];

/** What of a place was not said at the question before: of "Data supply, question 3 of 4" only "3 of 4", in the same section. */
function newPlace(place: string, before: string): string {
  const [parts, known] = [place.split(', '), before.split(', ')];
  const from = parts.findIndex((part, i) => part !== known[i]);
  const said = capitalFirst(parts.slice(from).join(', '));
  // After "section 5 of 9, question 2 of 4" comes "3 of 4".
  return from === -1 ? '' : from > 0 && from === parts.length - 1 ? said.replace(/^\p{L}+ (?=\d)/u, '') : said;
}

/** A mark of a checklist in words. */
const spoken = (mark: Mark): string =>
  (mark.value === undefined ? promptWords.notAnswered : promptWords.marks[mark.value]) +
  (mark.note === undefined ? '' : `, ${promptWords.note.toLowerCase()}${mark.note}`);

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
    widget === 'line' ? 'keep' : 'keepOrAdd',
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
