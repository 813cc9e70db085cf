// The places the interview returns to: the welcome, the task list, and the end of a leg with what can be done from there.
import { pitchProgress, pitchQuestions } from '../advice/pitch.ts';
import { nextQuestion, progressOf, stopsOf } from '../advice/progress.ts';
import { readinessOf } from '../advice/ready.ts';
import type { Method } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import { feedbackOf } from '../project/feedback.ts';
import type { Project } from '../project/file.ts';
import { fill, words } from '../words.ts';
import { choiceScreen } from './choice-screen.ts';
import { goOnLabel, menuScreen, reviewScreen, sectionToGoTo, stepScreen } from './hub-screens.ts';
import { type FromPage, rowOf, showPage } from './pages.ts';
import type { Option, Screen } from './prompter.ts';
import { acceptHub } from './questions.ts';
import { ROW } from './screens.ts';
import { hasResults, rowsWanted, shelfScreen } from './shelf.ts';
import { ask, follow, type Sitting, save } from './sitting.ts';
import { enter, type FollowUp, type Leg, PAGES, type PageName, pageOf, QUICK } from './walk.ts';

/** The task list, and what is opened from it in its place; false where the person leaves. */
export async function showMenu(sitting: Sitting): Promise<boolean> {
  const { project, state } = sitting;
  const at = sitting.method.sections.some(({ id }) => id === state.leg) ? state.leg : undefined;
  const row = rowOf(
    await ask(sitting, menuScreen(project, { at, wanted: rowsWanted(project, sectionToGoTo(project, at)) })),
  );
  if (row === ROW.shelf) return takeRow(sitting, rowOf(await ask(sitting, shelfScreen(project))));
  if (!row.startsWith(ROW.step)) return takeRow(sitting, row);
  const [step = ''] = row.slice(ROW.step.length).split('.');
  return takeRow(sitting, rowOf(await ask(sitting, stepScreen(project, step, at))));
}

/** Does what a row of the task list stands for; false where the person leaves. */
async function takeRow(sitting: Sitting, row: string): Promise<boolean> {
  const { feedback } = sitting.method.roles;
  if (row === ROW.goOn) enterLeg(sitting, QUICK, { at: pitchProgress(sitting.project).open?.question.id });
  else if (row === ROW.add) {
    enterLeg(sitting, sectionOf(sitting, feedback), { at: feedback, returning: true });
    return acceptHub(sitting, ROW.add);
  } else if (pageOf(row)) enterLeg(sitting, row, { at: 'review' });
  else enterLeg(sitting, row);
  return row !== ROW.leave;
}

/** The end of a leg: the page where there is one, else to check the answers. False: the person leaves. */
export async function showReview(sitting: Sitting): Promise<boolean> {
  const { project, legs, state } = sitting;
  const leg = legs.find((each) => each.id === state.leg) as Leg;
  const page = pageOf(leg.id);
  if (page) return fromPage(sitting, await showPage(sitting, page, onwardFrom(sitting, page)));
  const from = stopsOf(project, leg.questions).find(({ id }) => id === state.from);
  const isQuick = leg.id === QUICK;
  // At its end the quick start leads to the pitch.
  if (isQuick && !from) {
    sitting.state = { ...state, leg: PAGES.pitch };
    return true;
  }
  const toFrom = isQuick
    ? goOnLabel(sitting.method, from?.id ?? '')
    : fill(words.review.goOn, { label: from?.label ?? '' });
  const screen = reviewScreen(project, leg, {
    ...(from && { first: { id: ROW.goOn, label: toFrom } }),
    actions: isQuick
      ? [{ id: ROW.page, label: words.shelf.pitch }]
      : [
          { id: ROW.finish, label: words.review.finish },
          { id: ROW.later, label: words.review.later },
        ],
    at: state.line,
  });
  const row = rowOf(await ask(sitting, from ? { ...screen, ask: words.review.askQuick } : screen));
  if (from && (row === ROW.goOn || row === 'back')) sitting.state = { ...state, at: from.id, from: undefined };
  else if (row === ROW.page) sitting.state = { ...state, leg: PAGES.pitch };
  else return leaveReview(sitting, leg, row);
  return true;
}

/** Asks somebody who went out to listen what was heard, and leads to where it is written down. False: the person leaves. */
export async function showWelcome(sitting: Sitting): Promise<boolean> {
  const { method, project } = sitting;
  const heard = toTell(project);
  const section = method.sections.find(({ id }) => id === heard?.next);
  if (!heard || !section) return true;
  const outcome = await ask(
    sitting,
    choiceScreen({
      id: 'welcome',
      where: method.title,
      ask: heard.ask,
      options: [
        { id: ROW.goOn, label: fill(words.welcome.tell, { title: section.title }) },
        { id: ROW.menu, label: words.quick.rest },
        { id: ROW.leave, label: words.quick.stop },
      ],
    }),
  );
  const row = rowOf(outcome);
  if (row === ROW.goOn) enterLeg(sitting, section.id);
  return row !== ROW.leave;
}

