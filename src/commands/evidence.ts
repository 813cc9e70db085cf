// `tde evidence`: counts what people ask for in the city's own data, shows it, takes it out, and prints the question to ask where the data
// lives and the lexicon. It ticks nothing by itself.
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { nextQuestion } from '../advice/progress.ts';
import { UserError, usageError } from '../errors.ts';
import { ROLES, type Wishes } from '../evidence/columns.ts';
import { loadLexicon, readLexicon } from '../evidence/lexicon.ts';
import { DEFAULT_TABLE, ENGINES, type Engine } from '../evidence/queries.ts';
import { jsonOf, reportOf, tableOf, textOf } from '../evidence/shown.ts';
import { type Asked, type Survey, survey } from '../evidence/survey.ts';
import type { Prompter } from '../interview/prompter.ts';
import { meant } from '../method/ids.ts';
import { SOURCE_KINDS } from '../method/roles.ts';
import { packageRoot } from '../outside.ts';
import { newRecordId } from '../project/answers.ts';
import { toCsvText } from '../project/csv.ts';
import { isLog, rowsIn, type SourceKind } from '../project/evidence.ts';
import { type Project, saveSource } from '../project/file.ts';
import { columnsOf, type Io } from '../terminal.ts';
import { fill, joinAnd, shellWord, short, thousands, words } from '../words.ts';
import {
  askBeside,
  type Context,
  canAsk,
  isAloud,
  jsonText,
  noneCalled,
  openProject,
  printLines,
  tell,
  tellErrors,
  tellNext,
  windowOf,
} from './context.ts';
import { type Output, putResult } from './output.ts';

const { evidence: say } = words;

type AddOptions = {
  column?: readonly string[];
  kind?: string;
  lexicon?: string;
  dryRun?: boolean;
  explain?: boolean;
};

/**
 * Counts files and puts the counts into the project. At a terminal it asks where it is not sure, and where the person leaves then, the rest
 * is not tried.
 * @throws UserError where one of them is no evidence, which is told at once
 */
export async function addEvidence(context: Context, options: AddOptions, files: readonly string[]): Promise<void> {
  const { io } = context;
  const asked: Asked = {
    lexicon: options.lexicon === undefined ? loadLexicon() : await readLexicon(resolve(io.cwd, options.lexicon)),
    ...(options.kind !== undefined && { kind: kindNamed(options.kind) }),
    columns: wishesFrom(options.column ?? []),
  };
  let project = options.dryRun ? undefined : await openProject(context);
  let [isRefused, isLeft] = [false, false];
  for (const [i, file] of files.entries()) {
    try {
      const rest = options.dryRun ? undefined : addingOf(files.slice(i), options);
      const found = await surveyAsking(context, file, asked, rest).catch((error) => {
        // A newer log is named as the one before it, though that took some telling.
        const isSaid = options.kind !== undefined || options.column !== undefined;
        const before = project && !isSaid ? countedBefore(project, file, resolve(io.cwd, file)) : undefined;
        if (!before || !(error instanceof UserError)) throw error;
        return surveyAsking(context, file, { ...asked, ...before }, rest).catch((other) => {
          throw other instanceof UserError ? error : other;
        });
      });
      isLeft = !found;
      if (!found) break;
      const on = windowOf(context);
      printLines(
        context,
        reportOf(found, options.explain).flatMap((line) => on.text(on.named(line), '  ')),
      );
      if (!project) continue;
      const { id, name } = idFor(project, file, resolve(io.cwd, file), found.source.fingerprint);
      const before = project.evidence.get(id);
      const { added, again, same } = say.add;
      project = saveSource(project, id, { ...found.source, file: name });
      tell(context, !before ? added : before.fingerprint === found.source.fingerprint ? same : again, { id });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      tellErrors(context, error.problems);
      isRefused = true;
    }
  }
  // Everything is said above, so this only sets the exit code.
  if (isRefused) throw new UserError([]);
  if (isLeft) return;
  if (options.dryRun) tell(context, say.add.isDry);
  tellNext(context, options.dryRun ? addingOf(files, options) : 'tde evidence');
}

/** Shows all evidence: as text, as JSON, or the topics as a table. */
export async function showEvidence(
  context: Context,
  { json, csv, ...output }: Output & { json?: boolean; csv?: boolean },
): Promise<void> {
  const project = await openProject(context);
  const { evidence, method } = project;
  if (json) putResult(context, jsonText({ evidence: jsonOf(evidence) }), output, { name: 'evidence.json' });
  else if (csv) putResult(context, toCsvText(tableOf(evidence)), output, { name: 'evidence.csv' });
  else if (evidence.size > 0) {
    // What belongs to a numbered topic stands below its first word.
    const indent = (line: string) => ' '.repeat(/^\s*(?:\d+\. )?/.exec(line)?.[0].length ?? 0);
    const on = windowOf(context);
    const lines = textOf(evidence).flatMap((line) => on.text(on.named(line), indent(line)));
    putResult(context, `${lines.join('\n')}\n`, output, { name: 'evidence.txt' });
  }
  if (evidence.size === 0) tell(context, say.show.none);
  const isExplained = method.topics.some(({ id }) => id === 'evidence');
  const begin = isExplained ? 'tde guide evidence' : 'tde evidence add --help';
  tellNext(context, evidence.size === 0 ? begin : nextQuestion(project) ? 'tde resume' : 'tde plan');
}

