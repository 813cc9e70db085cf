// What can be made: the documents, with what each shows and the command that makes sense after it, and the formats they come in, each in one
// table that help, completion, errors and the README read. What is behind a row is loaded when it is used.

import { UserError } from '../errors.ts';
import { hasChecklists } from '../method/ids.ts';
import type { Method } from '../method/types.ts';
import { fill, shellWord } from '../text.ts';
import { helpWords as words } from '../words/help.ts';
import type { Shared } from './left-out.ts';
import type { Meta, Paper } from './markdown.ts';
import type { ViewOptions } from './views/shown.ts';
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

/** A document. Its view, the sections it can be asked for one by one, and its tables are loaded when they are used. */
export type Document = {
  view: () => Promise<View>;
  sections?: () => Promise<(method: Method) => readonly string[]>;
  /** What a spreadsheet gets, where a page shows it in another shape than a table. */
  tables?: () => Promise<Tables>;
  /** The command that makes sense after it. */
  next: (method: Method, options: ViewOptions) => string;
  /** What it is about. It cannot be made where the method has nothing for that. */
  needs?: keyof typeof words.help.cannotBeMade;
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
    view: async () => (await import('../advice/said.ts')).pitchView,
    next: ({ boxes }) => (boxes.length > 0 ? 'tde outline' : 'tde plan'),
  },
  brief: {
    view: async () => (await import('./views/brief.ts')).briefView,
    next: () => 'tde plan',
    needs: 'focus-area',
    paper: 'one-page',
  },
  outline: {
    view: async () => (await import('../advice/said.ts')).outlineView,
    next: () => 'tde plan',
    needs: 'boxes',
  },
  plan: {
    view: async () => (await import('./views/plan.ts')).planView,
    sections: async () => (await import('./views/plan.ts')).planSections,
    tables: async () => (await import('./views/tables.ts')).planTables,
    next: () => 'tde status',
    contents: true,
    options: [
      ['--section <name>', 'section'],
      ['--appendix', 'appendix'],
      ['--table <name>', 'table'],
    ],
  },
  closing: {
    view: async () => (await import('./views/case.ts')).closingView,
    next: () => 'tde case',
    needs: 'results',
    paper: 'close',
  },
  case: {
    view: async () => (await import('./views/case.ts')).caseView,
    next: () => 'tde iterate',
    needs: 'results',
  },
  recommendation: {
    view: async () => (await import('./views/fits.ts')).recommendationDocument,
    tables: async () => (await import('./views/tables.ts')).recommendationTables,
    next: () => 'tde worksheet',
    needs: 'checklists',
    options: [['--table <name>', 'table']],
  },
  worksheet: {
    view: async () => (await import('./views/worksheet.ts')).worksheetView,
    sections: async () => (await import('./views/worksheet.ts')).worksheetSections,
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
    view: async () => (await import('./views/sheets.ts')).conversationView,
    next: ({ roles }) => (roles['use-cases'] === undefined ? 'tde status' : `tde edit ${roles['use-cases']}`),
    needs: 'focus-area',
    forPeople: true,
  },
  'session-sheet': {
    view: async () => (await import('./views/sheets.ts')).sessionSheetView,
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
    view: async () => (await import('./views/sheets.ts')).invitationView,
    next: () => 'tde conversation-sheet',
    needs: 'focus-area',
    forPeople: true,
    paper: 'one-page',
  },
  'harm-review': {
    view: async () => (await import('./views/sheets.ts')).harmReviewView,
    next: ({ roles }) => (roles['data-sets'] === undefined ? 'tde check' : `tde edit ${roles['data-sets']}`),
    needs: 'release',
    forPeople: true,
    paper: 'one-page',
  },
  'feedback-sheet': {
    view: async () => (await import('./views/sheets.ts')).feedbackSheetView,
    next: ({ roles }) => (roles.feedback === undefined ? 'tde plan' : 'tde feedback add'),
    needs: 'intervention',
    forPeople: true,
    paper: 'one-page',
  },
  heard: {
    view: async () => (await import('./views/heard.ts')).heardSheetView,
    tables: async () => (await import('./views/tables.ts')).heardTables,
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
  const names = DOCUMENT_NAMES.filter((each) => {
    const needed = DOCUMENTS[each].needs;
    return needed === undefined || hasFor(method, needed);
  });
  throw new UserError({
    code: 'not-in-method',
    what: fill(words.help.cannotBeMade[needs], { method: method.title }),
    next: fill(words.help.canBeMade, { names: names.join(', '), first: names[0] ?? '' }),
  });
}

