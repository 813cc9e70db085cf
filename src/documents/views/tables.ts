// What a spreadsheet gets of a document: its records, its feedback and its criteria as rows, whatever they look like on a page. Pure.

import { outlineOf } from '../../advice/pitch.ts';
import { compareRecords } from '../../advice/progress.ts';
import { checklistsOf, recommend } from '../../advice/recommend.ts';
import { criteriaOf } from '../../method/ids.ts';
import type { Method, Question } from '../../method/types.ts';
import { type Answers, answerAt } from '../../project/answers.ts';
import { words } from '../../words.ts';
import type { ViewOptions } from '../view.ts';
import type { Table } from './cases.ts';
import { criterionTitle } from './fits.ts';
import { mayQuote, publicAnswers } from './public.ts';
import { heardSheetView } from './sheets.ts';
import { begunSteps, type Given, questionsOf, textOrGap } from './shown.ts';

/** A table with the heading that stands above it. */
export type Titled = Table & { title: string };

/**
 * The tables of the plan, whole or of one section; `public` holds back what the document does, and of feedback all that may not
 * be quoted. A table without a row is left out.
 */
export function planTables(method: Method, all: Answers, options: ViewOptions = {}): Titled[] {
  const given = givenFor(method, all, options);
  const { roles, questions } = method;
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
export const recommendationTables = (method: Method, all: Answers, options: ViewOptions = {}): Titled[] =>
  withRows(fitTables(givenFor(method, all, options)));

/** The tables of "what we heard, and what we did": the feedback that may be quoted, and how much of each group may not. */
export function heardTables(method: Method, all: Answers): Titled[] {
  const given = givenFor(method, all, { public: true });
  const { groups } = heardSheetView(method, all);
  const counted = groups.map(({ title, others, told }) => [title, others, told]);
  return withRows([
    ...questionsOf(method, ['feedback']).map((hub) => recordTable(given, hub)),
    { title: titles.groups, columns: [...words.tables.groups], rows: counted },
  ]);
}

// --- internal ---

const { titles, columns } = words.tables;

function givenFor(method: Method, all: Answers, options: ViewOptions): Given {
  const answers = options.public ? publicAnswers(method, all) : all;
  const alone = options.section !== undefined;
  return { method, answers, begun: begunSteps(method, answers), public: options.public ?? false, alone };
}

const withRows = (tables: readonly Titled[]): Titled[] => tables.filter(({ rows }) => rows.length > 0);

/** Every field of every record, under the fields' labels. */
function recordTable(given: Given, { id: hub, label, fields = [] }: Question): Titled {
  const { method, answers } = given;
  const records = compareRecords(method, answers, hub).filter(
    ({ id }) => hub !== method.roles.feedback || !given.public || mayQuote(method, answers, id),
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

function outlineTable({ method, answers }: Given): Titled {
  const boxes = outlineOf(method, answers);
  return { title: titles.outline, columns: boxes.map(({ title }) => title), rows: [boxes.map(({ text }) => text)] };
}

/** For each step of which a line is answered: its tactics by rank, and the lines of its checklists in the method's order. */
function fitTables({ method, answers }: Given): Titled[] {
  const known = method.steps.flatMap(({ id, name }) => {
    const fits = recommend(method, answers, id).tactics.filter((fit) => fit.unanswered < fit.total);
    return fits.length > 0 ? [{ id, name, fits }] : [];
  });
  const percent = (share: number) => `${Math.round(share * 100)}`;
  const fits = known.flatMap(({ name, fits: all }) =>
    all.map((fit) => [name, fit.name, percent(fit.low), percent(fit.high), `${fit.yes}`, `${fit.no}`, `${fit.unsure}`]),
  );
  const lines = known.flatMap((step) =>
    checklistsOf(method, step.id).flatMap((checklist) =>
      criteriaOf(method, checklist).map((criterion) => {
        const { value, note = '' } = answerAt(answers, criterion.id) ?? {};
        const answer = words.criterion.find(([id]) => id === value)?.[1] ?? '';
        const title = criterionTitle(method, { id: criterion.id, title: criterion.label });
        return [step.name, checklist.label, title, answer, note];
      }),
    ),
  );
  return [
    { title: titles.fits, columns: [...columns.fits], rows: fits },
    { title: titles.criteria, columns: [...columns.criteria], rows: lines },
  ];
}