/** Takes a source out of the project. @throws UserError where there is none of this id */
export async function removeEvidence(context: Context, _options: object, typed: string): Promise<void> {
  const project = await openProject(context);
  const ids = [...project.evidence.keys()];
  const found = project.evidence.has(typed) ? typed : onlyFrom(project, typed);
  if (found === undefined) {
    const next = ids.length === 0 ? say.remove.nothingNext : fill(say.remove.unknownNext, { ids: ids.join(', ') });
    throw new UserError({ code: 'unknown-evidence', what: fill(say.remove.unknown, meant(typed, ids)), next });
  }
  saveSource(project, found, undefined);
  tell(context, say.remove.removed, { id: found });
  tellNext(context, 'tde check');
}

/** Prints the question for an engine, with how to run it. */
export function printQuery(
  context: Context,
  options: { for?: string; category?: string; opened?: string; table?: string } & Output,
): void {
  const { for: typed = '', category = 'category', opened = 'opened', table = DEFAULT_TABLE, ...output } = options;
  const engines = Object.keys(ENGINES);
  if (!Object.hasOwn(ENGINES, typed))
    throw noneCalled(typed, engines, [typed === '' ? say.query.none : say.query.unknown, say.query.unknownNext]);
  const { ask: question, answer } = ENGINES[typed as Engine];
  const lines = question({ category, opened, table });
  putResult(context, `${lines.join('\n')}\n`, output, { name: 'question.txt' });
  if (category === 'category' || opened === 'opened') tell(context, say.query.names);
  tellNext(context, `tde evidence add ${answer}`);
}

/** Prints the built-in lexicon, or writes it with -o: a copy to be changed. */
export function printLexicon(context: Context, output: Output): void {
  const name = 'lexicon.yaml';
  putResult(context, readFileSync(join(packageRoot, 'dist', 'lexicon.en.yaml'), 'utf8'), output, { name });
  tellNext(context, `tde evidence add FILE --lexicon ${shellWord(output.output ?? name)}`);
}

// --- internal ---

/** The command that adds these files, told the same of them. */
const addingOf = (files: readonly string[], { kind, lexicon, column = [] }: AddOptions): string => {
  const said = [
    ...(kind === undefined ? [] : ['--kind', kind]),
    ...(lexicon === undefined ? [] : ['--lexicon', lexicon]),
    ...column.flatMap((pair) => ['--column', pair]),
  ];
  return ['tde evidence add', ...[...files, ...said].map(shellWord)].join(' ');
};

/** From so many bytes on, a reader wants to know how far it is. */
const LONG = 20_000_000;

function kindNamed(typed: string): SourceKind {
  const plain = typed
    .trim()
    .toLowerCase()
    .replace(/[-_\s]+/g, ' ');
  const kind = SOURCE_KINDS.find((each) => each === plain);
  if (kind) return kind;
  const kinds = SOURCE_KINDS.map((each) => each.replaceAll(' ', '-'));
  throw noneCalled(typed, kinds, say.add.noKind);
}

/** `opened=Date received:day-first` as what is wished of the column. */
function wishesFrom(pairs: readonly string[]): Wishes {
  const wishes: Wishes = {};
  for (const pair of pairs) {
    const [, role = '', name = '', order] = /^\s*([a-z]+)\s*=\s*(.*?)\s*(?::(day|month)-first)?\s*$/is.exec(pair) ?? [];
    const known = ROLES.find((each) => each === role.toLowerCase());
    if (!known || name === '') throw usageError(fill(say.add.badColumn, { roles: ROLES.join(', ') }));
    wishes[known] = { name, ...(order && { order: order.toLowerCase() === 'day' ? 'day first' : 'month first' }) };
  }
  return wishes;
}

/**
 * Surveys a file; at a terminal, and where `rest` is the command that would go on, it asks what it is not sure of, and surveys again.
 * Undefined where the person leaves.
 */
async function surveyAsking(
  context: Context,
  file: string,
  asked: Asked,
  rest: string | undefined,
): Promise<Survey | undefined> {
  const path = resolve(context.io.cwd, file);
  const progress = progressOn(context.io, file, isAloud(context));
  const run = async (with_: Asked) => {
    try {
      return await survey(path, file, { ...with_, onProgress: progress.show });
    } finally {
      progress.end();
    }
  };
  const found = await run(asked);
  if (rest === undefined || !canAsk(context) || (found.isKindSure && found.dates.told)) return found;
  const left = [fill(say.add.left, { file }), rest] as const;
  const answered = await askBeside(context, left, (prompter) => askMore(prompter, file, found, asked));
  if (!answered) return undefined;
  // What was guessed and is so need not be counted again.
  const { kind, dates } = found.source;
  const isAsGuessed = (answered.kind ?? kind) === kind && (answered.columns?.opened?.order ?? dates) === dates;
  const isSaid = answered.columns?.opened?.order !== undefined;
  const told = { isKindSure: true, dates: { ...found.dates, ...(isSaid && { told: true, said: true }) } };
  return isAsGuessed ? { ...found, ...told } : run(answered);
}

