// The long inputs of bench.mjs: texts that a pattern or a loop that is not linear would take seconds or hours for. A row is an input.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The ways into tde: the arguments for a text, and the files they need, which `put` makes. */
const WAYS = {
  command: (text) => [text],
  get: (text) => ['get', text],
  'set, id': (text) => ['set', text, 'Riverton'],
  'set, answer': (text) => ['set', 'refine.data-supply.collected', text],
  edit: (text) => ['edit', text, '--no-input'],
  guide: (text) => ['guide', text],
  'feedback, title': (text) => ['feedback', 'add', '--said', 'Print it.', '--group', 'Tenants', '--title', text],
  'answers file, key': (text, put) => ['set', '--answers', put('answers.yaml', `${text}: x\n`)],
  plan: (text, put) => projectWith(text, put, 'plan'),
  'plan as HTML': (text, put) => projectWith(text, put, 'plan', '--format', 'html'),
  'plan as text': (text, put) => projectWith(text, put, 'plan', '--format', 'txt'),
  check: (text, put) => projectWith(text, put, 'check'),
  'check, key': (text, put) => {
    put('tde.yaml', `tde: 1\nfind:\n  ${text}: x\n`);
    return ['check'];
  },
  'check, line': (text, put) => {
    put('tde.yaml', `tde: 1\nfind:\n${text}\n  focus-area: x\n`);
    return ['check'];
  },
  pitch: (text, put) => {
    put('tde.yaml', `tde: 1\nfind:\n  focus-area: ${JSON.stringify(text)}\n`);
    return ['pitch'];
  },
  template: (text, put) => ['pitch', '--template', put('own.hbs', text)],
  'CSV, cell': (text, put) => ['feedback', 'import', put('said.csv', `said,group\n"${text}",Tenants\n`), '--dry-run'],
};

/** Each row: the way in, what the text is, how long it is in kB (and half of that before it), and the text of a length. */
const INPUTS = [
  ['command', 'a word', 100, (length) => 'a'.repeat(length)],
  ['get', 'a word', 100, (length) => 'a'.repeat(length)],
  ['get', 'a path', 100, (length) => filled('find.', length)],
  ['get', 'a path of a record', 100, (length) => `refine.use-cases.${filled('a-', length)}.title`],
  ['set, id', 'a word', 100, (length) => 'a'.repeat(length)],
  ['set, answer', 'runs of blanks', 100, (length) => filled(`${' '.repeat(999)}x`, length)],
  ['edit', 'a word', 100, (length) => 'a'.repeat(length)],
  ['guide', 'a word', 100, (length) => 'a'.repeat(length)],
  ['feedback, title', 'dashes', 100, (length) => `a${'-'.repeat(length)}a`],
  ['feedback, title', 'full stops', 100, (length) => filled('....x', length)],
  ['answers file, key', 'a word', 100, (length) => 'a'.repeat(length)],
  ['plan', 'a run of blanks', 95, (length) => `x${' '.repeat(length)}x`],
  ['plan', 'runs of blanks', 95, (length) => filled(`${' '.repeat(999)}x`, length)],
  ['plan', 'brackets', 95, (length) => filled('[', length)],
  ['plan as HTML', 'stars', 95, (length) => filled('*a ', length)],
  ['plan as text', 'a word', 95, (length) => 'a'.repeat(length)],
  ['check', 'digits', 95, (length) => filled('1 ', length)],
  ['check', 'a would-be address', 95, (length) => `${'a.'.repeat(length / 2)}@`],
  ['check, key', 'a word', 95, (length) => 'a'.repeat(length)],
  ['check, line', 'dashes', 95, (length) => '-'.repeat(length)],
  ['pitch', 'full stops', 95, (length) => `a${'. '.repeat(length / 2)}a`],
  ['template', 'blanks in a comment', 16, (length) => `{{!-- kind:${' '.repeat(length)}`],
  ['template', 'blanks in a closed comment', 16, (length) => `{{!-- kind:${' '.repeat(length)}\n--}}`],
  ['template', 'greater-than signs', 50, (length) => '>'.repeat(length)],
  ['CSV, cell', 'full stops', 95, (length) => filled('....x', length)],
];

/** Calls `use` with the inputs: a name, and the same at two sizes as `{ kB, args }`, where `args()` is what tde is started with. */
export async function withLongInputs(use) {
  const root = mkdtempSync(join(tmpdir(), 'tde-inputs-'));
  try {
    return await use(
      INPUTS.map(([way, what, kB, text], row) => ({
        name: `${way}: ${what}`,
        steps: [kB / 2, kB].map((size) => {
          const args = prepared(join(root, `${row}-${size}`), WAYS[way], text(size * 1000));
          return { kB: size, args: () => args };
        }),
      })),
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** A project in a folder of its own, and beside it the files that the text needs. */
function prepared(folder, way, text) {
  const put = (name, content) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  mkdirSync(folder);
  const file = put('tde.yaml', 'tde: 1\nproject:\n  name: Long inputs\n');
  return [...way(text, put), '--file', file];
}

function projectWith(text, put, ...args) {
  put('tde.yaml', `tde: 1\nrefine:\n  data-supply:\n    collected: ${JSON.stringify(text)}\n`);
  return args;
}

function filled(piece, length) {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}
