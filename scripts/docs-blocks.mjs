// The parts of README.md that are made by running tde: a session, told by the screens that the tests keep, and the commands of the
// tour with what they print. Used by docs.mjs.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** What a reader sees in place of the folder the commands ran in. */
const FOLDER = '~/try';

/** The screens of a session, one below the other: the wide one of each kept picture, without the mark of the cursor. */
export function sessionBlock(root, names) {
  const screens = names.map((name) => {
    const [wide] = readFileSync(join(root, 'test', 'screens', `${name}.txt`), 'utf8').split(/\n(?==== )/);
    return wide
      .split('\n')
      .slice(1)
      .filter((line) => !/^ *\^$/.test(line))
      .join('\n')
      .trim();
  });
  return screens.map((screen) => `\`\`\`text\n${screen}\n\`\`\``).join('\n\n');
}

/** The text with each `$ command` of its console blocks followed by what it prints, all run in one new folder, in order. */
export function runConsoleBlocks(root, text) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tde-readme-')));
  try {
    const bin = join(folder, 'bin');
    const tde = join(bin, 'tde');
    mkdirSync(bin);
    writeFileSync(tde, `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'bin', 'tde.js')}" "$@"\n`);
    chmodSync(tde, 0o755);
    const cwd = join(folder, 'try');
    mkdirSync(cwd);
    const env = { PATH: [bin, process.env.PATH].join(delimiter), HOME: folder, LANG: 'C.UTF-8' };
    return text.replace(/(?<=```console\n)[\s\S]*?(?=```)/g, (block) =>
      block
        .split('\n')
        .filter((line) => line.startsWith('$ '))
        .map((line) => `${line}\n${printed(line.slice(2), { cwd, env })}`)
        .join(''),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function printed(command, { cwd, env }) {
  const { status, stdout, error } = spawnSync('sh', ['-c', `exec 2>&1; ${command}`], { cwd, env, encoding: 'utf8' });
  if (error || status > 1) throw error ?? new Error(`"${command}" in README.md ended with ${status}:\n${stdout}`);
  return stdout.replaceAll(cwd, FOLDER);
}
