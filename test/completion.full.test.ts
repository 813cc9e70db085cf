// Shell completion as a person meets it: a real bash, zsh and fish that have read the script, and the Tab key.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../src/outside.ts';
import { bash, hasBash } from './support/in-bash.ts';
import { tempDir } from './support/temp-dir.ts';
import { openTerminal, type Terminal } from './support/terminal.ts';

const example = (name: string) => join(packageRoot, 'examples', name, 'tde.cycle-1.yaml');

/** How a shell is started so that it reads only what we give it, and where that stands. */
const SHELLS = {
  bash: {
    args: ['--noprofile', '-i'],
    start: '.bashrc',
    lines: ['source <(tde completion bash)', "PS1='ready: '", 'bind "set show-all-if-ambiguous on"'],
  },
  zsh: {
    args: ['-i'],
    start: '.zshrc',
    // By itself zsh runs a $(…) at Tab, whatever the command is; here only the completion is tried.
    lines: [
      'autoload -Uz compinit; compinit -u',
      "bindkey '^I' complete-word",
      'source <(tde completion zsh)',
      "PS1='ready: '",
      'unsetopt BEEP',
    ],
  },
  fish: {
    args: ['-i'],
    start: join('.config', 'fish', 'config.fish'),
    // What fish suggests by itself must not be taken for what Tab did.
    lines: [
      'set fish_greeting',
      'set fish_autosuggestion_enabled 0',
      'function fish_prompt; echo -n "ready: "; end',
      'tde completion fish | source',
    ],
  },
};
type Shell = keyof typeof SHELLS;

