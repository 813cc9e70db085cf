// `tde completion SHELL` prints a script for the shell; the script asks the hidden `tde complete -- WORDS` at each Tab.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import tab from '@bomb.sh/tab/commander';
import { formatsOf } from '../documents/formats.ts';
import { choicesOf } from '../interview/fields.ts';
import { criteriaOf, fieldsOf } from '../method/ids.ts';
import { NO_ANSWERS } from '../project/answers.ts';
import { readProject } from '../project/file.ts';
import { type Reader, readerOf } from '../project/reader.ts';
import { packageRoot } from '../root.ts';
import { type Context, methodOf, projectPath } from './context.ts';

/** The command tree, as the library takes it. */
type Tree = Parameters<typeof tab>[0];

const FILE_OPTIONS = ['-f', '--file', '--method', '-o', '--output', '--answers', '--template', '--logo'];

/** Prints the script that makes a shell complete tde's words. */
export function printCompletion({ io }: Context, program: Tree, shell: string): void {
  const script = printed(() => libraryFor(program).setup(program.name(), program.name(), shell)).join('\n');
  io.out.write(`${shell === 'bash' ? forAnyBash(script) : shell === 'zsh' ? forAnyWord(script) : script}\n`);
}

/** Prints what the last word of a command line may become, one a line, and a last line that says whether files may stand there. */
export async function completeWords(context: Context, program: Tree, line: readonly string[]): Promise<void> {
  const library = libraryFor(program);
  const named = line.flatMap((word, i) => (['-f', '--file'].includes(line[i - 1] ?? '') ? [word] : []));
  const reader = await known({ ...context, common: { ...context.common, file: named[0] } });
  const { method } = reader;
  const ids = idsOf(reader);
  const sections = method.sections.map(({ id, title }) => ({ id, label: title }));
  const [command = '', id = ''] = line.filter((word) => !word.startsWith('-'));
  const offer = (name: string, argument: string, values: readonly Known[]) => {
    const place = library.commands.get(name)?.arguments.get(argument);
    if (place) place.handler = adds(values);
  };
  offer('edit', 'section|question', [...sections, ...ids]);
  offer('get', 'id', ids);
  offer('set', 'id', ids);
  offer('set', 'value', valuesOf(reader, id));
  offer(
    'guide',
    'topic',
    [...method.steps, ...method.tactics].map((each) => ({ id: each.id, label: each.name })),
  );
  const values: Record<string, readonly Known[]> = {
    step: method.steps.map((step) => ({ id: step.id, label: step.name })),
    example: exampleNames().map((name) => ({ id: name, label: '' })),
  };
  for (const [name, each] of library.commands) {
    const option = each.options.get('format');
    if (option) option.handler = adds(formatsOf(name).map(({ id, title }) => ({ id, label: title })));
  }
  for (const each of [library, ...library.commands.values()]) {
    for (const [name, known_] of Object.entries(values)) {
      const option = each.options.get(name);
      if (option) option.handler = adds(known_);
    }
  }
  const lines = printed(() => library.parse([...line])).slice(0, -1);
  const isFile = FILE_OPTIONS.includes(line.at(-2) ?? '') || (command === 'init' && lines.length === 0);
  context.io.out.write(`${[...lines, isFile ? ':0' : ':4'].join('\n')}\n`);
}

/** A value with what it is called. */
export type Known = { id: string; label: string };

/** The project, as far as it can be read: completion has nobody to complain to. */
export async function known(context: Context): Promise<Reader> {
  const method = await methodOf(context);
  try {
    return readProject(projectPath(context), method);
  } catch {
    return readerOf(method, NO_ANSWERS);
  }
}

/** Every question by id: the lines of checklists and the fields of the records that there are, too. */
export const idsOf = (reader: Reader): Known[] =>
  reader.method.questions.flatMap((question) => {
    if (question.kind === 'checklist') return criteriaOf(reader.method, question);
    const records = question.kind === 'records' ? reader.records(question.id) : [];
    return [question, ...records.flatMap((record) => fieldsOf(question, record))];
  });

