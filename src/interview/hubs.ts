// The places the interview returns to: the task list, and the review at the end of a leg with what can be done from there.
import { outlineOf, paragraphOf, pitchOf, pitchQuestions } from '../advice/pitch.ts';
import { readinessOf } from '../advice/ready.ts';
import type { Method } from '../method/types.ts';
import type { Project } from '../project/file.ts';
import { fill, words } from '../words.ts';
import { choiceScreen } from './choice-screen.ts';
import { menuScreen, reviewScreen } from './hub-screens.ts';
import type { Screen } from './prompter.ts';
import { ROW } from './screens.ts';
import { ask, follow, type Outcome, type Sitting, save } from './sitting.ts';
import { enter, type FollowUp, type Leg, QUICK } from './walk.ts';

/** The task list; false where the person leaves. */
export async function showMenu(sitting: Sitting): Promise<boolean> {
  const outcome = await ask(sitting, menuScreen(sitting.project));
  if (outcome.kind === 'left') return false;
  if (outcome.kind !== 'answer') return true;
  const row = outcome.draft.at ?? '';
  if (row === ROW.pitch) showPitch(sitting);
  else if (row === ROW.outline) showOutline(sitting);
  else if (row !== ROW.leave) enterLeg(sitting, row);
  return row !== ROW.leave;
}

/** Check your answers: a line leads to its question and back; finishing marks the section and leads on. False: the person leaves. */
export async function showReview(sitting: Sitting): Promise<boolean> {
  const { project, legs, state } = sitting;
  const leg = legs.find((each) => each.id === state.leg) as Leg;
  const isQuick = leg.id === QUICK;
  if (isQuick) {
    const row = await chooseAfterPitch(sitting);
    if (row !== ROW.change) return leaveReview(sitting, leg, row);
  }
  const actions = isQuick
    ? [{ id: ROW.review, label: words.quick.back }]
    : [
        { id: ROW.finish, label: words.review.finish },
        { id: ROW.later, label: words.review.later },
      ];
  const screen = reviewScreen(project, leg, actions, state.line);
  // The quick start is no section, and is not finished or left open.
  const outcome = await ask(sitting, isQuick ? { ...screen, ask: words.review.askQuick } : screen);
  return leaveReview(sitting, leg, rowOf(outcome));
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
  if (section) sitting.prompter.say(fill(words.interview.entering, { title: section.title, intro: section.intro }));
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

/** The row that was chosen; a move other than an answer stands for the row that does the same. */
const rowOf = (outcome: Outcome): string =>
  outcome.kind === 'answer' ? (outcome.draft.at ?? '') : outcome.kind === 'left' ? ROW.leave : outcome.kind;

const offeredSection = ({ method }: Sitting) => method.sections.find((section) => section.offer !== undefined);

/** After the quick start: the pitch, and where to go from it. */
async function chooseAfterPitch(sitting: Sitting): Promise<string> {
  showPitch(sitting);
  const offer = offeredSection(sitting)?.offer;
  const outcome = await ask(
    sitting,
    choiceScreen({
      id: 'after-pitch',
      where: words.interview.quick,
      ask: words.quick.ask,
      hint: words.quick.hint,
      options: [
        ...(offer === undefined ? [] : [{ id: ROW.offered, label: offer }]),
        { id: ROW.menu, label: words.quick.rest },
        { id: ROW.change, label: words.quick.change },
        { id: ROW.leave, label: words.quick.stop },
      ],
    }),
  );
  return rowOf(outcome);
}

/** Does what a row of the review stands for; a question's id leads to the question and back. False: the person leaves. */
async function leaveReview(sitting: Sitting, leg: Leg, row: string): Promise<boolean> {
  switch (row) {
    case ROW.leave:
      return false;
    case 'moved':
    case ROW.review:
      return true;
    case 'back':
      return follow(sitting, { kind: 'back' }) || true;
    case ROW.later:
    case ROW.menu:
      sitting.state = { ...sitting.state, at: 'menu' };
      return true;
    case ROW.offered:
      enterLeg(sitting, offeredSection(sitting)?.id ?? leg.id);
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
  if (worksheet.includes(leg.id) && worksheet.every((id) => project.answers.finished.includes(id))) {
    showOutline(sitting);
    showPitch(sitting);
  }
  sitting.state = { ...sitting.state, at: 'menu', returning: false };
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

function showPitch({ project, prompter }: Sitting): void {
  const { sentences, notes, closing } = pitchOf(project);
  const parts = [sentences, notes, closing].map(paragraphOf).filter((part) => part !== '');
  prompter.say(
    [words.menu.pitchTitle, ...parts]
      .flatMap((part) => ['', part])
      .join('\n')
      .concat('\n'),
  );
}

function showOutline({ method, project, prompter }: Sitting): void {
  if (method.boxes.length === 0) return;
  const boxes = outlineOf(project).map(({ title, text }) => `${title}: ${text}`);
  prompter.say(['', words.menu.outlineTitle, '', ...boxes, ''].join('\n'));
}
