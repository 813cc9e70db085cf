// `tde completion SHELL` prints a script for the shell; the script asks the hidden `tde complete -- WORDS` at each Tab.

import tab from '@bomb.sh/tab/commander';
import { DOCUMENT_NAMES, formatsOf } from '../documents/catalog.ts';
import { ENGINES } from '../evidence/queries.ts';
import { choicesOf } from '../interview/drafts.ts';
import { criteriaOf, fieldsOf, listsOf } from '../method/ids.ts';
import { SOURCE_KINDS } from '../method/roles.ts';
import type { Method } from '../method/types.ts';
import { exampleNames } from '../outside.ts';
import { NO_ANSWERS, type Reader, readerOf } from '../project/answers.ts';
import { evidenceWords } from '../words/evidence.ts';
import { helpWords } from '../words/help.ts';
import { type Context, methodOf, noneCalled, readHere } from './context.ts';

/** The shells there is a script for. */
const SHELLS = ['bash', 'zsh', 'fish', 'powershell'];

/** The command tree, as the library takes it. */
type Tree = Parameters<typeof tab>[0];

/** Prints the script that makes a shell complete tde's words; it runs nothing of the line that is being typed. */
export function printCompletion({ io }: Context, program: Tree, shell: string): void {
  const script = () => printed(() => libraryFor(program).setup(program.name(), program.name(), shell)).join('\n');
  if (!SHELLS.includes(shell)) throw noneCalled(shell, SHELLS, helpWords.help.noShell);
  io.out.write(`${SCRIPTS[shell] ?? script()}\n`);
}

/**
 * Prints what the last word of a command line may become, one a line, and a last line that says whether files may stand there.
 * @param options.quoted the words are as they were typed, with their quotes
 * @param options.next the last word is ended: the next one begins
 */
export async function completeWords(
  context: Context,
  program: Tree,
  typed: readonly string[],
  { quoted = false, next = false }: { quoted?: boolean; next?: boolean } = {},
): Promise<void> {
  const words = next ? [...typed, ''] : typed;
  const line = quoted ? unquoted(words, context.io.env.HOME) : words;
  const named = line.flatMap((word, i) => (['-f', '--file'].includes(line[i - 1] ?? '') ? [word] : []));
  const reader = await known({ ...context, common: { ...context.common, file: named[0] } });
  const fileOptions = fileOptionsOf(program);
  const isOwn = (word: string, i: number) => !word.startsWith('-') && !fileOptions.includes(line[i - 1] ?? '');
  const own = line.filter(isOwn);
  const library = libraryFor(program);
  for (const [command, argument, values] of argumentValues(program, reader, own)) {
    const place = library.commands.get(command)?.arguments.get(argument);
    if (place) place.handler = adds(values);
  }
  for (const [command, { options }] of [['', library] as const, ...library.commands]) {
    for (const [name, values] of optionValues(reader.method, command)) {
      const option = options.get(name);
      if (option) option.handler = adds(values);
    }
  }
  const lines = printed(() => library.parse([...line])).slice(0, -1);
  const last = line.at(-1) ?? '';
  const isValue = fileOptions.some((option) => option === line.at(-2) || last.startsWith(`${option}=`));
  const isFile = isValue || (lines.length === 0 && takesFile(program, own));
  context.io.out.write(`${[...lines, isFile ? ':0' : ':4'].join('\n')}\n`);
}

// --- internal ---

/** A value with what it is called. */
type Known = { id: string; label: string };

/** What may stand for the arguments of commands; `own` are the words that name the command and those behind it. */
function argumentValues(
  program: Tree,
  reader: Reader,
  own: readonly string[],
): [command: string, argument: string, () => Known[]][] {
  const { method } = reader;
  const ids = () => idsOf(reader);
  const sections = method.sections.map(({ id, title }) => ({ id, label: title }));
  const lists = () => listsOf(method).map(({ id, label }) => ({ id, label }));
  const shown = program.commands.filter((each) => each.description() !== '');
  const commands = () => shown.map((each) => ({ id: each.name(), label: each.description() }));
  const templates = () => DOCUMENT_NAMES.map((id) => ({ id, label: helpWords.help.commands[id] }));
  return [
    ['help', 'command', commands],
    ['edit', 'section|question', () => [...sections, ...ids()]],
    ['get', 'id', ids],
    ['set', 'id', ids],
    ['set', 'value', () => valuesOf(reader, own[1] ?? '')],
    ['guide', 'topic', () => [...method.steps, ...method.tactics].map(({ id, name }) => ({ id, label: name }))],
    ['ready', 'step', () => stepsOf(method)],
    ['evidence remove', 'id', () => Array.from(reader.evidence, ([id, { file }]) => ({ id, label: file }))],
    ['records import', 'list', lists],
    ['records export', 'list', lists],
    ['templates copy', 'name', templates],
    ['templates data', 'name', templates],
  ];
}

/** What may stand for the options of a command. */
function optionValues(method: Method, command: string): [option: string, () => Known[]][] {
  const unlabelled = (ids: readonly string[]) => ids.map((id) => ({ id, label: '' }));
  const { kinds } = evidenceWords.evidence;
  return [
    ['format', () => formatsOf(command).map(({ id, title }) => ({ id, label: title }))],
    ['step', () => stepsOf(method)],
    ['example', () => unlabelled(exampleNames())],
    ['for', () => unlabelled(Object.keys(ENGINES))],
    ['kind', () => SOURCE_KINDS.map((kind) => ({ id: kind.replaceAll(' ', '-'), label: kinds[kind] }))],
  ];
}

const stepsOf = ({ steps }: Method): Known[] => steps.map(({ id, name }) => ({ id, label: name }));