/** What is asked of somebody who went out to listen, and the section to write it down in; undefined where nothing is to be told. */
export function toTell(reader: Reader): { ask: string; next: string } | undefined {
  const progress = progressOf(reader);
  const at = reader.method.sections.findIndex(
    ({ pause }, i) => pause?.back !== undefined && progress[i]?.status === 'finished',
  );
  const next = progress[at + 1];
  const back = reader.method.sections[at]?.pause?.back;
  return back !== undefined && next?.status === 'not-started' ? { ask: back, next: next.id } : undefined;
}

/** Enters a leg with a word on what it is about; `at` is the question to begin with, `returning` leads from it to the review. */
export function enterLeg(
  sitting: Sitting,
  id: string,
  { at, part, returning = false }: { at?: string; part?: FollowUp; returning?: boolean } = {},
): void {
  const leg = sitting.legs.find((each) => each.id === id);
  if (!leg) return;
  const section = sitting.method.sections.find((each) => each.id === id);
  if (section) sitting.prompter.say({ of: 'section', label: section.title, text: section.intro });
  const { changed } = sitting.state;
  sitting.state = {
    ...enter(sitting.project, leg, at),
    changed,
    returning,
    ...(returning && at !== undefined && { line: at }),
    ...(part && { part }),
  };
}

// --- internal ---

const offeredSection = ({ method }: Sitting) => method.sections.find((section) => section.offer !== undefined);

/**
 * The ways on from a page: from the pitch to what it lacks, or to the section that comes after it; from the closing page to what others
 * get of it, and into the next cycle; else to the task list.
 */
function onwardFrom(sitting: Sitting, page: PageName): Option[] {
  const { project } = sitting;
  const menu = { id: ROW.menu, label: words.quick.rest };
  if (page === 'closing') return [...onwardFromClosing(sitting), menu];
  if (page !== 'pitch') return [menu];
  const open = pitchProgress(project).open;
  const offered = offeredSection(sitting);
  const after = sectionAfter(project);
  const isBegun = offered && progressOf(project).find(({ id }) => id === offered.id)?.status !== 'not-started';
  return [
    ...(open ? [{ id: ROW.goOn, label: goOnLabel(sitting.method, open.question.id) }] : []),
    ...(offered?.offer === undefined || isBegun ? [] : [{ id: ROW.offered, label: offered.offer }]),
    ...(after === undefined || after.id === offered?.id
      ? []
      : [{ id: ROW.next, label: fill(words.page.next, { title: after.title }) }]),
    menu,
  ];
}

/** The section with the next open question. */
const sectionAfter = (project: Project) =>
  project.method.sections.find(({ id }) => id === nextQuestion(project)?.section);

/** From the closing page: to the lessons of each step while one has none, to feedback that waits, to the brief, and to the next cycle. */
function onwardFromClosing({ method, project }: Sitting): Option[] {
  const { lessons, feedback, toDecide, toTell, iterate } = words.page;
  const unlearned = method.steps.some((step) => step.lessons && project.list(step.lessons).length === 0);
  const waiting = method.roles.feedback === undefined ? [] : feedbackOf(project);
  const parts = (
    [
      ['to-decide', toDecide],
      ['to-tell', toTell],
    ] as const
  ).flatMap(([state, text]) => {
    const number = waiting.filter((piece) => piece.state === state).length;
    return number > 0 ? [fill(text, { number })] : [];
  });
  return [
    ...(unlearned ? [{ id: ROW.lessons, label: lessons }] : []),
    ...(parts.length > 0 ? [{ id: ROW.feedback, label: fill(feedback, { parts: parts.join(', ') }) }] : []),
    ...(method.roles['focus-area'] === undefined ? [] : [{ id: PAGES.brief, label: words.shelf.brief }]),
    { id: ROW.iterate, label: iterate },
  ];
}

/** The section in which a question is asked. */
const sectionOf = ({ method }: Sitting, question: string | undefined): string =>
  method.sections.find(({ questions }) => question !== undefined && questions.includes(question))?.id ?? '';

