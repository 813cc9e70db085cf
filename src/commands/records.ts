// `tde records`, and `tde feedback import`: takes a table into a list of records, asking at a terminal what its columns hold; takes the
// last import back; writes a list as a table, which can be taken back the same.
import { resolve } from 'node:path';
import { UserError, usageError } from '../errors.ts';
import type { Prompter } from '../interview/prompter.ts';
import { listNamed, listsOf } from '../method/ids.ts';
import type { Question } from '../method/types.ts';
import { toCsvText } from '../project/csv.ts';
import { feedbackOf, feedbackQuestion } from '../project/feedback.ts';
import { type Project, withChanges } from '../project/file.ts';
import {
  forgetLastImport,
  type Import,
  importOf,
  knownMapping,
  lastImport,
  rememberColumns,
  rememberImport,
  rowsWithout,
  tooMany,
  undoOf,
} from '../project/import.ts';
import {
  datesIn,
  guessedColumns,
  type Incoming,
  incomingOf,
  type Mapping,
  type MappingOptions,
  mappingFrom,
  optionsFor,
  readCsv,
  recordTable,
} from '../project/table.ts';
import { safe } from '../text.ts';
import { count, fill, joinAnd, shellWord, words } from '../words.ts';
import {
  askBeside,
  type Context,
  canAsk,
  commandFor,
  jsonText,
  openProject,
  openSoundProject,
  printLines,
  said,
  saveTold,
  tell,
  tellNext,
} from './context.ts';
import { nextForFeedback } from './feedback.ts';
import { type Output, putResult } from './output.ts';

type ImportOptions = MappingOptions & { dryRun?: boolean; json?: boolean; undo?: boolean };

/** Prints the lists of records there are, each with how many it has. */
export async function printLists(context: Context): Promise<void> {
  const project = await openSoundProject(context);
  const lists = listsOf(project.method);
  const lines = lists.map(({ id, label }) =>
    fill(words.imports.list, { id, label, entries: entriesIn(project.records(id).length) }),
  );
  printLines(context, lines.map(safe));
  const [first] = lists;
  tellNext(context, first ? `tde records export ${first.id}` : 'tde status');
}

/** Prints a list as CSV, or writes it with -o. @throws UserError where there is no such list */
export async function exportRecords(context: Context, output: Output, typed: string): Promise<void> {
  const project = await openSoundProject(context);
  const list = listNamed(project.method, typed);
  const name = `${list.id.slice(list.id.lastIndexOf('.') + 1)}.csv`;
  putResult(context, toCsvText(recordTable(project, list)), output, { name, forTeam: true });
  tell(context, words.imports.exported);
  tellNext(context, `tde records import ${list.id} ${shellWord(output.output ?? name)}`);
}

/** Imports a file into the list that somebody names. */
export async function importRecords(
  context: Context,
  options: ImportOptions,
  typed: string,
  file: string | undefined,
): Promise<void> {
  const project = await openProject(context);
  return importInto(context, { project, list: listNamed(project.method, typed) }, file, options);
}

/** Imports a file of comments. */
export async function importFeedback(
  context: Context,
  options: ImportOptions,
  file: string | undefined,
): Promise<void> {
  const project = await openProject(context);
  return importInto(context, { project, list: feedbackQuestion(project.method) }, file, options);
}

// --- internal ---

/** What an import goes into. */
type Into = { project: Project; list: Question };

/**
 * Imports a file in one save, or with `dryRun` only says what it would do, or with `undo` takes the last one back. At a terminal it asks
 * what the columns hold, unless options say so. Throws with the project untouched where anything is wrong.
 */
async function importInto(
  context: Context,
  into: Into,
  file: string | undefined,
  options: ImportOptions,
): Promise<void> {
  const { undo, dryRun, json, map, all } = options;
  if (undo) return undoImport(context, into, file);
  if (file === undefined)
    throw usageError(words.imports.noFile, fill(words.imports.noFileNext, { command: commandOf(into) }));
  const path = resolve(context.io.cwd, file);
  const incoming = incomingOf(into.project.method, into.list, readCsv(path), path);
  const isAsking = canAsk(context) && !dryRun && !json && [map, all, options.dates].every((each) => each === undefined);
  if (isAsking) return askAndImport(context, into, file, incoming);
  const mapping = mappingFrom(incoming, options);
  const found = importOf(into.project, incoming, mapping);
  const after = saveImport(context, into, incoming, mapping, found, dryRun);
  if (json) context.io.out.write(jsonText(importJson(found, dryRun)));
  else for (const line of reportOf(context, into, file, found, dryRun)) tell(context, '{line}', { line });
  const given = [
    ...(map ?? []).map((pair) => `--map=${pair}`),
    ...(all ?? []).map((pair) => `--all=${pair}`),
    ...(options.dates === undefined ? [] : [`--dates=${options.dates}`]),
  ];
  const again = [commandOf(into), ...[file, ...given].map(shellWord)].join(' ');
  tellNext(context, dryRun ? again : nextAfter(into, after, found));
}

