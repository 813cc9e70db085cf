// Nothing that comes from a file, a name or the command line drives the terminal: whatever command shows it, no control byte gets out.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';

/** Escape sequences that color, set the title, clear the screen, move, answer back, and write to the clipboard; and marks. */
const ATTACKS = [
  '\u001b[31mred',
  '\u001b]0;title\u0007',
  '\u001b[2J\u001b[H',
  '\u001b[6n',
  '\u001b]52;c;ZXZpbA==\u0007',
  '\u001bP$qm\u001b\\',
  '\u009b31mred',
  'a\bb\u007f',
  'a\rb',
  '\u202egnp.exe',
  '\u2066a\u2069',
] as const;

/** Each of them in `npm run torture`, all in one text in the everyday tests. */
const TRIED = process.env.TDE_TORTURE ? ATTACKS : [ATTACKS.join(' ')];

const terminal = { columns: 80, rows: 24 };

/** The controls in a text that tde has not put there itself; it uses none but line breaks where there is no color. */
const controls = (text: string) => text.replaceAll('\n', '').match(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu) ?? [];

async function expectSafe(argv: string[], cwd: string): Promise<string> {
  const { out, err } = await runTde([...argv, '--no-input'], { cwd, terminal, env: { NO_COLOR: '1' } });
  expect(controls(out + err), `${argv.join(' ')}: ${JSON.stringify(out + err).slice(0, 600)}`).toEqual([]);
  return out + err;
}

const COMMANDS = [
  ['status'],
  ['status', '--json'],
  ['check'],
  ['check', '--json'],
  ['get'],
  ['get', '--json'],
  ['recommend'],
  ['recommend', '--json'],
  ['pitch'],
  ['outline'],
  ['plan'],
  ['feedback', 'list'],
  ['feedback', 'list', '--json'],
  ['guide'],
  ['set', 'project.place', 'x'],
  ['iterate'],
];

describe.each(TRIED.map((attack) => [JSON.stringify(attack), attack] as const))('%s', (_name, attack) => {
  const yaml = JSON.stringify(attack);
  it('in an answer, a note or a key of the file is shown, not acted on', async () => {
    for (const text of [
      `tde: 1\nmethod: tde-1.0\nproject:\n  name: ${yaml}\n  place: { answer: a, note: ${yaml} }\n  role: ${yaml}\n`,
      `tde: 1\nmethod: ${yaml}\nproject:\n  name: a\n  ${yaml}: b\n${yaml}: c\n`,
      `tde: 1\nmethod: tde-1.0\nrefine:\n  use-cases:\n    ${yaml}:\n      title: ${yaml}\n`,
      `tde: 1\nmethod: tde-1.0\nproject:\n  name: ${yaml}: x\n`,
      `tde: 1\nmethod: tde-1.0\nproject: ${attack.replace(/[\r\n]/g, '')}\n`,
    ]) {
      const cwd = tempDir();
      put(cwd, 'tde.yaml', text);
      for (const argv of COMMANDS) await expectSafe(argv, cwd);
    }
  });

  it('on the command line is shown, not acted on', async () => {
    const cwd = tempDir();
    await runTde(['init', '--no-input'], { cwd });
    for (const argv of [
      ['get', attack],
      ['set', attack, 'x'],
      ['set', 'project.name', attack],
      ['set', 'project.role', attack],
      ['set', 'project.name', 'x', '--note', attack],
      ['set', '--answers', attack],
      ['edit', attack],
      ['guide', attack],
      ['plan', '--section', attack],
      ['recommend', '--step', attack],
      ['feedback', 'add', '--said', attack],
      ['feedback', 'answer', attack, '--decision', attack],
      ['feedback', 'import', attack],
      ['init', '--example', attack],
      ['status', '-f', attack],
      ['status', '--method', attack],
      [attack],
      [`--${attack}`],
    ])
      await expectSafe(argv, cwd);
  });

  it.skipIf(process.platform === 'win32')('in the name of a file or folder is shown, not acted on', async () => {
    const cwd = join(tempDir(), `f${attack.replaceAll('/', '')}`);
    mkdirSync(cwd);
    const name = `x${attack.replaceAll('/', '')}.yaml`;
    await expectSafe(['init'], cwd);
    await expectSafe(['plan', '-o', `${name}.md`], cwd);
    await expectSafe(['plan', '-o', `${name}.md`], cwd);
    put(cwd, name, 'nonsense');
    await expectSafe(['status', '-f', name], cwd);
    await expectSafe(['set', '--answers', name], cwd);
    put(cwd, 'rows.csv', `said,${yaml}\n${yaml},b\n`);
    await expectSafe(['feedback', 'import', 'rows.csv'], cwd);
    await expectSafe(['feedback', 'import', 'rows.csv', '--map', `said=said,group=${attack}`], cwd);
    await expectSafe(['feedback', 'list'], cwd);
    await expectSafe(['status'], cwd);
  });
});
