// The conversation sheet: what to ask a stakeholder, from what the use cases leave open, and how to ask for consent. Pure.
import { type Compared, compareRecords } from '../../advice/compare.ts';
import { isAnswered } from '../../advice/progress.ts';
import { textFor } from '../../advice/texts.ts';
import type { Method, Question } from '../../method/types.ts';
import { type Answers, entriesOf } from '../../project/answers.ts';
import { fill, words } from '../../words.ts';
import { storyOf, USE_CASES } from './cases.ts';
import { forResidents, type Sheet } from './residents.ts';
import { type Given, gapOf, questionsAt } from './shown.ts';

/** The questions on one subject. `assumed`: so far nobody has told us. `story` is there where it is whole, to be corrected. */
export type Talk = { title: string; assumed: boolean; story: string; questions: string[] };

export type ConversationView = Sheet & {
  place: string;
  focusArea: string;
  dataSupply: string;
  tactics: { title: string; summary: string; caution: string }[];
  missing: string;
  talks: Talk[];
  contact: string;
};

/** What the sheet shows: for each use case its open questions, or without use cases those of the worksheet. */
export function conversationView(method: Method, all: Answers): ConversationView {
  const { given, sheet, say } = forResidents(method, all, 'conversation-sheet');
  const { answers } = given;
  const view = {
    place: say('project.place'),
    focusArea: say('find.focus-area'),
    dataSupply: say('refine.data-supply.summary'),
  };
  const chosen = entriesOf(answers, CHOSEN);
  const [choice] = questionsAt(method, [CHOSEN]);
  if (choice && chosen.length === 0) sheet.gaps.push(CHOSEN);
  const cases = compareRecords(method, answers, USE_CASES).map((each) => talkOf(given, each));
  const talks = cases.filter(({ questions, story }) => questions.length > 0 || story !== '');
  return {
    ...sheet,
    ...view,
    tactics: method.tactics
      .filter(({ id }) => chosen.includes(id))
      .map((tactic) => ({
        title: tactic.name,
        summary: textFor(method, answers, tactic.summary),
        caution: textFor(method, answers, tactic.caution),
      })),
    missing: choice && chosen.length === 0 ? gapOf(answers, choice) : '',
    talks: talks.length > 0 ? talks : [worksheetTalk(given, view.focusArea)],
    contact: answers.byId['design.review.contact'] ? say('design.review.contact') : '',
  };
}

// --- internal ---

const CHOSEN = 'refine.tactics.chosen';
const { ofUseCase, ofWorksheet, always } = words.people.conversation;

/** What is open in a use case, as questions to the people it is about; of one that is only assumed, all of it. */
function talkOf(given: Given, { title, fields }: Compared): Talk {
  const { answers } = given;
  const assumed = textIn(answers, fields.basis) === 'assumed';
  const open = (field: Question | undefined) => field && (assumed || !isAnswered(answers, field));
  const asked: Readonly<Record<string, string>> = ofUseCase;
  const questions = Object.entries(asked).flatMap(([id, text]) => (open(fields[id]) ? [text] : []));
  const whole = ['story.as', 'story.want', 'story.so-that'].every((id) => textIn(answers, fields[id]) !== '');
  return { title, assumed, story: whole ? storyOf(given, fields) : '', questions };
}

/** Without use cases: what the worksheet leaves open. What a team wrote in it is a guess, so some is asked in any case. */
function worksheetTalk({ method, answers }: Given, focusArea: string): Talk {
  const asked: Readonly<Record<string, string>> = ofWorksheet;
  const required: readonly string[] = always;
  const questions = Object.entries(asked).flatMap(([id, text]) => {
    const [question] = questionsAt(method, [id]);
    const wanted = question && (required.includes(id) || !isAnswered(answers, question));
    return wanted ? [fill(text, { focus: focusArea })] : [];
  });
  return { title: words.people.conversation.title, assumed: false, story: '', questions };
}

const textIn = (answers: Answers, field: Question | undefined): string =>
  entriesOf(answers, field?.id ?? '').join('; ');
