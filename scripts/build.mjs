// `npm run build`: makes dist/ of the program as CommonJS chunks, the built-in method and lexicon as checked JSON, the templates
// precompiled, and the licences of what is bundled.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { rolldown } from 'rolldown';
import { licencesOf } from './licences.mjs';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
/** Everything is made here first, so that a build that fails leaves the last good one in place. */
const fresh = join(root, `dist.new-${process.pid}`);

try {
  const files = await bundle();
  writeFileSync(join(fresh, 'THIRD-PARTY.txt'), licencesOf(files));
  await compileMethod();
  compileTemplates();
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
} finally {
  rmSync(fresh, { recursive: true, force: true });
}

/** The program, a chunk for each part that is loaded when it is needed. Returns the files that it is made of. */
async function bundle() {
  const build = await rolldown({
    cwd: root,
    input: { main: 'src/main.ts', pack: 'src/method/pack.ts', lexicon: 'src/evidence/lexicon.ts' },
    platform: 'node',
    // The `browser` field of yaml names the same library as ES modules; of its CommonJS, nothing unused could be left out.
    resolve: { aliasFields: [['browser']] },
  });
  const { output } = await build.write({
    dir: fresh,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    // Docstrings are for the source; here every start would read them.
    comments: { jsdoc: false },
  });
  await build.close();
  return output.flatMap(({ moduleIds }) => moduleIds);
}

/** Checks the built-in pack and lexicon as --method and --lexicon would check any other, and writes them as JSON. */
async function compileMethod() {
  const made = createRequire(join(fresh, 'main.cjs'));
  const { readPack } = made('./pack.cjs');
  const { readLexicon } = made('./lexicon.cjs');
  try {
    writeFileSync(join(fresh, 'method.json'), JSON.stringify(readPack(join(root, 'method'))));
    const lexicon = join(root, 'method', 'lexicon.en.yaml');
    writeFileSync(join(fresh, 'lexicon.json'), JSON.stringify(await readLexicon(lexicon)));
    // With its comments, for whoever wants a copy to change.
    copyFileSync(lexicon, join(fresh, 'lexicon.en.yaml'));
  } catch (error) {
    for (const { what, where } of error.problems ?? []) {
      console.error(`${where ? `${where.file}:${where.line}:${where.column}: ` : ''}${what}`);
    }
    throw error;
  }
}

/** A CommonJS module for each template, for Handlebars' runtime: only a person's own template needs the compiler. */
function compileTemplates() {
  const folder = join(root, 'templates');
  const names = readdirSync(folder).flatMap((file) => (file.endsWith('.hbs') ? [file.slice(0, -4)] : []));
  const texts = new Map(names.map((name) => [name, readFileSync(join(folder, `${name}.hbs`), 'utf8')]));
  mkdirSync(join(fresh, 'templates'));
  for (const [name, text] of texts) {
    const template = Handlebars.precompile(text, { strict: true });
    const module = `module.exports = { parts: ${JSON.stringify([...partsOf(text, texts)])}, template: ${template} };\n`;
    writeFileSync(join(fresh, 'templates', `${name}.cjs`), module);
  }
}

/** The templates that a text puts in, and those that they put in. */
function partsOf(text, texts, found = new Set()) {
  for (const [, name] of text.matchAll(/\{\{>\s*([\w-]+)/g)) {
    if (!found.has(name)) partsOf(texts.get(name), texts, found.add(name));
  }
  return found;
}
