// `tde feedback`: notes what was heard about the plan, lists it, notes what was decided and told.

import { contactWords } from '../advice/doubts.ts';
import { echoText } from '../advice/said.ts';
import { UserError, usageError } from '../errors.ts';
import { meant, oneCalled, plain, questionAt } from '../method/ids.ts';
import { ROLE_NAMES } from '../method/roles.ts';
import type { Method } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import { dayText } from '../project/days.ts';
import {
  type Feedback,
  feedbackChanges,
  feedbackFields,
  feedbackOf,
  feedbackQuestion,
  groupsMeant,
  isToldUndecided,
  namedIn,
  newFeedback,
  titleFrom,
} from '../project/feedback.ts';
import type { Project } from '../project/file.ts';
import { optionsOf, printValue } from '../project/kinds.ts';
import { count, fill, shellWord, words } from '../words.ts';
import {
  type Context,
  canAsk,
  canInterview,
  jsonText,
  noQuestionFor,
  openProject,
  openSoundProject,
  printLines,
  saveTold,
  tell,
  tellNext,
  type Window,
  windowOf,
} from './context.ts';

/** The options of both commands, by the field's key. */
type FeedbackOptions = Readonly<Record<string, unknown>>;

/** Notes what was heard: from the options, or, without any, in the interview. */
export async function addFeedback(context: Context, options: FeedbackOptions): Promise<void> {
  const project = await openProject(context);
  const { method } = project;
  const texts = textsOf(method, options);
  if (Object.keys(texts).length === 0) {
    if (!(await canInterview(context)))
      throw usageError(words.feedback.needsTerminal, words.feedback.needsTerminalNext);
    return goToFeedback(context, project, 'add');
  }
  const { said, group } = texts;
  if (said === undefined || group === undefined) {
    const missing = ['said', 'group'].filter((key) => texts[key] === undefined).map((key) => `--${key}`);
    throw usageError(fill(words.feedback.missing, { options: missing.join(', ') }), words.feedback.missingNext);
  }
  const { id, changes, clean } = orRefused(
    newFeedback(project, new Set(project.records(method.roles.feedback)), texts),
  );
  const { undecidedNew, undecidedNewNext } = words.feedback;
  if (isToldUndecided(clean)) throw new UserError({ code: 'undecided', what: undecidedNew, next: undecidedNewNext });
  const saved = saveTold(context, project, changes);
  tell(context, words.feedback.added, { id, title: clean.title ?? id });
  tellContacts(context, method, id, texts);
  tellNext(context, nextForFeedback(feedbackOf(saved), id));
}

/** Notes that a group, named as it was written or by how that begins, was told what was decided on all that it said. */
export async function noteTold(context: Context, { on = 'today' }: { on?: string }, typed: string): Promise<void> {
  const project = await openProject(context);
  const toTell = feedbackOf(project).filter(({ state }) => state === 'to-tell');
  const groups = new Map<string, { name: string; pieces: Feedback[] }>();
  for (const piece of toTell)
    for (const name of groupsMeant(piece.answers.group ?? '', typed)) {
      const own = groups.get(plain(name)) ?? { name, pieces: [] };
      own.pieces.push(piece);
      groups.set(plain(name), own);
    }
  const { toldGroup, alsoFrom, nothingToTell, nothingToTellNext, nobodyToTellNext, piece } = words.feedback;
  const { name, pieces } = oneCalled([...groups.values()], typed, (group) => group.name, {
    code: 'unknown-group',
    what: nothingToTell,
    next: (names) => {
      const known = names.filter((name) => name !== '');
      return known.length > 0 ? fill(nothingToTellNext, { groups: known.join('; ') }) : nobodyToTellNext;
    },
  });
  const made = pieces.map(({ id }) => orRefused(feedbackChanges(project, id, { told: on })));
  const saved = saveTold(
    context,
    project,
    made.flatMap(({ changes }) => changes),
  );
  const date = dayText(made[0]?.clean.told ?? on);
  tell(context, toldGroup, { group: name, date, pieces: count(pieces.length, ...piece) });
  const others = pieces.flatMap(({ answers }) => groupsMeant(answers.group ?? '', name));
  const also = [...new Map(others.map((other) => [plain(other), other])).values()].filter(
    (other) => plain(other) !== plain(name),
  );
  if (also.length > 0) tell(context, alsoFrom, { groups: also.join('; ') });
  tellNext(context, nextForFeedback(feedbackOf(saved)));
}

