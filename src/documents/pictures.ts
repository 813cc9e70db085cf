// Pictures of a document: fenced blocks whose lines are the text form. Reads those lines, and says the same as a table and in words.
import { readDay } from '../project/days.ts';
import { words } from '../words.ts';

/** What a picture shows one below the other: each has a name, and says in `text` what is drawn. */
type Entry = { label: string; text: string };

/** One step of a way that gets narrower: `share` of the widest one's width is left. */
export type Stage = Entry & { share: number };

/** A bar from the lowest to the highest share that may hold, in percent. */
export type Range = Entry & { low: number; high: number };

/** A number, which is its name, and what it counts. */
export type Figure = Entry;

/** What is done from one day to another (year-month-day; the same where only its end is known), and how far it is. */
export type Span = Entry & { from: string; to: string; days: string; state: SpanState };
type SpanState = keyof typeof words.plan.states;

/** What is counted: how it was, what was reached and what it was to be, as far as that is known. */
export type Measure = Entry & { before?: number; reached?: number; aim?: number };

/** How many of the points that a group made were decided which way. */
export type Decided = Entry & { yes: number; partly: number; no: number; open: number };

/** Groups with the same part in the matter, which may have no name, and for each what was heard in which step (empty where nothing was). */
type PartHeard = { title: string; groups: GroupHeard[] };
type GroupHeard = Entry & { cells: string[] };

export type Picture =
  | { kind: 'narrowing'; title: string; entries: Stage[] }
  | { kind: 'ranges' | 'shares'; entries: Range[] }
  | { kind: 'figures'; entries: Figure[] }
  | { kind: 'timeline'; entries: Span[]; asOf: string }
  | { kind: 'measures'; entries: Measure[] }
  | { kind: 'feedback'; entries: Decided[] }
  | { kind: 'people'; heads: string[]; parts: PartHeard[] };

/** How the lines of a picture of each kind are read, of which none is blank; undefined where they are not what one is made of. */
const READERS: Readonly<Record<Picture['kind'], (lines: readonly string[]) => Picture | undefined>> = {
  narrowing: narrowingOf,
  ranges: (lines) => listed('ranges', eachOf(lines, rangeOf)),
  shares: (lines) => listed('shares', eachOf(lines, rangeOf)),
  figures: (lines) => listed('figures', eachOf(lines, figureOf)),
  timeline: timelineOf,
  measures: (lines) => listed('measures', eachOf(lines, measureOf)),
  feedback: (lines) => listed('feedback', eachOf(lines, decidedOf)),
  people: peopleOf,
};

/** Whether a fence of this name is a picture. */
export const isPicture = (name: string): name is Picture['kind'] => Object.hasOwn(READERS, name);

/** What the lines of a fence draw; undefined where they are not what such a picture is made of. */
export function pictureOf(kind: Picture['kind'], lines: readonly string[]): Picture | undefined {
  const drawn = lines.filter((line) => line.trim() !== '');
  return drawn.length === 0 ? undefined : READERS[kind](drawn);
}

