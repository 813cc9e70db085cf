// The documents in one table: what each shows, and the command that makes sense after it. A view is loaded when it is used.

import { UserError } from '../errors.ts';
import { hasChecklists } from '../method/ids.ts';
import type { Method } from '../method/types.ts';
import { fill, shellWord, words } from '../words.ts';
import type { Shared } from './left-out.ts';
import type { Paper } from './sections.ts';
import type { ViewOptions } from './view.ts';
import type { Titled } from './views/tables.ts';

/**
 * What a document shows, as plain data; `gaps` are the ids of the questions that lack an answer in it, `cut` those whose answer is too
 * long for it.
 */
export type View = (shared: Shared, options: ViewOptions) => { gaps: string[]; cut?: string[] };

/** The tables of a document, each with its heading. */
type Tables = (shared: Shared, options: ViewOptions) => Titled[];

/** An option of a document on the command line, and the name of its help in the words. */
type DocumentOption = readonly [option: string, help: keyof typeof words.help.options];

/** A document: its view, and the sections it can be asked for one by one. */
export type Document = {
  load: () => Promise<{
    view: View;
    sections?: (method: Method) => readonly string[];
    /** What a spreadsheet gets, where a page shows it in another shape than a table. */
    tables?: () => Promise<Tables>;
  }>;
  /** The command that makes sense after it. */
  next: (method: Method, options: ViewOptions) => string;
  /** What it is about. It cannot be made where the method has nothing for that. */
  needs?: keyof typeof words.document.cannotBeMade;
  options?: readonly DocumentOption[];
  /** It is made for work with people. */
  forPeople?: true;
  /** It is set more closely, as one sheet of paper to hand out or as a form of as few pages as it takes. */
  paper?: Paper;
  /** It is long, so that it begins with a list of its contents also where it is printed. */
  contents?: true;
  /** The command that shows in full what is cut to fit its pages; `tde plan` unless it says another. */
  inFull?: string;
  /** It can be made where there is no project yet. */
  withoutProject?: true;
};

const ALL = {
  pitch: {
    load: async () => ({ view: (await import('./view.ts')).pitchView }),
    next: ({ boxes }) => (boxes.length > 0 ? 'tde outline' : 'tde plan'),
  },
  brief: {
    load: async () => ({ view: (await import('./views/brief.ts')).briefView }),
    next: () => 'tde plan',
    needs: 'focus-area',
    paper: 'one-page',
  },
  outline: {
    load: async () => ({ view: (await import('./view.ts')).outlineView }),
    next: () => 'tde plan',
    needs: 'boxes',
  },
  plan: {
    load: async () => {
      const { planView, planSections } = await import('./views/plan.ts');
      return {
        view: planView,
        sections: planSections,
        tables: async () => (await import('./views/tables.ts')).planTables,
      };
    },
    next: () => 'tde status',
    contents: true,
    options: [
      ['--section <name>', 'section'],
      ['--appendix', 'appendix'],
      ['--table <name>', 'table'],
    ],
  },
  closing: {
    load: async () => ({ view: (await import('./views/case.ts')).closingView }),
    next: () => 'tde case',
    needs: 'results',
  },
  case: {
    load: async () => ({ view: (await import('./views/case.ts')).caseView }),
    next: () => 'tde iterate',
    needs: 'results',
  },
  recommendation: {
    load: async () => ({
      view: (await import('./views/fits.ts')).recommendationDocument,
      tables: async () => (await import('./views/tables.ts')).recommendationTables,
    }),
    next: () => 'tde worksheet',
    needs: 'checklists',
    options: [['--table <name>', 'table']],
  },
  worksheet: {
    load: async () => {
      const { worksheetSections, worksheetView } = await import('./views/worksheet.ts');
      return { view: worksheetView, sections: worksheetSections };
    },
    next: () => 'tde worksheet --format yaml',
    options: [
      ['--whole', 'wholeWorksheet'],
      ['--blank', 'blank'],
      ['--hints', 'hints'],
      ['--section <id>', 'part'],
    ],
    forPeople: true,
    paper: 'close',
    inFull: 'tde worksheet --whole',
    withoutProject: true,
  },
  'conversation-sheet': {
    load: async () => ({ view: (await import('./views/sheets.ts')).conversationView }),
    next: ({ roles }) => (roles['use-cases'] === undefined ? 'tde status' : `tde edit ${roles['use-cases']}`),
    needs: 'focus-area',
    forPeople: true,
  },
  'session-sheet': {
    load: async () => ({ view: (await import('./views/sheets.ts')).sessionSheetView }),
    next: ({ roles }) => (roles.sessions === undefined ? 'tde status' : `tde edit ${roles.sessions}`),
    options: [
      ['--session <name>', 'session'],
      ['--blank', 'blankSheet'],
    ],
    forPeople: true,
    paper: 'close',
    withoutProject: true,
  },
  invitation: {
    load: async () => ({ view: (await import('./views/sheets.ts')).invitationView }),
    next: () => 'tde conversation-sheet',
    needs: 'focus-area',
    forPeople: true,
    paper: 'one-page',
  },
  'harm-review': {
    load: async () => ({ view: (await import('./views/sheets.ts')).harmReviewView }),
    next: ({ roles }) => (roles['data-sets'] === undefined ? 'tde check' : `tde edit ${roles['data-sets']}`),
    needs: 'release',
    forPeople: true,
    paper: 'one-page',
  },
  'feedback-sheet': {
    load: async () => ({ view: (await import('./views/sheets.ts')).feedbackSheetView }),
    next: ({ roles }) => (roles.feedback === undefined ? 'tde plan' : 'tde feedback add'),
    needs: 'intervention',
    forPeople: true,
    paper: 'one-page',
  },
  heard: {
    load: async () => ({
      view: (await import('./views/heard.ts')).heardSheetView,
      tables: async () => (await import('./views/tables.ts')).heardTables,
    }),
    next: (_method, { group }) => (group === undefined ? 'tde feedback list' : `tde feedback told ${shellWord(group)}`),
    needs: 'feedback',
    options: [
      ['--group <name>', 'oneGroup'],
      ['--table <name>', 'table'],
    ],
    forPeople: true,
  },
} satisfies Record<string, Document>;

/** A document by its name, which is that of its command and of its template. */
export type DocumentName = keyof typeof ALL;

export const DOCUMENTS: Readonly<Record<DocumentName, Document>> = ALL;

/** The names of the documents, in the order in which they are listed. */
export const DOCUMENT_NAMES = Object.keys(ALL) as DocumentName[];

/** Refuses a document that a method has nothing for. @throws UserError that says what is missing, and what can be made */
export function refuseWithout(method: Method, name: DocumentName): void {
  const { needs } = DOCUMENTS[name];
  if (needs === undefined || hasFor(method, needs)) return;
  const commands = DOCUMENT_NAMES.flatMap((each) => {
    const needed = DOCUMENTS[each].needs;
    return needed === undefined || hasFor(method, needed) ? [`tde ${each}`] : [];
  });
  throw new UserError({
    code: 'not-in-method',
    what: fill(words.document.cannotBeMade[needs], { method: method.title }),
    next: fill(words.document.canBeMade, { commands: commands.join(', ') }),
  });
}

// --- internal ---

function hasFor(method: Method, needs: NonNullable<Document['needs']>): boolean {
  if (needs === 'boxes') return method.boxes.length > 0;
  return needs === 'checklists' ? hasChecklists(method) : method.roles[needs] !== undefined;
}