/** The options of all commands that name a file or a folder, as they are typed. */
const fileOptionsOf = ({ options, commands }: Tree): string[] => [
  ...options
    .filter(({ flags }) => /<(?:file|path|folder)>/.test(flags))
    .flatMap(({ short, long }) => [short ?? [], long ?? []].flat()),
  ...commands.flatMap(fileOptionsOf),
];

/** Whether a file or a folder may stand behind these words. */
function takesFile({ commands, registeredArguments }: Tree, own: readonly string[]): boolean {
  const below = commands.find((each) => each.name() === own[0]);
  if (below) return takesFile(below, own.slice(1));
  return registeredArguments.some((each) => ['file', 'folder'].includes(each.name()));
}

/** The project, as far as it can be read: completion has nobody to complain to. */
async function known(context: Context): Promise<Reader> {
  const method = await methodOf(context);
  try {
    return readHere(context, method);
  } catch {
    return readerOf(method, NO_ANSWERS);
  }
}

/** Every question by id: the lines of checklists and the fields of the records that there are, too. */
const idsOf = (reader: Reader): Known[] =>
  reader.method.questions.flatMap((question) => {
    if (question.kind === 'checklist') return criteriaOf(reader.method, question);
    const records = question.kind === 'records' ? reader.records(question.id) : [];
    return [question, ...records.flatMap((record) => fieldsOf(question, record))];
  });

/** What can be chosen as the answer to a question. */
function valuesOf(reader: Reader, id: string): Known[] {
  const questions = reader.method.questions.flatMap((each) =>
    each.kind === 'checklist' ? criteriaOf(reader.method, each) : [each],
  );
  const question = questions.find((each) => each.id === id);
  const chosen = question && ['choice', 'choices', 'judgement', 'criterion'].includes(question.kind);
  return chosen ? choicesOf(reader, question) : [];
}

/** The library's view of the tree. It adds commands of its own, so it gets a tree of its own. */
function libraryFor(program: Tree) {
  const copy = program.createCommand(program.name());
  for (const option of program.options) copy.addOption(option);
  for (const command of program.commands)
    if (!['completion', 'complete'].includes(command.name())) copy.addCommand(command);
  return tab(copy, { completionCommandName: 'completion' });
}

/** Offers values to the library. */
const adds = (values: () => readonly Known[]) => (add: (value: string, description: string) => void) => {
  for (const { id, label } of values()) add(id, label);
};

/** What the library prints: it knows no stream but the console. */
function printed(run: () => void): string[] {
  const { log } = console;
  const lines: string[] = [];
  console.log = (text: string) => void lines.push(text);
  try {
    run();
  } finally {
    console.log = log;
  }
  return lines;
}

/** The words of a line without the quotes they were typed with. Bash makes a "=" a word of its own. */
function unquoted(words: readonly string[], home = '~'): string[] {
  const plain = words.map((word) => {
    const text = word.replace(QUOTED, (_, single?: string, double?: string, escaped?: string) =>
      String(single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped),
    );
    return word.startsWith('~/') ? home + text.slice(1) : text;
  });
  return plain.at(-1) === '=' ? [...plain.slice(0, -1), ''] : plain.filter((word) => word !== '=');
}

const QUOTED = /'([^']*)'?|"((?:\\.|[^"\\])*)"?|\\(.?)/gs;

/**
 * The scripts for the shells where the library's own would have the shell run what is typed, before Enter. Each gets one line for every
 * word that may stand there, its label behind a tab, and a last line that says whether files may.
 */
const SCRIPTS: Readonly<Record<string, string>> = {
  bash: `# bash completion for tde
__tde_complete() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
            :4) compopt +o default 2>/dev/null ;;
            :*) ;;
            *) printf -v line %q "\${line%%$'\\t'*}"; COMPREPLY+=("$line") ;;
        esac
    done < <(tde complete --quoted -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F __tde_complete tde`,
  zsh: `# zsh completion for tde
__tde_complete() {
    local line
    local -a found
    for line in "\${(@f)$(tde complete -- "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)}"; do
        case $line in
            :*) ;;
            *) found+=("\${\${\${line%$'\\t'}//:/\\\\:}/$'\\t'/:}") ;;
        esac
    done
    # What an option may hold stands behind its "=".
    compset -P '-*='
    if (( $#found )); then
        _describe tde found
    # In the name of a file zsh itself would run a $(…).
    elif [[ $line == :0 && $PREFIX != *[\\$\\\`]* ]]; then
        _files
    fi
}
compdef __tde_complete tde`,
  powershell: `# PowerShell completion for tde
Register-ArgumentCompleter -Native -CommandName tde -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    # A word in quotes without them; one that holds code as it was typed.
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.StartOffset -lt $cursorPosition } |
        ForEach-Object { if ($_.PSObject.Properties['Value']) { "$($_.Value)" } else { $_.Extent.Text } })
    # Not every PowerShell hands on an empty word.
    $options = @(if ($wordToComplete -eq '') { '--next' })
    $lines = @(& tde complete @options '--' @words 2>$null)
    $before = if ($wordToComplete -match '^--[^=]+=') { $Matches[0] } else { '' }
    $found = @($lines | Where-Object { $_ -notlike ':*' })
    foreach ($line in $found) {
        $value, $label = $line -split "\`t", 2
        if (-not $label) { $label = $value }
        $quoted = if ($value -match '[^\\w.-]') { "'" + ($value -replace "['\\u2018-\\u201b]", '$0$0') + "'" } else { $value }
        [System.Management.Automation.CompletionResult]::new($before + $quoted, $value, 'ParameterValue', $label)
    }
    # Nothing at all would make it a list of files.
    if ($found.Count -eq 0 -and $lines[-1] -eq ':4') { '' }
}`,
};
