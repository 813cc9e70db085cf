// The prompter for screen readers and simple terminals: lines are only ever added, and every move is a typed word.
// It owns the conversation; what a question says and how a line is read stands in question.ts, what is typed comes from lines.ts.
import { columnsOf, type Io, screenLines } from '../../terminal.ts';
import { promptWords } from '../../words/prompts.ts';
import { clean, fromField, inOneLine, isToBeRead, offeredWords, readTyped, replyTo, type Typed } from '../moves.ts';
import { editOutside, withEditor } from '../own-editor.ts';
import type { Draft, Mark, Prompter, Reply, Screen } from '../prompter.ts';
import { readLines } from './lines.ts';
import {
  asksToChoose,
  changedBy,
  chooseMove,
  firstLines,
  howTo,
  type Listened,
  noteIn,
  questionLines,
  readItem,
  readMany,
  readOne,
  spoken,
  standing,
} from './question.ts';

const words = promptWords.plain;

/**
 * The question being asked. `draft` is what is known of its answer so far, `keeps` what an empty line takes; `lines` are those of a text
 * that is being typed, and `inMenu`: what is typed just now is no part of an answer.
 */
type Turn = { screen: Screen; draft: Draft; keeps: Draft; lines?: readonly string[]; inMenu?: boolean };

/** What was typed and is no word, the reply that it meant, or that the text as it stood was changed in another way. */
type Heard = { text: string; reply?: undefined } | { reply: Reply } | { reply?: undefined; text: ''; edited: true };

