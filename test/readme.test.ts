// The README says what is so: its commands run and print what it shows, and what it names is there.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../src/root.ts';

const readme = readFileSync(join(packageRoot, 'README.md'), 'utf8');
const scripts: Record<string, string> = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')).scripts;

/** What stands in the text between backquotes. */
const quoted = [...readme.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text);

test('every command block prints what is shown, and every made part is up to date', { timeout: 60_000 }, () => {
  const { status, stderr } = spawnSync(process.execPath, [join(packageRoot, 'scripts', 'docs.mjs'), '--check'], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

test('every file it names is there', () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = '']) => path);
  const paths = quoted.filter((text) => /^(?:src|test|method|templates|examples)\/[\w/.-]*$/.test(text));
  expect(links.length).toBeGreaterThan(4);
  expect(paths.length).toBeGreaterThan(20);
  expect([...links, ...paths].filter((path) => !existsSync(join(packageRoot, path)))).toEqual([]);
});

test('every npm command it names is there, and npm start takes the commands of tde', () => {
  const named = quoted.flatMap((text) => /^npm (?:run )?(start|test|[a-z:-]+)\b/.exec(text)?.[1] ?? []);
  const own = named.filter((name) => !['cit', 'install'].includes(name));
  expect(own).toContain('start');
  expect(own.filter((name) => !scripts[name])).toEqual([]);
  const shown = quoted.find((text) => text.startsWith('npm start --')) ?? '';
  const { status, stdout } = spawnSync(shown, { shell: true, cwd: packageRoot, encoding: 'utf8' });
  expect(status).toBe(0);
  expect(stdout).toContain('People in Brackett Falls could use information');
});
