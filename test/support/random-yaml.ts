// Makes odd but valid YAML texts for tests, and knows which lines and comments belong to which key.
import fc from 'fast-check';

/** A line of the text, and the path of the key whose value it is part of (for a key's own line: the path of that key). */
export type Line = { text: string; owner: string[]; inside: boolean };
export type RandomYaml = { text: string; lines: Line[]; paths: string[][] };

type Tree = { [key: string]: Tree | null };

const KEYS = ['a', 'b', 'c', 'name', 'no', 'x-y', 'with space', 'é'];
const tree = fc.letrec<{ tree: Tree; node: Tree | null }>((tie) => ({
  tree: fc.dictionary(fc.constantFrom(...KEYS), tie('node'), { minKeys: 1, maxKeys: 4 }),
  node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, fc.constant(null), tie('tree')),
})).tree;

/** Random documents: block and flow maps, every style of text, lists, comments, blank lines, both line ends, and a BOM. */
export const randomYaml: fc.Arbitrary<RandomYaml> = fc
  .record({
    tree,
    dice: fc.array(fc.nat({ max: 1000 }), { minLength: 40, maxLength: 120 }),
    crlf: fc.boolean(),
    finalBreak: fc.boolean(),
    bom: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ tree, dice, crlf, finalBreak, bom }) => {
    const writer = new Writer(dice);
    if (writer.roll(4) === 0) writer.add('# head of the file', [], false);
    if (writer.roll(8) === 0) writer.add('---', [], false);
    writer.map(tree, [], 0);
    writer.comments([], 0);
    const eol = crlf ? '\r\n' : '\n';
    const text = writer.lines.map((line) => line.text).join(eol) + (finalBreak || writer.endsOpen ? eol : '');
    return { text: (bom === 0 ? '\ufeff' : '') + text, lines: writer.lines, paths: writer.paths };
  });

// --- internal ---

class Writer {
  lines: Line[] = [];
  paths: string[][] = [];
  endsOpen = false;
  private at = 0;
  private count = 0;
  private readonly dice: number[];

  constructor(dice: number[]) {
    this.dice = dice;
  }

  roll(sides: number): number {
    this.at += 1;
    return ((this.dice[this.at % this.dice.length] ?? 0) + Math.floor(this.at / this.dice.length)) % sides;
  }

  add(text: string, owner: string[], inside: boolean): void {
    this.lines.push({ text, owner, inside });
  }

  comment(): string {
    this.count += 1;
    return `# c${this.count}${['', ': with colon', ' "quote', " don't", ' {x'][this.roll(5)]}`;
  }

  comments(owner: string[], column: number): void {
    if (this.roll(3) === 0) this.add(`${' '.repeat(column)}${this.comment()}`, owner, false);
    if (this.roll(6) === 0) this.add(['', '  '][this.roll(2)] ?? '', owner, false);
  }

  map(tree: Tree, path: string[], column: number): void {
    for (const [key, value] of Object.entries(tree)) {
      const own = [...path, key];
      this.paths.push(own);
      this.comments(path, column);
      this.endsOpen = false;
      const start = `${' '.repeat(column)}${this.key(key)}:`;
      const beside = this.roll(4) === 0 ? `${['  ', ' ', '\t'][this.roll(3)]}${this.comment()}` : '';
      const deeper = column + 1 + this.roll(4);
      if (value && this.roll(5) > 0) {
        this.add(start + beside, own, false);
        this.map(value, own, deeper);
      } else if (value) {
        for (const inner of this.flowPaths(value, own)) this.paths.push(inner);
        this.add(`${start} ${this.flow(value)}${beside}`, own, false);
      } else this.leaf(start, beside, own, column, deeper);
    }
  }

  key(key: string): string {
    return key === 'with space' || this.roll(6) > 0 ? key : this.roll(2) ? `"${key}"` : `'${key}'`;
  }

  flowPaths(tree: Tree, path: string[]): string[][] {
    return Object.entries(tree).flatMap(([key, value]) => [
      [...path, key],
      ...(value ? this.flowPaths(value, [...path, key]) : []),
    ]);
  }

  flow(tree: Tree): string {
    const pairs = Object.entries(tree).map(([key, value]) => {
      if (value) return `${this.key(key)}: ${this.flow(value)}`;
      return `${this.key(key)}: ${['x', '"q, r"', "'s'", '[1, 2]', '', '~', 'two words'][this.roll(7)]}`;
    });
    return this.roll(2) ? `{ ${pairs.join(', ')} }` : `{${pairs.join(', ')}${this.roll(3) ? '' : ','}}`;
  }

  leaf(start: string, beside: string, own: string[], column: number, deeper: number): void {
    const pad = ' '.repeat(deeper);
    const rest = (...lines: string[]) => {
      for (const line of lines) this.add(line, own, true);
    };
    const style = this.roll(16);
    if (style === 0) this.add(start + beside, own, false);
    else if (style === 1) this.add(`${start} ~${beside}`, own, false);
    else if (style === 2) this.add(`${start} plain text${beside}`, own, false);
    else if (style === 3) this.add(`${start}   "quoted # no comment"${beside || '  '}`, own, false);
    else if (style === 4) this.add(`${start} 'it''s'${beside}`, own, false);
    else if (style === 5) {
      this.add(`${start} "two`, own, false);
      rest(`${pad}lines"`);
    } else if (style === 6) {
      this.add(`${start} plain on`, own, false);
      rest(`${pad}two lines`);
    } else if (style === 7) {
      this.add(`${start}${beside}`, own, false);
      rest(`${pad}below`);
    } else if (style <= 11) {
      const header = ['|', '|-', '|+', '>', '>-', `|${deeper - column}`][this.roll(6)] ?? '|';
      this.add(`${start} ${header}${beside}`, own, false);
      rest(`${pad}first`, '', `${pad}  # not a comment`, `${pad}last`);
      if (this.roll(3) === 0) rest('');
      this.endsOpen = true;
    } else if (style === 12) {
      this.add(start + beside, own, false);
      rest(`${pad}- one`, `${pad}${this.comment()}`, `${pad}- two`);
    } else if (style === 13) {
      this.add(start + beside, own, false);
      rest(`${' '.repeat(column)}- one`, `${' '.repeat(column)}- "two"`);
    } else if (style === 14) this.add(`${start} [one, "two"]${beside}`, own, false);
    else {
      this.add(`${start} [one,`, own, false);
      rest(`${pad}${this.comment()}`, `${pad}two]`);
    }
  }
}
