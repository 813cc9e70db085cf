// Writes the table of `tde check`'s rules into README.md, between `<!-- rules -->` and `<!-- /rules -->`; with --check it only
// says whether the table there is up to date.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const readme = join(root, 'README.md');
const marked = /(<!-- rules -->\n)[\s\S]*?(<!-- \/rules -->)/;

const old = readFileSync(readme, 'utf8');
if (!marked.test(old)) fail('README.md has no place for the rules: put <!-- rules --> and <!-- /rules --> in it.');
const table = await rulesTable();
const fresh = old.replace(marked, (_, begin, end) => `${begin}\n${table}\n${end}`);
if (!process.argv.includes('--check')) writeFileSync(readme, fresh);
else if (fresh !== old) fail('The rules in README.md are not those of tde check. Run: node scripts/docs.mjs');

/** The table as the program's own source makes it. */
async function rulesTable() {
  const folder = mkdtempSync(join(tmpdir(), 'tde-docs-'));
  try {
    const build = await rolldown({ cwd: root, input: 'src/advice/checks/rules.ts', platform: 'node' });
    await build.write({ file: join(folder, 'rules.cjs'), format: 'cjs', exports: 'named' });
    await build.close();
    return createRequire(import.meta.url)(join(folder, 'rules.cjs')).rulesTable();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
