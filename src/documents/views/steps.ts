// The answers of each step, in groups by their sections: the plan's appendix, for whoever wants to see what it rests on. Pure.
import type { Question } from '../../method/types.ts';
import { fill, words } from '../../words.ts';
import { type RecordsView, recordsView } from './cases.ts';
import { type DocumentReader, entriesFor, type Missing, missingOf, type ShownAnswer } from './shown.ts';

/** Each step's answers by section. */
export type StepsView = Missing & { steps: { title: string; begun: boolean; groups: Group[] }[] };
type Group = Missing & { title: string; entries: ShownAnswer[]; records: RecordsView[] };

/** The steps that were begun, each with its answers in groups; `elsewhere` are ids that other parts of the plan show. */
export function stepsView(given: DocumentReader, elsewhere: readonly string[]): StepsView {
  const { method } = given;
  const inOutline = [
    ...method.boxes.map(({ from }) => from),
    ...method.pitch.slots.slice(1).map((slot) => slot.question),
  ];
  const shown = method.questions.filter(
    ({ id, kind }) => !elsewhere.includes(id) && !(kind === 'phrase' && inOutline.includes(id)),
  );
  const steps = method.steps.map((step, i) => ({
    title: fill(words.step, { number: i + 1, name: step.name }),
    begun: given.begun.has(step.id),
    groups: given.begun.has(step.id)
      ? groupsOf(
          given,
          shown.filter((question) => question.step === step.id),
        )
      : [],
  }));
  const groups = steps.flatMap((step) => step.groups);
  return {
    steps,
    gaps: groups.flatMap((group) => group.gaps),
    missing: groups.flatMap((group) => group.missing || []).join(' '),
  };
}

// --- internal ---

/** The questions by their sections, with what is answered and what is missing; sections with neither are left out. */
function groupsOf(given: DocumentReader, questions: readonly Question[]): Group[] {
  return given.method.sections.flatMap(({ id, title }) => {
    const own = questions.filter((question) => question.section === id);
    const records = own
      .filter(({ kind }) => kind === 'records')
      .map((question) => recordsView(given, question))
      .filter(({ table }) => table.rows.length > 0);
    const { missing, gaps } = missingOf(given, own);
    const entries = entriesFor(given, own);
    const group = { title, entries, records, missing, gaps: [...gaps, ...records.flatMap((each) => each.gaps)] };
    return entries.length > 0 || records.length > 0 || missing !== '' ? [group] : [];
  });
}
