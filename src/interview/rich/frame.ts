// How a screen is laid out on a window of any size: what is shown, what gives way first, and which part of a long list is
// in view. Pure; knows no keys and no stream.
import { safe, screenLines } from '../../terminal.ts';
import { graphemes, widestOf, widthOf } from '../../text.ts';
import { promptWords } from '../../words/prompts.ts';
import { offeredWords } from '../moves.ts';
import type { Screen } from '../prompter.ts';

export type Size = { columns: number; rows: number };

/** The lines to draw, none as wide as the window, and where the terminal's cursor stands. */
export type ScreenFrame = { lines: string[]; cursor: { row: number; column: number } };

/** Colour as an addition: each takes and gives text. */
export type Paint = {
  strong: (text: string) => string;
  faint: (text: string) => string;
  here: (text: string) => string;
};

/** The part a person works in; lines `from` up to `to` (not including it) stay in view, with the cursor in one of them. */
export type Body = { lines: string[]; from: number; to: number; cursor: { line: number; column: number } };

/** A line of a list as it is shown: `lead` before its label (a number, a box), a heading above it, and lines of more below. */
export type ListRow = { label: string; lead?: string; heading?: string; below?: readonly string[] };

/** A list as the part a person works in: a mark before the row at `at`, which is all in view. */
export function listBody(rows: readonly ListRow[], at: number | undefined, room: number, paint: Paint): Body {
  const body: Body = { lines: [], from: 0, to: 0, cursor: { line: 0, column: 0 } };
  const { lines } = body;
  for (const [index, { label, lead = '', heading, below = [] }] of rows.entries()) {
    const here = index === at;
    if (heading !== undefined) lines.push(...screenLines(heading, room).map(paint.faint));
    if (here) Object.assign(body, { from: lines.length, cursor: { line: lines.length, column: 0 } });
    for (const [part, line] of screenLines(lead + label, room - MARK, ' '.repeat(lead.length || MARK)).entries()) {
      const marked = (here && part === 0 ? '> ' : '  ') + line;
      lines.push(here ? paint.here(marked) : marked);
    }
    lines.push(...below);
    if (here) body.to = lines.length;
  }
  return body;
}

/** The columns that the mark before a row takes. */
const MARK = 2;

/** What a widget puts on the screen besides the question. */
export type Parts = {
  body: Body;
  /** A line under the body that says how things stand: what is chosen, how many are answered. */
  status?: string;
  tip?: string;
  sentence?: string;
  message?: string;
  /** The word being typed in the menu of moves; the cursor is in it where there is a column. */
  command?: { text: string; column?: number };
  /** The page of help that is open. */
  help?: number;
  /** The keys and words that can be used now, each a few words; `inText`: a `?` would be typed. */
  moves: string[];
  /** Those that a window too small for all of them still shows: without the rarer, without the moves that stand in the menu, and one line. */
  some: string[];
  few: string[];
  essential: string[];
};

/** The columns text is wrapped to: never the whole width, and no wider than reads well. */
export const roomIn = (size: Size): number => Math.max(12, Math.min(size.columns, 101) - 1);

/** The lines a frame may have. */
const heightOf = (size: Size): number => Math.max(1, size.rows - 1);

/** Where the window is small, an open help takes the room of all that is not the question, the answer and the way out. */
const isSmall = (size: Size): boolean => heightOf(size) < 16;

/** The help in pages that fit the window. */
export function helpPages(screen: Screen, size: Size): string[][] {
  const height = heightOf(size);
  // A small window has no room for all the moves below the question.
  const words = isSmall(size) ? [promptWords.plain.words(offeredWords(screen).join(' '))] : [];
  const help = screen.help.length === 0 ? [] : [...screen.help, ...words];
  const lines = help.flatMap((text, index) => [
    ...(index > 0 && height >= 10 ? [''] : []),
    ...screenLines(text, roomIn(size)),
  ]);
  const question = Math.min(screenLines(screen.ask, roomIn(size)).length, height < 10 ? 1 : 3);
  const answer = screen.widget === 'line' || screen.widget === 'lines' || height < 10 ? 1 : 2;
  const room = Math.max(1, height - question - (isSmall(size) ? answer + 1 : 8));
  const pages: string[][] = [];
  for (let at = 0; at < lines.length; at += room) pages.push(lines.slice(at, at + room));
  return pages;
}

