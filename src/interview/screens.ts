// Builds what is shown at a question and its follow-ups; task-list.ts and review.ts have what is between the questions. Pure.

import { adviseOnNote } from '../advice/doubts.ts';
import { componentsOf, tacticHelp } from '../advice/guide.ts';
import { groupsToPlace, themesOf, themeText } from '../advice/people.ts';
import { compareRecords, isSettled } from '../advice/progress.ts';
import { type Fit, fitsOf } from '../advice/recommend.ts';
import { answerText, comparisonOf, sentenceWith, textFor } from '../advice/said.ts';
import { optionsFrom, questionAt, recordAt, sectionAt, tacticsFrom } from '../method/ids.ts';
import type { Method, Question } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import { weekdayText } from '../project/days.ts';
import { feedbackOf } from '../project/feedback.ts';
import { parseAnswer, recordTitle } from '../project/kinds.ts';
import { promptWords } from '../words/prompts.ts';
import { capitalFirst, count, fill, short, words } from '../words.ts';
import {
  adviseDraft,
  checkDraft,
  choicesOf,
  draftOf,
  itemsOf,
  lostLetters,
  offeredFor,
  WIDGETS,
  withOffered,
} from './drafts.ts';
import { type Draft, type Option, type Screen, textDraft } from './prompter.ts';
import {
  type FollowUp,
  isStale,
  isUntold,
  type Leg,
  legAt,
  minutesFor,
  moreOf,
  pageOf,
  type State,
  stopsBeside,
  stopsIn,
  untoldRecord,
} from './walk.ts';

/** Rows of the review, the task list and the hub of records that are no answers; none of them can be a question's id. */
export const ROW = {
  finish: 'finish!',
  later: 'later!',
  tasks: 'tasks!',
  goOn: 'go-on!',
  page: 'page!',
  change: 'change!',
  feedback: 'feedback!',
  iterate: 'iterate!',
  leave: 'leave!',
  shelf: 'shelf!',
  /** Before the id of a step that is folded on the task list. */
  step: 'step!',
  add: 'add!',
  /** Before the name of a group that stands in other answers. */
  named: 'named!',
  more: 'more!',
  decide: 'decide!',
  all: 'all!',
  done: 'done!',
};

const EVERY_MOVE = { back: true, skip: true, 'find-out': true, review: true, goto: true };

/** A question, with `draft` in its field where something half-typed is kept, else with its saved answer. */
export function questionScreen(reader: Reader, state: State, question: Question, draft?: Draft): Screen {
  const text = (key: 'ask' | 'hint' | 'help' | 'why' | 'example') => textFor(reader, question[key]);
  const widget = WIDGETS[question.kind];
  const names = offered(reader, question);
  const hint =
    noneYet(reader, question) ?? (isStale(reader, state, question) ? words.interview.stillRight : text('hint'));
  return {
    id: question.id,
    widget,
    ...whereIn(reader, state),
    ask: text('ask') + (question.optional ? ` ${words.interview.optional}` : ''),
    hint,
    help: [
      ...casesWhole(reader, question),
      ...helpOf(text('help'), text('why'), text('example')),
      ...stepHelp(reader, question),
      ...(question.kind === 'judgement' ? [words.interview.unsure] : []),
      ...names.map(({ label, text }) => `${label}: ${text}`),
    ],
    context: [...contextOf(reader, question), ...names],
    sentence: sentenceFor(reader, question, names.length > 0),
    ...(widget === 'one' || widget === 'many' ? { options: optionsFor(reader, state, question) } : {}),
    ...(widget === 'checklist' ? { items: itemsOf(reader, question) } : {}),
    draft: draft ?? startOf(reader, question),
    moves: { ...EVERY_MOVE, 'find-out': question.kind !== 'checklist' && question.kind !== 'records' },
    check: (typed) => (addsAnEntry(typed) ? undefined : checkDraft(reader, question, typed)),
    advise: (typed) => adviseDraft(reader, question, typed),
  };
}

/** Whether an entry that is not there yet is among what was ticked. */
export const addsAnEntry = ({ ticked }: Draft): boolean => ticked?.includes(ROW.add) ?? false;

/** The list that a choice can add to, where what is chosen from it is not there yet. */
export const hubAddedTo = ({ method }: Reader, { options }: Question): Question | undefined =>
  options && 'add' in options && options.add ? questionAt(method, options.from) : undefined;

