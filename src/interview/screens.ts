// Builds what is shown at each stop of the interview: questions, their follow-ups, the review of a leg, the task list. Pure.
import { pitchOf, pitchQuestions } from '../advice/pitch.ts';
import { isAnswered, nextQuestion, progressOf, stopsOf } from '../advice/progress.ts';
import { recommend } from '../advice/recommend.ts';
import { answerText, namesOf, textFor } from '../advice/texts.ts';
import { criteriaOf } from '../method/ids.ts';
import type { Method, Question } from '../method/types.ts';
import type { Answers } from '../project/answers.ts';
import { count, fill, words } from '../words.ts';
import { adviseDraft, checkDraft, choicesOf, draftOf, itemsOf, WIDGETS } from './fields.ts';
import type { Draft, Option, Screen } from './prompter.ts';
import { isStale, type Leg, type Part, type State } from './walk.ts';

/** Rows of the review, the task list and the hub of records that are no answers; none of them can be a question's id. */
export const ROW = {
  finish: 'finish!',
  later: 'later!',
  menu: 'menu!',
  checklists: 'checklists!',
  pitch: 'pitch!',
  outline: 'outline!',
  change: 'change!',
  review: 'review!',
  leave: 'leave!',
  add: 'add!',
  done: 'done!',
};

const EVERY_MOVE = { back: true, skip: true, findOut: true, review: true, goto: true };
const NO_ANSWER = { check: () => undefined, advise: () => undefined };

/** A question, with `draft` in its field where something half-typed is kept, else with its saved answer. */
export function questionScreen(
  method: Method,
  answers: Answers,
  state: State,
  question: Question,
  draft?: Draft,
): Screen {
  const text = (key: 'ask' | 'hint' | 'help' | 'why' | 'example') => textFor(method, answers, question[key]);
  const widget = WIDGETS[question.kind];
  const hint = isStale(answers, state, question) ? words.interview.stillRight : text('hint');
  return {
    id: question.id,
    widget,
    where: whereText(method, answers, state),
    ask: text('ask') + (question.optional ? ` ${words.interview.optional}` : ''),
    ...(hint && { hint }),
    help: helpOf(text('help'), text('why'), text('example')),
    context: contextOf(method, answers, question),
    ...(question.sentence && { sentence: fill(question.sentence, namesOf(method, answers)) }),
    ...(widget === 'one' || widget === 'many' ? { options: optionsFor(method, answers, question) } : {}),
    ...(widget === 'checklist' ? { items: itemsOf(method, answers, question) } : {}),
    draft: draft ?? draftOf(method, answers, question),
    moves: { ...EVERY_MOVE, findOut: question.kind !== 'checklist' && question.kind !== 'records' },
    check: (typed) => checkDraft(method, answers, question, typed),
    advise: (typed) => adviseDraft(question, typed),
  };
}

/** A question's follow-up: the note to a judgement, or whom to ask for what is not known yet. */
export function partScreen(
  method: Method,
  answers: Answers,
  state: State,
  question: Question,
  part: Part,
  draft?: Draft,
): Screen {
  const answer = answers.byId[question.id];
  const saved = (part === 'note' ? answer?.note : answer?.findOut) ?? '';
  const own = part === 'note' ? words.interview.note : words.interview.findOut;
  return {
    id: `${question.id}#${part}`,
    widget: part === 'note' ? 'lines' : 'line',
    where: whereText(method, answers, state),
    ask: part === 'note' ? fill(own.ask, { answer: answerText(method, answers, question) }) : own.ask,
    hint: own.hint,
    help: [own.help],
    context: [{ label: question.label, text: textFor(method, answers, question.ask) }],
    draft: draft ?? { text: saved, cursor: saved.length },
    moves: { ...EVERY_MOVE, findOut: false },
    check: ({ text }) => (part === 'find-out' && !text?.trim() ? words.interview.findOut.empty : undefined),
    advise: () => undefined,
  };
}

/** Check your answers: a line for each question of the leg, then what to do now; the first of these is preselected. */
export function reviewScreen(
  method: Method,
  answers: Answers,
  leg: Leg,
  actions: readonly Option[],
  at?: string,
): Screen {
  const lines = stopsOf(method, answers, leg.questions).map(
    (question, i): Option => ({
      id: question.id,
      label: `${question.label}: ${reviewText(method, answers, question)}`,
      ...(i === 0 && { heading: words.review.change }),
    }),
  );
  return {
    id: 'review',
    widget: 'one',
    where: titleOf(method, leg.id),
    ask: words.review.ask,
    hint: words.review.hint,
    help: [words.review.help],
    context: [],
    options: [...lines, ...actions.map((action, i) => ({ ...action, ...(i === 0 && { heading: words.review.now }) }))],
    draft: { at: at ?? actions[0]?.id ?? '' },
    moves: { back: true, skip: false, findOut: false, review: false, goto: true },
    ...NO_ANSWER,
  };
}