/** What is to be read whole, in pages that fit the window. */
export function readingPages(screen: Screen, size: Size): string[][] {
  const lines = (screen.page ?? []).flatMap((text) => (text === '' ? [''] : screenLines(text, roomIn(size))));
  const room = Math.max(1, heightOf(size) - (isSmall(size) ? 2 : 4));
  const pages: string[][] = [];
  while (lines.length > 0) {
    pages.push(lines.splice(0, room));
    // A page does not begin with an empty line.
    if (lines[0] === '') lines.shift();
  }
  return pages;
}

/** One of these pages alone on the screen, with the line of keys below it. */
export function readingFrame(
  page: readonly string[],
  screen: Screen,
  size: Size,
  paint: Paint,
  moves: string,
): ScreenFrame {
  const gap = isSmall(size) ? [] : [''];
  const title = cut(screenLines(screen.where, roomIn(size)), 1, roomIn(size)).map(paint.strong);
  const lines = [...title, ...gap, ...page, ...gap, ...cut([moves], 1, roomIn(size))];
  return {
    lines: lines.slice(-heightOf(size)),
    cursor: { row: Math.min(lines.length, heightOf(size)) - 1, column: 0 },
  };
}

/** Lays a screen out. On a small window context gives way first, then the sentence, the hint and where we are. */
export function compose(screen: Screen, size: Size, paint: Paint, parts: Parts): ScreenFrame {
  const room = roomIn(size);
  const height = heightOf(size);
  const page = parts.help === undefined ? undefined : helpPages(screen, size)[parts.help];
  const wrapped = (text: string | undefined) => (text === undefined || text === '' ? [] : screenLines(text, room));
  const blocks = {
    where: cut(wrapped(screen.where), 2, room).map(paint.faint),
    gap: screen.where === '' ? [] : [''],
    ask: wrapped(screen.ask),
    hint: wrapped(screen.hint).map(paint.faint),
    help: page ?? [],
    context: screen.context.flatMap(({ label, text }) =>
      cut(wrapped(`${label}: ${short(text)}`), 2, room).map(paint.faint),
    ),
    gapBelow: [''],
    message: wrapped(parts.message),
    status: cut(wrapped(parts.status), 1, room).map(paint.faint),
    tip: wrapped(parts.tip).map(paint.faint),
    sentence: wrapped(parts.sentence),
    command: parts.command === undefined ? [] : [parts.command.text],
    gapMoves: [''],
    moves: movesLines(parts.moves, room),
  };
  const span = Math.max(1, parts.body.to - parts.body.from);
  const total = () => Object.values(blocks).reduce((sum, lines) => sum + lines.length, 0);
  const tooTall = (body: number) => total() + Math.min(body, parts.body.lines.length) > height;
  if (page !== undefined && isSmall(size)) {
    drop(blocks, 'gapMoves', 'gap', 'gapBelow', 'context', 'sentence', 'hint', 'where', 'status', 'tip');
    Object.assign(blocks, { moves: essentialLine(parts.essential, room) });
  }
  const comfortable = page === undefined ? Math.max(span, Math.min(8, Math.floor(height / 2))) : Math.min(span, 3);

  // What gives way, in this order, and how much of the body must be in view before it does.
  const ways: [number, () => void][] = [
    [comfortable, () => drop(blocks, 'gapMoves', 'gap', 'gapBelow')],
    [comfortable, () => drop(blocks, 'context')],
    [comfortable, () => Object.assign(blocks, { sentence: lastOf(blocks.sentence, 2) })],
    [comfortable, () => drop(blocks, 'hint')],
    [comfortable, () => drop(blocks, 'where')],
    [Math.min(span + 1, 8), () => Object.assign(blocks, { moves: movesLines(parts.some, room) })],
    [Math.min(span + 1, 8), () => Object.assign(blocks, { moves: movesLines(parts.few, room) })],
    [Math.min(span + 1, 8), () => Object.assign(blocks, { moves: essentialLine(parts.essential, room) })],
    [comfortable, () => drop(blocks, 'sentence')],
    [Math.min(span, 4), () => drop(blocks, 'status')],
    [1, () => Object.assign(blocks, { moves: essentialLine(parts.essential, room) })],
    [Math.min(span, 2), () => drop(blocks, 'tip')],
    [
      1,
      () =>
        Object.assign(blocks, { ask: cut(blocks.ask, Math.max(1, height - (total() - blocks.ask.length) - 1), room) }),
    ],
    [
      1,
      () =>
        Object.assign(blocks, {
          message: cut(blocks.message, Math.max(1, height - (total() - blocks.message.length) - 1), room),
        }),
    ],
    [1, () => drop(blocks, 'help')],
    [1, () => drop(blocks, 'moves')],
  ];
  for (const [body, giveWay] of ways) if (tooTall(body)) giveWay();

  const body = inView(parts.body, Math.max(1, height - total()), room, paint);
  const lines: string[] = [];
  let row = 0;
  for (const [name, block] of Object.entries(blocks)) {
    const styled = name === 'ask' ? block.map(paint.strong) : block;
    if (name === 'message') {
      row = lines.length + body.cursor;
      lines.push(...body.lines, ...styled.map(paint.here));
    } else lines.push(...styled);
  }
  const inWord = parts.command?.column;
  if (inWord !== undefined) row = lines.length - blocks.moves.length - blocks.gapMoves.length - 1;
  const column = inWord ?? parts.body.cursor.column;
  const over = Math.max(0, Math.min(row, lines.length - height));
  return { lines: lines.slice(over, over + height), cursor: { row: row - over, column } };
}

