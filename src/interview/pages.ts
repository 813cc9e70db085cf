// The pages of the interview: the pitch, the outline, the brief and the closing page, each read whole, and what can be done with it: mend
// a part of it, save it as a file, go on.

import { outlineOf, pitchOf, pitchQuestions, type Sentence } from '../advice/pitch.ts';
import { isAnswered } from '../advice/progress.ts';
import { UserError } from '../errors.ts';
import { questionAt } from '../method/ids.ts';
import { fill, words } from '../words.ts';
import { choiceScreen } from './choice-screen.ts';
import type { Option } from './prompter.ts';
import { answerWithNotes, ROW } from './screens.ts';
import { ask, type Outcome, type Saveable, type SaveFormat, type Sitting } from './sitting.ts';
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
        hint: fill(words.page.folder, { folder: desk.folder }),
        context: name === 'closing' ? [{ label: words.page.commands, text: words.page.afterwards }] : [],
        options: [
          ...(first ? [first] : []),
          ...files.map(({ row, label }) => ({ id: row, label })),
          { id: ROW.change, label: words.page.mend },
          ...others,
          { id: ROW.page, label: words.page.again },
          { id: ROW.leave, label: words.quick.stop },
        ],
        moves: { back: false, skip: false, findOut: false, review: false, goto: true },
        // Once it was read, what was done with it is told in its place.
        ...(told === undefined ? { page: await desk.read(sitting.project, name) } : { message: told }),
      }),
    );
    const row = rowOf(outcome);
    const file = files.find((each) => each.row === row);
    told = undefined;
    if (file) told = await saved(sitting, file);
    else if (row === ROW.change) {
      const question = await partToMend(sitting, name);
      if (question !== 'back') return question === undefined ? { row: ROW.leave } : { row, question };
    } else if (row !== ROW.page) return { row };
  }
}

/** The row that was chosen; a move other than an answer stands for the row that does the same. */
export const rowOf = (outcome: Outcome): string =>
  outcome.kind === 'answer' ? (outcome.draft.at ?? '') : outcome.kind === 'left' ? ROW.leave : outcome.kind;

// --- internal ---

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
    await desk.save(sitting.project, document, format, name);
    return fill(words.page.saved, { name, folder: desk.folder });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map(({ what, next = '' }) => `${what} ${next}`.trim()).join(' ');
  }
}

/** Asks which part of a page to change: each of its sentences with the answers in it. Undefined where the person leaves. */
async function partToMend(sitting: Sitting, name: PageName): Promise<string | 'back' | undefined> {
  const outcome = await ask(
    sitting,
    choiceScreen({
      id: 'mend',
      where: words.page.titles[name],
      ask: words.page.whichPart,
      options: [...partsOf(sitting, name)],
      moves: { back: true, skip: false, findOut: false, review: false, goto: false },
    }),
  );
  if (outcome.kind === 'left') return undefined;
  return outcome.kind === 'answer' ? outcome.draft.at : 'back';
}

function partsOf({ project, method, legs }: Sitting, name: PageName): Option[] {
  const part = (id: string, heading: string | undefined): Option[] => {
    const question = questionAt(method, id);
    if (!question) return [];
    const text = answerWithNotes(project, question) || words.review.notProvided;
    const label = question.kind === 'records' ? question.label : `${question.label}: ${text}`;
    return [{ id, label, ...(heading !== undefined && { heading }) }];
  };
  if (name === 'outline') return outlineOf(project).flatMap(({ question }) => part(question, undefined));
  if (name === 'closing')
    return legs.flatMap(({ id, questions }) =>
      id === PAGES.closing ? questions.flatMap((own) => part(own, undefined)) : [],
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
