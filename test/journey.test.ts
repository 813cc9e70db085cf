// The first journey in a real terminal, with the built program: from `npm start` to the saved pitch. Others, and the whole worksheet, are in
// journey.full.test.ts.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { loadMethod } from '../src/method/ids.ts';
import { READS, TYPED } from './support/librarian.ts';
import { KEY, personAt, readOn } from './support/person.ts';
import { tempDir } from './support/temp-dir.ts';
import { openTerminal, type Terminal } from './support/terminal.ts';

const root = join(import.meta.dirname, '..');
const method = await loadMethod();

/** Leaves by the typed word. */
async function leave(terminal: Terminal): Promise<void> {
  terminal.press('/leave');
  await terminal.see('Word: /leave');
  terminal.press(KEY.enter);
}

/** A checkout as somebody has just fetched it: enough of one for `npm start`. */
function checkout(): string {
  const folder = join(tempDir(), 'tde');
  for (const [file, ...others] of [
    ['bin', 'tde.js'],
    ['scripts', 'start.mjs'],
  ] as const) {
    mkdirSync(join(folder, file), { recursive: true });
    for (const name of others) copyFileSync(join(root, file, name), join(folder, file, name));
  }
  symlinkSync(join(root, 'dist'), join(folder, 'dist'));
  return folder;
}

describe('a librarian, from `npm start` to a saved pitch', () => {
  it('sees twelve screens at most, though she leaves twice on the way', { timeout: 120_000 }, async () => {
    const folder = checkout();
    const project = join(folder, '..', 'tde-project');
    const screens = new Set<string>();
    const start = () => {
      const terminal = openTerminal({
        command: process.execPath,
        args: [join(folder, 'scripts', 'start.mjs')],
        cwd: folder,
      });
      const person = personAt(terminal, method, join(project, 'tde.yaml'));
      const at = async (id: string) => {
        await person.at(id);
        screens.add(id);
      };
      const type = async (keys: string, shows = keys) => {
        terminal.press(keys);
        await terminal.see(shows.slice(-30));
      };
      return { terminal, at, type };
    };
    const answer = async ({ terminal, at, type }: ReturnType<typeof start>, from: number, to: number) => {
      for (const [id, keys] of TYPED.slice(from, to)) {
        await at(id);
        await type(keys, id === 'project.role' ? '> 2.' : id === 'refine.tactics.chosen' ? '> [x] 1.' : keys);
        terminal.press(KEY.enter);
      }
    };
    const first = start();
    await answer(first, 0, 3);
    await first.at('find.focus-area');
    await first.type('Families with little kids');
    first.terminal.press(KEY.interrupt);
    expect((await first.terminal.ended()).exitCode).toBe(130);
    await first.terminal.see('So far: Your pitch has 2 of its 8 answers.');
    expect(first.terminal.screen()).not.toContain('left');

    const second = start();
    await second.terminal.see('Your pitch has 2 of its 8 answers.');
    await second.terminal.see('You were typing at "Focus area": Families with little kids');
    await second.at('find.focus-area');
    await second.type(" can't find a playground with a working water tap.");
    second.terminal.press(KEY.enter);
    await answer(second, 4, 6);
    await second.at('refine.impact.summary');
    await second.type('/leave');
    second.terminal.press(KEY.enter);
    await second.terminal.ended();

    const third = start();
    await third.terminal.see('Your pitch has 5 of its 8 answers.');
    await answer(third, 6, TYPED.length);
    await third.at('page');
    await third.terminal.see("Children's desk, Dalry Falls Library, 555-0133.");
    await readOn(third.terminal);
    await third.terminal.see('Save it as a Word file: pitch.docx');
    third.terminal.press('2');
    await third.terminal.see('> 2.');
    third.terminal.press(KEY.enter);
    await third.terminal.see('Saved as pitch.docx in the folder');
    await leave(third.terminal);
    expect((await third.terminal.ended()).exitCode).toBe(0);
    expect(screens.size).toBeLessThanOrEqual(12);
    const word = strFromU8(unzipSync(readFileSync(join(project, 'pitch.docx')))['word/document.xml'] as Uint8Array);
    const text = word.replace(/<[^>]*>/g, '').replaceAll('&apos;', "'");
    expect(text).toContain(READS);
    expect(text).toContain('We ask you to send us the repair orders of last summer.');
    // Every command of `npm start` is about that project.
    const { INIT_CWD: _, TDE_FILE: __, ...env } = process.env;
    const command = [join(folder, 'scripts', 'start.mjs'), 'pitch'];
    const { stdout } = spawnSync(process.execPath, command, { cwd: folder, env, encoding: 'utf8' });
    expect(stdout).toContain(READS);
  });
});
