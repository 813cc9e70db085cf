// Pictures of a document: fenced blocks whose lines are the text form. Reads those lines, and says the same as a table.
import { readDay } from '../project/days.ts';
import { words } from '../words.ts';
import { type Fence, type Inline, plainLine, type Table } from './parse.ts';

/** One step of a way that gets narrower: `share` of the first one's width is left. */
export type Stage = { label: string; share: number; text: string };

/** A bar from the lowest to the highest share that may hold, in percent. */
export type Range = { label: string; low: number; high: number; numbers: string };

/** A number and what it counts. */
export type Figure = { number: string; text: string };

/** What is done from one day to another (year-month-day; the same where only its end is known), and how far it is. */
export type Span = { from: string; to: string; days: string; title: string; state: SpanState };
export type SpanState = keyof typeof words.plan.states;

/** What is counted: how it was, what was reached and what it was to be, as far as that is known; `text` says the same. */
export type Measure = { label: string; before?: number; reached?: number; aim?: number; text: string };

/** How many of the points that a group made were decided which way, and in words. */
export type Decided = { label: string; yes: number; partly: number; no: number; open: number; text: string };

/** Groups with the same part in the matter, which may have no name, and for each the steps in which it was heard (empty where it was not). */
export type PartHeard = { title: string; groups: GroupHeard[] };
export type GroupHeard = { label: string; cells: string[]; text: string };

export type Picture =
  | { kind: 'narrowing'; groups: { title: string; stages: Stage[] }[] }
  | { kind: 'ranges' | 'shares'; ranges: Range[] }
  | { kind: 'figures'; figures: Figure[] }
  | { kind: 'timeline'; spans: Span[]; asOf: string }
  | { kind: 'measures'; measures: Measure[] }
  | { kind: 'feedback'; groups: Decided[] }
  | { kind: 'people'; heads: string[]; parts: PartHeard[] };

/** Whether a fence is one of ours by its name, so that its lines are Markdown (answers in them were escaped) and no code. */
const isOurs = ({ info }: Fence): boolean => [...KINDS, 'space', 'page-break', 'appendix'].includes(info);

const KINDS: readonly string[] = [
  'narrowing',
  'ranges',
  'shares',
  'figures',
  'timeline',
  'measures',
  'feedback',
  'people',
] satisfies Picture['kind'][];

/** The lines of a fence that is room to write: what stands before each; undefined where it is none. */
export function roomToWrite(fence: Fence): string[] | undefined {
  return fence.info === 'space' ? shownLines(fence).map((line) => line.replace(/_+\s*$/, '').trim()) : undefined;
}

/** The lines of a fence as a reader sees them; how far they are indented stays. */
export function shownLines(fence: Fence): string[] {
  if (!isOurs(fence)) return fence.lines;
  return fence.lines.map((line) => `${/^\s*/.exec(line)?.[0] ?? ''}${plainLine(line.trim())}`);
}

/** What a fence draws; undefined where it is no picture, or its lines are not what one is made of. */
export function pictureOf(fence: Fence): Picture | undefined {
  const lines = shownLines(fence).filter((line) => line.trim() !== '');
  if (lines.length === 0) return undefined;
  switch (fence.info) {
    case 'narrowing':
      return narrowingOf(lines);
    case 'ranges':
    case 'shares':
      return rangesOf(fence.info, lines);
    case 'figures':
      return figuresOf(lines);
    case 'timeline':
      return timelineOf(lines);
    case 'measures':
      return measuresOf(lines);
    case 'feedback':
      return feedbackOf(lines);
    case 'people':
      return peopleOf(lines);
    default:
      return undefined;
  }
}