/** Asks what the file is a list of and how its dates are written, where that is not sure. */
async function askMore(prompter: Prompter, file: string, found: Survey, asked: Asked): Promise<Asked> {
  const { choiceScreen, choose } = await import('../interview/prompter.ts');
  const { kind, columns, topics } = found.source;
  const ask = (screen: Parameters<typeof choiceScreen>[0]) =>
    choose(prompter, choiceScreen({ hint: say.add.kindHint, ...screen }));
  let answered = asked;
  if (!found.isKindSure) {
    const kinds = [kind, ...SOURCE_KINDS.filter((each) => each !== kind && isLog({ kind: each }))];
    const sample = Object.values(topics ?? {})
      .slice(0, 3)
      .map(({ title }) => title);
    const chosen = await ask({
      id: 'evidence-kind',
      where: say.add.whereKind,
      ask: fill(say.add.askKind, { file, kind: rowsIn(found.source) }),
      options: kinds.map((each) => ({ id: each, label: say.kinds[each] })),
      context: sample.length > 0 ? [{ label: say.add.sample, text: joinAnd(sample) }] : [],
    });
    answered = { ...answered, kind: chosen as SourceKind };
  }
  if (!found.dates.told) {
    const order = await ask({
      id: 'evidence-dates',
      where: say.add.whereDates,
      ask: say.add.askDates,
      options: [
        { id: 'month first', label: say.add.monthFirst },
        { id: 'day first', label: say.add.dayFirst },
      ],
    });
    const opened = { name: columns?.opened ?? '', order: order as 'day first' };
    answered = { ...answered, columns: { ...answered.columns, opened } };
  }
  return answered;
}

/** A line that says how far a long file is read; it goes when that is done. In lines alone it says so at each quarter. */
function progressOn({ err }: Io, file: string, aloud: boolean) {
  let last = 0;
  const isLine = Boolean(err.isTTY) && !aloud;
  return {
    show: (share: number, rows: number, size: number) => {
      const percent = Math.floor(share * 100);
      if (!err.isTTY || size < LONG || percent < last + (isLine ? 1 : 25)) return;
      last = percent;
      const text = fill(say.add.reading, { file: short(basename(file), 30), percent, rows: thousands(rows) });
      err.write(isLine ? `\r${text}` : `${text}\n`);
    },
    end: () => {
      if (isLine && last > 0) err.write(`\r${' '.repeat(columnsOf(err) - 1)}\r`);
      last = 0;
    },
  };
}

/** The id of the one source that was counted in a file of this name; undefined where there is none, or several. */
function onlyFrom({ evidence }: Project, file: string): string | undefined {
  const [one, ...more] = [...evidence].filter(([, source]) => source.file === file);
  return more.length === 0 ? one?.[0] : undefined;
}

/** The name that a file has in the project (of one beside the project, the way there), and the id of the source that has it. */
function namedAs(
  { path: at, evidence }: Project,
  file: string,
  path: string,
): { name: string; id: string | undefined } {
  const way = relative(dirname(at), path).replaceAll('\\', '/');
  const name = way.startsWith('..') || /^(?:\/|[a-z]:)/i.test(way) ? basename(file) : way;
  const there = resolve(dirname(at), name);
  const same = there === path || !existsSync(there) ? [...evidence].find(([, each]) => each.file === name) : undefined;
  return { name, id: same?.[0] };
}

/**
 * What a log was taken for when it was counted before. Not so a list of datasets, whose titles are kept: a log of that name would be taken
 * for one.
 */
function countedBefore(project: Project, file: string, path: string): Pick<Asked, 'kind' | 'columns'> | undefined {
  const { kind, columns = {} } = project.evidence.get(namedAs(project, file, path).id ?? '') ?? {};
  if (!kind || !isLog({ kind })) return undefined;
  const wishes: Wishes = {};
  for (const role of ROLES) if (columns[role] !== undefined) wishes[role] = { name: columns[role] };
  return { kind, columns: wishes };
}

/** The id for a file: that of the same file, or of another copy of it, which would be counted twice; else one made of its name. */
function idFor(project: Project, file: string, path: string, fingerprint: string): { id: string; name: string } {
  const { name, id } = namedAs(project, file, path);
  const copy = [...project.evidence].find(([, each]) => each.fingerprint === fingerprint);
  const stem = basename(name)
    .replace(/\.gz$/i, '')
    .replace(/\.[^.]+$/, '');
  return { id: id ?? copy?.[0] ?? newRecordId(project.evidence, stem, 'evidence'), name };
}