/** Asks what the columns hold, shows what it will do, and does it after a yes. */
async function askAndImport(context: Context, into: Into, file: string, incoming: Incoming): Promise<void> {
  const last = knownMapping(into.project.path, incoming);
  const left = [words.imports.left, `${commandOf(into)} ${shellWord(file)}`] as const;
  const settled = await askBeside(context, left, (prompter) => settle(context, prompter, into, file, incoming, last));
  if (!settled) return;
  const { mapping, found } = settled;
  const after = saveImport(context, into, incoming, mapping, found);
  tell(context, words.imports.imported, { entries: entriesIn(found.ids.length), file });
  if (found.updated.length > 0) tell(context, words.imports.updated, { entries: entriesIn(found.updated.length) });
  tell(context, words.imports.undo, { command: commandFor(context, commandOf(into)) });
  tell(context, words.imports.same, { options: optionsFor(mapping).map(shellWord).join(' ') });
  tellNext(context, nextAfter(into, after, found));
}

/** Goes back and forth until the person says yes to what is to be done, or leaves. */
async function settle(
  context: Context,
  prompter: Prompter,
  into: Into,
  file: string,
  incoming: Incoming,
  last: Mapping | undefined,
): Promise<{ mapping: Mapping; found: Import } | undefined> {
  const { askDates, askMapping } = await import('../interview/import-screens.ts');
  const { choiceScreen, choose } = await import('../interview/prompter.ts');
  const { project, list } = into;
  const { imports } = words;
  const change = { id: 'change', label: imports.change };
  const isWhole = incoming.idColumn !== undefined;
  const isEnough = (mapping: Mapping) =>
    (mapping.dates !== undefined || datesIn(incoming, mapping.columns).unclear === undefined) &&
    incoming.required.every((key) => rowsWithout(project, incoming, mapping, key).length === 0);
  let known: Mapping | undefined;
  if (isWhole) {
    const columns = guessedColumns(incoming);
    known = { columns, all: new Map(), dates: await askDates(prompter, incoming, columns) };
  }
  if (!isWhole && last && isEnough(last)) {
    known = last;
    prompter.say(fill(imports.remembered, { file }));
  }
  for (;;) {
    const mapping = known ?? (await askMapping(prompter, project, incoming, last));
    // Kept before anything is refused: what was said once need not be said again when the file is mended.
    if (!known) ifPossible(() => rememberColumns(project.path, incoming, mapping));
    const found = importOf(project, incoming, mapping);
    prompter.say(['', ...reportOf(context, into, file, found, true), ''].join('\n'));
    const at = await choose(
      prompter,
      choiceScreen({
        id: 'import',
        where: list.label,
        ...(found.changes.length === 0
          ? { ask: imports.nothingNew, options: [{ id: 'no', label: imports.leaveIt }, change] }
          : {
              ask: fill(imports.confirm, { entries: entriesIn(found.ids.length + found.updated.length) }),
              options: [{ id: 'yes', label: imports.yes }, change, { id: 'no', label: imports.no }],
            }),
      }),
    );
    if (at === 'yes') return { mapping, found };
    if (at !== 'change') return undefined;
    known = undefined;
  }
}

/** Does what nobody misses where the system refuses it. */
function ifPossible(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
}

/** Saves what was found, and remembers what it takes to take it back. */
function saveImport(
  context: Context,
  { project }: Into,
  incoming: Incoming,
  mapping: Mapping,
  found: Import,
  dryRun = false,
): Project {
  if (found.changes.length === 0) return project;
  const after = orTooMany(found, () =>
    dryRun ? withChanges(project, found.changes) : saveTold(context, project, found.changes),
  );
  if (dryRun) return after;
  try {
    rememberImport(project, after, incoming, mapping, found);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    tell(context, words.imports.notRemembered, { why: error.problems[0]?.what ?? '' });
  }
  return after;
}