/** Goes through what is to be decided, at a terminal; else lists it. */
export async function decideFeedback(context: Context): Promise<void> {
  const project = await openProject(context);
  const isOpen = feedbackOf(project).some(({ state }) => state === 'to-decide');
  return isOpen && canAsk(context) ? goToFeedback(context, project, 'decide') : listFeedback(context, {});
}

/** Prints the feedback, grouped by what is still to do with it; with `open` without what is done. */
export async function listFeedback(context: Context, options: { json?: boolean; open?: boolean }): Promise<void> {
  const { io } = context;
  const project = await openSoundProject(context);
  const { method } = project;
  const all = feedbackOf(project);
  const shown = options.open ? all.filter((entry) => entry.state !== 'told') : all;
  if (options.json) {
    const feedback = shown.map((entry) => asJson(method, entry));
    io.out.write(jsonText({ feedback }));
  } else if (shown.length > 0) {
    const on = windowOf(context);
    const groups = (['to-decide', 'to-tell', 'told'] as const).flatMap((state) => {
      const entries = shown.filter((entry) => entry.state === state);
      const title = fill(words.feedback.states[state], { number: entries.length });
      return entries.length === 0 ? [] : ['', title, ...entries.flatMap((entry) => linesOf(project, entry, on))];
    });
    printLines(context, groups.slice(1));
  }
  if (shown.length === 0) tell(context, all.length === 0 ? words.feedback.none : words.feedback.noneOpen);
  tellNext(context, nextForFeedback(all));
}

/** The command that makes sense next: for the entry at hand, else for the first that is still open. */
export function nextForFeedback(entries: readonly Feedback[], id?: string): string {
  if (entries.length === 0) return 'tde feedback add';
  const own = entries.find((entry) => entry.id === id && entry.state !== 'told');
  const open = own ?? entries.find((entry) => entry.state !== 'told');
  if (!open) return 'tde status';
  const { group } = open.answers;
  // Once all is decided, what is left is a text to hand back to each group.
  if (!own && open.state === 'to-tell' && group !== undefined && entries.every(({ state }) => state !== 'to-decide'))
    return `tde heard --group ${shellWord(namedIn(group)[0] ?? group)}`;
  return `tde feedback answer ${open.id} ${open.state === 'to-decide' ? '--decision "yes|partly|no"' : '--told today'}`;
}

/** Notes what was decided about an entry, why, what changed, and when the group was told. */
export async function answerFeedback(context: Context, options: FeedbackOptions, typed: string): Promise<void> {
  const project = await openProject(context);
  const { method } = project;
  const texts = textsOf(method, options);
  const hub = feedbackQuestion(method).id;
  const prefix = `${hub}.`;
  const id = typed.startsWith(prefix) ? typed.slice(prefix.length) : typed;
  const entry = feedbackOf(project).find((each) => each.id === id);
  if (!entry) {
    const what = fill(words.feedback.unknown, meant(typed, project.records(hub)));
    throw new UserError({ code: 'unknown-id', what, next: words.feedback.unknownNext });
  }
  if (Object.keys(texts).length === 0)
    throw usageError(fill(words.feedback.noAnswer, { id }), fill(words.feedback.noAnswerNext, { id }));
  const { changes, clean } = orRefused(feedbackChanges(project, id, texts));
  if (texts.told !== undefined && isToldUndecided({ ...entry.answers, ...clean })) {
    throw new UserError({
      code: 'undecided',
      what: fill(words.feedback.undecided, { id }),
      next: fill(words.feedback.undecidedNext, { id, told: shellWord(String(options.told)) }),
    });
  }
  const saved = saveTold(context, project, changes);
  for (const { id: full } of changes) {
    const question = questionAt(method, full);
    if (question) tell(context, words.feedback.answered, { id: full, text: echoText(saved, question) });
  }
  const { told } = entry.answers;
  if (told !== undefined && texts.told === undefined && texts.decision !== undefined)
    tell(context, words.feedback.tellAgain, { told: dayText(told) });
  tellContacts(context, method, id, texts);
  tellNext(context, nextForFeedback(feedbackOf(saved), id));
}

