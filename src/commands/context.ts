// What every command gets: the streams, the options that all commands share, the method and project they name, and how it talks.
import { fstatSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { DOCUMENT_NAMES } from '../documents/catalog.ts';
import { atMost, Cancelled, failWith, Leaves, type Problem, UserError, usageError } from '../errors.ts';
import type { Prompter } from '../interview/prompter.ts';
import { loadMethod, meant } from '../method/ids.ts';
import type { Method, Question, Step } from '../method/types.ts';
import { calledIn } from '../outside.ts';
import type { Change } from '../project/answers.ts';
import { copiesBeside, locateProject, type Project, readProject, type Saved, saveAnswers } from '../project/file.ts';
import {
  columnsOf,
  hasColor,
  hasGlyphs,
  type Io,
  isNotUtf8,
  type Look,
  lookOf,
  type Out,
  problemLines,
  type State,
  screenLines,
  shortPath,
  signedLines,
  talkLines,
  WORDS_ALONE,
} from '../terminal.ts';
import { safe } from '../text.ts';
import { fill, shellWord, words } from '../words.ts';

/** The options that every command takes. `input` is false with --no-input, `color` with --no-color. */
export type Common = { file?: string; method?: string; input: boolean; color: boolean; accessible?: boolean };

export type Context = { io: Io; common: Common };

/** The method of this run: --method, TDE_METHOD, or the built-in one. */
export function methodOf({ io, common }: Context): Promise<Method> {
  const folder = common.method ?? (io.env.TDE_METHOD || undefined);
  return loadMethod(folder === undefined ? undefined : resolve(io.cwd, folder));
}

/** The file of this run's project: --file, TDE_FILE, or tde.yaml in this folder or one above it. */
export function projectPath({ io, common }: Context): string {
  return locateProject({ cwd: io.cwd, env: io.env, file: common.file });
}

/** Whether an error says only that nothing is there: no project was named, and there is none here. */
export const isNoProject = (error: unknown): boolean =>
  error instanceof UserError && error.problems[0]?.code === 'no-project';

/** This run's project as it stands, with its day; nothing is told. @throws UserError where there is none, or it cannot be read */
export function readHere(context: Context, method: Method): Project & { today: string } {
  return { ...readProject(projectPath(context), method), today: dayOf(context.io.now()) };
}

/** This run's project as it stands; what is odd in the file is told on stderr. */
export async function openProject(context: Context): Promise<Project> {
  const project = readHere(context, await methodOf(context));
  tellProblems(context, project.warnings);
  tellCopies(context, project.path);
  return project;
}

/** As `openProject`, but a file with answers that cannot be used is refused: a document must not leave them out in silence. */
export async function openSoundProject(context: Context): Promise<Project> {
  const project = await openProject(context);
  failWith(project.problems);
  return project;
}

/** Saves as `saveAnswers` does, and tells on stderr where the file could not be left to its group. */
export function saveTold(
  context: Context,
  project: Project,
  changes: readonly Change[],
  options: { overwrite?: boolean } = {},
): Saved {
  const saved = saveAnswers(project, changes, options);
  if (saved.groupLost) tell(context, words.interview.groupLost, { file: saved.path });
  return saved;
}

/** Whether questions can be asked: a terminal to show them on and one to read from, and no --no-input. */
export const canAsk = ({ io, common }: Context): boolean =>
  common.input && Boolean(io.err.isTTY) && Boolean(io.in.isTTY);

/**
 * Whether the interview can be held: at a terminal, whose questions may go through a pipe, or with answers that come from a pipe or a
 * file. Where nothing comes in, it waits for no more than the end of that.
 */
export async function canInterview(context: Context): Promise<boolean> {
  const { io, common } = context;
  if (!common.input || io.in.isTTY) return common.input && (canAsk(context) || isPipe(io.err));
  return hasInput(io.in);
}

/** The refusal of an option that gives the answer to a question which the method does not ask. */
export function noQuestionFor(method: Method, option: string): UserError {
  const what = fill(words.ask.noQuestion, { option, method: method.title });
  return usageError(what, fill(words.ask.noQuestionNext, { option }));
}

/** The window that a result is printed in: each function makes safe lines of a text, no wider than it is. */
export type Window = {
  readonly width: number;
  readonly look: Look;
  /** Whether it may be read aloud, so that it says in words what a bar or a column would show. */
  readonly aloud: boolean;
  text: (text: string, indent?: string) => string[];
  /** With the commands in it as {@link commandsFor} has them. */
  named: (text: string) => string;
  heading: (text: string) => string[];
  /** Behind the sign of its state, as {@link signedLines} does. */
  signed: (state: State, text: string, more?: Parameters<typeof signedLines>[4]) => string[];
};

/** The window of this run, or as wide a place in a file where `look` has no signs. */
export function windowOf(context: Context, look = lookOn(context, context.io.out)): Window {
  const width = columnsOf(context.io.out);
  const text = (line: string, indent = '') => screenLines(line, width, indent);
  return {
    width,
    look,
    aloud: isAloud(context),
    text,
    named: (line) => commandsFor(context, line),
    heading: (line) => text(line).map(look.strong),
    signed: (state, line, more) => signedLines(look, state, line, width, more),
  };
}

/** Prints lines of a result that were made safe, and may be colored. */
export function printLines({ io: { out } }: Context, lines: readonly string[]): void {
  const text = `${lines.join('\n')}\n`;
  if (out.paint) out.paint(text);
  else out.write(text);
}

/** What is printed with --json, or written into a file of JSON. */
export const jsonText = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

type Values = Parameters<typeof fill>[1];

/** A text of tde's own, its commands named, filled with `values`, which stay as they are. */
export const said = (context: Context, text: string, values: Values = {}): string =>
  fill(commandsFor(context, text), values);

/** Prints a text on stderr, wrapped, as {@link said} has it. */
export function tell(context: Context, text: string, values?: Values): void {
  const { err } = context.io;
  for (const line of talkLines(said(context, text, values), columnsOf(err))) err.write(`${line}\n`);
}

/** Ends a command: the one sensible next command, on stderr. */
export function tellNext(context: Context, command: string): void {
  const look = lookOn(context, context.io.err);
  const [before = '', after = ''] = words.next.split('{command}');
  const next = look.strong(safe(commandFor(context, command)));
  context.io.err.write(`${look.faint(before.trimEnd())} ${next}${after}\n`);
}

/** A command as it is about this run's project (or the one at `path`) and method, from the folder the person is in. */
export const commandFor = (context: Context, command: string, path?: string): string =>
  command.replace(/^tde(?= (\S+))/, (_, name: string) => calledFor(context, name, path));

/**
 * A text of tde's own with the commands in it as {@link commandFor} has them. In a text a command ends nowhere, so what it is about stands
 * first. What somebody wrote is filled in afterwards: it may name a command, too.
 */
export const commandsFor = (context: Context, text: string, path?: string): string =>
  text.replace(COMMANDS, (_, name: string) => calledFor(context, name, path));

/** How tde is called for a command: with the project that it is about, where that is not found without a word, and the method. */
function calledFor(context: Context, name: string, path: string | undefined): string {
  const { io, common } = context;
  const file = path === undefined ? common.file : shortPath(path, io.cwd);
  const isNamed = file !== undefined && ABOUT_ONE.includes(name) && !isFoundHere(context, path);
  const pack = common.method === undefined ? '' : ` --method ${shellWord(common.method)}`;
  return `${calledIn(io.env)}${isNamed ? ` -f ${shellWord(file)}` : ''}${pack}`;
}

/** The commands that are about no project there is, and those that are about one. */
const ABOUT_NONE = ['init', 'schema', 'templates'];
const ABOUT_ONE = [
  ...['status', 'check', 'ready', 'iterate', 'recommend', 'guide', 'resume', 'edit', 'get', 'set', 'unlock'],
  ...['feedback', 'records', 'evidence', ...DOCUMENT_NAMES],
];

/** A command in a text that does not name its project already. */
const COMMANDS = new RegExp(`\\btde(?= (${[...ABOUT_NONE, ...ABOUT_ONE].join('|')})\\b)(?!.* -f )`, 'g');

/** Whether the project is found without a word. */
function isFoundHere(context: Context, path?: string): boolean {
  try {
    return locateProject({ cwd: context.io.cwd, env: context.io.env }) === (path ?? projectPath(context));
  } catch {
    return false;
  }
}

/** Prints a line with a command at its end; it is not wrapped, so that it can be copied. */
export function tellCommand(io: Io, text: string, command: string): void {
  io.err.write(`${safe(fill(text, { command }))}\n`);
}

/** Tells what is to be answered, by id, each with the command that does it. */
export function tellToAnswer(context: Context, heading: string, questions: readonly Question[]): void {
  if (questions.length > 0) tell(context, heading);
  for (const { id, kind } of questions) {
    const isForm = kind === 'records' || kind === 'checklist';
    tellCommand(context.io, '  {command}', commandFor(context, isForm ? `tde edit ${id}` : `tde set ${id} …`));
  }
}

/** Tells of copies beside the project: what was written into one of them is in no document. */
export function tellCopies(context: Context, path: string): void {
  for (const copy of copiesBeside(path)) tell(context, words.copyBeside, { copy, file: basename(path) });
}

/** Prints problems that do not stop the command. */
export const tellProblems = (context: Context, problems: readonly Problem[]): void =>
  printProblems(context, atMost(problems), 'warning');

/** Prints the problems that ended a command, or kept it from a file it was given. */
export const tellErrors = (context: Context, problems: readonly Problem[]): void =>
  printProblems(context, problems, 'missing');

/** Opens the prompter, and tells what the terminal cannot; only the one that is used is loaded. */
export async function openPrompter({ io, common }: Context): Promise<Prompter> {
  const reason = plainReason(io, common.accessible) ?? pipeReason(io);
  const color = hasColor(io, io.err, common.color);
  const prompter =
    reason === undefined
      ? (await import('../interview/rich/prompt.ts')).createRichPrompter(io, { color })
      : (await import('../interview/plain/plain.ts')).createPlainPrompter(io, reason);
  const { columns = 80, rows = 24, isTTY } = io.err;
  if (reason === undefined && (columns < SMALLEST.columns || rows < SMALLEST.rows)) prompter.say(words.limits.small);
  if (isTTY && isNotUtf8(io.env)) prompter.say(words.limits.notUtf8);
  return prompter;
}

/**
 * Asks something outside the interview; the terminal is as it was when the answer is there. Where there is none, as the person left or was
 * cut short, says so with `left`, and names the next command.
 * @throws Cancelled where the person was cut short
 */
export async function askBeside<Answer>(
  context: Context,
  [left, next]: readonly [left: string, next: string],
  ask: (prompter: Prompter) => Promise<Answer | undefined>,
): Promise<Answer | undefined> {
  const prompter = await openPrompter(context);
  const stopListening = context.io.onEnding(() => prompter.close());
  let answer: Answer | undefined;
  let cut: Cancelled | undefined;
  try {
    answer = await ask(prompter);
  } catch (error) {
    if (error instanceof Cancelled) cut = error;
    else if (!(error instanceof Leaves)) throw error;
  } finally {
    stopListening();
    prompter.close();
  }
  if (answer === undefined) {
    tell(context, left);
    tellNext(context, next);
  }
  if (cut) throw cut;
  return answer;
}

/** Whether what is printed may be read aloud, so that it says in words what a bar or a column would show. */
export const isAloud = ({ io, common }: Context): boolean => plainReason(io, common.accessible) !== undefined;

/** The step that was asked for, by its id, its name or its number. Throws a UserError that names those there are. */
export function stepOf({ steps }: Method, typed: string): Step {
  const wanted = typed.trim().toLowerCase();
  const step = steps.find(({ id, name }, i) => [id, name.toLowerCase(), String(i + 1)].includes(wanted));
  if (step) return step;
  const ids = steps.map(({ id }) => id);
  throw noneCalled(typed, ids, words.noStep);
}

/** The refusal of a word of the command line that names none of what there is, with the name nearest to it and those to choose from. */
export const noneCalled = (
  typed: string,
  names: readonly string[],
  [what, next]: readonly [what: string, next: string],
  offered = names,
): UserError => usageError(fill(what, meant(typed, names)), fill(next, { names: offered.join(', ') }));

// --- internal ---

/** In a smaller window a question does not stand whole. */
const SMALLEST = { columns: 40, rows: 12 };

/** The day where the person is, as a project writes days: 2026-05-31. */
function dayOf(now: Date): string {
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/** How lines look on a stream of this run: as words alone where that is no terminal, or where they may be read aloud. */
function lookOn(context: Context, out: Out): Look {
  if (!out.isTTY || isAloud(context)) return WORDS_ALONE;
  return lookOf({ color: hasColor(context.io, out, context.common.color), glyphs: hasGlyphs(context.io.env) });
}

function printProblems(context: Context, problems: readonly Problem[], state: State): void {
  const { io } = context;
  const sign = lookOn(context, io.err).sign(state);
  const named = problems.map(({ next, ...rest }) => ({ ...rest, next: next && commandsFor(context, next) }));
  for (const line of problemLines(named, io, sign)) io.err.write(`${line}\n`);
}

/** Why the plain mode is on, in words; undefined where it is not. */
function plainReason(io: Io, accessible: boolean | undefined): string | undefined {
  if (accessible) return words.plainReason.flag;
  const wish = io.env.ACCESSIBLE?.toLowerCase() ?? '';
  if (!['', '0', 'false', 'no'].includes(wish)) return words.plainReason.environment;
  if (io.env.TERM === 'dumb') return words.plainReason.terminal;
  return undefined;
}

/** Why only lines can be asked and heard here; undefined in a terminal. */
function pipeReason({ in: input, err }: Io): string | undefined {
  if (!input.isTTY) return words.plainReason.answers;
  return err.isTTY ? undefined : words.plainReason.questions;
}

/** Whether what is written to a stream goes on to another program, which may show it. */
function isPipe({ fd }: Out & { fd?: number }): boolean {
  return fd !== undefined && fstatSync(fd).isFIFO();
}

/** Waits for the first of what comes in, which stays there to be read; false where the input ends before. */
function hasInput(input: NodeJS.ReadStream): Promise<boolean> {
  if (input.readableEnded || input.destroyed) return Promise.resolve(false);
  return new Promise((resolve) => {
    const answer = () => {
      for (const event of ['readable', 'end', 'error', 'close']) input.off(event, answer);
      resolve(input.readableLength > 0);
    };
    for (const event of ['readable', 'end', 'error', 'close']) input.on(event, answer);
  });
}
