// How a screen is laid out on a window of any size: what is shown, what gives way first, and which part of a long list is
// in view. Pure; knows no keys and no stream.
import { type Look, screenLines } from '../../terminal.ts';
import { graphemes, safe, widestOf, widthOf } from '../../text.ts';
import { promptWords } from '../../words/prompts.ts';
import { offeredWords } from '../moves.ts';
import type { Screen } from '../prompter.ts';

export type Size = { columns: number; rows: number };

/** The lines to draw, none as wide as the window, and where the terminal's cursor stands. */
export type ScreenFrame = { lines: string[]; cursor: { row: number; column: number } };

/** The part a person works in; lines `from` up to `to` (not including it) stay in view, with the cursor in one of them. */
export type Body = { lines: string[]; from: number; to: number; cursor: { line: number; column: number } };

/**
 * A line of a list as it is shown: `lead` before its label, the first sign in it (a box, a state) in the color of `tint`; a heading above
 * it, and lines of more below.
 */
export type ListRow = {
  label: string;
  lead?: string;
  tint?: (lead: string) => string;
  heading?: string;
  below?: readonly string[];
  /** It is no choice of the question, but a way out of it. */
  aside?: true;
};

/** A list as the part a person works in: a mark before the row at `at`, which is all in view. */
export function listBody(rows: readonly ListRow[], at: number | undefined, room: number, look: Look): Body {
  const body: Body = { lines: [], from: 0, to: 0, cursor: { line: 0, column: 0 } };
  const { lines } = body;
  for (const [index, { label, lead = '', tint, heading, below = [], aside }] of rows.entries()) {
    const here = index === at;
    const margin = room < NARROW ? '' : ' '.repeat(MARK);
    if (heading !== undefined) lines.push(...screenLines(margin + heading, room, margin).map(look.faint));
    if (here) Object.assign(body, { from: lines.length, cursor: { line: lines.length, column: 0 } });
    const parts = screenLines(lead + label, room - MARK, ' '.repeat(lead.length || MARK));
    for (const [part, line] of parts.entries()) {
      const pointer = here && part === 0 ? `${look.here(look.glyphs.pointer)} ` : ' '.repeat(MARK);
      const tinted = part === 0 && tint !== undefined ? (/^ *\S+/.exec(lead)?.[0].length ?? 0) : 0;
      const text = line.slice(tinted);
      lines.push(
        pointer + (tint?.(line.slice(0, tinted)) ?? '') + (here ? look.strong(text) : aside ? look.faint(text) : text),
      );
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
  /** The keys and words for this question, each a few words: the first of these lines that fits, or the end of the last one. */
  legends: readonly (readonly string[])[];
};

/** The columns text is wrapped to: never the whole width, and no wider than reads well. */
export const roomIn = (size: Size): number => Math.max(12, Math.min(size.columns, 101) - 1);

/** Below this many columns there is no room for a margin, and keys and moves are told in short. */
export const NARROW = 60;

/** The columns left of all but the marks of the question and of the row that is worked in. */
const marginIn = (size: Size): string => (size.columns < NARROW ? '' : ' '.repeat(MARK));

/** The columns of the text right of that margin. */
export const proseRoom = (size: Size): number => roomIn(size) - marginIn(size).length;

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
    ...screenLines(text, proseRoom(size)),
  ]);
  const question = Math.min(markedLines(screen.ask, size).length, height < 10 ? 1 : 3);
  const answer = screen.widget === 'line' || screen.widget === 'lines' || height < 10 ? 1 : 2;
  return inPages(lines, height - question - (isSmall(size) ? answer + 1 : 8));
}

/** What is to be read whole, in pages that fit the window. */
export function readingPages(screen: Screen, size: Size): string[][] {
  const lines = (screen.page ?? []).flatMap((text) => (text === '' ? [''] : screenLines(text, roomIn(size))));
  return inPages(lines, heightOf(size) - (isSmall(size) ? 2 : 4));
}