/** The task list: every section with its status, the suggested one preselected, and the pitch so far. */
export function menuScreen(method: Method, answers: Answers, title: string): Screen {
  const next = nextQuestion(method, answers);
  const { paragraph, gaps } = pitchOf(method, answers);
  const sections = progressOf(method, answers).map((section, i): Option => {
    const after = method.sections[i]?.after ?? [];
    const open = after.filter((id) => !answers.finished.includes(id));
    const numbers = { status: words.status[section.status], answered: section.answered, asked: section.asked };
    return {
      id: section.id,
      label: fill(section.findOut > 0 ? words.menu.sectionFindOut : words.menu.section, {
        title: section.title,
        findOut: section.findOut,
        ...numbers,
      }),
      ...(section.status === 'not-started' &&
        open.length > 0 && {
          hint: fill(words.menu.usuallyAfter, {
            sections: open.map((id) => method.sections.find((each) => each.id === id)?.title ?? id).join(', '),
          }),
        }),
    };
  });
  const rows: Option[] = [
    { id: ROW.pitch, label: words.menu.pitch, heading: words.menu.more },
    { id: ROW.outline, label: words.menu.outline },
    { id: ROW.leave, label: words.menu.leave },
  ];
  return {
    id: 'menu',
    widget: 'one',
    where: title,
    ask: words.menu.ask,
    hint: words.menu.hint,
    help: [words.menu.help],
    context: gaps.length < method.pitch.slots.length ? [{ label: words.menu.soFar, text: paragraph }] : [],
    options: [...sections, ...rows],
    draft: { at: next?.section ?? ROW.pitch },
    moves: { back: false, skip: false, findOut: false, review: false, goto: true },
    ...NO_ANSWER,
  };
}

/** A screen to choose one way on, outside the questions: how to begin, whether to pause, whose answer to keep. */
export function choiceScreen(screen: {
  id: string;
  where: string;
  ask: string;
  hint?: string;
  help?: string[];
  options: Option[];
  context?: Screen['context'];
}): Screen {
  return {
    widget: 'one',
    help: [],
    context: [],
    draft: { at: screen.options[0]?.id ?? '' },
    moves: { back: false, skip: false, findOut: false, review: false, goto: false },
    ...NO_ANSWER,
    ...screen,
  };
}

// --- internal ---

function optionsFor(method: Method, answers: Answers, question: Question): Option[] {
  if (question.kind !== 'records') return withFit(method, answers, question, choicesOf(method, answers, question));
  const records = (answers.records[question.id] ?? []).map((record): Option => {
    const name = answers.byId[`${question.id}.${record}.${question.fields?.[0]?.id}`]?.value;
    return { id: record, label: typeof name === 'string' ? name : record };
  });
  return [
    ...records,
    { id: ROW.add, label: words.interview.addRecord },
    { id: ROW.done, label: words.interview.doneRecords },
  ];
}

/** Tactics that have a checklist come best first, each with how well it fits. */
function withFit(method: Method, answers: Answers, question: Question, options: Option[]): Option[] {
  if (!question.options || !('step' in question.options)) return options;
  const { tactics } = recommend(method, answers, question.options.step);
  if (tactics.length === 0 || tactics.every((fit) => fit.unanswered === fit.total)) return options;
  const ranked = tactics.flatMap((fit) => {
    const option = options.find((each) => each.id === fit.id);
    const numbers = { yes: fit.yes, total: fit.total, unknown: fit.unsure + fit.unanswered };
    return option ? [{ ...option, hint: [fill(words.interview.fit, numbers), option.hint ?? ''].join(' ') }] : [];
  });
  return [...ranked, ...options.filter((option) => !tactics.some((fit) => fit.id === option.id))];
}

const helpOf = (help: string, why: string, example: string): string[] => [
  ...(help ? [help] : []),
  ...(why ? [fill(words.interview.why, { why })] : []),
  ...(example ? [fill(words.interview.example, { example })] : []),
];

function contextOf(method: Method, answers: Answers, question: Question): Screen['context'] {
  return (question.shows ?? []).flatMap((id) => {
    const shown = method.questions.find((each) => each.id === id);
    const text = shown ? answerText(method, answers, shown) : '';
    return shown && text !== '' ? [{ label: shown.label, text }] : [];
  });
}

/** How an answer stands on the review: its text, its note, whom to ask, or that it was not provided. */
function reviewText(method: Method, answers: Answers, question: Question): string {
  if (question.kind === 'checklist') {
    const criteria = criteriaOf(method, question);
    return fill(words.review.checklist, {
      answered: criteria.filter((each) => isAnswered(answers, each)).length,
      all: criteria.length,
    });
  }
  if (question.kind === 'records') return count((answers.records[question.id] ?? []).length, ...words.review.records);
  const answer = answers.byId[question.id];
  const text = answerText(method, answers, question).replace(/\s*\n\s*/g, ' / ');
  const parts = [
    text,
    answer?.note?.replace(/\s*\n\s*/g, ' / '),
    answer?.findOut !== undefined ? fill(words.review.findOut, { whom: answer.findOut }) : '',
  ].filter((part) => part);
  return parts.join(' — ') || words.review.notProvided;
}

function titleOf(method: Method, id: string): string {
  const index = method.sections.findIndex((section) => section.id === id);
  const title = method.sections[index]?.title;
  return title
    ? fill(words.interview.section, { title, number: index + 1, all: method.sections.length })
    : words.interview.quick;
}

/** "Data supply · section 5 of 10, question 2 of 4"; the totals are counted again as questions become relevant. */
function whereText(method: Method, answers: Answers, state: State): string {
  const ids = method.sections.find((section) => section.id === state.leg)?.questions ?? pitchQuestions(method);
  const stops = stopsOf(method, answers, ids);
  const number = stops.findIndex((question) => question.id === state.at) + 1;
  return fill(words.interview.where, { section: titleOf(method, state.leg), number, all: stops.length });
}
