// Ends a session of tde in every way there is, at any prompt, in a real terminal under bash; tells what is not as it should be.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { draftsIn } from './drafts.ts';
import { type After, tempDir } from './temp-dir.ts';
import { openTerminal, type Terminal } from './terminal.ts';
import { runTde } from './test-io.ts';

/** The prompts, each by a question that has it, and a key that leaves something half-done in it. */
export const PROMPTS = {
  line: { id: 'project.name', half: 'half' },
  lines: { id: 'refine.data-supply.collected', half: 'half' },
  list: { id: 'project.team', half: 'half' },
  one: { id: 'project.role', half: '2' },
  many: { id: 'find.tactics.chosen', half: ' ' },
  checklist: { id: 'find.checklists.identify-partners', half: 'y' },
} as const;
export type PromptName = keyof typeof PROMPTS;

type Session = { terminal: Terminal; keys: Terminal; pid: number; half: string };
type Ending = { act: (session: Session) => Promise<void> | void; exit: readonly number[]; empty?: true; bare?: true };

const signal = (name: NodeJS.Signals, ...exit: number[]): Ending => ({
  act: ({ pid }) => void process.kill(pid, name),
  exit,
});

/** How a session may end, and the exit codes that say so. */
export const ENDINGS = {
  'Ctrl-C': { act: ({ keys }) => keys.press('\u0003'), exit: [130] },
  INT: signal('SIGINT', 130),
  TERM: signal('SIGTERM', 143),
  HUP: signal('SIGHUP', 129),
  QUIT: signal('SIGQUIT', 143),
  'Ctrl-D': { act: ({ keys }) => keys.press('\u0004'), exit: [130], empty: true },
  'closed stdin': { act: ({ keys }) => keys.closeWindow(), exit: [129] },
  'closed window': { act: ({ keys }) => keys.closeWindow(), exit: [129, 130], bare: true },
  'closed stdout': { act: ({ keys }) => keys.press('\u0003'), exit: [130] },
  'stop and continue': {
    async act({ terminal, keys, pid }) {
      process.kill(pid, 'SIGSTOP');
      const mark = terminal.written().length;
      process.kill(pid, 'SIGCONT');
      await terminal.until('the question again', () => terminal.written().length > mark);
      await terminal.see('/leave');
      keys.press('\u0003');
    },
    exit: [130],
  },
} satisfies Record<string, Ending>;
export type EndingName = keyof typeof ENDINGS;

