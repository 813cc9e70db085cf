// Builds the review of a leg and the task list. Pure.

import { isOnlyPitch, paragraphOf, pitchOf, pitchProgress, pitchQuestions } from '../advice/pitch.ts';
import { isAnswered, nextQuestion, progressOf, type SectionProgress, stopsOf } from '../advice/progress.ts';
import { criteriaOf, questionAt } from '../method/ids.ts';
import type { Method, Question } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import { count, fill, words } from '../words.ts';
import { NO_ANSWER } from './choice-screen.ts';
import type { Option, Screen } from './prompter.ts';
import { answerWithNotes, legTitle, MOST_SHOWN, ROW, recordName } from './screens.ts';
import { type Leg, PAGES } from './walk.ts';

/**
 * Review your answers: a line for each question of the leg, then what to do now. The line `at` is preselected, else what comes `first` of
 * all, or the first of the `actions`.
 */
export function reviewScreen(
  reader: Reader,
  leg: Leg,
  { first, actions, at }: { first?: Option; actions: readonly Option[]; at: string | undefined },
): Screen {
  let group = '';
  const isLong = ({ id }: Question) => reader.records(id).length > MOST_SHOWN;
  const long = reader.method.questions.filter((question) => leg.questions.includes(question.id) && isLong(question));
  const shown = stopsOf(reader, leg.questions).filter(({ id }) => !long.some((hub) => id.startsWith(`${hub.id}.`)));
  const lines = shown.map((question): Option => {
    const heading = groupOf(reader, leg, question);
    const label = `${question.label}: ${reviewText(reader, question)}`;
    const line = { id: question.id, label, ...(heading !== group && { heading }) };
    group = heading;
    return line;
  });
  return {
    id: 'review',
    widget: 'one',
    where: legTitle(reader.method, leg.id),
    ask: words.review.ask,
    hint: words.review.hint,
    help: [words.review.help],
    context: [],
    options: [
      ...(first ? [first] : []),
      ...lines,
      ...actions.map((action, i) => ({ ...action, ...(i === 0 && { heading: words.review.now }) })),
    ],
    draft: { at: lines.find(({ id }) => id === at)?.id ?? first?.id ?? actions[0]?.id ?? '' },
    moves: { back: true, skip: false, findOut: false, review: false, goto: true },
    ...NO_ANSWER,
  };
}

/** The task list: every section with its status, the suggested one preselected, and the pitch so far. */
export function menuScreen(reader: Reader): Screen {
  const next = nextQuestion(reader);
  const { sentences, gaps } = pitchOf(reader);
  let group: string | undefined;
  const sections = progressOf(reader).map((section, i): Option => {
    const after = reader.method.sections[i]?.after ?? [];
    const open = after.filter((id) => !reader.answers.finished.includes(id));
    const heading = stepTitle(reader.method, section.id);
    const isNew = heading !== undefined && heading !== group;
    group = heading;
    return {
      id: section.id,
      label: sectionLine(section),
      ...(isNew && { heading }),
      ...(section.status === 'not-started' &&
        open.length > 0 && {
          hint: fill(words.menu.usuallyAfter, {
            sections: open.map((id) => reader.method.sections.find((each) => each.id === id)?.title ?? id).join(', '),
          }),
        }),
    };
  });
  const { open, answered } = pitchProgress(reader);
  const begun =
    open && answered > 0 && isOnlyPitch(reader)
      ? [{ id: ROW.goOn, label: goOnLabel(reader.method, open.question.id) }]
      : [];
  const rows: Option[] = [
    { id: PAGES.pitch, label: words.menu.pitch, heading: words.menu.more },
    ...(reader.method.boxes.length > 0 ? [{ id: PAGES.outline, label: words.menu.outline }] : []),
    ...(reader.method.roles['focus-area'] === undefined ? [] : [{ id: PAGES.brief, label: words.menu.brief }]),
    ...(hasResults(reader) ? [{ id: PAGES.closing, label: words.menu.closing }] : []),
    { id: ROW.leave, label: words.menu.leave },
  ];
  return {
    id: 'menu',
    widget: 'one',
    where: reader.method.title,
    ask: words.menu.ask,
    hint: words.menu.hint,
    help: [words.menu.help],
    context:
      gaps.length < reader.method.pitch.slots.length ? [{ label: words.menu.soFar, text: paragraphOf(sentences) }] : [],
    options: [...begun, ...sections, ...rows],
    draft: { at: begun[0]?.id ?? next?.section ?? PAGES.pitch },
    moves: { back: false, skip: false, findOut: false, review: false, goto: true },
    ...NO_ANSWER,
  };
}

/** Whether it is known what came of the work, so that the cycle can be closed. */
export const hasResults = (reader: Reader): boolean => reader.list(reader.method.roles.results).length > 0;

/** "Go on with question 3 of 11: Government", to a question of the quick start. */
export function goOnLabel(method: Method, id: string): string {
  const all = pitchQuestions(method);
  return fill(words.quick.goOn, {
    number: all.indexOf(id) + 1,
    all: all.length,
    label: questionAt(method, id)?.label ?? id,
  });
}

// --- internal ---

/** "Data supply - in progress, 2 of 5 answered, 1 to find out". */
function sectionLine(section: SectionProgress): string {
  const counted = section.status === 'in-progress' && section.asked > 0;
  return [
    fill(words.menu.section, { title: section.title, status: words.status[section.status] }),
    counted ? fill(words.menu.answered, section) : '',
    section.findOut > 0 ? fill(words.menu.findOut, section) : '',
  ].join('');
}

/** "Step 1: Find" for a section of a step's questions; undefined for one that belongs to none. */
function stepTitle(method: Method, section: string): string | undefined {
  const own = method.questions.find((question) => question.section === section)?.step;
  const index = method.steps.findIndex((step) => step.id === own);
  const name = method.steps[index]?.name;
  return name === undefined ? undefined : fill(words.menu.step, { number: index + 1, name });
}

/** What a line of the review stands under: the record it is a part of, or the answers as such. */
function groupOf(reader: Reader, leg: Leg, { id }: Question): string {
  const hub = reader.method.questions.find(
    (each) => each.kind === 'records' && leg.questions.includes(each.id) && id.startsWith(`${each.id}.`),
  );
  const record = hub && id.slice(hub.id.length + 1).split('.')[0];
  return hub && record ? `${hub.label}: ${recordName(reader, hub, record)}` : words.review.change;
}

/** How an answer stands on the review: its text, its note, whom to ask, or that it was not provided. */
function reviewText(reader: Reader, question: Question): string {
  if (question.kind === 'checklist') {
    const criteria = criteriaOf(reader.method, question);
    return fill(words.review.checklist, {
      answered: criteria.filter((each) => isAnswered(reader, each)).length,
      all: criteria.length,
    });
  }
  if (question.kind === 'records') return count(reader.records(question.id).length, ...words.review.records);
  return answerWithNotes(reader, question) || words.review.notProvided;
}