/** A document with the lines of its pictures as lists, for whoever has it read aloud: numbers and words, no bars of signs. */
export const inWords = (markdown: string): string =>
  markdown.replace(
    new RegExp(`^\`\`\`(?:${Object.keys(READERS).join('|')})\\n([\\s\\S]*?)^\`\`\`$`, 'gm'),
    (_, lines) =>
      String(lines)
        .trimEnd()
        .split('\n')
        .map((line) =>
          line
            .replace(/^\[[#. ]*\] (.*? %)\s+(.*)$/, '- $2: $1')
            .replace(/^\s+(.*?)\s+=+\s+(.*)$/, '- $1: $2')
            .replace(/^\[[^\]]*\] /, '- ')
            .replace(/^(\S[^:\n]*?) {2,}/, '- $1: ')
            .replace(/^(?!- )(.*)$/, '\n$1\n'),
        )
        .join('\n')
        .trim(),
  );

/** What a picture says, as a table: for whoever cannot see the drawing. The first cell of a row names it. */
export function tableOf(picture: Picture): { head: string[]; rows: string[][] } {
  const head = [...words.document.pictures.columns[picture.kind]];
  switch (picture.kind) {
    case 'timeline':
      return { head, rows: picture.entries.map(({ label, days, state }) => [label, days, words.plan.states[state]]) };
    case 'people': {
      const rows = picture.parts.flatMap(({ title, groups }) =>
        groups.map(({ label, cells, text }) => {
          const [first = '', ...others] = cells;
          return [label, title, cells.join('') === '' ? text : first, ...others];
        }),
      );
      return { head: [...head, ...picture.heads], rows };
    }
    default:
      return { head, rows: picture.entries.map(({ label, text }) => [label, text]) };
  }
}

/** What a picture says, line by line. */
export const linesOf = (picture: Picture): string[] =>
  (picture.kind === 'people' ? picture.parts.flatMap(({ groups }) => groups) : picture.entries).map(
    ({ label, text }) => `${label}: ${text}`,
  );

// --- internal ---

/** A picture of a kind that is its entries and nothing else. */
const listed = <Kind extends Picture['kind'], Listed>(kind: Kind, entries: Listed[] | undefined) =>
  entries && { kind, entries };

/** What each line holds; undefined where there is none, or one of them holds something else. */
function eachOf<Read>(lines: readonly string[], read: (line: string) => Read | undefined): Read[] | undefined {
  const all = lines.flatMap((line) => read(line) ?? []);
  return all.length > 0 && all.length === lines.length ? all : undefined;
}

/** A title, then indented lines such as `Refine  ========  split it into use cases`. */
function narrowingOf([title = '', ...lines]: readonly string[]): Picture | undefined {
  const stages = eachOf(lines, stageOf);
  if (/^\s/.test(title) || !stages) return undefined;
  const widest = Math.max(...stages.map(({ share }) => share));
  return {
    kind: 'narrowing',
    title: title.trim(),
    entries: stages.map((stage) => ({ ...stage, share: stage.share / widest })),
  };
}

function stageOf(line: string): Stage | undefined {
  const [, label, bar, text] = /^\s+(.*?)\s+(=+)\s+(.*)$/.exec(line) ?? [];
  return label && bar && text ? { label, share: bar.length, text } : undefined;
}

/** `[####..    ] 40 to 60 %  Join public meetings`: a bar of signs, its numbers, and whose they are. */
function rangeOf(line: string): Range | undefined {
  const [, text, low, high = low, label] = /^\s*\[[#. ]*\] ((\d{1,3})(?: to (\d{1,3}))? %)\s+(.*)$/.exec(line) ?? [];
  if (!text || !label) return undefined;
  const range = { label: label.trim(), text, low: Number(low), high: Number(high) };
  return range.low <= range.high && range.high <= 100 ? range : undefined;
}

/** `47  families who used it`: a number, two blanks, and what it counts. */
function figureOf(line: string): Figure | undefined {
  const [, label, text] = /^(\S.*?) {2,}(\S.*)$/.exec(line) ?? [];
  return label && text ? { label, text } : undefined;
}

/** Spans; the last line may be `As of 6 November 2026`. */
function timelineOf(lines: readonly string[]): Picture | undefined {
  const [before = ''] = words.plan.timeline.asOf.split('{day}');
  const last = lines.at(-1) ?? '';
  const asOf = last.startsWith(before) ? dayIn(last.slice(before.length)) : undefined;
  const spans = eachOf(asOf ? lines.slice(0, -1) : lines, spanOf);
  return spans && { kind: 'timeline', entries: spans, asOf: asOf ?? '' };
}

/** `[ ==== ] 6 March 2026 to 20 March 2026: Carry the draft (done)`. */
function spanOf(line: string): Span | undefined {
  const [, days = '', label = '', told = ''] = /^(?:\[[^\]]*\] )?([^:]+): (.*) \(([^()]+)\)$/.exec(line) ?? [];
  const [state] = STATES.find(([, word]) => word === told) ?? [];
  const [from, to = from, ...more] = days.split(SPAN).map(dayIn);
  return state && from && to && more.length === 0
    ? { label, text: `${days}, ${told}`, from, to, days, state }
    : undefined;
}

/** What stands between two days. */
const SPAN = words.dates.span.replace(/\{\w+\}/g, '');

const STATES = Object.entries(words.plan.states) as [SpanState, string][];

/** A day in words as year-month-day. */
function dayIn(text: string): string | undefined {
  const read = readDay(text);
  return read && 'day' in read ? read.day : undefined;
}

/** `[####   +] Sign-ups: before 4; reached 7; aim 8`. */
function measureOf(line: string): Measure | undefined {
  const [, label, text] = /^(?:\[[^\]]*\] )?(.*): ([^:]*)$/.exec(line) ?? [];
  if (!label || !text) return undefined;
  const numbers = NUMBERS.flatMap(([kind, form]): [string, number][] => {
    const [before = ''] = form.split('{number}');
    const told = text.split('; ').find((part) => part.startsWith(before));
    // Where nothing was reached, it is drawn from how it is now.
    const from = kind === 'now' ? 'before' : kind;
    return told === undefined ? [] : [[from, Number(told.slice(before.length).replace(/[$€£%,]/g, ''))]];
  });
  return numbers.every(([, number]) => Number.isFinite(number))
    ? { label, text, ...Object.fromEntries(numbers) }
    : undefined;
}

const NUMBERS = Object.entries(words.plan.measured);

/** `[##+-.] Tenants: 2 taken up, 1 in part, 1 not taken up and 1 not decided yet`. */
function decidedOf(line: string): Decided | undefined {
  const [, bar, label, text] = /^\[(#*\+*-*\.*) *\] (.*): ([^:]*)$/.exec(line) ?? [];
  if (bar === undefined || !label || !text) return undefined;
  const number = (sign: string) => bar.split(sign).length - 1;
  return { label, text, yes: number('#'), partly: number('+'), no: number('-'), open: number('.') };
}

/** A part in the matter, then lines such as `[#.#] Tenants: heard in Find; told`: a sign for each step, and its words. */
function peopleOf(lines: readonly string[]): Picture | undefined {
  const parts: PartHeard[] = [];
  const heads: string[] = [];
  for (const line of lines) {
    if (!line.startsWith('[')) {
      parts.push({ title: line, groups: [] });
      continue;
    }
    const [, signs, label, text] = /^\[([#.]+)\] (.*): ([^:]*)$/.exec(line) ?? [];
    if (signs === undefined || !label || !text) return undefined;
    const told = signs.includes('#') ? text.split('; ').map(cellOf) : [];
    if (told.length !== signs.replaceAll('.', '').length) return undefined;
    const cells = Array.from(signs, (sign, i) => {
      if (sign !== '#') return '';
      const { cell, head } = told.shift() ?? { cell: '', head: '' };
      heads[i] ??= head;
      return cell;
    });
    if (parts.length === 0) parts.push({ title: '', groups: [] });
    parts.at(-1)?.groups.push({ label, cells, text });
  }
  const all = parts.flatMap(({ groups }) => groups);
  // Each column has its name from a group that was heard in it.
  const isNamed = Object.keys(heads).length === heads.length;
  return all.length > 0 && isNamed && all.every(({ cells }) => cells.length === heads.length)
    ? { kind: 'people', heads, parts }
    : undefined;
}

/** What was done in which step. To be told belongs to no step, and is a column of its own. */
function cellOf(text: string): { cell: string; head: string } {
  const [, between = ''] = words.plan.heardIn.cell.split(/\{\w+\}/);
  const [cell = '', ...head] = text.split(between);
  return { cell, head: head.length > 0 ? head.join(between) : words.groups.told };
}