/** Runs one session to its end, after one answer was accepted; gives what was wrong with it, and how long the end took. */
export async function endSession(
  name: EndingName,
  prompt: PromptName,
  { plain = false, after }: { plain?: boolean; after?: After } = {},
): Promise<{ wrong: string[]; took: number }> {
  const cwd = tempDir(after);
  const notes = tempDir(after);
  await runTde(['init', '--no-input'], { cwd });
  const ending: Ending = ENDINGS[name];
  const { id, half } = PROMPTS[prompt];
  // With a stdin of its own, and in plain mode, the question stands first; else an answer is accepted before it.
  const atOnce = plain || name === 'closed stdin';
  if (atOnce) await runTde(['set', 'project.place', 'accepted'], { cwd });
  const env: Record<string, string> = plain ? { ACCESSIBLE: '1' } : {};
  const opens = { cwd, notes, name, env, id: atOnce ? id : 'project.place', ...(after && { after }) };
  const session = await open(opens);
  const { terminal, keys } = session;
  await terminal.see('/leave');
  // The words are said before the question.
  if (plain) await terminal.until('the line to type in', (screen) => screen.trimEnd().endsWith('>'));
  if (!atOnce) {
    keys.press('accepted');
    await terminal.see('> accepted');
    keys.press('\r');
    await terminal.see('Review your answers');
    keys.press(`/goto ${id}`);
    await terminal.see(`Word: /goto ${id}`);
    keys.press('\r');
    await terminal.until('the question', (screen) => !/Review your answers/.test(screen) && screen.includes('/leave'));
  }
  if (!ending.empty) {
    const before = terminal.screen();
    keys.press(half);
    await terminal.until('half an answer', (screen) => screen !== before);
  }
  const start = performance.now();
  await ending.act({ ...session, half });
  const end = await terminal.ended();
  const took = performance.now() - start;

  const wrong: string[] = [];
  const check = (holds: unknown, what: string) => {
    if (!holds) wrong.push(`${name} at ${prompt}${plain ? ' in plain mode' : ''}: ${what}`);
  };
  const written = (file: string) => (existsSync(join(notes, file)) ? readFileSync(join(notes, file), 'utf8') : '');
  const code = ending.bare ? (end.signal ? 128 + end.signal : end.exitCode) : Number(written('code') || Number.NaN);
  check(ending.exit.includes(code), `exit code ${code}`);
  check(/ {2}place: accepted\n/.test(readFileSync(join(cwd, 'tde.yaml'), 'utf8')), 'the accepted answer is gone');
  check(draftsIn(cwd) !== '', 'where it stood is not kept');
  if (half === 'half' && !ending.empty)
    check(draftsIn(cwd).includes('"text":"half"'), 'the half-typed answer is not kept');
  check(!readdirSync(cwd).some((each) => /core|\.tmp$|\.lock$/.test(each)), `left ${readdirSync(cwd)}`);
  const shown = terminal.written();
  check(!/ at .*\.cjs:\d|fault in tde/.test(shown), 'a stack');
  if (!ending.bare) {
    check(name === 'closed stdin' || written('after') === written('before'), 'the terminal is not as it was');
    const isPasteOff = shown.lastIndexOf('\u001b[?2004l') > shown.lastIndexOf('\u001b[?2004h');
    check(
      plain ? !shown.includes('\u001b[') : isPasteOff,
      'bracketed paste is still on, or plain mode has moved something',
    );
    check(shown.lastIndexOf('\u001b[?25h') >= shown.lastIndexOf('\u001b[?25l'), 'the cursor is hidden');
    check(!shown.includes('\u001b[?1049h') || shown.includes('\u001b[?1049l'), 'not the normal screen');
    // As written, not as shown: bash's own line on a hang-up names the program, and may take up any number of rows.
    check(/Go on with:/.test(shown.trimEnd().split('\r\n').slice(-3).join(' ')), 'does not say how to go on');
  }
  return { wrong, took };
}

// --- internal ---

const bin = join(import.meta.dirname, '..', '..', 'bin', 'tde.js');

type Opens = { cwd: string; notes: string; name: EndingName; id: string; env: Record<string, string>; after?: After };

/** Starts tde as the ending needs it: under bash that notes the terminal's modes, with a stdin of its own, or right in the window. */
async function open({ notes, name, id, ...place }: Opens): Promise<Omit<Session, 'half'>> {
  const args = [bin, 'edit', id];
  if (name === 'closed window') {
    const terminal = openTerminal({ command: process.execPath, args, ...place });
    return { terminal, keys: terminal, pid: terminal.pid };
  }
  const second =
    name === 'closed stdin' ? openTerminal({ command: 'sh', args: ['-c', 'tty; exec sleep 60'], ...place }) : undefined;
  const stdin = second ? `< ${await second.until('its name', (screen) => /\/dev\S+/.exec(screen)?.[0])}` : '';
  // What a process inherits of other terminals would keep them open.
  const closeOthers = 'for fd in $(ls /proc/$$/fd); do if ((fd > 2)); then exec {fd}>&-; fi; done';
  const program = `sh -c 'echo $$ > ${notes}/pid; exec "${process.execPath}" "$@"' sh "$@" ${stdin}`;
  const script = `${closeOthers}; ulimit -c unlimited; stty -a > ${notes}/before
${name === 'closed stdout' ? `${program} | true; echo \${PIPESTATUS[0]}` : `${program}; echo $?`} > ${notes}/code
stty -a > ${notes}/after`;
  const terminal = openTerminal({ command: 'bash', args: ['-c', script, 'bash', ...args], ...place });
  await terminal.see('/leave');
  return { terminal, keys: second ?? terminal, pid: Number(readFileSync(join(notes, 'pid'), 'utf8')) };
}