/** What a new entry is called, asked in the place of a choice from its list. */
export function newEntryScreen(reader: Reader, state: State, question: Question, hub: Question, draft?: Draft): Screen {
  const [first] = hub.fields ?? [];
  const asked = { ...first, id: question.id, label: question.label, section: question.section } as Question;
  return {
    ...questionScreen(reader, state, asked, draft ?? textDraft('')),
    id: `${question.id}.${ROW.add}`,
    ask: textFor(reader, question.ask),
  };
}

/** A question's follow-up: the note to a judgement, or whom to ask for what is not known yet. */
export function partScreen(reader: Reader, state: State, question: Question, part: FollowUp, draft?: Draft): Screen {
  const answer = reader.at(question.id);
  const saved = (part === 'note' ? answer?.note : answer?.findOut) ?? '';
  const own = part === 'note' ? words.interview.note : words.interview.findOut;
  return {
    id: `${question.id}#${part}`,
    widget: part === 'note' ? 'lines' : 'line',
    ...whereIn(reader, state),
    ask: part === 'note' ? fill(own.ask, { answer: answerText(reader, question) }) : own.ask,
    hint: own.hint,
    help: [own.help],
    context: [{ label: question.label, text: textFor(reader, question.ask) }],
    draft: draft ?? textDraft(saved),
    moves: { ...EVERY_MOVE, 'find-out': false },
    check: ({ text }) => {
      if (lostLetters({ text }) && !lostLetters({ text: saved })) return words.interview.lostLetters;
      return part === 'find-out' && !text?.trim() ? words.interview.findOut.empty : undefined;
    },
    advise: ({ text = '' }) => adviseOnNote(question, text),
  };
}

/** What a record is called; one that is being added has no name yet. */
export const recordName = (reader: Reader, hub: Question, record: string): string =>
  record === ROW.add ? words.interview.newRecord : recordTitle(reader, hub, record);

/** The records of a hub, to choose one. */
export const recordOptions = (reader: Reader, hub: Question): Option[] =>
  reader.records(hub.id).map((record) => ({ id: record, label: recordName(reader, hub, record) }));

/** With more records than these, a screen shows how many there are, and all of them only on request. */
export const MOST_SHOWN = 12;

/** "Data supply · section 5 of 10", or what the quick start is called. */
export function legTitle(method: Method, id: string): string {
  const title = legAt(method, id)?.title ?? '';
  const number = method.sections.findIndex((section) => section.id === id) + 1;
  return number === 0 ? title : fill(words.interview.section, { title, number, all: method.sections.length });
}

// --- internal ---

/** Where the entries of a list are chosen and it has none yet: that, and where they are added. Undefined where there is what to choose from. */
function noneYet(reader: Reader, question: Question): string | undefined {
  const { method } = reader;
  const source = questionAt(method, optionsFrom(question));
  if (!source || hubAddedTo(reader, question) || choicesOf(reader, question).length > 0) return undefined;
  const section = sectionAt(method, source.section)?.title ?? '';
  return fill(words.interview.noneYet, { label: source.label, section, id: source.id });
}

/** How a text will read: a date in words, the names that its numbers stand for, a phrase in its sentence. */
function sentenceFor(reader: Reader, question: Question, offers: boolean): Screen['sentence'] {
  if (question.kind === 'date') return (text) => dateText(reader, question, text);
  if (offers) return (text) => offeredText(reader, question, text);
  if (!question.sentence) return undefined;
  return (text) => sentenceWith(reader, question, text, promptWords.empty, promptWords.yours);
}

/** The day that a text means, with the day of the week; empty where it is none yet. */
function dateText(reader: Reader, question: Question, text: string): string {
  const parsed = parseAnswer(reader, question, text);
  return parsed.ok ? weekdayText(String(parsed.value)) : '';
}

/** What there is to choose from at a question. */
function optionsFor(reader: Reader, state: State, question: Question): Option[] {
  if (question.kind === 'records') return hubRows(reader, state, question);
  const step = tacticsFrom(question);
  const choices = choicesOf(reader, question);
  if (step !== undefined) return tacticOptions(reader, state, step, choices);
  if (question.id === reader.method.roles['chosen-use-case']) return compared(reader, choices);
  return hubAddedTo(reader, question) ? [...choices, { id: ROW.add, label: words.interview.somebodyElse }] : choices;
}

