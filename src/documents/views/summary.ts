// The first parts of the plan: the summary with its facts, how the steps narrow, and what each step has decided and why.
import { listeningText, themesOf, themeText } from '../../advice/listening.ts';
import { residentsAmong } from '../../advice/people.ts';
import { compareRecords } from '../../advice/progress.ts';
import { isDone, reviewersOf, sentenceWith } from '../../advice/said.ts';
import type { Role } from '../../method/roles.ts';
import type { Method, Question } from '../../method/types.ts';
import { spanText } from '../../project/days.ts';
import { countGroups } from '../../project/groups.ts';
import { count, fill, words } from '../../words.ts';
import { type RecordsView, recordsView } from './cases.ts';
import {
  type DocumentReader,
  entriesFor,
  listed,
  type Missing,
  missingOf,
  questionsOf,
  type ShownAnswer,
  textOf,
} from './shown.ts';

/** The summary: what the cover says of the review, the facts in short, and what is carried over from an earlier cycle. */
export type SummaryView = Missing & {
  review: string;
  facts: { label: string; text: string }[];
  entries: ShownAnswer[];
};

/** The steps: the picture of how they narrow, where they do, and each step's answers by section. */
export type StepsView = Missing & {
  narrowing: { title: string; lines: string[] }[];
  steps: { title: string; begun: boolean; groups: Group[] }[];
};
type Group = Missing & { title: string; entries: ShownAnswer[]; records: RecordsView[] };

/** The facts that are known, and how far residents have reviewed the plan: an open fact is left out here, as its own part tells of it. */
export function summaryView(given: DocumentReader): SummaryView {
  const { method } = given;
  const fact = (role: Role, text = textOf(given, role)) =>
    questionsOf(method, [role]).map(({ label }) => ({ label, text }));
  const known = [
    ...fact('place'),
    ...fact('government'),
    ...fact('program'),
    ...fact('team', given.text(method.roles.team)),
    ...fact('sessions', listeningText(given, { days: true })),
    ...fact('focus-area'),
    ...fact('chosen-use-case'),
    ...questionsOf(method, ['intervention']).map((question) => ({
      label: question.label,
      text: given.text(question.id) && sentenceWith(given, question, given.text(question.id), ''),
    })),
    ...fact('activities', activityCount(given)),
    { label: words.plan.comments, text: commentsUntil(given) },
  ];
  return {
    review: reviewText(given),
    facts: known.filter(({ text }) => text !== ''),
    entries: entriesFor(given, [...questionsOf(method, ['what-changed', 'learned']), ...ownQuestions(method)]),
    gaps: [],
    missing: '',
  };
}

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
    title: fill(words.plan.step, { number: i + 1, name: step.name }),
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
    narrowing: narrowingOf(method),
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
    const themes = themesAmong(given, own);
    const entries = [...entriesFor(given, own), ...(themes.length > 0 ? [listed(words.plan.themes, themes)] : [])];
    const group = { title, entries, records, missing, gaps: [...gaps, ...records.flatMap((each) => each.gaps)] };
    return entries.length > 0 || records.length > 0 || missing !== '' ? [group] : [];
  });
}

/** What the method asks about the project as such, apart from what plays a part. */
function ownQuestions({ questions, roles }: Method): Question[] {
  const playing = new Set(Object.values(roles));
  return questions.filter(({ id, step }) => step === undefined && !playing.has(id));
}

/** Who reviewed the plan and when: groups that are named in the feedback, from its first day to its last. */
function reviewText(given: DocumentReader): string {
  if (given.method.roles.feedback === undefined) return '';
  const feedback = compareRecords(given, given.method.roles.feedback).map(({ part }) => {
    const text = (role: Role) => given.list(part(role)?.id).join();
    return { group: text('feedback.group'), heard: text('feedback.heard'), version: text('feedback.version') };
  });
  // Who tells of what they use did not review the plan.
  const heard = feedback.filter(({ group, version }) => group !== '' && version === '');
  if (heard.length === 0) return words.plan.notReviewed;
  const span = spanText(heard.map((each) => each.heard));
  const all = heard.map(({ group }) => group);
  const groups = (of: readonly string[]) => count(countGroups(of), ...words.plan.group);
  const residents = residentsAmong(given, all);
  if (residents?.length === 0) return fill(words.plan.notByResidents, { groups: groups(all) });
  const said = fill(span === '' ? words.plan.reviewed : words.plan.reviewedOn, {
    groups: residents ? fill(words.plan.byResidents, { groups: groups(residents) }) : groups(all),
    span,
  });
  return reviewersOf(given).meant.length > 0 ? said : fill(words.plan.notByUsers, { said });
}

/** The themes of what stands among these questions: the opportunities, or the findings. */
function themesAmong(given: DocumentReader, questions: readonly Question[]): string[] {
  const { opportunities, findings } = given.method.roles;
  const shows = (id: string | undefined) => questions.some((question) => question.id === id);
  return themesOf(given)
    .filter((theme) => (shows(opportunities) && theme.opportunities > 0) || (shows(findings) && theme.findings > 0))
    .map(themeText);
}

function activityCount(given: DocumentReader): string {
  const activities = compareRecords(given, given.method.roles.activities);
  if (activities.length === 0) return '';
  if (given.method.roles['activities.status'] === undefined) return `${activities.length}`;
  return fill(words.plan.activities, { all: activities.length, done: activities.filter(isDone(given)).length });
}

function commentsUntil(given: DocumentReader): string {
  const until = textOf(given, 'comments-until');
  const contact = textOf(given, 'contact');
  if (until === '') return contact && fill(words.plan.commentsTo, { contact });
  return fill(contact === '' ? words.plan.until : words.plan.untilTo, { day: until, contact });
}

/** For each component a line a step; the bars get shorter from step to step. None where the method does not say how it narrows. */
function narrowingOf({ steps }: Method): StepsView['narrowing'] {
  if (steps.some(({ narrowing }) => narrowing === undefined)) return [];
  const broad = Math.max(...steps.map(({ name }) => name.length));
  return words.plan.components.map(([component, title]) => ({
    title,
    lines: steps.map((step, i) => {
      const cells = Math.round((16 * (steps.length - i)) / steps.length);
      return `${step.name.padEnd(broad)}  ${'='.repeat(cells).padEnd(17)} ${step.narrowing?.[component]}`;
    }),
  }));
}
