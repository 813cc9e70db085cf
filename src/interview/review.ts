// What stands at the end of a leg: the review of its answers, or the page that is made of them, read whole and saved as a file; each part of it
// can be mended from there.

import { SEVERITIES } from '../advice/checks/rule.ts';
import { check, type Remark } from '../advice/checks/rules.ts';
import { isAnswered, isSettled, pitchQuestions, stopsOf } from '../advice/progress.ts';
import { echoWithNotes, pitchOf, type Sentence } from '../advice/said.ts';
import { UserError } from '../errors.ts';
import { criteriaOf, questionAt, recordAt } from '../method/ids.ts';
import type { Question } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import type { State } from '../terminal.ts';
import { count, fill, short, words } from '../words.ts';
import { choiceScreen, type Option, type Screen } from './prompter.ts';
import { legTitle, MOST_SHOWN, ROW, recordName } from './screens.ts';
import { ask, rowOf, type Saveable, type SaveFormat, type Sitting } from './sitting.ts';
import { sessionAhead } from './task-list.ts';
import { type Leg, legAt, PAGES, type PageName } from './walk.ts';

/**
 * Review your answers: a line for each question of the leg, then what to do now. The line `at` is preselected, else what comes `first` of
 * all, or the first of the `actions`.
 */
export function reviewScreen(
  reader: Reader,
  leg: Leg,
  { first, actions, at }: { first?: Option; actions: readonly Option[]; at: string | undefined },
): Screen {
  const isLong = ({ id }: Question) => reader.records(id).length > MOST_SHOWN;
  const long = reader.method.questions.filter((question) => leg.questions.includes(question.id) && isLong(question));
  const shown = stopsOf(reader, leg.questions).filter(({ id }) => !long.some((hub) => id.startsWith(`${hub.id}.`)));
  const groups = groupsOf(reader, shown);
  const lines = groups.flatMap(({ heading, questions, isRecord }) =>
    questions.map(
      (question, i): Option => ({
        id: question.id,
        label: `${question.label}: ${lineOf(reader, question)}`,
        state: stateOf(reader, question),
        ...(i === 0 && { heading }),
        ...(i === 0 && isRecord && { brief: `${heading}: ${countsOf(reader, questions)}` }),
      }),
    ),
  );
  const ways = [...(first ? [first] : []), ...actions];
  const suggested = lines.find(({ id }) => id === at) ?? ways[0];
  const options = [
    ...(first ? [first] : []),
    ...lines,
    ...actions.map((action, i) => ({ ...action, ...(i === 0 && { heading: words.review.now }) })),
  ];
  const open = openIn(
    reader,
    groups.flatMap(({ isRecord, questions }) => (isRecord ? [] : questions)),
  );
  // While something is open, what else can be done than to change a line is said as well.
  const others = open.length === 0 ? [] : ways.filter((way) => way !== suggested);
  return choiceScreen({
    id: 'review',
    where: legTitle(reader.method, leg.id),
    ask: words.review.ask,
    hint: words.review.hint,
    help: [words.review.help],
    options,
    brief: [
      `${countsOf(reader, shown)}.`,
      ...open,
      [
        fill(words.review.suggested, { label: suggested?.label ?? '' }),
        ...others.map(({ id, label }) => `${options.findIndex((option) => option.id === id) + 1}: ${label}.`),
        fill(words.review.list, { all: options.length }),
      ].join(' '),
    ],
    draft: { at: suggested?.id ?? '' },
    moves: { back: true, goto: true },
  });
}

/** What was chosen on a page that leads away from it: a row, or the question to mend. */
export type FromPage = { row: string; question?: string };

/** Shows a page until something is chosen that leads away from it. `onward` are the rows to go on with, the first of all first. */
export async function showPage(sitting: Sitting, name: PageName, onward: readonly Option[]): Promise<FromPage> {
  const desk = await sitting.desk();
  let told: string | undefined;
  for (;;) {
    const files = await filesOf(sitting, name);
    const [first, ...others] = onward;
    const outcome = await ask(
      sitting,
      choiceScreen({
        id: name,
        where: words.page.titles[name],
        ask: words.page.ask,
        ...(files.length > 0 && { hint: fill(words.page.folder, { folder: desk.folder }) }),
        context: name === 'closing' ? [{ label: words.page.commands, text: sitting.named(words.page.afterwards) }] : [],
        options: [
          ...(first ? [first] : []),
          ...files.map(({ row, label }) => ({ id: row, label })),
          ...(partsOf(sitting, name).length > 0
            ? [{ id: ROW.change, label: name === 'check' ? words.page.mendOne : words.page.mend }]
            : []),
          ...others,
          { id: ROW.page, label: words.page.again },
          { id: ROW.leave, label: words.quick.stop },
        ],
        moves: { goto: true },
        // Once it was read, what was done with it is told in its place.
        ...(told === undefined ? { page: await linesOf(sitting, name) } : { message: told }),
      }),
    );
    const row = rowOf(outcome);
    const file = files.find((each) => each.row === row);
    told = undefined;
    if (file) told = await saved(sitting, file);
    else if (row === ROW.change) {
      const part = rowOf(await ask(sitting, mendScreen(sitting, name)));
      if (part === 'moved') return { row: part };
      if (part !== 'back') return { row, question: part };
    } else if (row !== ROW.page) return { row };
  }
}

