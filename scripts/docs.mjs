// `npm run docs`: writes what the program itself knows into README.md and REFERENCE.md, between `<!-- name -->` and `<!-- /name -->`: a
// session, the documents, the commands, the rules of `tde check`, the parts of a pack; and what the commands of the tour print. With
// --check it only says whether all that is up to date. Needs a built tde.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { runConsoleBlocks, sessionBlock } from './docs-blocks.mjs';

const root = join(import.meta.dirname, '..');
const { rulesTable, commandTree, DOCUMENTS, FORMATS, helpWords, ROLES } = await source();

write('README.md', (old) =>
  runConsoleBlocks(
    root,
    [
      ['session', sessionBlock(root, ['start', 'phrase-with-tip', 'review'])],
      ['documents', documentsTable()],
    ].reduce(putBlock, old),
  ),
);
write('REFERENCE.md', (old) =>
  [
    ['commands', commandsTable()],
    ['rules', rulesTable()],
    ['roles', rolesTable()],
  ].reduce(putBlock, old),
);

function write(name, made) {
  const file = join(root, name);
  const old = readFileSync(file, 'utf8');
  const fresh = made(old);
  if (!process.argv.includes('--check')) writeFileSync(file, fresh);
  else if (fresh !== old) fail(`${name} is not up to date with the program. Run: npm run docs`);
}

/** The program's own source, bundled for a moment: Node 20 runs no TypeScript. */
async function source() {
  const folder = mkdtempSync(join(root, 'dist.new-docs-'));
  try {
    const input = {
      rules: 'src/advice/checks/rules.ts',
      cli: 'src/cli.ts',
      catalog: 'src/documents/catalog.ts',
      help: 'src/words/help.ts',
      roles: 'src/method/roles.ts',
    };
    const build = await rolldown({ cwd: root, input, platform: 'node' });
    await build.write({
      dir: folder,
      format: 'cjs',
      exports: 'named',
      entryFileNames: '[name].cjs',
      chunkFileNames: '[name].cjs',
    });
    await build.close();
    const load = createRequire(import.meta.url);
    return Object.assign({}, ...Object.keys(input).map((name) => load(join(folder, `${name}.cjs`))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function putBlock(text, [name, content]) {
  const block = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`);
  if (!block.test(text))
    fail(`There is no place for the ${name}: put <!-- ${name} --> and <!-- /${name} --> in README.md or REFERENCE.md.`);
  return text.replace(block, (_, begin, end) => `${begin}\n${content.trim()}\n\n${end}`);
}

/** A row for each document: what it is, and what it can be made as. */
function documentsTable() {
  const rows = Object.keys(DOCUMENTS).map((name) => `| \`tde ${name}\` | ${helpWords.help.commands[name]} |`);
  const formats = FORMATS.map(({ id, title }) => `\`${id}\` (${title})`).join(', ');
  return [
    '| document | what it is |',
    '| --- | --- |',
    ...rows,
    '',
    `Each comes in every format: ${formats}. Say which with \`--format\`, or by the ending of the file: \`tde plan -o plan.docx\`.`,
    '`tde worksheet --format yaml` is a form to fill in, which `tde init --answers` and `tde set --answers` take back. It always has every question, also without `--whole`, so that nothing is lost on the way back.',
  ].join('\n');
}

/** A row for each part that a question can play: what it is, what the question has to be, and how far its answer goes along. */
function rolesTable() {
  const rows = Object.entries(ROLES).map(([role, { is, kinds, offers, carries }]) => {
    const options = Array.isArray(offers) ? offers.map((id) => `\`${id}\``).join(', ') : offers?.replace('-', ' ');
    const kind =
      [kinds].flat().join(', ') + (options ? (Array.isArray(offers) ? ` with ${options}` : ` of ${options}`) : '');
    return `| \`${role}\` | ${is} | ${kind} | ${carries ? `\`${carries}\`` : ''} |`;
  });
  return ['| part | what it is | played by a | carries |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** A row for each command: how it is called, what it does, and the options of its own. */
function commandsTable() {
  const nowhere = { write: () => true };
  const program = commandTree({ out: nowhere, err: nowhere, env: {} });
  const shown = (command) =>
    command
      .createHelp()
      .visibleCommands(command)
      .filter((each) => each.name() !== 'help');
  const rows = shown(program).flatMap((command) => [
    row(command, `tde ${command.name()}`),
    ...shown(command).map((each) => row(each, `tde ${command.name()} ${each.name()}`)),
  ]);
  return ['| command | what it does | its options |', '| --- | --- | --- |', ...rows].join('\n');
}

function row(command, name) {
  const words = command.registeredArguments.map((each) => {
    const text = each.variadic ? `${each.name()}...` : each.name();
    return each.required ? `<${text}>` : `[${text}]`;
  });
  const own = command.options.filter((option) => !option.helpGroupHeading).map((option) => `\`${option.flags}\``);
  const cells = [`\`${[name, ...words].join(' ')}\``, command.description(), own.join(', ')];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