function inPages(lines: string[], room: number): string[][] {
  const pages: string[][] = [];
  while (lines.length > 0) {
    pages.push(lines.splice(0, Math.max(1, room)));
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
  look: Look,
  legends: readonly (readonly string[])[],
): ScreenFrame {
  const gap = isSmall(size) ? [] : [''];
  const title = cut(screenLines(screen.where, roomIn(size)), 1, roomIn(size)).map(look.strong);
  const lines = [...title, ...gap, ...page, ...gap, look.faint(legendLine(legends, roomIn(size)))];
  return {
    lines: lines.slice(-heightOf(size)),
    cursor: { row: Math.min(lines.length, heightOf(size)) - 1, column: 0 },
  };
}

/** Lays a screen out. On a small window context gives way first, then the sentence, the hint and where we are. */
export function compose(screen: Screen, size: Size, look: Look, parts: Parts): ScreenFrame {
  const margin = marginIn(size);
  const room = proseRoom(size);
  const height = heightOf(size);
  const page = parts.help === undefined ? undefined : helpPages(screen, size)[parts.help];
  const wrapped = (text: string | undefined) => (text === undefined || text === '' ? [] : screenLines(text, room));
  const blocks = {
    where: headLines(screen, size, look),
    gap: screen.where === '' ? [] : [''],
    ask: markedLines(screen.ask, size),
    hint: wrapped(screen.hint),
    help: page ?? [],
    context: screen.context.flatMap(({ label, text }) => cut(wrapped(`${label}: ${short(text)}`), 2, room)),
    gapBelow: [''],
    message: parts.message === undefined ? [] : markedLines(parts.message, size),
    status: cut(wrapped(parts.status), 1, room),
    tip: wrapped(parts.tip),
    sentence: wrapped(parts.sentence),
    command: parts.command === undefined ? [] : [parts.command.text],
    gapMoves: [''],
    moves: [legendLine(parts.legends, room)],
  };
  const span = Math.max(1, parts.body.to - parts.body.from);
  const total = () => Object.values(blocks).reduce((sum, lines) => sum + lines.length, 0);
  const tooTall = (body: number) => total() + Math.min(body, parts.body.lines.length) > height;
  if (page !== undefined && isSmall(size))
    drop(blocks, 'gapMoves', 'gap', 'gapBelow', 'context', 'sentence', 'hint', 'where', 'status', 'tip');
  const comfortable = page === undefined ? Math.max(span, Math.min(8, Math.floor(height / 2))) : Math.min(span, 3);
  const shorten = (name: 'ask' | 'message') => {
    const most = Math.max(1, height - (total() - blocks[name].length) - 1);
    blocks[name] = cut(blocks[name], most, room);
  };

  // What gives way, in this order, and how much of the body must be in view before it does.
  const ways: [number, () => void][] = [
    [comfortable, () => drop(blocks, 'gapMoves', 'gap', 'gapBelow')],
    [comfortable, () => drop(blocks, 'context')],
    [comfortable, () => Object.assign(blocks, { sentence: lastOf(blocks.sentence, 2) })],
    [comfortable, () => drop(blocks, 'hint')],
    [comfortable, () => drop(blocks, 'where')],
    [comfortable, () => drop(blocks, 'sentence')],
    [Math.min(span, 4), () => drop(blocks, 'status')],
    [Math.min(span, 2), () => drop(blocks, 'tip')],
    [1, () => shorten('ask')],
    [1, () => shorten('message')],
    [1, () => drop(blocks, 'help')],
    [1, () => drop(blocks, 'moves')],
  ];
  for (const [body, giveWay] of ways) if (tooTall(body)) giveWay();

  const body = inView(parts.body, Math.max(1, height - total()), roomIn(size), look);
  const indent = (line: string) => (line === '' ? '' : margin + line);
  const faint = (block: string[]) => block.map((line) => indent(line === '' ? '' : look.faint(line)));
  const command = blocks.command.map(indent);
  const below = [...faint(blocks.status), ...faint(blocks.tip), ...blocks.sentence.map(indent)];
  const lines = [
    ...blocks.where.map(look.faint),
    ...blocks.gap,
    ...blocks.ask.map((line, part) => markOf(part, size, look.here(look.glyphs.ask)) + look.strong(line)),
    ...faint(blocks.hint),
    ...blocks.help.map(indent),
    ...faint(blocks.context),
    ...blocks.gapBelow,
  ];
  const from = lines.length;
  lines.push(...body.lines);
  const told = look.as('warning', look.glyphs.told);
  lines.push(...blocks.message.map((line, part) => markOf(part, size, told) + line));
  lines.push(...below, ...command);
  const inWord = parts.command?.column;
  const row = inWord === undefined ? from + body.cursor : lines.length - 1;
  lines.push(...blocks.gapMoves, ...faint(blocks.moves));
  const column = inWord === undefined ? parts.body.cursor.column : margin.length + inWord;
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
export function cut(lines: string[], most: number, room: number): string[] {
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  const end = graphemes(kept.pop() ?? '');
  while (widestOf(end.join('')) > room - 2) end.pop();
  return [...kept, `${end.join('').trimEnd()} ${promptWords.empty}`];
}

function drop(blocks: Record<string, string[]>, ...names: string[]): void {
  for (const name of names) blocks[name] = [];
}

/** Where we are, set into a rule that parts what was answered from what is asked; a narrow window has room for the words alone. */
function headLines(screen: Screen, size: Size, look: Look): string[] {
  if (screen.where === '') return [];
  const { rule } = look.glyphs;
  const room = Math.min(roomIn(size), 78);
  if (size.columns < NARROW) return cut(screenLines(headOf(screen, room), room), 2, room);
  const [head = ''] = cut(screenLines(headOf(screen, room - 6), room - 6), 1, room - 6);
  return [`${rule.repeat(2)} ${head} ${rule.repeat(Math.max(2, room - widthOf(head) - 4))}`];
}

/** The project's name and where we are; without the name where both do not fit on a line. */
function headOf({ project, place, where }: Screen, room: number): string {
  const here = safe(place ?? where);
  const whole = project ? [safe(project), here].filter(Boolean).join(promptWords.between) : here;
  return widthOf(whole) <= room || here === '' ? whole : here;
}

/** The question, or what is told about the answer, beside its mark; a window of a few columns has no room for that. */
const markedLines = (text: string, size: Size): string[] =>
  screenLines(text, roomIn(size) - (size.columns < TINY ? 0 : MARK));

const markOf = (part: number, size: Size, mark: string): string =>
  size.columns < TINY ? '' : part === 0 ? `${mark} ` : ' '.repeat(MARK);

/** Below this many columns every one is needed for the question. */
const TINY = 30;

/** The first legend that fits on a line, or the end of the last one: the way out, last of all, matters most. */
function legendLine(legends: readonly (readonly string[])[], room: number): string {
  const lines = legends.map((legend) => legend.join(promptWords.between));
  const fitting = lines.find((line) => widthOf(line) <= room);
  if (fitting !== undefined) return fitting;
  const last = legends.at(-1) ?? [];
  const ends = last.map((_, from) => last.slice(from).join(promptWords.between));
  return ends.find((line) => widthOf(line) <= room) ?? screenLines(ends.at(-1) ?? '', room)[0] ?? '';
}

/**
 * The part of the body that fits, around the lines that must be seen; what is left out above and below is counted.
 * Not the library's usePagination: that counts the lines of one page, knows no line that must be seen with another, and tells no rest.
 */
function inView(body: Body, height: number, room: number, look: Look): { lines: string[]; cursor: number } {
  const all = body.lines.length;
  if (all <= height) return { lines: body.lines, cursor: body.cursor.line };
  const margin = room < NARROW ? '' : ' '.repeat(MARK);
  const counts = height >= 5 ? 1 : 0;
  const shown = height - counts;
  const span = body.to - body.from;
  let start = body.from - Math.max(0, Math.floor((shown - span) / 2));
  // A span that is taller than the window shows the line the cursor is in.
  if (body.cursor.line >= start + shown) start = body.cursor.line - shown + 1;
  start = Math.max(0, Math.min(start, all - shown));
  const lines = body.lines.slice(start, start + shown);
  if (counts > 0)
    lines.push(
      ...cut(screenLines(margin + promptWords.more(start, all - start - shown), room), 1, room).map(look.faint),
    );
  return { lines, cursor: body.cursor.line - start };
}
