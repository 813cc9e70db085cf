// What a spreadsheet gets of a document: its records, its feedback and its criteria as rows, whatever they look like on a page. Pure.

import { outlineOf } from '../../advice/pitch.ts';
import { compareRecords } from '../../advice/progress.ts';
import { checklistsOf, recommend } from '../../advice/recommend.ts';
import { criteriaOf } from '../../method/ids.ts';
import type { Question } from '../../method/types.ts';
import type { Reader } from '../../project/answers.ts';
import { words } from '../../words.ts';
import type { ViewOptions } from '../view.ts';
import type { RecordTable } from './cases.ts';
import { criterionTitle } from './fits.ts';
import { givenFrom, mayQuote } from './public.ts';
import { heardSheetView } from './sheets.ts';
import { type DocumentReader, questionsOf, textOrGap } from './shown.ts';

/** A table with the heading that stands above it. */
export type Titled = RecordTable & { title: string };

/**
 * The tables of the plan, whole or of one section; `public` holds back what the document does, and of feedback all that may not
 * be quoted. A table without a row is left out.
 */
export function planTables(all: Reader, options: ViewOptions = {}): Titled[] {
  const given = givenFor(all, options);
  const { roles, questions } = all.method;
  const hubs = questions.filter(({ kind }) => kind === 'records');
  const apart = [roles['use-cases'], roles.activities, roles.feedback];
  const tablesOf = (ids: readonly (string | undefined)[]) =>
    hubs.filter(({ id }) => ids.includes(id)).map((hub) => recordTable(given, hub));
  const parts: Readonly<Record<string, () => Titled[]>> = {
    recommendation: () => fitTables(given),
    outline: () => [outlineTable(given)],
    steps: () => hubs.filter(({ id }) => !apart.includes(id)).map((hub) => recordTable(given, hub)),
    'use-cases': () => tablesOf([roles['use-cases']]),
    activities: () => tablesOf([roles.activities]),
    heard: () => tablesOf([roles.feedback]),
  };
  const wanted = options.section === undefined ? Object.keys(parts) : [options.section];
  return withRows(wanted.flatMap((id) => parts[id]?.() ?? []));
}

/** The tables of the recommendation: how well each tactic fits, and each line of the checklists behind it. */
export const recommendationTables = (all: Reader, options: ViewOptions = {}): Titled[] =>
  withRows(fitTables(givenFor(all, options)));

/** The tables of "what we heard, and what we did": the feedback that may be quoted, and how much of each group may not. */
export function heardTables(all: Reader): Titled[] {
  const given = givenFor(all, { public: true });
  const { groups } = heardSheetView(all);
  const counted = groups.map(({ title, others, told }) => [title, others, told]);
  return withRows([
    ...questionsOf(all.method, ['feedback']).map((hub) => recordTable(given, hub)),
    { title: titles.groups, columns: [...words.tables.groups], rows: counted },
  ]);
}

// --- internal ---

const { titles, columns } = words.tables;

function givenFor(all: Reader, options: ViewOptions): DocumentReader {
  return givenFrom(all, { public: options.public ?? false, alone: options.section !== undefined });
}

const withRows = (tables: readonly Titled[]): Titled[] => tables.filter(({ rows }) => rows.length > 0);

/** Every field of every record, under the fields' labels. */
function recordTable(given: DocumentReader, { id: hub, label, fields = [] }: Question): Titled {
  const { method } = given;
  const records = compareRecords(given, hub).filter(
    ({ id }) => hub !== method.roles.feedback || !given.public || mayQuote(given, id),
  );
  return {
    title: label,
    columns: fields.map(({ label }) => label),
    rows: records.map((record) =>
      fields.map(({ id }) => {
        const field = record.fields[id];
        return field ? textOrGap(given, field) : '';
      }),
    ),
  };
}

function outlineTable(given: DocumentReader): Titled {
  const boxes = outlineOf(given);
  return { title: titles.outline, columns: boxes.map(({ title }) => title), rows: [boxes.map(({ text }) => text)] };
}

/** For each step of which a line is answered: its tactics by rank, and the lines of its checklists in the method's order. */
function fitTables(given: DocumentReader): Titled[] {
  const known = given.method.steps.flatMap(({ id, name }) => {
    const fits = recommend(given, id).tactics.filter((fit) => fit.unanswered < fit.total);
    return fits.length > 0 ? [{ id, name, fits }] : [];
  });
  const percent = (share: number) => `${Math.round(share * 100)}`;
  const fits = known.flatMap(({ name, fits: all }) =>
    all.map((fit) => [name, fit.name, percent(fit.low), percent(fit.high), `${fit.yes}`, `${fit.no}`, `${fit.unsure}`]),
  );
  const lines = known.flatMap((step) =>
    checklistsOf(given.method, step.id).flatMap((checklist) =>
      criteriaOf(given.method, checklist).map((criterion) => {
        const { value, note = '' } = given.at(criterion.id) ?? {};
        const answer = words.criterion.find(([id]) => id === value)?.[1] ?? '';
        const title = criterionTitle(given.method, { id: criterion.id, title: criterion.label });
        return [step.name, checklist.label, title, answer, note];
      }),
    ),
  );
  return [
    { title: titles.fits, columns: [...columns.fits], rows: fits },
    { title: titles.criteria, columns: [...columns.criteria], rows: lines },
  ];
}
