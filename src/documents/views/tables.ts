// What a spreadsheet gets of a document: its records, its feedback and its criteria as rows, whatever they look like on a page. Pure.

import { checklistsOf, criterionTitle, fitsOf } from '../../advice/recommend.ts';
import { outlineOf } from '../../advice/said.ts';
import { criteriaOf, listsOf } from '../../method/ids.ts';
import type { Question } from '../../method/types.ts';
import type { Reader } from '../../project/answers.ts';
import { words } from '../../words.ts';
import { isWithheld, type Shared } from '../left-out.ts';
import { byGroup, decisions, heardFrom, toldOn } from './heard.ts';
import { type DocumentReader, givenFrom, questionsOf, type Table, textOrGap, type ViewOptions } from './shown.ts';

/** A table with the heading that stands above it. */
export type Titled = Table & { title: string };

/** The tables of the plan, whole or of one section. A table without a row is left out. */
export function planTables(shared: Shared, options: ViewOptions = {}): Titled[] {
  const given = givenFrom(shared, options.section !== undefined);
  const apart = questionsOf(shared, ['use-cases', 'activities', 'feedback']);
  const tablesOf = (hubs: readonly Question[]) => hubs.map((hub) => recordTable(given, hub));
  const parts: Readonly<Record<string, () => Titled[]>> = {
    recommendation: () => fitTables(given),
    outline: () => [outlineTable(given)],
    steps: () => tablesOf(listsOf(shared.method).filter((hub) => !apart.includes(hub))),
    'use-cases': () => tablesOf(questionsOf(shared, ['use-cases'])),
    activities: () => tablesOf(questionsOf(shared, ['activities'])),
    heard: () => tablesOf(questionsOf(shared, ['feedback'])),
  };
  const wanted = options.section === undefined ? Object.keys(parts) : [options.section];
  return withRows(wanted.flatMap((id) => parts[id]?.() ?? []));
}

/** The tables of the recommendation: how well each tactic fits, and each line of the checklists behind it. */
export const recommendationTables = (shared: Shared): Titled[] => withRows(fitTables(shared));

/** The tables of "what we heard, and what we did": each piece of feedback, and what came of those of each group. */
export function heardTables(shared: Shared, { group }: ViewOptions = {}): Titled[] {
  const given = givenFrom(shared, false);
  const pieces = heardFrom(given, group);
  const counted = byGroup(pieces).map(({ title, pieces }) => [title, decisions(pieces), toldOn(pieces)]);
  return withRows([
    ...questionsOf(shared, ['feedback']).map((hub) => recordTable(given, hub, pieces)),
    { title: titles.groups, columns: [...columns.groups], rows: counted },
  ]);
}

// --- internal ---

const { titles, columns } = words.tables;

const withRows = (tables: readonly Titled[]): Titled[] => tables.filter(({ rows }) => rows.length > 0);

/** Every field of every record, under the fields' labels. */
function recordTable(given: DocumentReader, hub: Question, records = given.compared(hub)): Titled {
  const { fields = [] } = hub;
  const isFeedback = hub.id === given.method.roles.feedback;
  return {
    title: hub.label,
    columns: fields.map(({ label }) => label),
    rows: records.map(({ id: record, fields: asked }) =>
      fields.map(({ id }) => {
        const field = asked[id];
        return field && !(isFeedback && isWithheld(given, record, id)) ? cellOf(given, field) : '';
      }),
    ),
  };
}

/** An answer in a cell: a day and a number as a spreadsheet reads them. */
const cellOf = (given: DocumentReader, field: Question): string =>
  ((field.kind === 'date' || field.kind === 'number') && given.text(field.id)) || textOrGap(given, field);

function outlineTable(given: DocumentReader): Titled {
  const boxes = outlineOf(given);
  return { title: titles.outline, columns: boxes.map(({ title }) => title), rows: [boxes.map(({ text }) => text)] };
}

/** For each step of which a line is answered: its tactics by rank, and the lines of its checklists in the method's order. */
function fitTables(given: Reader): Titled[] {
  const known = given.method.steps.flatMap(({ id, name }) => {
    const fits = fitsOf(given, id).filter((fit) => fit.unanswered < fit.total);
    return fits.length > 0 ? [{ id, name, fits }] : [];
  });
  const percent = (share: number) => `${Math.round(share * 100)}`;
  const fits = known.flatMap(({ name, fits: all }) =>
    all.map((fit) => [
      name,
      fit.name,
      words.recommend.readyShort[fit.ready],
      fit.effort ? words.recommend.effort[fit.effort] : '',
      percent(fit.low),
      percent(fit.high),
      `${fit.yes}`,
      `${fit.no}`,
      `${fit.unsure}`,
    ]),
  );
  const lines = known.flatMap((step) =>
    checklistsOf(given.method, step.id).flatMap((checklist) =>
      criteriaOf(given.method, checklist).map((criterion) => {
        const { value, note = '' } = given.at(criterion.id) ?? {};
        const answer = words.criterion.find(([id]) => id === value)?.[1] ?? '';
        const title = criterionTitle(given.method, { id: criterion.id, title: criterion.label });
        const part = criterion.criterion?.part;
        return [step.name, checklist.label, title, part ? words.recommend.part[part] : '', answer, note];
      }),
    ),
  );
  return [
    { title: titles.fits, columns: [...columns.fits], rows: fits },
    { title: titles.criteria, columns: [...columns.criteria], rows: lines },
  ];
}
