// The prompter for screen readers and simple terminals: lines are only ever added, and every move is a typed word.
// It owns the conversation; what is said and how a line is read stands in question.ts, and what is typed comes from lines.ts.
import { columnsOf, type Io, screenLines } from '../../terminal.ts';
import { promptWords } from '../../words/prompts.ts';
import { clean, doneBy, fromField, inOneLine, isToBeRead, readTyped, type Typed, wordFor } from '../moves.ts';
import { editOutside, withEditor } from '../own-editor.ts';
import { type Draft, isText, type Mark, type Prompter, type Reply, type Screen, textDraft } from '../prompter.ts';
import { readLines } from './lines.ts';
import {
  chooseMove,
  createVoice,
  firstLines,
  goneOn,
  type Heard,
  listLines,
  OWN_WORDS,
  type OwnWord,
  ownWord,
  readChange,
  readItem,
  readMany,
  readOne,
  soFar,
  spoken,
  standing,
  type Turn,
  withEntry,
  withHalf,
} from './question.ts';

const words = promptWords.plain;

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
  const voice = createVoice(io, reason);
  const { say } = voice;

  /** Hears what is typed up to Enter, or that there will be no more. */
  async function listen(now: Turn): Promise<Heard> {
    if (lastWord !== undefined) {
      const text = lastWord;
      lastWord = undefined;
      return text;
    }
    const line = await lines.next();
    if (line.kind === 'word') return line.word;
    if (line.kind !== 'line')
      return { kind: 'leave', cause: line.kind === 'end' ? 'end-of-input' : 'interrupt', draft: draftNow(now) };
    const text = clean(line.text);
    if (text.length < line.text.replace(/\r\n/g, '\n').length) say(promptWords.messages.leftOut);
    if (isText(now.screen) && !now.isAside)
      return now.screen.widget === 'line' ? inOneLine(text) : withoutWord(text, now.screen);
    // Of several lines that were pasted the first one counts here; what follows must be seen before it is entered.
    const [first = '', ...rest] = text.split('\n');
    lines.put(rest.join(' ').trim());
    return first;
  }

  /** Several lines that came together, without a word in the last of them: that one is heard by itself, next. */
  function withoutWord(text: string, screen: Screen): string {
    const at = text.lastIndexOf('\n');
    const last = text.slice(at + 1);
    const word = at === -1 ? undefined : (ownWord(last, screen) ?? readTyped(last, screen));
    if (word === undefined || 'message' in word) return text;
    lastWord = last;
    return text.slice(0, at);
  }

  /** What is to be kept of an answer now. */
  const draftNow = (now: Turn): Draft => withHalf(now, clean(lines.unfinished()).trim());

  /** Hears what is no word, or the reply that a word means; all other words are dealt with here. */
  async function hear(now: Turn): Promise<Heard> {
    for (;;) {
      const heard = await listen(now);
      // Among several paragraphs a line that only looks like a word is text.
      const done = await meaningOf(now, heard, now.lines !== undefined && now.screen.widget === 'lines');
      if (done !== undefined) return done;
    }
  }

  /** Does what a line asks for, where it is a word; undefined where the question goes on. `known`: what only looks like a word is text. */
  async function meaningOf(now: Turn, heard: Heard, known = false): Promise<Heard | undefined> {
    if (typeof heard !== 'string') return heard;
    const own = ownWord(heard, now.screen);
    if (own) return doOwn(now, own);
    const typed = readTyped(heard, now.screen, OWN_WORDS);
    return typed === undefined || (known && 'message' in typed) ? fromField(heard) : doTyped(now, typed);
  }

  /** Does what a word that both modes have asks for. */
  async function doTyped(now: Turn, typed: Typed): Promise<Heard | undefined> {
    if ('message' in typed) return void voice.andAsk(now, typed.message);
    if ('about' in typed) return void voice.andAsk(now, ...typed.about);
    if (typed.move === 'help') return void voice.help(now, ...(now.lines ? [words.goOn] : voice.mark(now)));
    if (typed.move === 'editor') return edited(now);
    const isMenu = typed.move === 'menu';
    if (isMenu || (typed.move === 'goto' && typed.to === '')) {
      now.isAside = true;
      const chosen = await chooseMove(now.screen, isMenu, { say, listen: () => listen(now) });
      now.isAside = false;
      return chosen ? meaningOf(now, chosen) : void voice.andAsk(now, words.menuClosed);
    }
    const draft = draftNow(now);
    lines.take();
    if (typed.move === 'skip') say(words.skipped);
    return { ...doneBy(typed), draft };
  }

  /** Does what one of this mode's own words asks for. */
  async function doOwn(now: Turn, own: OwnWord): Promise<Heard | undefined> {
    const { screen } = now;
    switch (own.word) {
      case 'again':
        return void voice.again(now);
      case 'read':
        return void voice.andAsk(now, ...soFar(now));
      case 'list':
        say(...listLines(screen.options ?? [], own.from));
        return void voice.andAsk(now, ...standing({ ...screen, brief: undefined }, now.draft));
      case 'clear':
        return clear(now);
      case 'change':
        return change(now, own.rest);
    }
  }

  /** Empties the answer, or takes back what is typed of it. */
  function clear(now: Turn): string | undefined {
    const { screen } = now;
    if (screen.widget === 'checklist') return words.clearWord;
    if (now.lines || (isText(screen) && now.keeps !== screen.draft)) {
      now.keeps = screen.draft;
      now.draft = screen.draft;
      now.lines = undefined;
      return void voice.andAsk(now, words.cleared);
    }
    const empty: Draft = isText(screen) ? textDraft('') : screen.widget === 'many' ? { ticked: [] } : {};
    const message = screen.check?.(empty);
    if (message !== undefined) return void voice.andAsk(now, message);
    now.draft = empty;
    now.keeps = empty;
    return void voice.andAsk(now, words.emptied);
  }

  /** Changes one entry of a text, or the text where it is one line; what it is now stands in the line to be gone on with. */
  async function change(now: Turn, rest: string): Promise<Heard | undefined> {
    const text = now.lines?.join('\n') ?? now.keeps.text ?? '';
    if (now.screen.widget === 'line') {
      if (rest !== '') return rest;
      if (text.trim() === '') return void voice.andAsk(now, words.nothingYet);
      say(words.changeText(text));
      const line = await listenFor(now, text);
      return typeof line === 'string' && line.trim() === '' ? void voice.andAsk(now) : meaningOf(now, line);
    }
    const found = readChange(rest, text);
    if ('message' in found) return void voice.andAsk(now, found.message);
    const { index, entry } = found;
    let { to } = found;
    if (to === '') {
      say(words.changeTo(index + 1, entry));
      const line = await listenFor(now, entry);
      if (typeof line !== 'string' || readTyped(line, now.screen)) return meaningOf(now, line);
      to = line.trim();
    }
    const changed = withEntry(text, index, to);
    if (now.lines) {
      now.lines = changed.split('\n').filter((each) => each !== '' || now.screen.widget === 'lines');
      now.draft = textDraft(changed);
      return void voice.andAsk(now, ...soFar(now));
    }
    return standsNow(now, changed);
  }

  /** Listens for what takes the place of a text, which stands in the line already. */
  async function listenFor(now: Turn, text: string): Promise<Heard> {
    lines.put(text);
    now.isAside = true;
    const line = await listen(now);
    now.isAside = false;
    return line;
  }

  /** Lets the person's editor go on with the text so far; an empty line then takes it. */
  async function edited(now: Turn): Promise<undefined> {
    const { text, message } = await lines.aside(() => editOutside(now.draft.text ?? '', io.env));
    if (message !== undefined) say(message);
    now.lines = undefined;
    return standsNow(now, text);
  }

  /** Makes a text the one that an empty line takes, and says so. */
  function standsNow(now: Turn, text: string): undefined {
    now.draft = textDraft(text);
    now.keeps = now.draft;
    say(...standing(now.screen, now.draft));
    voice.how(now);
    return void voice.andAsk(now, ...(text === '' ? [words.emptied] : []));
  }

  /** The answer where it passes the check; otherwise what is wrong has been said, and what an empty line takes. */
  function accepted(now: Turn, draft: Draft): Reply | undefined {
    now.draft = draft;
    const message = now.screen.check?.(draft);
    if (message === undefined) {
      const advice = now.screen.advise?.(draft);
      if (advice !== undefined) say(promptWords.tip(advice));
      return { kind: 'answer', draft };
    }
    say(message);
    if (isText(now.screen) && draft !== now.keeps) {
      if (now.keeps.text?.trim()) {
        say(...standing(now.screen, now.keeps), words.how.keep);
      } else if (draft.text?.trim()) {
        // Nothing that was typed goes because of an empty line after it.
        now.keeps = draft;
        say(words.refused);
      }
    }
    voice.andAsk(now);
    return undefined;
  }

  async function askText(now: Turn): Promise<Reply> {
    const { screen } = now;
    for (;;) {
      const typed = await hear(now);
      if (typeof typed !== 'string') return typed;
      const draft = takeLine(now, typed);
      if (draft === undefined) continue;
      now.lines = undefined;
      const reply = accepted(now, draft);
      if (reply === undefined) continue;
      const text = now.draft.text?.trim() ? now.draft.text : '';
      voice.took(text, (text && screen.sentence?.(text)) || '');
      if (text === '' && screen.moves.skip && !screen.draft.text?.trim()) say(words.skipped);
      return reply;
    }
  }

  /** Takes a line of an answer; the whole answer where that ends it. */
  function takeLine(now: Turn, typed: string): Draft | undefined {
    const { keeps, lines: before, screen } = now;
    const text = typed.trim();
    if (before === undefined) {
      if (text === '' || (text === '.' && screen.widget !== 'line'))
        return keeps.text === undefined ? textDraft('') : keeps;
      if (screen.widget === 'line') return textDraft(goneOn(typed, keeps.text ?? ''));
    } else if (text === '' && screen.widget === 'list') return now.draft;
    const all = before ? [...before, ...typed.split('\n')] : firstLines(typed, keeps.text ?? '');
    // The line that ends a text may have come together with it.
    const isOver = all.at(-1)?.trim() === '.';
    if (isOver) all.pop();
    now.lines = all;
    now.draft = textDraft(all.join('\n'));
    return isOver ? now.draft : undefined;
  }

  /** Prints what is to be read first, as much at a time as the window shows; undefined where all of it was read. */
  async function readFirst(now: Turn): Promise<Reply | undefined> {
    const columns = columnsOf(io.err);
    const lines = (now.screen.page ?? []).flatMap((text) => screenLines(text, columns));
    const room = Math.max(1, (io.err.rows ?? lines.length + 2) - 2);
    const pages = Math.ceil(lines.length / room);
    voice.place(now.screen);
    for (let page = 1; page <= pages; page++) {
      io.err.write(`${lines.slice((page - 1) * room, page * room).join('\n')}\n`);
      say(words.turnPage(page, pages));
      const heard = await hear(now);
      if (typeof heard !== 'string') return heard;
    }
    return undefined;
  }

  async function askChoice(now: Turn): Promise<Reply> {
    const { screen } = now;
    const options = screen.options ?? [];
    const isMany = screen.widget === 'many';
    for (;;) {
      const typed = await hear(now);
      if (typeof typed !== 'string') return typed;
      const isEmpty = typed.trim() === '';
      const { ticked = [], at } = now.draft;
      const kept = isMany ? ticked : options.filter(({ id }) => id === at).map(({ id }) => id);
      const isNone = isEmpty && !isMany && kept.length === 0;
      // What is optional may be left out by an empty line.
      if (isNone && screen.check?.(now.draft) === undefined) return { kind: 'answer', draft: now.draft };
      const read = isMany ? readMany(typed, options, ticked) : readOne(typed, options);
      const chosen = isNone ? { message: words.emptyChoice(options.length) } : isEmpty ? { ids: kept } : read;
      if (chosen.message !== undefined) {
        const meant = wordFor(screen, typed);
        voice.andAsk(now, chosen.message, ...(meant ? [words.orWord(meant.label, meant.word)] : []));
        continue;
      }
      const reply = accepted(now, isMany ? { ...now.draft, ticked: chosen.ids } : { at: chosen.ids[0] });
      if (reply !== undefined) return reply;
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
      now.item = item;
      voice.andAsk(now, ...voice.mark(now));
      const typed = await hear(now);
      if (typeof typed !== 'string') {
        if (typed.kind !== 'back' || index === 0) return typed;
        index--;
        continue;
      }
      const read = readItem(typed);
      if (read.kind === 'wrong') say(words.itemWrong(typed.trim()));
      else if (read.kind === 'clear') delete marks[item.id];
      else if (read.kind === 'note') marks[item.id] = { ...mark, note: read.note };
      else if (read.kind === 'mark')
        marks[item.id] = { ...mark, value: read.value, ...(read.note && { note: read.note }) };
      if (read.kind === 'mark' && read.note) say(`${item.title}: ${spoken(marks[item.id] ?? {})}`);
      if (read.kind === 'keep' || read.kind === 'mark') index++;
      if (read.kind === 'done') index = items.length;
      now.draft = { at: items[index]?.id ?? item.id, marks };
      if (screen.mark?.(now.draft) === false) return { kind: 'mark', draft: now.draft };
    }
  }

  return {
    async ask(given) {
      const screen = withEditor(given, io);
      voice.introduce();
      const now: Turn = { screen, draft: screen.draft, keeps: screen.draft };
      turn = now;
      // What a person typed before they were asked must not answer this question unseen.
      const isEarly = await lines.early();
      io.err.write('\n');
      try {
        const left = isToBeRead(screen) ? await readFirst(now) : undefined;
        if (left !== undefined) return left;
        voice.begin(now, ...(isEarly ? [words.early] : []));
        if (screen.opens === 'menu') lastWord = '/menu';
        if (screen.widget === 'checklist') return await askChecklist(now);
        if (screen.widget === 'one' || screen.widget === 'many') return await askChoice(now);
        return await askText(now);
      } finally {
        turn = undefined;
      }
    },
    say: voice.remark,
    current() {
      return turn && { id: turn.screen.id, draft: draftNow(turn) };
    },
    close() {
      lines.close();
    },
  };
}