/** Goes where a page leads. False: the person leaves. */
function fromPage(sitting: Sitting, { row, question }: FromPage): boolean {
  const { state, project } = sitting;
  const open = pitchProgress(project).open;
  if (question !== undefined) enterLeg(sitting, state.leg, { at: question, returning: true });
  else if (row === ROW.leave) return false;
  else if (row === ROW.goOn && open) enterLeg(sitting, QUICK, { at: open.question.id });
  else if (row === ROW.iterate) {
    sitting.onward = 'tde iterate';
    return false;
  } else if (row === ROW.lessons) enterLeg(sitting, sectionOf(sitting, lessonsOf(sitting.method)[0]));
  else if (row === ROW.feedback) {
    const { feedback } = sitting.method.roles;
    enterLeg(sitting, sectionOf(sitting, feedback), { at: feedback });
  } else if (pageOf(row)) enterLeg(sitting, row, { at: 'review' });
  else if (row === ROW.offered) enterLeg(sitting, offeredSection(sitting)?.id ?? state.leg);
  else if (row === ROW.next) enterLeg(sitting, sectionAfter(project)?.id ?? state.leg);
  else if (row === ROW.menu) sitting.state = { ...state, at: 'menu' };
  return true;
}

/** Does what a row of the review stands for; a question's id leads to the question and back. False: the person leaves. */
async function leaveReview(sitting: Sitting, leg: Leg, row: string): Promise<boolean> {
  switch (row) {
    case ROW.leave:
      return false;
    case 'moved':
      return true;
    case 'back':
      return follow(sitting, { kind: 'back' }) || true;
    case ROW.later:
      sitting.state = { ...sitting.state, leg: nextQuestion(sitting.project, leg.id)?.section ?? leg.id, at: 'menu' };
      return true;
    case ROW.finish:
      return finish(sitting, leg);
    default:
      return follow(sitting, { kind: 'goto', id: row }) || true;
  }
}

/** Marks the section as finished, pauses where the method says so, and leads to the task list. False: the person leaves. */
async function finish(sitting: Sitting, leg: Leg): Promise<boolean> {
  const result = await save(sitting, [{ id: `finished.${leg.id}`, answer: { value: 'yes' } }]);
  if (result === 'left') return false;
  if (result !== 'saved') sitting.prompter.say(result.refused);
  const { method, project } = sitting;
  const section = method.sections.find((each) => each.id === leg.id);
  const worksheet = worksheetOf(method);
  const isWhole = worksheet.includes(leg.id) && worksheet.every((id) => project.answers.finished.includes(id));
  const isLast =
    hasResults(project) &&
    [method.roles.results, ...lessonsOf(method)].some((id) => section?.questions.includes(id ?? ''));
  // Where the worksheet is all filled in, its outline is read; where the results are, the closing page.
  const page = isLast
    ? { leg: PAGES.closing, at: 'review' }
    : isWhole && method.boxes.length > 0
      ? { leg: PAGES.outline, at: 'review' }
      : { at: 'menu' };
  sitting.state = { ...sitting.state, ...page, returning: false };
  if (!section?.pause) return true;
  const outcome = await ask(
    sitting,
    choiceScreen({
      id: 'pause',
      where: section.title,
      ask: section.pause.say,
      context: stillOpen(project, section.questions),
      options: [
        { id: ROW.leave, label: section.pause.stop },
        { id: ROW.menu, label: section.pause['go-on'] },
      ],
    }),
  );
  return !(outcome.kind === 'left' || (outcome.kind === 'answer' && outcome.draft.at === ROW.leave));
}

/** The questions on what was learned at each step. */
const lessonsOf = (method: Method): string[] => method.steps.flatMap((step) => step.lessons ?? []);

/** How many reasons a pause shows. */
const MOST_REASONS = 3;

/** What the step of these questions still lacks for the next one: what is missing, or else what is thin. */
function stillOpen(project: Project, questions: readonly string[]): Screen['context'] {
  const own = project.method.questions.find(({ id }) => questions.includes(id))?.step;
  const step = project.method.steps.find(({ id }) => id === own);
  const findings = step ? readinessOf(project, step).findings : [];
  const { stillMissing, stillThin } = words.interview;
  const parts = (
    [
      ['missing', stillMissing],
      ['thin', stillThin],
    ] as const
  ).flatMap(([is, label]) => {
    const found = findings.filter((each) => each.is === is).slice(0, MOST_REASONS);
    return found.length === 0 ? [] : [{ label, text: found.map(({ text }) => text).join(' ') }];
  });
  return parts.slice(0, 1);
}

/** The sections the worksheet's pitch and outline draw from. */
function worksheetOf(method: Method): string[] {
  const drawn = [...pitchQuestions(method), ...method.boxes.map((box) => box.from)];
  return method.sections.filter(({ questions }) => questions.some((id) => drawn.includes(id))).map(({ id }) => id);
}