/** A document with the lines of its pictures as lists, for whoever has it read aloud: numbers and words, no bars of signs. */
export const inWords = (markdown: string): string =>
  markdown.replace(
    /^```(?:narrowing|ranges|shares|figures|timeline|measures|feedback|people)\n([\s\S]*?)^```$/gm,
    (_, lines: string) =>
      lines
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

/** What a picture says, as a table: for whoever cannot see the drawing. */
export function tableOf(picture: Picture, head: readonly string[]): Table {
  if (picture.kind === 'narrowing') {
    const [first] = picture.groups;
    return {
      kind: 'table',
      head: [[], ...(first?.stages.map(({ label }) => plain(label)) ?? [])],
      rows: picture.groups.map(({ title, stages }) => [bold(title), ...stages.map(({ text }) => plain(text))]),
    };
  }
  const rows = rowsOf(picture).map(([first = '', ...rest]) => [bold(first), ...rest.map(plain)]);
  return { kind: 'table', head: [...head, ...(picture.kind === 'people' ? picture.heads : [])].map(plain), rows };
}

/** What a picture says, line by line. */
export const linesOf = (picture: Picture): string[] =>
  picture.kind === 'narrowing'
    ? picture.groups.flatMap(({ stages }) => stages.map(({ label, text }) => `${label}: ${text}`))
    : picture.kind === 'people'
      ? picture.parts.flatMap(({ groups }) => groups.map(({ label, text }) => `${label}: ${text}`))
      : rowsOf(picture).map(([first, ...rest]) => `${first}: ${rest.join(', ')}`);

// --- internal ---

const plain = (text: string): Inline[] => [{ kind: 'text', text }];
const bold = (text: string): Inline[] => [{ kind: 'strong', content: plain(text) }];

/** A title, then indented lines such as `Refine  ========  split it into use cases`; every title has the same steps. */
function narrowingOf(lines: readonly string[]): Picture | undefined {
  const groups: { title: string; stages: Stage[] }[] = [];
  for (const line of lines) {
    if (!/^\s/.test(line)) {
      groups.push({ title: line.trim(), stages: [] });
      continue;
    }
    const [, label, bar, text] = /^\s+(.*?)\s+(=+)\s+(.*)$/.exec(line) ?? [];
    if (!label || !bar || !text || groups.length === 0) return undefined;
    groups.at(-1)?.stages.push({ label, share: bar.length, text });
  }
  const labels = (stages: readonly Stage[]) => stages.map(({ label }) => label).join('\n');
  const [first] = groups;
  if (!first || first.stages.length === 0) return undefined;
  if (groups.some(({ stages }) => labels(stages) !== labels(first.stages))) return undefined;
  const widest = Math.max(...groups.flatMap(({ stages }) => stages.map(({ share }) => share)));
  for (const stage of groups.flatMap(({ stages }) => stages)) stage.share /= widest;
  return { kind: 'narrowing', groups };
}

/** `[####..    ] 40 to 60 %  Join public meetings`: a bar of signs, its numbers, and whose they are. */
function rangesOf(kind: 'ranges' | 'shares', lines: readonly string[]): Picture | undefined {
  const ranges: Range[] = [];
  for (const line of lines) {
    const [, numbers, low, high, label] = /^\s*\[[#. ]*\] ((\d{1,3})(?: to (\d{1,3}))? %)\s+(.*)$/.exec(line) ?? [];
    if (!numbers || !label) return undefined;
    const range = { label: label.trim(), low: Number(low), high: Number(high ?? low), numbers };
    if (range.low > range.high || range.high > 100) return undefined;
    ranges.push(range);
  }
  return { kind, ranges };
}

/** The rows that say the same as a picture. */
function rowsOf(picture: Exclude<Picture, { kind: 'narrowing' }>): string[][] {
  switch (picture.kind) {
    case 'figures':
      return picture.figures.map(({ number, text }) => [number, text]);
    case 'timeline':
      return picture.spans.map(({ title, days, state }) => [title, days, words.plan.states[state]]);
    case 'measures':
      return picture.measures.map(({ label, text }) => [label, text]);
    case 'feedback':
      return picture.groups.map(({ label, text }) => [label, text]);
    case 'people':
      return picture.parts.flatMap(({ title, groups }) =>
        groups.map(({ label, cells, text }) => [
          label,
          title,
          ...(cells.join('') === '' ? [text, ...cells.slice(1)] : cells),
        ]),
      );
    default:
      return picture.ranges.map(({ label, numbers }) => [label, numbers]);
  }
}

/** `47  families who used it`: a number, two blanks, and what it counts. */
function figuresOf(lines: readonly string[]): Picture | undefined {
  const figures = lines.map((line) => /^(\S.*?) {2,}(\S.*)$/.exec(line));
  if (figures.includes(null)) return undefined;
  return { kind: 'figures', figures: figures.map((found) => ({ number: found?.[1] ?? '', text: found?.[2] ?? '' })) };
}

/** `[ ==== ] 6 March 2026 to 20 March 2026: Carry the draft (done)`; the last line may be `As of 6 November 2026`. */
function timelineOf(lines: readonly string[]): Picture | undefined {
  const { asOf } = words.plan.timeline;
  const [before = ''] = asOf.split('{day}');
  const last = lines.at(-1) ?? '';
  const day = last.startsWith(before) ? dayIn(last.slice(before.length)) : undefined;
  const spans = (day ? lines.slice(0, -1) : lines).map(spanOf);
  if (spans.length === 0 || spans.includes(undefined)) return undefined;
  return { kind: 'timeline', spans: spans as Span[], asOf: day ?? '' };
}

function spanOf(line: string): Span | undefined {
  const [, days = '', title = '', told = ''] = /^(?:\[[^\]]*\] )?([^:]+): (.*) \(([^()]+)\)$/.exec(line) ?? [];
  const ends = days.split(SPAN).map(dayIn);
  const [state] = STATES.find(([, word]) => word === told) ?? [];
  const [from, to = from] = ends;
  if (state === undefined || !from || !to || ends.length > 2) return undefined;
  return { from, to, days, title, state };
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
function measuresOf(lines: readonly string[]): Picture | undefined {
  const measures = lines.map((line): Measure | undefined => {
    const [, label, text] = /^(?:\[[^\]]*\] )?(.*): ([^:]*)$/.exec(line) ?? [];
    if (!label || !text) return undefined;
    const numberOf = (kind: keyof typeof words.plan.measured) => {
      const [before = ''] = words.plan.measured[kind].split('{number}');
      const told = text.split('; ').find((part) => part.startsWith(before));
      return told === undefined ? {} : { [kind]: Number(told.slice(before.length).replaceAll(',', '')) };
    };
    return { label, text, ...numberOf('before'), ...numberOf('reached'), ...numberOf('aim') };
  });
  const isSound = (measure: Measure | undefined) =>
    measure && [measure.before, measure.reached, measure.aim].every((number) => Number.isFinite(number ?? 0));
  return measures.every(isSound) ? { kind: 'measures', measures: measures as Measure[] } : undefined;
}

/** `[##+-.] Tenants: 2 taken up, 1 in part, 1 not taken up and 1 not decided yet`. */
function feedbackOf(lines: readonly string[]): Picture | undefined {
  const groups = lines.map((line): Decided | undefined => {
    const [, bar, label, text] = /^\[(#*\+*-*\.*) *\] (.*): ([^:]*)$/.exec(line) ?? [];
    if (bar === undefined || !label || !text) return undefined;
    const number = (sign: string) => bar.split(sign).length - 1;
    return { label, text, yes: number('#'), partly: number('+'), no: number('-'), open: number('.') };
  });
  return groups.includes(undefined) ? undefined : { kind: 'feedback', groups: groups as Decided[] };
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