/** What can be chosen as the answer to a question. */
export function valuesOf(reader: Reader, id: string): Known[] {
  const questions = reader.method.questions.flatMap((each) =>
    each.kind === 'checklist' ? criteriaOf(reader.method, each) : [each],
  );
  const question = questions.find((each) => each.id === id);
  const chosen = question && ['choice', 'choices', 'judgement', 'criterion'].includes(question.kind);
  return chosen ? choicesOf(reader, question) : [];
}

/** The examples that can be copied. */
export const exampleNames = (): string[] =>
  readdirSync(join(packageRoot, 'examples'), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );

// --- internal ---

/** The library's view of the tree. It adds commands of its own, so it gets a tree of its own. */
function libraryFor(program: Tree) {
  const copy = program.createCommand(program.name());
  for (const option of program.options) copy.addOption(option);
  for (const command of program.commands)
    if (!['completion', 'complete'].includes(command.name())) copy.addCommand(command);
  return tab(copy, { completionCommandName: 'completion' });
}

/** Offers values to the library. */
const adds = (values: readonly Known[]) => (add: (value: string, description: string) => void) => {
  for (const { id, label } of values) add(id, label);
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

/** The library's script for zsh breaks words at blanks, also within quotes; a word is what zsh takes for one, unquoted. */
const forAnyWord = (script: string): string =>
  script.replace(/"\$\{=(words\[1,CURRENT\]\}")/, '"$${(@)$1').replace(/"\$\{\(@\)(words\[2,-1\]\}")/, '"$${(@Q)$1');

/**
 * The script may be read twice, needs no further package, and leaves file names to the shell where they fit. The library's own has bash
 * evaluate the line that is being typed, and the values that it is given; neither may run anything.
 */
const forAnyBash = (script: string): string =>
  script
    .replace(/^readonly /gm, '')
    .replace(/^complete -F/m, 'complete -o default -F')
    .replace(/^ *# Build the command[\s\S]*?(?=^ *# Extract directive)/m, () => ASK)
    .replace(/COMPREPLY=\( \$\(compgen -W .*/, () => OFFER)
    .replace(/^__tde_complete\(\)/m, (start) => `${WORDS}\n\n${start}`);

const ASK = `    # Get completions from the program, for the words up to the cursor
    local typed=() word plain
    for word in "\${words[@]:1:cword}"; do
        __tde_plain "$word"
        typed+=("$plain")
    done
    out=$(tde complete -- "\${typed[@]}" 2>/dev/null)

`;

const OFFER = `COMPREPLY=()
    for word in "\${completions[@]}"; do
        if [[ -n "$word" && "$word" == "$cur"* ]]; then COMPREPLY+=("$word"); fi
    done`;

const WORDS = `declare -F _get_comp_words_by_ref >/dev/null || _get_comp_words_by_ref() {
    words=("\${COMP_WORDS[@]}"); cword=$COMP_CWORD; cur=\${COMP_WORDS[COMP_CWORD]}; prev=\${COMP_WORDS[COMP_CWORD-1]}
}

# Sets plain to a word without its quotes; what stands in it is not carried out
__tde_plain() {
    local quote="" mark i
    plain=""
    for ((i = 0; i < \${#1}; i++)); do
        mark=\${1:i:1}
        if [[ "$mark" == "$quote" ]]; then
            quote=""
        elif [[ "$mark" == "\\\\" && "$quote" != "'" ]]; then
            i=$((i + 1)); plain+=\${1:i:1}
        elif [[ -z "$quote" && ( "$mark" == "'" || "$mark" == '"' ) ]]; then
            quote=$mark
        else
            plain+=$mark
        fi
    done
    if [[ "$1" == "~/"* ]]; then plain=$HOME/\${plain:2}; fi
}`;