/** Asks in lines on `io.err`; `reason` says why (`--accessible`, for example). */
export function createPlainPrompter(io: Io, reason: string): Prompter {
  const lines = readLines(io.in, {
    write: (text) => io.err.write(text),
    columns: () => io.err.columns || 80,
    // The shells of Emacs show a line as it is typed there, before it is sent.
    echoes: !/comint|eshell/.test(io.env.INSIDE_EMACS ?? ''),
  });
  // Writing to a window that is gone must not bring the program down; its input ends, and that is noticed.
  (io.err as unknown as Partial<NodeJS.EventEmitter>).on?.('error', () => {});
  let turn: Turn | undefined;
  let lastWord: string | undefined;
  let introduced = false;
  let explained = false;

  const print = (text: string, indent = '') => {
    io.err.write(`${screenLines(text, columnsOf(io.err), indent).join('\n')}\n`);
  };

  const introduce = () => {
    if (!introduced) print(words.on(reason));
    introduced = true;
  };

  /** Hears what is typed up to Enter, or that there will be no more. */
  async function listen(now: Turn): Promise<Listened> {
    if (lastWord !== undefined) {
      const text = lastWord;
      lastWord = undefined;
      return { text };
    }
    const line = await lines.next();
    if (line.kind !== 'line')
      return {
        reply: { kind: 'leave', cause: line.kind === 'end' ? 'end-of-input' : 'interrupt', draft: draftNow(now) },
      };
    const text = clean(line.text);
    if (text.length < line.text.replace(/\r\n/g, '\n').length) print(promptWords.messages.leftOut);
    if (isText(now.screen) && !now.inMenu)
      return { text: now.screen.widget === 'line' ? inOneLine(text) : withoutWord(text, now.screen) };
    // Of several lines that were pasted the first one counts here; what follows must be seen before it is entered.
    const [first = '', ...rest] = text.split('\n');
    lines.put(rest.join(' ').trim());
    return { text: first };
  }

  /** Several lines that came together, without a word in the last of them: that one is heard by itself, next. */
  function withoutWord(text: string, screen: Screen): string {
    const at = text.lastIndexOf('\n');
    const word = at === -1 ? undefined : readTyped(text.slice(at + 1), screen);
    if (word === undefined || 'message' in word) return text;
    lastWord = text.slice(at + 1);
    return text.slice(0, at);
  }

  /** What is to be kept of an answer now: with the line that is half-typed, where it is a part of one. */
  function draftNow({ screen, draft, keeps, lines: typed, inMenu }: Turn): Draft {
    const text = clean(lines.unfinished()).trim();
    if (inMenu || text === '' || readTyped(text, screen) !== undefined) return draft;
    if (screen.widget === 'line') return textDraft(inOneLine(fromField(text)));
    if (isText(screen)) return textDraft((typed ? [...typed, text] : firstLines(text, keeps.text ?? '')).join('\n'));
    return screen.widget === 'checklist' ? { ...draft, noteOpen: true, text: noteIn(text) } : draft;
  }

  /** Hears what is no word; words are dealt with here. `known`: a line that only looks like a word is text. */
  async function hear(now: Turn, help: () => void, known = false): Promise<Heard> {
    for (;;) {
      const heard = await listen(now);
      if (heard.reply !== undefined) return heard;
      const changed = isText(now.screen)
        ? changedBy(heard.text, now.screen, now.lines?.join('\n') ?? now.keeps.text ?? '')
        : undefined;
      if (changed && 'text' in changed) return standsNow(now, changed.text);
      if (changed) {
        print(changed.message);
        continue;
      }
      const typed = readTyped(heard.text, now.screen);
      if (typed === undefined || (known && 'message' in typed)) return { text: fromField(heard.text) };
      const done = await doTyped(now, typed, help);
      if (done !== undefined) return done;
    }
  }

  /** Does what a typed word or a row of the menu asks for; undefined where the question goes on. */
  async function doTyped(now: Turn, typed: Typed, help: () => void): Promise<Heard | undefined> {
    if ('message' in typed) print(typed.message);
    else if (typed.move === 'help') help();
    else if (typed.move === 'editor') return edited(now);
    else if (asksToChoose(typed)) {
      now.inMenu = true;
      const chosen = await chooseMove(now.screen, typed, { print, listen: () => listen(now) });
      now.inMenu = false;
      return chosen === undefined || 'reply' in chosen ? chosen : doTyped(now, chosen, help);
    } else return { reply: replyTo(typed, now.draft) };
    return undefined;
  }

  /** Lets the person's editor go on with the text so far; an empty line then takes it. */
  async function edited(now: Turn): Promise<Heard> {
    const { text, message } = await lines.aside(() => editOutside(now.draft.text ?? '', io.env));
    if (message !== undefined) print(message);
    return standsNow(now, text);
  }

  /** Makes a text the one that an empty line takes, and says so. */
  function standsNow(now: Turn, text: string): Heard {
    now.draft = textDraft(text);
    now.keeps = now.draft;
    for (const line of howTo(now.screen, now.draft)) print(line);
    if (text === '') print(words.emptied);
    return { text: '', edited: true };
  }

  const printHelp = (screen: Screen) => {
    for (const text of screen.help) print(text);
    print(screen.ask);
    print(words.words(offeredWords(screen).join(' ')));
  };

  /** The answer where it passes the check; otherwise what is wrong has been said, and what an empty line takes. */
  function accepted(now: Turn, draft: Draft): Reply | undefined {
    now.draft = draft;
    const message = now.screen.check(draft);
    if (message === undefined) {
      const advice = now.screen.advise(draft);
      if (advice !== undefined) print(promptWords.tip(advice));
      return { kind: 'answer', draft };
    }
    print(message);
    if (isText(now.screen) && draft !== now.keeps && now.keeps.text?.trim())
      for (const line of standing(now.screen, now.keeps)) print(line);
    return undefined;
  }

  async function askText(now: Turn): Promise<Reply> {
    const { screen } = now;
    for (;;) {
      const first = await hear(now, () => printHelp(screen));
      if (first.reply !== undefined) return first.reply;
      if ('edited' in first) continue;
      let draft = now.keeps;
      if (first.text.trim() !== '' && !(screen.widget !== 'line' && first.text.trim() === '.')) {
        const gathered = await gather(now, first.text);
        now.lines = undefined;
        if (gathered === 'edited') continue;
        if ('kind' in gathered) return gathered;
        draft = gathered;
      }
      const reply = accepted(now, draft.text === undefined ? textDraft('') : draft);
      if (reply === undefined) continue;
      const sentence = screen.sentence?.(now.draft.text ?? '');
      if (sentence) print(promptWords.reads(sentence));
      return reply;
    }
  }

  /** Takes the lines of an answer, up to the one that ends it. */
  async function gather(now: Turn, first: string): Promise<Draft | Reply | 'edited'> {
    const { screen } = now;
    if (screen.widget === 'line') return textDraft(first);
    const typed = firstLines(first, now.keeps.text ?? '');
    for (;;) {
      // The line that ends a text may have come together with it.
      const isOver = typed.at(-1)?.trim() === '.';
      if (isOver) typed.pop();
      now.lines = typed;
      now.draft = textDraft(typed.join('\n'));
      if (isOver) return now.draft;
      const next = await hear(now, () => printHelp(screen), screen.widget === 'lines');
      if (next.reply !== undefined) return next.reply;
      if ('edited' in next) return 'edited';
      if (screen.widget === 'list' && next.text.trim() === '') return now.draft;
      typed.push(...next.text.split('\n'));
    }
  }

  /** Prints what is to be read first, as much at a time as the window shows; undefined where all of it was read. */
  async function readFirst(now: Turn): Promise<Reply | undefined> {
    const columns = columnsOf(io.err);
    const lines = (now.screen.page ?? []).flatMap((text) => screenLines(text, columns));
    const room = Math.max(1, (io.err.rows ?? lines.length + 2) - 2);
    const pages = Math.ceil(lines.length / room);
    print(now.screen.where);
    for (let page = 1; page <= pages; page++) {
      io.err.write(`${lines.slice((page - 1) * room, page * room).join('\n')}\n`);
      print(words.turnPage(page, pages));
      const heard = await hear(now, () => printHelp(now.screen));
      if (heard.reply !== undefined) return heard.reply;
    }
    return undefined;
  }

  async function askChoice(now: Turn): Promise<Reply> {
    const { screen } = now;
    const options = screen.options ?? [];
    for (;;) {
      const heard = await hear(now, () => printHelp(screen));
      if (heard.reply !== undefined) return heard.reply;
      const empty = heard.text.trim() === '';
      if (screen.widget === 'many') {
        const read = empty ? { ids: now.draft.ticked ?? [] } : readMany(heard.text, options, now.draft.ticked);
        if (read.message !== undefined) print(read.message);
        else {
          const reply = accepted(now, { ...now.draft, ticked: read.ids });
          if (reply !== undefined) return reply;
        }
        continue;
      }
      const at = options.find((option) => option.id === now.draft.at)?.id;
      if (empty && at === undefined) {
        // What is optional may be left out by an empty line.
        if (screen.check(now.draft) === undefined) return { kind: 'answer', draft: now.draft };
        print(words.emptyChoice(options.length));
        continue;
      }
      const read = empty && at !== undefined ? { ids: [at] } : readOne(heard.text, options);
      if (read.message !== undefined) print(read.message);
      else {
        const reply = accepted(now, { at: read.ids[0] });
        if (reply !== undefined) return reply;
      }
    }
  }

  async function askChecklist(now: Turn): Promise<Reply> {
    const { screen } = now;
    const items = screen.items ?? [];
    const marks: Record<string, Mark> = { ...now.draft.marks };
    // A note that was half-typed stands in the line again.
    if (now.draft.noteOpen && now.draft.text) lines.put(`${words.noteWord} ${now.draft.text}`);
    let index = Math.max(
      0,
      items.findIndex((item) => item.id === now.draft.at),
    );
    for (;;) {
      const item = items[index];
      now.draft = { at: item?.id ?? items.at(-1)?.id, marks };
      if (item === undefined) {
        const reply = accepted(now, now.draft);
        if (reply !== undefined) return reply;
        index = 0;
        if (items.length > 0) continue;
        return { kind: 'leave', cause: 'asked', draft: now.draft };
      }
      const mark = marks[item.id] ?? {};
      print(words.item(index + 1, items.length, item.title, item.text), '   ');
      print(words.itemAsk(spoken(mark)));
      const heard = await hear(now, () => {
        print(promptWords.good(item.good));
        print(promptWords.get(item.get));
        printHelp(screen);
      });
      if (heard.reply !== undefined) {
        if (heard.reply.kind !== 'back' || index === 0) return heard.reply;
        index--;
        continue;
      }
      const read = readItem(heard.text);
      if (read.kind === 'wrong') print(words.itemWrong(heard.text.trim()));
      else if (read.kind === 'clear') delete marks[item.id];
      else if (read.kind === 'note') marks[item.id] = { ...mark, note: read.note };
      else if (read.kind === 'mark')
        marks[item.id] = { ...mark, value: read.value, ...(read.note && { note: read.note }) };
      if (read.kind === 'keep' || read.kind === 'mark') index++;
      if (read.kind === 'done') index = items.length;
      now.draft = { at: items[index]?.id ?? item.id, marks };
      if (screen.mark?.(now.draft) === false) return { kind: 'mark', draft: now.draft };
    }
  }

  return {
    async ask(given) {
      const screen = withEditor(given, io);
      introduce();
      const now: Turn = { screen, draft: screen.draft, keeps: screen.draft };
      turn = now;
      // What a person typed before they were asked must not answer this question unseen.
      const isEarly = await lines.early();
      io.err.write('\n');
      try {
        const left = isToBeRead(screen) ? await readFirst(now) : undefined;
        if (left !== undefined) return left;
        for (const { text, indent } of questionLines(screen)) print(text, indent);
        if (!explained) print(words.explain);
        explained = true;
        print(words.words(offeredWords(screen).join(' ')));
        if (screen.helpOpen) for (const text of screen.help) print(text);
        if (isEarly) print(words.early);
        if (screen.widget === 'checklist') return await askChecklist(now);
        if (screen.widget === 'one' || screen.widget === 'many') return await askChoice(now);
        return await askText(now);
      } finally {
        turn = undefined;
      }
    },
    say(text) {
      introduce();
      print(text);
    },
    current() {
      return turn && { id: turn.screen.id, draft: draftNow(turn) };
    },
    close() {
      lines.close();
    },
  };
}

const textDraft = (text: string): Draft => ({ text, cursor: text.length });

const isText = ({ widget }: Screen): boolean => widget === 'line' || widget === 'lines' || widget === 'list';
