// The text of dist/THIRD-PARTY.txt: every package of which the program holds a part, with its licence. Used by build.mjs.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * Code that came into a package from elsewhere before it was published, so that neither the bundler nor `npm audit` knows of it. All of
 * it is under the MIT licence. test/supply.test.ts looks for copies that are missing here.
 */
const COPIES = [
  ['chalk', 'ansi-styles', 'Copyright (c) Sindre Sorhus <sindresorhus@gmail.com>'],
  ['chalk', 'supports-color', 'Copyright (c) Sindre Sorhus <sindresorhus@gmail.com>'],
  ['docx', 'nanoid', 'Copyright 2017 Andrey Sitnik <andrey@sitnik.ru>'],
  ['docx', 'fflate', 'Copyright (c) 2026 Arjun Barrett'],
  ['docx', 'events', 'Copyright Joyent, Inc. and other Node contributors.'],
  ['docx', 'stream-browserify', 'Copyright Joyent, Inc. and other Node contributors.', 'Copyright (c) James Halliday'],
  [
    'docx',
    '@oxc-project/runtime',
    'Copyright (c) 2014-present Sebastian McKenzie and other contributors (Babel)',
    'Copyright (c) 2024-present VoidZero Inc. & Contributors',
  ],
].map(([within, name, ...copyright]) => ({ within, name, copyright: copyright.join('\n') }));

/** The bundler leaves a few functions of its own in what it makes. */
const BUNDLER = 'rolldown';

/** @param {string[]} files every file of which a part is in the program */
export function licencesOf(files) {
  const names = [...new Set([BUNDLER, ...files.flatMap(packageOf)])].sort();
  const copies = COPIES.filter(({ within }) => names.includes(within));
  const parts = [...names.map(ofPackage), ...copies.map(ofCopy)];
  return `The packages that this program holds parts of, with their licences\n\n${parts.join(`\n${'-'.repeat(72)}\n\n`)}`;
}

function packageOf(file) {
  const [, name] = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file.replaceAll('\\', '/')) ?? [];
  return name ? [name] : [];
}

function ofPackage(name) {
  const folder = join(root, 'node_modules', name);
  const { version, license, author, repository } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const known = `The package brings no text of its licence. It names: ${license}, by ${author?.name ?? author}, ${repository?.url ?? repository}`;
  return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : known}\n`;
}

function ofCopy({ within, name, copyright }) {
  // The MIT licence is our own, too.
  const [, mit] = readFileSync(join(root, 'LICENSE'), 'utf8').split(/(?=^Permission)/m);
  return `${name} (MIT), a copy within ${within}\n\n${copyright}\n\n${mit.trim()}\n`;
}
