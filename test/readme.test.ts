// README.md, REFERENCE.md and CONTRIBUTING.md say what is so: what they name is there. That their commands print what is shown is seen by
// readme.full.test.ts, and by `npm run check`.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../src/outside.ts';

const texts = ['README.md', 'REFERENCE.md', 'CONTRIBUTING.md'].map((name) =>
  readFileSync(join(packageRoot, name), 'utf8'),
);
const all = texts.join('\n');
const scripts: Record<string, string> = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')).scripts;

/** What stands in the texts between backquotes. */
const quoted = [...all.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text);

test('every file they name is there', () => {
  const links = [...all.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) => path);
  const paths = quoted.filter((text) => /^(?:src|test|method|templates|examples)\/[\w/.-]*$/.test(text));
  expect(links.length).toBeGreaterThan(4);
  expect(paths.length).toBeGreaterThan(20);
  expect([...links, ...paths].filter((path) => !existsSync(join(packageRoot, path)))).toEqual([]);
});

test('every npm command they name is there, and npm start takes the commands of tde', () => {
  const named = quoted.flatMap((text) => /^npm (?:run )?(start|test|[a-z:-]+)\b/.exec(text)?.[1] ?? []);
  const own = named.filter((name) => !['cit', 'install', 'audit'].includes(name));
  expect(own).toContain('start');
  expect(own.filter((name) => !scripts[name])).toEqual([]);
  const shown = quoted.find((text) => text.startsWith('npm start --')) ?? '';
  const { status, stdout } = spawnSync(shown, { shell: true, cwd: packageRoot, encoding: 'utf8' });
  expect(status).toBe(0);
  expect(stdout).toContain('People in Brackett Falls could use information');
});
