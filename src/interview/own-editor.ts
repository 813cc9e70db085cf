// The person's own editor, as an offer for long texts: which one it is, and a run of it on a private file that is removed after.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Problem, UserError } from '../errors.ts';
import { readText } from '../outside.ts';
import type { Io } from '../terminal.ts';
import { promptWords } from '../words/prompts.ts';
import { clean } from './moves.ts';
import type { Screen } from './prompter.ts';

/** The screen with the editor that can be offered on it: for a long text, in a terminal, where the surroundings name one. */
export function withEditor(screen: Screen, io: Pick<Io, 'env' | 'in'>): Screen {
  const command = commandOf(io.env);
  if (screen.widget !== 'lines' || command === undefined || !io.in.isTTY) return screen;
  return { ...screen, editor: basename(command.replace(/\s.*$/s, '')) };
}

/** The text as the editor left it, or the same text and why nothing was taken over. The terminal is the editor's meanwhile. */
export async function editOutside(text: string, env: Io['env']): Promise<{ text: string; message?: string }> {
  const command = commandOf(env) ?? '';
  const { editorFailed, editorLeft, editorRefused } = promptWords.messages;
  const given = text === '' ? '' : `${text}\n`;
  let folder: string | undefined;
  try {
    folder = mkdtempSync(join(tmpdir(), 'tde-'));
    const file = join(folder, 'answer.txt');
    writeFileSync(file, given, { mode: 0o600 });
    const failed = await run(command, file, env);
    if (failed && hasMore(folder, given)) {
      const left = folder;
      folder = undefined;
      return { text, message: `${editorFailed(command)} ${editorLeft(left)}` };
    }
    if (failed || !existsSync(file)) return { text, message: editorFailed(command) };
    const saved = readSaved(file);
    if (typeof saved === 'string') return { text: clean(saved).trimEnd() };
    // It is somebody's work, although it cannot be read here.
    folder = undefined;
    return { text, message: editorRefused(saved.what, saved.where, file) };
  } catch {
    return { text, message: editorFailed(command) };
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

// --- internal ---

/** Whether an editor left more in its folder than it was given: what it saved, or its own copy of what was not saved yet. */
const hasMore = (folder: string, given: string): boolean =>
  readdirSync(folder).some(
    (name) => name !== 'answer.txt' || !readFileSync(join(folder, name)).equals(Buffer.from(given)),
  );

/** What the editor saved, or why it cannot be read. */
function readSaved(file: string): string | Problem {
  try {
    return readText(file, { what: 'an answer', most: 1_000_000 });
  } catch (error) {
    const [problem] = error instanceof UserError ? error.problems : [];
    if (problem) return problem;
    throw error;
  }
}

const commandOf = ({ VISUAL, EDITOR }: Io['env']): string | undefined => VISUAL?.trim() || EDITOR?.trim() || undefined;

/** Runs the command, which may hold options, and waits; tells whether it failed. */
async function run(command: string, file: string, env: Io['env']): Promise<boolean> {
  const { spawnSync } = await import('node:child_process');
  const options = { stdio: ['inherit', 2, 2] as ['inherit', 2, 2], env: { ...env } };
  const { status } =
    process.platform === 'win32'
      ? spawnSync(`${command} "${file}"`, { ...options, shell: true })
      : spawnSync('sh', ['-c', `${command} "$1"`, 'sh', file], options);
  return status !== 0;
}
