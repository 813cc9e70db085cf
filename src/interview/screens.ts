// Builds what is shown at a question and its follow-ups; hub-screens.ts builds the reviews and the task list. Pure.
import { pitchQuestions } from '../advice/pitch.ts';
import { stopsOf } from '../advice/progress.ts';
import { recommend } from '../advice/recommend.ts';
import { adviseOnNote, answerText, namesOf, textFor } from '../advice/texts.ts';
import { questionAt } from '../method/ids.ts';
import type { Method, Question } from '../method/types.ts';
import type { Answers } from '../project/answers.ts';
import { fill, words } from '../words.ts';
import { adviseDraft, checkDraft, choicesOf, draftOf, itemsOf, WIDGETS } from './fields.ts';
import type { Draft, Option, Screen } from './prompter.ts';
import { isStale, type Part, recordOf, type State } from './walk.ts';

/** Rows of the review, the task list and the hub of records that are no answers; none of them can be a question's id. */
export const ROW = {
  finish: 'finish!',
  later: 'later!',
  menu: 'menu!',
  offered: 'offered!',
  pitch: 'pitch!',
  outline: 'outline!',
  change: 'change!',
  review: 'review!',
  leave: 'leave!',
  add: 'add!',
  done: 'done!',
};

const EVERY_MOVE = { back: true, skip: true, findOut: true, review: true, goto: true };

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
    draft: draft ?? startOf(method, answers, question),
    moves: { ...EVERY_MOVE, findOut: question.kind !== 'checklist' && question.kind !== 'records' },
    check: (typed) => checkDraft(method, answers, question, typed),
    advise: (typed) => adviseDraft(method, question, typed),
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
    advise: ({ text = '' }) => adviseOnNote(question, text),
  };
}

/** What a record is called: its first field, as far as that is answered. */
export function recordName(answers: Answers, hub: Question, record: string): string {
  if (record === ROW.add) return words.interview.newRecord;
  const name = answers.byId[`${hub.id}.${record}.${hub.fields?.[0]?.id}`]?.value;
  return typeof name === 'string' ? name : record;
}

/** "Data supply · section 5 of 10", or what the quick start is called. */
export function legTitle(method: Method, id: string): string {
  const index = method.sections.findIndex((section) => section.id === id);
  const title = method.sections[index]?.title;
  return title
    ? fill(words.interview.section, { title, number: index + 1, all: method.sections.length })
    : words.interview.quick;
}

// --- internal ---

function optionsFor(method: Method, answers: Answers, question: Question): Option[] {
  if (question.kind !== 'records') return withFit(method, answers, question, choicesOf(method, answers, question));
  const records = (answers.records[question.id] ?? []).map(
    (record): Option => ({ id: record, label: recordName(answers, question, record) }),
  );
  return [
    ...records,
    { id: ROW.add, label: records.length === 0 ? words.interview.addRecord : words.interview.addAnother },
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

/** What stands in the field at first; a hub of records suggests to add one until there are as many as it asks for. */
function startOf(method: Method, answers: Answers, question: Question): Draft {
  if (question.kind !== 'records') return draftOf(method, answers, question);
  const enough = question['at-least'] ?? 1;
  return { at: (answers.records[question.id] ?? []).length < enough ? ROW.add : ROW.done };
}

const helpOf = (help: string, why: string, example: string): string[] => [
  ...(help ? [help] : []),
  ...(why ? [fill(words.interview.why, { why })] : []),
  ...(example ? [fill(words.interview.example, { example })] : []),
];

function contextOf(method: Method, answers: Answers, question: Question): Screen['context'] {
  const { value, findOut } = answers.byId[question.id] ?? {};
  const open = findOut && value === undefined ? [{ label: words.interview.findOut.from, text: findOut }] : [];
  const earlier = (question.shows ?? []).flatMap((id) => {
    const shown = questionAt(method, id);
    const text = shown ? answerText(method, answers, shown) : '';
    return shown && text !== '' ? [{ label: shown.label, text }] : [];
  });
  return [...open, ...earlier];
}

/** "Data supply · section 5 of 10, question 2 of 4"; the totals are counted again as questions become relevant. */
function whereText(method: Method, answers: Answers, state: State): string {
  const ids = method.sections.find((section) => section.id === state.leg)?.questions ?? pitchQuestions(method);
  const stops = stopsOf(method, answers, ids);
  const section = legTitle(method, state.leg);
  const place = recordOf(stops, state.at);
  const own = place
    ? stops.filter(({ id }) => id.startsWith(place.prefix))
    : stops.filter(({ id }) => !recordOf(stops, id));
  const number = own.findIndex((question) => question.id === state.at) + 1;
  if (!place) return fill(words.interview.where, { section, number, all: own.length });
  const record = recordName(answers, place.hub, place.record);
  return fill(words.interview.whereInRecord, { section, record, number, all: own.length });
}
