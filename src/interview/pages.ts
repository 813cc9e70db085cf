// The pages of the interview: the documents and reports that there are, each read whole, and what can be done with it: mend a part of it,
// save it as a file, go on.

import { SEVERITIES } from '../advice/checks/rule.ts';
import { check, type Remark } from '../advice/checks/rules.ts';
import { outlineOf, pitchOf, pitchQuestions, type Sentence } from '../advice/pitch.ts';
import { isAnswered, stopsOf } from '../advice/progress.ts';
import { UserError } from '../errors.ts';
import { questionAt } from '../method/ids.ts';
import type { Reader } from '../project/answers.ts';
import { fill, words } from '../words.ts';
import { choiceScreen, type Option, type Screen } from './prompter.ts';
import { lineOf } from './review.ts';
import { ROW } from './screens.ts';
import { ask, type Outcome, type Saveable, type SaveFormat, type Sitting } from './sitting.ts';
import { sessionAhead } from './task-list.ts';
import { PAGES, type PageName } from './walk.ts';

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
        context: name === 'closing' ? [{ label: words.page.commands, text: words.page.afterwards }] : [],
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
      if (part === 'moved' || part === ROW.leave) return { row: part };
      if (part !== 'back') return { row, question: part };
    } else if (row !== ROW.page) return { row };
  }
}

/** The row that was chosen; a move other than an answer stands for the row that does the same. */
export const rowOf = (outcome: Outcome): string =>
  outcome.kind === 'answer' ? (outcome.draft.at ?? '') : outcome.kind === 'left' ? ROW.leave : outcome.kind;

// --- internal ---

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
  const { roles } = sitting.method;
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
function partsOf({ project, method, legs }: Sitting, name: PageName): Option[] {
  const part = (id: string, heading: string | undefined): Option[] => {
    const question = questionAt(method, id);
    if (!question) return [];
    const label = question.kind === 'records' ? question.label : `${question.label}: ${lineOf(project, question)}`;
    return [{ id, label, ...(heading !== undefined && { heading }) }];
  };
  if (name === 'outline') return outlineOf(project).flatMap(({ question }) => part(question, undefined));
  if (name === 'check') return partsToMend(project);
  if (name !== 'pitch' && name !== 'brief')
    return legs.flatMap(({ id, questions }) =>
      id === PAGES[name] ? questions.flatMap((own) => part(own, undefined)) : [],
    );
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