/** A format: what it is called, the endings of its files (the first is the usual one), and how it is made from Markdown. */
export type Format = {
  id: 'md' | 'html' | 'docx' | 'txt' | 'csv' | 'xlsx';
  title: string;
  /** What people call it who do not know its endings. */
  called?: string;
  extensions: readonly string[];
  /** It holds the tables alone, for a spreadsheet. */
  tables?: true;
  /** It can show a picture. */
  pictures?: true;
  /** Text, or bytes where the result is no text and a terminal cannot show it. Undefined where the document holds nothing for it. */
  render: (markdown: string, meta: Meta) => Promise<string | Uint8Array | undefined>;
};

export const FORMATS: readonly Format[] = [
  {
    id: 'md',
    title: 'Markdown',
    extensions: ['md', 'markdown'],
    render: async (markdown, { internal, aloud }) => {
      const shown = aloud ? (await import('./pictures.ts')).inWords(markdown) : markdown;
      return internal ? (await import('./text.ts')).banded(shown) : shown;
    },
  },
  {
    id: 'html',
    title: 'a web page in one file, to read or print',
    extensions: ['html', 'htm'],
    pictures: true,
    render: async (markdown, meta) => (await import('./html.ts')).toHtml(markdown, meta),
  },
  {
    id: 'docx',
    title: 'Word',
    called: 'word',
    extensions: ['docx'],
    pictures: true,
    render: async (markdown, meta) => (await import('./docx.ts')).toDocx(markdown, meta),
  },
  {
    id: 'txt',
    title: 'plain text, for e-mail',
    extensions: ['txt', 'text'],
    render: async (markdown, meta) => (await import('./text.ts')).toText(markdown, meta),
  },
  {
    id: 'csv',
    title: 'its tables, for a spreadsheet',
    extensions: ['csv'],
    tables: true,
    render: async (markdown, meta) => (await import('./spreadsheet.ts')).toCsv(markdown, meta),
  },
  {
    id: 'xlsx',
    title: 'its tables as an Excel file, a sheet for each',
    called: 'excel',
    extensions: ['xlsx'],
    tables: true,
    render: async (markdown, meta) => (await import('./spreadsheet.ts')).toXlsx(markdown, meta),
  },
];

/** One more, for one document only, made of the project itself and not of a page: what `--answers` takes back. */
export const FORM = {
  document: 'worksheet',
  id: 'yaml',
  title: 'a form to fill in, for --answers',
  extensions: ['yaml', 'yml'],
} as const;

/** The formats that a document comes in, in order; without its name those that every document comes in. */
export const formatsOf = (document?: string): readonly Pick<Format | typeof FORM, 'id' | 'title' | 'extensions'>[] =>
  document === FORM.document ? [...FORMATS, FORM] : FORMATS;

/** The names that --format takes for a document, in order. */
export const formatNames = (document?: string): string[] => formatsOf(document).map(({ id }) => id);

/** A format by a name of it or one of its endings; undefined where there is none. Capitals do not matter. */
export function formatAt(name: string): Format | undefined {
  const wanted = name.trim().toLowerCase().replace(/^\./, '');
  return FORMATS.find(({ id, called, extensions }) => [id, called, ...extensions].includes(wanted));
}

/** The ending of a file's name without its dot, in small letters; undefined where it has none. */
export const endingOf = (file: string): string | undefined => /[^/\\.]\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase();

// --- internal ---

function hasFor(method: Method, needs: NonNullable<Document['needs']>): boolean {
  if (needs === 'boxes') return method.boxes.length > 0;
  return needs === 'checklists' ? hasChecklists(method) : method.roles[needs] !== undefined;
}