/** The beginning of a text from a project, in one line: enough for any window, and quick to wrap however long the text is. */
export const short = (text: string): string =>
  safe(text.length > 600 ? `${text.slice(0, 600)}${promptWords.empty}` : text).replace(/\s+/g, ' ');

// --- internal ---

/** The last lines of a text; where some are left out, the first one says so. */
function lastOf(lines: string[], most: number): string[] {
  if (lines.length <= most) return lines;
  const [first = '', ...rest] = lines.slice(-most);
  return [`${promptWords.empty} ${first.split(' ').slice(1).join(' ')}`, ...rest];
}

/** The first lines of a text; where some are left out, the last one says so. */
function cut(lines: string[], most: number, room: number): string[] {
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  const end = graphemes(kept.pop() ?? '');
  while (widestOf(end.join('')) > room - 2) end.pop();
  return [...kept, `${end.join('').trimEnd()} ${promptWords.empty}`];
}

function drop(blocks: Record<string, string[]>, ...names: string[]): void {
  for (const name of names) blocks[name] = [];
}

/** The moves on as many lines as they need, broken between them where possible. */
function movesLines(moves: string[], room: number): string[] {
  const lines: string[] = [];
  for (const each of moves) {
    const current = lines.at(-1);
    const joined = current === undefined ? each : current + promptWords.between + each;
    if (current !== undefined && widthOf(joined) <= room) lines[lines.length - 1] = joined;
    else lines.push(...screenLines(each, room));
  }
  return lines;
}

/** One line of moves; those at its end, the way out last of all, matter more than those before. */
function essentialLine(moves: string[], room: number): string[] {
  const from = moves.findIndex((_, index) => widthOf(moves.slice(index).join(promptWords.between)) <= room);
  return [moves.slice(Math.max(0, from)).join(promptWords.between)];
}

/**
 * The part of the body that fits, around the lines that must be seen; what is left out above and below is counted.
 * Not the library's usePagination: that counts the lines of one page, knows no line that must be seen with another, and tells no rest.
 */
function inView(body: Body, height: number, room: number, paint: Paint): { lines: string[]; cursor: number } {
  const all = body.lines.length;
  if (all <= height) return { lines: body.lines, cursor: body.cursor.line };
  const counts = height >= 5 ? 1 : 0;
  const shown = height - counts;
  const span = body.to - body.from;
  let start = body.from - Math.max(0, Math.floor((shown - span) / 2));
  // A span that is taller than the window shows the line the cursor is in.
  if (body.cursor.line >= start + shown) start = body.cursor.line - shown + 1;
  start = Math.max(0, Math.min(start, all - shown));
  const lines = body.lines.slice(start, start + shown);
  if (counts > 0)
    lines.push(...cut(screenLines(promptWords.more(start, all - start - shown), room), 1, room).map(paint.faint));
  return { lines, cursor: body.cursor.line - start };
}
