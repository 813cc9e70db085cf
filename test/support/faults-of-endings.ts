// How the stock prompts end, and ours must not, one row each; run by measured-faults.test.ts.
import { join } from 'node:path';
import { answered, type Fault, PLACE, READY, type Started, type Subject, textIn } from './subjects.ts';

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const CTRL_Z = '\u001a';
/** What is half-typed: no word that the screen shows by itself, as it does of the places in its examples. */
const HALF = 'Kestrel Fl';

/** Signals that end a program. */
const signalled = (signal: 'SIGTERM' | 'SIGHUP'): Fault => ({
  fault: `${signal}: nothing that was typed is kept`,
  async measure(subject) {
    const program = await halfTyped(subject);
    program.terminal.kill(signal);
    await program.terminal.ended();
    return program.kept().includes(HALF);
  },
  ours: true,
  stock: false,
});

export const ENDING_FAULTS: readonly Fault[] = [
  {
    fault: 'Ctrl-C: a stack trace and exit 1, and what was typed is gone',
    measure: async (subject) => endOf(await halfTyped(subject), CTRL_C),
    ours: { exit: 130, stack: false, kept: true, wayOn: true },
    stock: { exit: 1, stack: true, kept: false, wayOn: false },
  },
  {
    fault: 'Ctrl-D: a stack trace and exit 0, as if all were well',
    async measure(subject) {
      const program = subject.start();
      await program.terminal.until('the question', (screen) => screen.includes(PLACE) && READY.test(screen));
      const { exit, stack } = await endOf(program, CTRL_D);
      return { exit, stack };
    },
    ours: { exit: 130, stack: false },
    stock: { exit: 0, stack: true },
  },
  signalled('SIGTERM'),
  signalled('SIGHUP'),
  {
    fault: 'Ctrl-Z and fg: the prompt dies',
    async measure(subject) {
      const terminal = subject.ask({ screens: [{ draft: { text: 'still here', cursor: 10 } }], shell: true });
      await terminal.see(READY);
      terminal.press(CTRL_Z);
      await terminal.see('Stopped');
      terminal.press('echo "in the $((1 + 1)) shell"\r');
      await terminal.see('in the 2 shell');
      terminal.press('fg\r');
      await terminal.see(/shell: fg[\s\S]*(still here|shell:)/);
      terminal.press('!\r');
      await terminal.see(/closed|shell: !/);
      return answered(terminal);
    },
    ours: ['still here!'],
    stock: [],
  },
  {
    fault: 'piped answers: the second is lost, and the end is exit 0',
    async measure(subject) {
      const { terminal, kept } = subject.start({ line: 'printf "Riverton\\nThe city\\n" | "$@"' });
      const { exitCode } = await terminal.ended();
      // Each line is an answer; at the question after them the input has ended.
      return { exit: exitCode, first: kept().includes('Riverton'), second: kept().includes('The city') };
    },
    ours: { exit: 130, first: true, second: true },
    stock: { exit: 0, first: true, second: false },
  },
  {
    fault: 'no terminal at all: it draws all the same, and ends with exit 0',
    async measure(subject) {
      const { cwd, terminal } = subject.start({ line: '"$@" < /dev/null > out.txt 2>&1; exit $?', noAnswers: true });
      const { exitCode } = await terminal.ended();
      const out = textIn(join(cwd, 'out.txt'));
      return { exit: exitCode, drawn: out.includes('\u001b'), told: out.includes('needs a terminal') };
    },
    ours: { exit: 2, drawn: false, told: true },
    stock: { exit: 0, drawn: true, told: false },
  },
];

// --- internal ---

/** The program with an answer half-typed. */
async function halfTyped(subject: Subject): Promise<Started> {
  const program = subject.start();
  await program.terminal.until('the question', (screen) => screen.includes(PLACE) && READY.test(screen));
  program.terminal.press(HALF);
  await program.terminal.see(HALF);
  return program;
}

/** What a program that is left by this key leaves behind. */
async function endOf({ terminal, kept }: Started, key: string) {
  terminal.press(key);
  const { exitCode } = await terminal.ended();
  return {
    exit: exitCode,
    stack: /^ +at .*:\d+/m.test(terminal.scrollback()),
    kept: kept().includes(HALF),
    wayOn: terminal.scrollback().includes('Go on with:'),
  };
}