// --- internal ---

/** An answer in one line: its beginning, its note, whom to ask, or that it was not provided; of a list or a checklist, how much there is. */
function lineOf(reader: Reader, question: Question): string {
  if (question.kind === 'checklist') {
    const { marked, all } = marksIn(reader, question);
    return fill(words.review.checklist, { answered: marked, all });
  }
  if (question.kind === 'records') return count(reader.records(question.id).length, ...words.review.records);
  return short(echoWithNotes(reader, question), MOST_OF_ANSWER) || words.review.notProvided;
}

/** So much of an answer stands on its line of the review; the whole of it is at its question. */
const MOST_OF_ANSWER = 160;

/** The questions with what they stand under: the record that they are a part of, or the answers as such. */
type Group = { heading: string; isRecord: boolean; questions: Question[] };

function groupsOf(reader: Reader, shown: readonly Question[]): Group[] {
  const groups: Group[] = [];
  for (const question of shown) {
    const inside = recordAt(reader.method, question.id);
    const heading = inside
      ? `${inside.hub.label}: ${recordName(reader, inside.hub, inside.record)}`
      : words.review.change;
    const last = groups.at(-1);
    if (last?.heading === heading) last.questions.push(question);
    else groups.push({ heading, isRecord: inside !== undefined, questions: [question] });
  }
  return groups;
}

/** How an answer stands: it is there, to be found out, or not there yet; a checklist may be begun. */
function stateOf(reader: Reader, question: Question): State {
  if (question.kind === 'checklist') {
    const { marked, all } = marksIn(reader, question);
    return marked === all ? 'done' : marked > 0 ? 'started' : 'open';
  }
  if (isAnswered(reader, question)) return 'done';
  return isSettled(reader, question) ? 'find-out' : 'open';
}

/** How many lines of a checklist are marked. */
function marksIn(reader: Reader, checklist: Question): { marked: number; all: number } {
  const criteria = criteriaOf(reader.method, checklist);
  return { marked: criteria.filter((each) => isAnswered(reader, each)).length, all: criteria.length };
}

/** "7 of 9 answered, 1 to find out". */
function countsOf(reader: Reader, questions: readonly Question[]): string {
  const states = questions.map((question) => stateOf(reader, question));
  const answered = states.filter((state) => state === 'done').length;
  const findOut = questions.filter(({ id }) => reader.whom(id) !== undefined).length;
  const counted = fill(words.review.counts, { answered, all: questions.length });
  return findOut > 0 ? counted + fill(words.alsoToFindOut, { findOut }) : counted;
}

/** How many open questions a review names before it counts the rest. */
const MOST_NAMED = 5;

/** What is not answered yet, by name, and how far a checklist is: a person who hears the review hears this first. */
function openIn(reader: Reader, questions: readonly Question[]): string[] {
  const { open, toFindOut, begun, rest } = words.review;
  const named = (text: string, state: State, nameOf: (question: Question) => string) => {
    const found = questions.filter((question) => stateOf(reader, question) === state);
    const over = found.length - MOST_NAMED;
    const said = [...found.slice(0, MOST_NAMED).map(nameOf), ...(over > 0 ? [fill(rest, { rest: over })] : [])];
    return found.length === 0 ? [] : [fill(text, { labels: said.join(', ') })];
  };
  return [
    ...named(open, 'open', ({ label }) => label),
    ...named(toFindOut, 'find-out', ({ label }) => label),
    ...named(begun, 'started', (question) => `${question.label} (${lineOf(reader, question)})`),
  ];
}

/** A page in lines of any length. */
async function linesOf(sitting: Sitting, name: PageName): Promise<string[]> {
  const { project, desk } = sitting;
  if (name === 'check') return checkLines(remarksOn(project));
  return (await desk()).read(project, name, sessionFor(project, name));
}

/** The session that a page is about; undefined for those that are about none. */
const sessionFor = (reader: Reader, name: Saveable): string | undefined =>
  name === 'session-sheet' ? sessionAhead(reader)?.id : undefined;