/** The records of a hub, and what can be done there. */
function hubRows(reader: Reader, state: State, question: Question): Option[] {
  const records = recordOptions(reader, question);
  const toDecide = toDecideIn(reader, question);
  const isLong = records.length > MOST_SHOWN;
  const named = question.id === reader.method.roles.groups ? groupsToPlace(reader) : [];
  const untold = untoldRecord(reader, state, question);
  return [
    ...(toDecide > 0
      ? [{ id: ROW.decide, label: fill(words.decide.row, { pieces: count(toDecide, ...words.decide.piece) }) }]
      : []),
    ...(isLong ? [{ id: ROW.all, label: fill(words.interview.oneOfAll, { number: records.length }) }] : records),
    ...(untold === undefined ? [] : [{ id: ROW.more, label: moreLabel(reader, question, untold) }]),
    ...named.map((name): Option => ({ id: `${ROW.named}${name}`, label: fill(words.interview.addNamed, { name }) })),
    { id: ROW.add, label: records.length === 0 ? words.interview.addRecord : words.interview.addAnother },
    { id: ROW.done, label: words.interview.doneRecords },
  ];
}

function moreLabel(reader: Reader, hub: Question, record: string): string {
  const { moreRecord, question } = words.interview;
  const number = moreOf(reader, hub, record).length;
  return fill(moreRecord, { name: short(recordName(reader, hub, record)), questions: count(number, ...question) });
}

/** The use cases, each with what tells it from the others: who, what for, heard or assumed, its strengths, what it takes. */
function compared(reader: Reader, options: Option[]): Option[] {
  const cases = compareRecords(reader, reader.method.roles['use-cases']);
  return options.map((option) => {
    const useCase = cases.find(({ id }) => id === option.id);
    const hint = useCase ? comparisonOf(reader, useCase) : '';
    return hint === '' ? option : { ...option, hint };
  });
}

/** The use cases whole, where they are cut to stand side by side. */
function casesWhole(reader: Reader, question: Question): string[] {
  if (question.id !== reader.method.roles['chosen-use-case']) return [];
  return compareRecords(reader, reader.method.roles['use-cases']).map(
    (useCase, i) => `${i + 1}. ${useCase.title}: ${comparisonOf(reader, useCase, true)}`,
  );
}

/** The tactics of a step, each with what to know of it; where its checklists are begun, best first, and with how well it fits. */
function tacticOptions(reader: Reader, state: State, step: string, choices: Option[]): Option[] {
  const { method } = reader;
  const all = fitsOf(reader, step);
  const fits = all.some(({ unanswered, total }) => unanswered < total) ? all : [];
  // Who makes a first pitch has not met the tactics yet: the phrase says in plain words what is done.
  const isNew = !method.sections.some(({ id }) => id === state.leg);
  const ranked = fits.flatMap(({ id }) => choices.find((each) => each.id === id) ?? []);
  return [...new Set([...ranked, ...choices])].map((option) => {
    const tactic = method.tactics.find(({ id }) => id === option.id);
    const fit = fits.find(({ id }) => id === option.id);
    const phrase = isNew && tactic ? `${capitalFirst(tactic.phrase)}.` : '';
    const hint = [phrase, fit ? fitText(fit) : '', option.hint ?? ''].filter((part) => part !== '').join(' ');
    return { ...option, ...(hint && { hint }), ...(tactic && { help: tacticHelp(reader, tactic) }) };
  });
}

const fitText = ({ ready, yes, total, unsure, unanswered, effort }: Fit): string =>
  fill(words.interview.fit, {
    ready: words.recommend.readyShort[ready],
    yes,
    total,
    unknown: unsure + unanswered,
    effort: effort ? ` ${words.recommend.effort[effort]}.` : '',
  });

/** Where the tactics of a step are chosen, what that step is about. */
function stepHelp({ method }: Reader, question: Question): string[] {
  const step = method.steps.find(({ id }) => id === tacticsFrom(question));
  return step ? componentsOf(step) : [];
}

/** What stands in the field at first; a hub of records suggests to add one until there are as many as it asks for. */
function startOf(reader: Reader, question: Question): Draft {
  if (question.kind !== 'records') return draftOf(reader, question);
  const enough = question['at-least'] ?? 1;
  if (toDecideIn(reader, question) > 0) return { at: ROW.decide };
  return { at: reader.records(question.id).length < enough ? ROW.add : ROW.done };
}

