// The formats a document comes in, in one table: help, completion, errors and the README read it. What a format needs is loaded
// when it is used.
import type { Meta } from './sections.ts';

/** A format: what it is called, the endings of its files (the first is the usual one), and how it is made from Markdown. */
export type Format = {
  id: 'md' | 'html' | 'docx' | 'txt' | 'csv' | 'xlsx';
  title: string;
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

/** A format by its name or one of its endings; undefined where there is none. Capitals do not matter. */
export function formatAt(name: string): Format | undefined {
  const wanted = name.trim().toLowerCase().replace(/^\./, '');
  return FORMATS.find((format) => format.id === wanted || format.extensions.includes(wanted));
}

/** The ending of a file's name without its dot, in small letters; undefined where it has none. */
export const endingOf = (file: string): string | undefined => /[^/\\.]\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase();