const remarksOn = (reader: Reader): Remark[] => check({ ...reader, today: reader.today ?? '' });

/** What is found, gravest first, each with why it matters. */
function checkLines(remarks: readonly Remark[]): string[] {
  const { title, why, byWords, guide, added } = words.check;
  if (remarks.length === 0) return [words.page.nothingToMend];
  return SEVERITIES.flatMap((severity) => {
    const found = remarks.filter((remark) => remark.severity === severity);
    if (found.length === 0) return [];
    return [
      title[severity],
      '',
      ...found.flatMap((remark) => {
        const from = remark.source === 'added' ? added : fill(guide, { source: remark.source });
        const source = remark.byWords ? fill(byWords, { source: from }) : from;
        return [`- ${remark.message}`, fill(why, { why: remark.why, source }), ''];
      }),
    ];
  });
}

/** A file that can be made: the row that makes it, and what of. */
type File = { row: string; label: string; document: Saveable; format: SaveFormat; name: string };

/** The page in each format for people, and from the pitch the sheet for the next talk; from the closing page what others get. */
async function filesOf(sitting: Sitting, page: PageName): Promise<File[]> {
  const desk = await sitting.desk();
  const { saveAs, sheet, caseStudy, plan, heard } = words.page;
  const file = (document: Saveable, format: SaveFormat, label: string): File => {
    const name = desk.nameFor(document, format);
    return { row: `${document}.${format}!`, label: fill(label, { name }), document, format, name };
  };
  const { roles } = sitting.project.method;
  if (page === 'closing')
    return [
      file('closing', 'docx', saveAs.docx),
      file('case', 'docx', caseStudy),
      file('plan', 'docx', plan),
      ...(sitting.project.records(roles.feedback).length > 0 ? [file('heard', 'docx', heard)] : []),
    ];
  if (page === 'check') return [];
  const talks = page === 'pitch' && roles['focus-area'] !== undefined;
  return [
    ...(Object.keys(saveAs) as SaveFormat[]).map((format) => file(page, format, saveAs[format])),
    ...(talks ? [file('conversation-sheet', 'docx', sheet)] : []),
  ];
}

/** Makes a file, and says where it is; or why it could not be made. */
async function saved(sitting: Sitting, { document, format, name }: File): Promise<string> {
  const desk = await sitting.desk();
  try {
    await desk.save(sitting.project, document, format, name, sessionFor(sitting.project, document));
    return fill(words.page.saved, { name, folder: desk.folder });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map(({ what, next = '' }) => `${what} ${next}`.trim()).join(' ');
  }
}

/** Which part of a page to change: each of its sentences with the answers in it. */
const mendScreen = (sitting: Sitting, name: PageName): Screen =>
  choiceScreen({
    id: 'mend',
    where: words.page.titles[name],
    ask: name === 'check' ? words.page.whichOne : words.page.whichPart,
    options: partsOf(sitting, name),
    moves: { back: true },
  });

/** What of a page can be changed: the answers in it, or the questions that mend what was found. */
function partsOf({ project }: Sitting, name: PageName): Option[] {
  const { method } = project;
  const part = (id: string, heading: string | undefined): Option[] => {
    const question = questionAt(method, id);
    if (!question) return [];
    const label = question.kind === 'records' ? question.label : `${question.label}: ${lineOf(project, question)}`;
    return [{ id, label, ...(heading !== undefined && { heading }) }];
  };
  if (name === 'check') return partsToMend(project);
  if (name !== 'pitch' && name !== 'brief')
    return (legAt(method, PAGES[name])?.questions ?? []).flatMap((id) => part(id, undefined));
  const { sentences, closing } = pitchOf(project);
  const shown = [...sentences, ...closing].flatMap(({ text, questions }: Sentence) =>
    questions.flatMap((id, i) => part(id, i === 0 ? text : undefined)),
  );
  const missing = pitchQuestions(method).filter((id) => {
    const question = questionAt(method, id);
    return question?.optional && !isAnswered(project, question);
  });
  return [...shown, ...missing.flatMap((id, i) => part(id, i === 0 ? words.page.notInIt : undefined))];
}

/** What was found, each as the way to the question that mends it; one that several rules are about stands once. */
function partsToMend(project: Reader): Option[] {
  const { method } = project;
  const stops = new Set(
    stopsOf(
      project,
      method.questions.map(({ id }) => id),
    ).map(({ id }) => id),
  );
  const parts = new Map<string, Option>();
  for (const { question, message } of remarksOn(project)) {
    const id = stops.has(question) ? question : question.slice(0, question.lastIndexOf('.'));
    if (stops.has(id) && !parts.has(id)) parts.set(id, { id, label: message });
  }
  return [...parts.values()];
}
