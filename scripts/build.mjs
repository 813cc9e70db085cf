// Builds dist/: the program as CommonJS chunks, the built-in method as checked JSON, the templates precompiled, the licences.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import { rolldown } from 'rolldown';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
/** Everything is made here first, so that a build that fails leaves the last good one in place. */
const fresh = join(root, `dist.new-${process.pid}`);

try {
  await bundle();
  compileMethod();
  compileTemplates();
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
} finally {
  rmSync(fresh, { recursive: true, force: true });
}

async function bundle() {
  const used = new Set();
  const build = await rolldown({
    cwd: root,
    input: { main: 'src/main.ts', pack: 'src/method/pack.ts' },
    platform: 'node',
    // The same yaml as ES modules: they bundle without a wrapper around each file, which makes them faster to load.
    resolve: { alias: { yaml: join(root, 'node_modules', 'yaml', 'browser', 'index.js') } },
    // What a browser build would take out, ours takes out too: chalk's and yaml's development branches.
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    plugins: [
      {
        // Commander loads node:child_process, and with it node:net, for subcommands in files of their own: tde has none.
        name: 'no-child-process',
        resolveId: (name, from) =>
          name === 'node:child_process' && from?.includes('commander') ? '\0no-child-process' : null,
        load: (id) => (id === '\0no-child-process' ? 'module.exports = {};' : null),
      },
      {
        name: 'note-packages',
        load(id) {
          const match = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/'));
          if (match) used.add(match[0]);
        },
      },
    ],
  });
  await build.write({
    dir: fresh,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    exports: 'named',
  });
  await build.close();
  writeFileSync(join(fresh, 'THIRD-PARTY.txt'), licences([...used].sort()));
}

/** Checks the built-in pack as --method would check any other, and writes it as JSON: starting costs no YAML. */
function compileMethod() {
  const { readPack } = createRequire(import.meta.url)(join(fresh, 'pack.cjs'));
  try {
    writeFileSync(join(fresh, 'method.json'), JSON.stringify(readPack(join(root, 'method'))));
  } catch (error) {
    for (const { what, where } of error.problems ?? []) {
      console.error(`${where ? `${where.file}:${where.line}:${where.column}: ` : ''}${what}`);
    }
    throw error;
  }
}

/** A CommonJS module for each template, for Handlebars' runtime: the compiler is not needed to render. */
function compileTemplates() {
  const folder = join(root, 'templates');
  const sources = new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.hbs'))
      .map((file) => [file.replace(/\.hbs$/, ''), readFileSync(join(folder, file), 'utf8')]),
  );
  mkdirSync(join(fresh, 'templates'));
  for (const [name, text] of sources) {
    const template = Handlebars.precompile(text, { strict: true });
    const parts = JSON.stringify([...partsOf(text, sources)]);
    writeFileSync(
      join(fresh, 'templates', `${name}.cjs`),
      `module.exports = { parts: ${parts}, template: ${template} };\n`,
    );
  }
}

/** The templates a text puts in, and those that they put in. */
function partsOf(text, sources, found = new Set()) {
  for (const [, name] of text.matchAll(/\{\{>\s*([\w-]+)/g)) {
    if (found.has(name)) continue;
    found.add(name);
    partsOf(sources.get(name), sources, found);
  }
  return found;
}

function licences(folders) {
  const parts = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : 'No licence text in the package.'}\n`;
  });
  return `Packages bundled into this program, with their licences\n\n${parts.join(`\n${'-'.repeat(72)}\n\n`)}`;
}
