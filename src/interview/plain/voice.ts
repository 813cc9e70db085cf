// The voice of plain mode: what is said before a question and how, as far as it was not said yet in this sitting, and the question itself as
// the last thing. Hears nothing.
import { columnsOf, type Io, screenLines } from '../../terminal.ts';
import { promptWords } from '../../words/prompts.ts';
import { offeredWords } from '../moves.ts';
import { type ChecklistLine, type Draft, type Said, type Screen, saidText } from '../prompter.ts';
import { beforeQuestion, howTo, type Line, newPlace, spoken } from './question.ts';

const words = promptWords.plain;

/** At so many questions the words are named; then they stand in the menu. */
const WORDS_NAMED = 3;

/** What is asked, what is known of its answer so far, and the line of a checklist that is asked about. */
export type Asked = { screen: Screen; draft: Draft; item?: ChecklistLine };

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

// --- internal ---

/** A text without blanks and signs: a list is typed in lines, and told with semicolons. */
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
