// Builds dist/: the program as CommonJS chunks, the built-in method as checked JSON, the templates precompiled, the licences.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, relative } from 'node:path';
import Handlebars from 'handlebars';
import { rolldown } from 'rolldown';
import { minifySync } from 'rolldown/utils';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
/** Everything is made here first, so that a build that fails leaves the last good one in place. */
const fresh = join(root, `dist.new-${process.pid}`);

/** What libraries ask for and tde never uses: [who asks, for what, why it is not needed]. */
const LEFT_OUT = [
  ['commander', 'node:child_process', 'for subcommands in files of their own; it would load node:net as well'],
  ['handlebars', 'source-map', 'for templates compiled to files; handlebars does without it where it is missing'],
];

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
        name: 'leave-out',
        resolveId: (name, from) =>
          LEFT_OUT.some(([who, what]) => name === what && packageOf(from ?? '') === who) ? '\0left-out' : null,
        load: (id) => (id === '\0left-out' ? 'module.exports = {};' : null),
      },
      {
        // docx makes many of its functions by calling one; without this mark none of those it does not use would go.
        name: 'mark-unused',
        transform: (code, id) =>
          packageOf(id) === 'docx'
            ? code.replaceAll(/^(const \w+ = |var \w+ = )(?=\(?function\(\) \{)/gm, '$1/* @__PURE__ */ ')
            : null,
      },
      {
        name: 'note-packages',
        load(id) {
          const name = packageOf(id);
          if (name) used.add(name);
        },
      },
    ],
  });
  const { output } = await build.generate({
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: chunkName,
    exports: 'named',
    comments: { legal: false, jsdoc: false },
  });
  await build.close();
  mkdirSync(fresh);
  for (const { fileName, code } of output) writeFileSync(join(fresh, fileName), minifyLibraries(inheritBuiltins(code)));
  writeFileSync(join(fresh, 'THIRD-PARTY.txt'), licences([...used].sort()));
}

/** A chunk is called after the file of ours that it is for; one with nothing of ours, after its package. */
function chunkName({ name, moduleIds }) {
  const own = moduleIds
    .map((id) => relative(join(root, 'src'), id).replaceAll('\\', '/'))
    .filter((id) => !id.startsWith('..'));
  const main = own.find((id) => basename(id, '.ts') === name) ?? own.at(-1);
  return `${(main?.replace(/\.ts$/, '') ?? packageOf(moduleIds.at(-1) ?? '') ?? name).replace(/^@/, '').replaceAll('/', '-')}.cjs`;
}

/** Node's own modules, imported whole, are wrapped by rolldown with a copy of all that is in them; to inherit it costs nothing. */
function inheritBuiltins(code) {
  const copied = /^(node_\w+) = \w+\.__toESM\(\1, 1\);$/gm;
  return code.replaceAll(copied, '$1 = Object.create($1, { default: { value: $1 } });');
}

/** Libraries take less than half of the room minified. Our own code stays as it is, to be read. */
function minifyLibraries(code) {
  // rolldown writes each module's path in a line before it. Names that other modules use stay, so each module stands alone.
  const modules = code.split(/^(?=\/\/ (?:src|node_modules)\/)/m);
  return modules.map((text) => (text.startsWith('// node_modules/') ? minified(text) : text)).join('');
}

function minified(text) {
  const path = text.slice(0, text.indexOf('\n'));
  // As a plain script (.js, no module), where what stands at the top is for everybody.
  const { code, errors } = minifySync('script.js', text, { module: false, mangle: { toplevel: false } });
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
  return `${path}\n${code}\n`;
}

/** The name of the package that a file belongs to. */
function packageOf(id) {
  return /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/'))?.[1];
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

function licences(names) {
  const parts = names.map((each) => {
    const folder = join(root, 'node_modules', each);
    const { name, version, license, author, repository } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    );
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const known = `The package brings no text of its licence. It names: ${license}, by ${author?.name ?? author}, ${repository?.url ?? repository}`;
    return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : known}\n`;
  });
  return `Packages bundled into this program, with their licences\n\n${parts.join(`\n${'-'.repeat(72)}\n\n`)}`;
}
