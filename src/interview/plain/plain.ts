// The prompter for screen readers, simple terminals and pipes: lines are only ever added, and every move is a typed word.
// It owns the conversation; what a question says stands in question.ts, how a line is read in choices.ts.
import { columnsOf, type Io, screenLines } from '../../terminal.ts';
import { promptWords } from '../../words/prompts.ts';
import { clean, fromField, inOneLine, offeredWords, readTyped, replyTo, type Typed } from '../moves.ts';
import { editOutside, withEditor } from '../own-editor.ts';
import type { Draft, Mark, Prompter, Reply, Screen } from '../prompter.ts';
import { readLines } from './lines.ts';
import {
  asksToChoose,
  chooseMove,
  firstLines,
  type Listened,
  questionLines,
  readItem,
  readMany,
  readOne,
  spoken,
} from './question.ts';

const words = promptWords.plain;

/** The question being asked and what is known of its answer so far. */
type Turn = { screen: Screen; draft: Draft };

/** One line that is neither a word nor the end, the reply that the line meant, or that the text was edited elsewhere. */
type Heard = { text: string; reply?: undefined } | { reply: Reply } | { reply?: undefined; text: ''; edited: true };

/** Asks in lines on `io.err`; `reason` says why (`--accessible`, for example). */
export function createPlainPrompter(io: Io, reason: string): Prompter {
  const lines = readLines(io.in, (text) => io.err.write(text));
  // Writing to a window that is gone must not bring the program down; its input ends, and that is noticed.
  (io.err as unknown as Partial<NodeJS.EventEmitter>).on?.('error', () => {});
  let turn: Turn | undefined;
  let introduced = false;
  let explained = false;

  const print = (text: string, indent = '') => {
    io.err.write(`${screenLines(text, columnsOf(io.err), indent).join('\n')}\n`);
  };

  const introduce = () => {
    if (!introduced) print(words.on(reason));
    introduced = true;
  };

  /** Hears one line as it is, or that there is no more. */
  async function listen(now: Turn): Promise<Listened> {
    const line = await lines.next();
    if (line.kind === 'end') return { reply: { kind: 'leave', cause: 'end-of-input', draft: now.draft } };
    if (line.kind === 'interrupt') return { reply: { kind: 'leave', cause: 'interrupt', draft: now.draft } };
    const text = clean(line.text);
    if (text.length < line.text.length) print(promptWords.messages.leftOut);
    const { widget } = now.screen;
    return { text: widget === 'lines' || widget === 'list' ? text : inOneLine(text) };
  }

  /** Hears one line. Words are dealt with here; `known`: a line that only looks like a word is text. */
  async function hear(now: Turn, help: () => void, known = false): Promise<Heard> {
    for (;;) {
      const line = await listen(now);
      if (line.reply !== undefined) return line;
      const typed = readTyped(line.text, now.screen);
      if (typed === undefined || (known && 'message' in typed)) return { text: fromField(line.text) };
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
      const chosen = await chooseMove(now.screen, typed, { print, listen: () => listen(now) });
      return chosen === undefined || 'reply' in chosen ? chosen : doTyped(now, chosen, help);
    } else return { reply: replyTo(typed, now.draft) };
    return undefined;
  }

  /** Lets the person's editor go on with the text so far; an empty line then takes it. */
  async function edited(now: Turn): Promise<Heard> {
    const { text, message } = await editOutside(now.draft.text ?? '', io.env);
    now.draft = textDraft(text);
    if (message !== undefined) print(message);
    print(text === '' ? words.linesHow : words.current(text));
    if (text !== '') print(words.keep);
    return { text: '', edited: true };
  }

  const printHelp = (screen: Screen) => {
    for (const text of screen.help) print(text);
    print(screen.ask);
    print(words.words(offeredWords(screen).join(' ')));
  };

  /** The answer where it passes the check; otherwise what is wrong has been said. */
  function accepted(now: Turn, draft: Draft): Reply | undefined {
    now.draft = draft;
    const message = now.screen.check(draft);
    if (message !== undefined) {
      print(message);
      return undefined;
    }
    const advice = now.screen.advise(draft);
    if (advice !== undefined) print(promptWords.tip(advice));
    return { kind: 'answer', draft };
  }

  async function askText(now: Turn): Promise<Reply> {
    const { screen } = now;
    for (;;) {
      const first = await hear(now, () => printHelp(screen));
      if (first.reply !== undefined) return first.reply;
      if ('edited' in first) continue;
      if (first.text.trim() !== '' && !(screen.widget !== 'line' && first.text.trim() === '.')) {
        const reply = await gather(now, first.text);
        if (reply === 'edited') continue;
        if (reply !== undefined) return reply;
      }
      const reply = accepted(now, now.draft.text === undefined ? textDraft('') : now.draft);
      if (reply === undefined) continue;
      const sentence = screen.sentence?.(now.draft.text ?? '');
      if (sentence) print(promptWords.reads(sentence));
      return reply;
    }
  }

  /** Takes the lines of an answer into the draft, up to the one that ends it. */
  async function gather(now: Turn, first: string): Promise<Reply | 'edited' | undefined> {
    const { screen } = now;
    const typed = screen.widget === 'line' ? [first] : firstLines(first, now.draft.text ?? '');
    for (;;) {
      now.draft = textDraft(typed.join('\n'));
      if (screen.widget === 'line') return undefined;
      const next = await hear(now, () => printHelp(screen), screen.widget === 'lines');
      if (next.reply !== undefined) return next.reply;
      if ('edited' in next) return 'edited';
      if (next.text.trim() === '.' || (screen.widget === 'list' && next.text.trim() === '')) return undefined;
      typed.push(next.text);
    }
  }

  async function askChoice(now: Turn): Promise<Reply> {
    const { screen } = now;
    const options = screen.options ?? [];
    for (;;) {
      const heard = await hear(now, () => printHelp(screen));
      if (heard.reply !== undefined) return heard.reply;
      const empty = heard.text.trim() === '';
      if (screen.widget === 'many') {
        const read = empty ? { ids: now.draft.ticked ?? [] } : readMany(heard.text, options);
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
    // A note that was half-typed elsewhere is kept as the item's note.
    if (now.draft.noteOpen && now.draft.at !== undefined && now.draft.text) {
      marks[now.draft.at] = { ...marks[now.draft.at], note: now.draft.text };
    }
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
      const now: Turn = { screen, draft: screen.draft };
      turn = now;
      // In a cooked terminal Ctrl-C is a signal.
      process.on('SIGINT', lines.interrupt);
      // What a person pasted or typed for the question before must not answer this one unseen; a pipe's lines are answers.
      const early = io.in.isTTY ? await lines.early() : 0;
      io.err.write('\n');
      for (const { text, indent } of questionLines(screen)) print(text, indent);
      if (!explained) print(words.explain);
      explained = true;
      print(words.words(offeredWords(screen).join(' ')));
      if (early > 0) print(words.early(early));
      try {
        if (screen.widget === 'checklist') return await askChecklist(now);
        if (screen.widget === 'one' || screen.widget === 'many') return await askChoice(now);
        return await askText(now);
      } finally {
        process.off('SIGINT', lines.interrupt);
        turn = undefined;
      }
    },
    say(text) {
      introduce();
      print(text);
    },
    current() {
      return turn && { id: turn.screen.id, draft: turn.draft };
    },
    close() {
      lines.close();
    },
  };
}

const textDraft = (text: string): Draft => ({ text, cursor: text.length });