/** How many pieces of feedback are to be decided; none in any other list. */
const toDecideIn = (reader: Reader, { id }: Question): number =>
  id === reader.method.roles.feedback ? feedbackOf(reader).filter(({ state }) => state === 'to-decide').length : 0;

const helpOf = (help: string, why: string, example: string): string[] => [
  ...(help ? [help] : []),
  ...(why ? [fill(words.interview.why, { why })] : []),
  ...(example ? [fill(words.interview.example, { example })] : []),
];

function contextOf(reader: Reader, question: Question): Screen['context'] {
  const whom = reader.text(question.id) === '' ? reader.whom(question.id) : undefined;
  const open = whom ? [{ label: words.interview.findOut.from, text: whom }] : [];
  const earlier = (question.shows ?? []).flatMap((id) => {
    const shown = questionAt(reader.method, id);
    const text = shown ? answerText(reader, shown) : '';
    return shown && text !== '' ? [{ label: shown.label, text }] : [];
  });
  return [...open, ...earlier, ...themesNear(reader, question)];
}

/** The names that a question offers, each with the number that stands for it; one item, or none. */
function offered(reader: Reader, question: Question): { label: string; text: string }[] {
  const { label, names } = offeredFor(reader, question);
  return names.length === 0 ? [] : [{ label, text: names.map((name, i) => `${i + 1} ${name}`).join('; ') }];
}

/** The names that the numbers in a text stand for; empty where there are none. */
const offeredText = (reader: Reader, question: Question, text: string): string =>
  text
    .split('\n')
    .flatMap((line) => {
      const named = withOffered(reader, question, line);
      return named === line ? [] : named.split('\n');
    })
    .join('; ');

/** The themes so far beside the opportunities, which may have one behind them; where the focus area is chosen, with what carries them. */
function themesNear(reader: Reader, { id }: Question): Screen['context'] {
  const { opportunities, 'focus-area': focus } = reader.method.roles;
  const themes = id === opportunities || id === focus ? themesOf(reader) : [];
  const { themesSoFar, gathers } = words.interview;
  if (themes.length === 0) return [];
  return id === focus
    ? [{ label: gathers, text: themes.slice(0, MOST_THEMES).map(themeText).join('; ') }]
    : [{ label: themesSoFar, text: themes.map(({ theme }) => theme).join('; ') }];
}

/** So many themes are shown with what carries them. */
const MOST_THEMES = 5;

/**
 * "Data supply · section 5 of 10, question 2 of 4", and without the section's number, but with the time that is left, the `place`. All is
 * counted again as questions become relevant; of a record that is what is asked of it now.
 */
function whereIn(reader: Reader, state: State): Pick<Screen, 'where' | 'place'> {
  const section = legTitle(reader.method, state.leg);
  // What is mended from a page is not one of so many.
  if (pageOf(state.leg)) return { where: section };
  const leg = legAt(reader.method, state.leg) as Leg;
  const inside = recordAt(reader.method, state.at);
  const record = inside && recordName(reader, inside.hub, inside.record);
  const beside = stopsBeside(reader, stopsIn(reader, state), state.at);
  const own = inside ? askedInRecord(reader, beside, inside, state.at) : beside;
  const number = own.findIndex((question) => question.id === state.at) + 1;
  const left = own.filter((question, i) => i + 1 === number || (i >= number && !isSettled(reader, question)));
  const minutes = minutesFor(reader, left, leg);
  const { where, whereInRecord, timeLeft, minutesLeft } = words.interview;
  const at = (title: string) =>
    fill(record === undefined ? where : whereInRecord, {
      section: title,
      record: record ?? '',
      number,
      all: own.length,
    });
  const time = fill(minutesLeft[minutes === 1 ? 0 : 1], { minutes });
  return { where: at(section), place: fill(timeLeft, { place: at(leg.title), minutes: time }) };
}

/** The fields of a record that are asked one after the other from here: what only those are asked who want to tell more has its own turn. */
function askedInRecord(
  reader: Reader,
  fields: Question[],
  { hub, record }: { hub: Question; record: string },
  at: string,
): Question[] {
  const more = moreOf(reader, hub, record);
  const isToldAll = more.some(({ id }) => id === at) || !isUntold(reader, more);
  return isToldAll ? fields : fields.filter((field) => !field.more);
}
