// Pictures of a document: fenced blocks whose lines are the text form. Reads those lines, and says the same as a table.
import { type Fence, type Inline, plainLine, type Table } from './parse.ts';

/** One step of a way that gets narrower: `share` of the first one's width is left. */
export type Stage = { label: string; share: number; text: string };

/** A bar from the lowest to the highest share that may hold, in percent. */
export type Range = { label: string; low: number; high: number; numbers: string };

export type Picture =
  | { kind: 'narrowing'; groups: { title: string; stages: Stage[] }[] }
  | { kind: 'ranges' | 'shares'; ranges: Range[] };

/** Whether a fence is one of ours by its name, so that its lines are Markdown (answers in them were escaped) and no code. */
const isOurs = ({ info }: Fence): boolean =>
  ['narrowing', 'ranges', 'shares', 'figures', 'timeline', 'space', 'page-break', 'appendix'].includes(info);

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
  if (fence.info === 'narrowing') return narrowingOf(lines);
  return fence.info === 'ranges' || fence.info === 'shares' ? rangesOf(fence.info, lines) : undefined;
}

/** A document with the lines of its pictures as lists, for whoever has it read aloud: numbers and words, no bars of signs. */
export const inWords = (markdown: string): string =>
  markdown.replace(/^```(?:narrowing|ranges|shares)\n([\s\S]*?)^```$/gm, (_, lines: string) =>
    lines
      .trimEnd()
      .split('\n')
      .map((line) =>
        line
          .replace(/^\[[#. ]*\] (.*? %)\s+(.*)$/, '- $2: $1')
          .replace(/^\s+(.*?)\s+=+\s+(.*)$/, '- $1: $2')
          .replace(/^(?!- )(.*)$/, '\n$1\n'),
      )
      .join('\n')
      .trim(),
  );

/** What a picture says, as a table: for Word, and for whoever cannot see the drawing. */
export function tableOf(picture: Picture, head: readonly [label: string, numbers: string]): Table {
  if (picture.kind !== 'narrowing') {
    const rows = picture.ranges.map(({ label, numbers }) => [bold(label), plain(numbers)]);
    return { kind: 'table', head: head.map(plain), rows };
  }
  const [first] = picture.groups;
  return {
    kind: 'table',
    head: [[], ...(first?.stages.map(({ label }) => plain(label)) ?? [])],
    rows: picture.groups.map(({ title, stages }) => [bold(title), ...stages.map(({ text }) => plain(text))]),
  };
}

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