/** Takes the last import into a list back, as far as nobody has worked on it since. */
function undoImport(context: Context, into: Into, file: string | undefined): void {
  const { project, list } = into;
  const { imports } = words;
  if (file !== undefined) throw usageError(imports.undoFile, `${commandOf(into)} --undo`);
  const last = lastImport(project.path);
  if (last?.list !== list.id)
    throw new UserError({
      code: 'no-import',
      what: fill(imports.noImport, { label: list.label }),
      next: imports.noImportNext,
    });
  const { changes, removed, kept } = undoOf(project, list, last);
  if (changes.length > 0) saveTold(context, project, changes);
  forgetLastImport(project.path);
  tell(context, imports.undone, { entries: entriesIn(removed), file: last.file });
  const back = changes.length - removed;
  if (back > 0) tell(context, imports.putBack, { answers: count(back, ...imports.answer) });
  if (kept.length > 0)
    tell(context, imports.kept, { entries: entriesIn(kept.length), ids: kept.slice(0, 5).join(', ') });
  tellNext(context, 'tde status');
}

const entriesIn = (number: number): string => count(number, ...words.imports.entry);

const isFeedback = ({ project, list }: Into): boolean => list.id === project.method.roles.feedback;

/** The command that imports into a list. */
const commandOf = (into: Into): string =>
  isFeedback(into) ? 'tde feedback import' : `tde records import ${into.list.id}`;

const nextAfter = (into: Into, after: Project, { ids }: Import): string =>
  isFeedback(into) ? nextForFeedback(feedbackOf(after), ids[0]) : `tde edit ${into.list.section}`;

/** A save speaks of one answer that is too long; here it is the rows. */
function orTooMany(found: Import, work: () => Project): Project {
  try {
    return work();
  } catch (error) {
    const isTooLarge = error instanceof UserError && error.problems[0]?.code === 'too-large';
    throw isTooLarge ? tooMany(found.ids.length) : error;
  }
}

function importJson(found: Import, dryRun = false) {
  const { ids, updated, kept, dropped, there, empty, aside, unquoted, people, contacts } = found;
  const skipped = { there, empty, ...aside };
  const columns = Object.fromEntries(
    Object.entries(found.columns).map(([field, [name, ...more]]) => [field, more.length > 0 ? [name, ...more] : name]),
  );
  return { dryRun, imported: ids.length, ids, updated, kept, skipped, unquoted, columns, dropped, people, contacts };
}

/** Why rows are none to import, in the order in which they stand in a file. */
const ASIDE = ['titles', 'headers', 'totals'] as const;

/** What an import did, or would do, in lines. */
function reportOf(context: Context, into: Into, file: string, found: Import, dryRun = false): string[] {
  const { imports } = words;
  const rows = (number: number) => count(number, ...imports.row);
  const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`);
  const taken = Object.entries(found.columns).map(([field, names]) => `${joinAnd(quoted(names))} as ${field}`);
  const dropped = quoted(found.dropped).join(', ');
  const people = joinAnd(quoted(found.people));
  const places = found.contacts.map((place) => fill(imports.place, place)).join(', ');
  const line = (isSo: boolean, text: string, values: Record<string, string>) =>
    isSo ? [said(context, text, values)] : [];
  const ofRows = (number: number, text: string) => line(number > 0, text, { rows: rows(number) });
  return [
    ...line(true, dryRun ? imports.wouldImport : imports.imported, { entries: entriesIn(found.ids.length), file }),
    ...line(found.updated.length > 0, dryRun ? imports.wouldUpdate : imports.updated, {
      entries: entriesIn(found.updated.length),
    }),
    ...line(taken.length > 0, imports.taken, { columns: taken.join(', ') }),
    ...line(dropped !== '', imports.dropped, { columns: dropped }),
    ...line(found.kept > 0, imports.keptEmpty, { answers: count(found.kept, ...imports.answer) }),
    ...ofRows(found.there, isFeedback(into) ? imports.thereFeedback : imports.there),
    ...ASIDE.flatMap((why) => ofRows(found.aside[why], imports[why])),
    ...ofRows(found.empty, imports.emptyRows),
    ...ofRows(found.unquoted, imports.unquoted),
    ...line(people !== '', imports.people, {
      columns: people,
      undo: dryRun ? '' : imports.peopleUndo,
    }),
    ...line(places !== '', imports.contacts, {
      places,
      kept: dryRun ? imports.contactsWould : imports.contactsKept,
      id: into.list.id,
    }),
  ];
}
