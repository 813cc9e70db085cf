// The documents in one table: what each shows, and the command that makes sense after it. A view is loaded when it is used.
import type { Method } from '../method/types.ts';
import type { Answers } from '../project/answers.ts';
import type { ViewOptions } from './view.ts';
import type { Titled } from './views/tables.ts';

/** The names of the documents, as commands and templates bear them. */
export const DOCUMENT_NAMES = [
  'pitch',
  'outline',
  'plan',
  'recommendation',
  'worksheet',
  'conversation-sheet',
  'invitation',
  'feedback-sheet',
  'heard',
] as const;

export type DocumentName = (typeof DOCUMENT_NAMES)[number];

/** What a document shows, as plain data; `gaps` are the ids of the questions that lack an answer in it. */
export type View = (method: Method, answers: Answers, options: ViewOptions) => { gaps: string[] };

/** The tables of a document, each with its heading. */
type Tables = (method: Method, answers: Answers, options: ViewOptions) => Titled[];

/** An option of a document on the command line, and the name of its help in the words. */
type DocumentOption = readonly [option: string, help: 'section' | 'part' | 'public' | 'blank' | 'hints'];

/** A document: its view, and the sections it can be asked for one by one. */
export type Document = {
  load: () => Promise<{
    view: View;
    sections?: (method: Method) => readonly string[];
    /** What a spreadsheet gets, where a page shows it in another shape than a table. */
    tables?: () => Promise<Tables>;
  }>;
  /** The command that makes sense after it. */
  next: string;
  options?: readonly DocumentOption[];
  /** It is made for work with people. */
  forPeople?: true;
  /** It is handed out as one sheet of paper, so it is set more closely. */
  onePage?: true;
  /** It can be made where there is no project yet. */
  withoutProject?: true;
};

export const DOCUMENTS: Readonly<Record<DocumentName, Document>> = {
  pitch: { load: async () => ({ view: (await import('./view.ts')).pitchView }), next: 'tde outline' },
  outline: { load: async () => ({ view: (await import('./view.ts')).outlineView }), next: 'tde plan' },
  plan: {
    load: async () => {
      const { planView, PLAN_SECTIONS } = await import('./views/plan.ts');
      return {
        view: planView,
        sections: () => PLAN_SECTIONS,
        tables: async () => (await import('./views/tables.ts')).planTables,
      };
    },
    next: 'tde status',
    options: [
      ['--section <name>', 'section'],
      ['--public', 'public'],
    ],
  },
  recommendation: {
    load: async () => ({
      view: (await import('./views/fits.ts')).recommendationDocument,
      tables: async () => (await import('./views/tables.ts')).recommendationTables,
    }),
    next: 'tde worksheet',
    options: [['--public', 'public']],
  },
  worksheet: {
    load: async () => {
      const { worksheetSections, worksheetView } = await import('./views/worksheet.ts');
      return { view: worksheetView, sections: worksheetSections };
    },
    next: 'tde worksheet --format yaml',
    options: [
      ['--blank', 'blank'],
      ['--hints', 'hints'],
      ['--section <id>', 'part'],
    ],
    forPeople: true,
    withoutProject: true,
  },
  'conversation-sheet': {
    load: async () => ({ view: (await import('./views/sheets.ts')).conversationView }),
    next: 'tde edit refine.use-cases',
    forPeople: true,
  },
  invitation: {
    load: async () => ({ view: (await import('./views/sheets.ts')).invitationView }),
    next: 'tde conversation-sheet',
    forPeople: true,
  },
  'feedback-sheet': {
    load: async () => ({ view: (await import('./views/sheets.ts')).feedbackSheetView }),
    next: 'tde feedback add',
    forPeople: true,
    onePage: true,
  },
  heard: {
    load: async () => ({
      view: (await import('./views/sheets.ts')).heardSheetView,
      tables: async () => (await import('./views/tables.ts')).heardTables,
    }),
    next: 'tde feedback list',
    forPeople: true,
  },
};