/** A shell in a project's folder in which the completion is set up as `tde completion --help` says. */
async function open(shell: Shell, home = tempDir()): Promise<Terminal> {
  const { args, start, lines } = SHELLS[shell];
  const bin = join(home, 'bin');
  mkdirSync(bin);
  symlinkSync(join(packageRoot, 'bin', 'tde.js'), join(bin, 'tde'));
  mkdirSync(join(home, start, '..'), { recursive: true });
  writeFileSync(join(home, start), `${lines.join('\n')}\n`);
  // Where fish finds it, it does not make one behind the test's back.
  mkdirSync(join(home, '.local', 'share', 'fish', 'generated_completions'), { recursive: true });
  writeFileSync(join(home, 'answers-of-the-group.yaml'), '');
  mkdirSync(join(home, 'our project'));
  copyFileSync(example('lead-paint'), join(home, 'tde.yaml'));
  copyFileSync(example('complete-streets'), join(home, 'our project', 'tde.yaml'));
  const env = { PATH: `${bin}:${process.env.PATH}`, ZDOTDIR: home, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
  const terminal = openTerminal({ command: shell, args, cwd: home, env, columns: 110, rows: 40 });
  await terminal.see('ready:');
  return terminal;
}

/** On an empty screen types a line, presses Tab, and waits until the screen shows all of `texts`. */
async function tab(terminal: Terminal, typed: string, ...texts: string[]): Promise<void> {
  terminal.press('\u000c');
  await terminal.until('an empty screen', (screen) => screen.trim() === 'ready:');
  terminal.press(typed);
  await terminal.see(`ready: ${typed}`);
  terminal.press('\t');
  for (const text of texts) await terminal.see(text);
  terminal.press('\u0015');
}

describe.each(Object.keys(SHELLS) as Shell[])('completion in %s', (shell) => {
  const isThere = spawnSync(shell, ['-c', 'true']).status === 0;
  if (!isThere) console.log(`${shell} is not installed: its completion is not tried.`);

  it.skipIf(!isThere)('fills in commands, options, ids, sections, tactics and values at Tab', async () => {
    const terminal = await open(shell);
    await tab(terminal, 'tde sta', 'ready: tde status');
    await tab(terminal, 'tde status --js', 'ready: tde status --json');
    await tab(terminal, 'tde get find.focus-a', 'ready: tde get find.focus-area');
    await tab(
      terminal,
      'tde edit find.focus',
      'ind.focus-area',
      'ind.focus-basis',
      ...(shell === 'bash' ? [] : ['Basis']),
    );
    await tab(terminal, 'tde edit refine.use-cases.check-a-building-without-being-seen.tit', 'being-seen.title');
    await tab(terminal, 'tde set refine.tactics.chosen interv', 'chosen interview-stakeholders');
    await tab(terminal, 'tde set project.role lib', 'ready: tde set project.role librarian');
    await tab(terminal, 'tde guide interview-s', 'ready: tde guide interview-stakeholders');
    await tab(terminal, 'tde init --example lead', 'ready: tde init --example lead-paint');
    await tab(terminal, 'tde init --example=lead', 'ready: tde init --example=lead-paint');
    await tab(terminal, 'tde completion fi', 'ready: tde completion fish');
    if (shell === 'zsh') await tab(terminal, "tde set project.role 'lib", "ready: tde set project.role 'librarian'");
  });

  it.skipIf(!isThere)(
    'knows the records of a project that is named, in a folder with a blank in its name, too',
    async () => {
      const terminal = await open(shell);
      for (const file of ["'our project/tde.yaml'", 'our\\ project/tde.yaml'])
        await tab(terminal, `tde -f ${file} edit refine.use-cases.show-t`, 'worst-crossing.');
    },
  );

  it.skipIf(!isThere)('runs nothing of the line before Enter, nor writes a file', async () => {
    const home = tempDir();
    const terminal = await open(shell, home);
    for (const typed of [
      'tde get $(touch ran)',
      'tde get $(touch ran) find.focus-a',
      'tde get `touch ran`',
      'tde get "$(touch ran)',
      'tde -f "$(touch ran)" get find.focus-a',
      'tde -f $(touch ran)/',
      'tde --x$(touch ran)=find',
      "tde --x'$(touch ran)'=find",
      "tde --x';touch ran;'=find",
      'tde get find.focus-a > ran',
      'tde get > ran find.focus-a',
      "tde get ';' touch ran ';' fin",
    ]) {
      terminal.press('\u000c');
      await terminal.until('an empty screen', (screen) => screen.trim() === 'ready:');
      terminal.press(`${typed}\t`);
      await terminal.see(typed.slice(0, 12));
      terminal.press('\u0015');
      // One that is known shows that the shell is at rest again.
      await tab(terminal, 'tde sta', 'ready: tde status');
      expect(readdirSync(home), typed).not.toContain('ran');
    }
  });

  it.skipIf(!isThere)('lists what there is with a word on each, and leaves file names to the shell', async () => {
    const terminal = await open(shell);
    await tab(terminal, 'tde re', 'recommend', 'resume', ...(shell === 'bash' ? [] : ['pick up where you left off']));
    await tab(terminal, 'tde set --answers answers-of', 'answers-of-the-group.yaml');
    await tab(terminal, 'tde status -f answers-of', 'answers-of-the-group.yaml');
    await tab(terminal, 'tde status --file=answers-of', 'answers-of-the-group.yaml');
    expect(terminal.scrollback()).not.toMatch(/command not found|error/i);
  });
});

describe.skipIf(!hasBash)('tde completion in a real bash without further packages', () => {
  it('works: words, ids and files, also when it was read twice', () => {
    const { lines } = bash(
      'try tde sta; try tde set find.focus-a; try tde set project.role lib; try tde completion ""; try tde init --example = lead; try tde init --example =; complete -p tde',
    );
    expect(lines).toEqual([
      'tde sta: status',
      'tde set find.focus-a: find.focus-area',
      'tde set project.role lib: librarian',
      'tde completion : zsh bash fish powershell',
      'tde init --example = lead: lead-paint',
      expect.stringMatching(/^tde init --example =: .*lead-paint/),
      'complete -o default -F __tde_complete tde',
    ]);
  });

  it('knows the project that is named in quotes, behind backslashes or in the home folder', () => {
    const { lines } = bash(
      [
        `try tde -f '"our project/north'"'"'s.yaml"' edit refine.use-cases.`,
        `try tde -f "our\\\\ project/north\\\\'s.yaml" edit refine.use-cases.`,
        `try tde -f '~/our\\ project/'"'north'\\\\''s.yaml'" edit refine.use-cases.`,
      ].join('\n'),
    );
    for (const line of lines) expect(line).toMatch(/: .*refine\.use-cases\.\S+\.title/);
    expect(lines).toHaveLength(3);
  });

  it('carries nothing out of what is typed', () => {
    const typed = [
      '$(touch ran)',
      '`touch ran`',
      '"$(touch ran)"',
      '>ran',
      ';',
      '&',
      '|',
      'touch',
      'ran',
      "'$(touch ran)",
    ];
    const words = typed.map((word) => `'${word.replaceAll("'", "'\\''")}'`);
    const { cwd, lines } = bash(
      [
        `try tde set ${words.join(' ')}`,
        ...words.flatMap((word) => [`try tde ${word} ''`, `try tde get ${word}`]),
      ].join('\n'),
    );
    expect(lines).toHaveLength(1 + 2 * typed.length);
    expect(readdirSync(cwd).sort()).toEqual(['bin', 'our project']);
  });
});