// --- internal ---

/** Goes to the feedback in the interview: to add a piece, or to decide on what was heard. */
async function goToFeedback(context: Context, project: Project, row: 'add' | 'decide'): Promise<void> {
  const { id: at, section } = feedbackQuestion(project.method);
  const [{ runInterview }, { ROW }] = await Promise.all([import('./interview.ts'), import('../interview/screens.ts')]);
  await runInterview(context, project, { leg: section, at, returning: true, row: ROW[row] });
}

/** The parts that the fields of feedback can play, which are the names of its options. */
const PARTS = ROLE_NAMES.flatMap((role) => (role.startsWith('feedback.') ? [role.slice(9)] : []));

/** What the options say, by the field's key. */
function textsOf(method: Method, options: FeedbackOptions): Record<string, string> {
  const texts: Record<string, string> = {};
  const fields = feedbackFields(method);
  for (const part of PARTS) {
    const text = options[part];
    if (typeof text !== 'string') continue;
    const field = fields.find(({ key }) => key === part);
    if (!field) throw noQuestionFor(method, part);
    texts[part] = text;
  }
  return texts;
}

/** The changes that put texts into an entry; throws all that is wrong with the texts. */
function orRefused<Made extends ReturnType<typeof feedbackChanges>>(made: Made): Made {
  const { refused } = made;
  if (refused.length === 0) return made;
  throw new UserError(
    refused.map(({ field, message }) => ({
      code: 'bad-value',
      what: fill(words.feedback.badValue, { field, message }),
      next: words.feedback.badValueNext,
    })),
  );
}

/** Warns where somebody could be found by what was written. */
function tellContacts(context: Context, { roles }: Method, id: string, texts: Record<string, string>): void {
  const { heard, told, ...written } = texts;
  const what = contactWords(Object.values(written).join('\n'));
  if (what !== '') tell(context, words.feedback.contact, { what, id: `${roles.feedback}.${id}` });
}

function asJson(method: Method, { id, state, answers }: Feedback): Record<string, string | null> {
  const own = feedbackFields(method).map(({ key }) => [key, answers[key] ?? null] as const);
  const { quote = 'no', decision = 'open' } = answers;
  return { id, state, ...Object.fromEntries(own), quote, decision };
}

function linesOf(reader: Reader, { id, answers }: Feedback, on: Window): string[] {
  const { method } = reader;
  const fields = feedbackFields(method);
  const label = (key: string) => {
    const field = fields.find((each) => each.key === key);
    const question = field && questionAt(method, `${method.roles.feedback}.${id}.${field.id}`);
    const value = answers[key];
    return question && value ? printValue(question, value, optionsOf(reader, question)) : undefined;
  };
  const { said, why, changed, told, heard, group, channel, version } = answers;
  const from = [
    group ?? words.feedback.noGroup,
    channel,
    label('tactic'),
    heard && fill(words.feedback.heard, { date: dayText(heard) }),
    version && fill(words.onVersion, { version }),
    answers.quote === 'yes' ? words.feedback.mayQuote : words.feedback.mayNotQuote,
  ].filter((part) => part !== undefined);
  const decision = answers.decision === 'open' ? undefined : label('decision');
  const parts = [
    said && `"${said.replace(/\s*\n\s*/g, ' / ')}"`,
    fill(words.feedback.from, { parts: from.join('; ') }),
    decision && fill(words.feedback.decision, { decision }),
    why && fill(words.feedback.why, { text: why.replace(/\s*\n\s*/g, ' ') }),
    changed && fill(words.feedback.changed, { text: changed.replace(/\s*\n\s*/g, ' ') }),
    told && fill(words.feedback.told, { date: dayText(told) }),
  ].filter((part) => part !== undefined);
  const title = answers.title ?? (said === undefined ? words.feedback.unnamed : titleFrom(said));
  return [...on.text(`- ${title} (${id})`, '  '), ...parts.flatMap((part) => on.text(`  ${part}`, '  '))];
}
