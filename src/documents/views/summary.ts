// The first parts of the plan: the summary with its facts, how the method narrows, and what each step has decided and why.
import { inSentence } from '../../advice/pitch.ts';
import type { Method, Question } from '../../method/types.ts';
import { entriesOf, recordsOf } from '../../project/answers.ts';
import { count, fill, words } from '../../words.ts';
import { ACTIVITIES } from './cases.ts';
import { FEEDBACK } from './public.ts';
import {
  dayText,
  type Entry,
  entriesAt,
  entriesFor,
  type Given,
  isOf,
  type Missing,
  missingOf,
  spanText,
  textAt,
} from './shown.ts';

/** The summary: what the cover says of the review, the facts in short, and what is carried over from an earlier cycle. */
export type SummaryView = Missing & { review: string; facts: { label: string; text: string }[]; entries: Entry[] };

/** The four steps: the picture of how they narrow, and each step's answers by section. */
export type StepsView = Missing & {
  narrowing: { title: string; lines: string[] }[];
  steps: { title: string; begun: boolean; groups: (Missing & { title: string; entries: Entry[] })[] }[];
};

/** What the summary shows. */
export function summaryView(given: Given): SummaryView {
  const { method, answers } = given;
  const label = (id: string) => method.questions.find((question) => question.id === id)?.label ?? '';
  const intervention = inSentence(method, answers, 'design.intervention');
  const known = [
    ...['project.place', 'project.government'].map((id) => ({ label: label(id), text: textAt(given, id) })),
    { label: label('project.team'), text: entriesOf(answers, 'project.team').join('; ') },
    ...['find.focus-area', 'design.use-case'].map((id) => ({ label: label(id), text: textAt(given, id) })),
    { label: label('design.intervention'), text: intervention && fill(words.plan.weWill, { intervention }) },
    { label: label(ACTIVITIES), text: activityCount(given) },
    { label: words.plan.comments, text: commentsUntil(given) },
  ];
  return {
    review: reviewText(given),
    facts: known.filter(({ text }) => text !== ''),
    entries: entriesAt(given, ['project.what-changed', 'project.learned']),
    gaps: [],
    missing: '',
  };
}

/** What the part on the four steps shows; `elsewhere` are ids that other parts of the plan show. */
export function stepsView(given: Given, elsewhere: readonly string[]): StepsView {
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
          shown.filter(({ id }) => isOf(id, step.id)),
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
function groupsOf(given: Given, questions: readonly Question[]): StepsView['steps'][number]['groups'] {
  return given.method.sections.flatMap(({ id, title }) => {
    const own = questions.filter((question) => question.section === id);
    const group = { title, entries: entriesFor(given, own), ...missingOf(given, own) };
    return group.entries.length > 0 || group.missing !== '' ? [group] : [];
  });
}

/** Who reviewed the plan and when: groups that are named in the feedback, from its first day to its last. */
function reviewText({ answers }: Given): string {
  const field = (record: string, name: string) => answers.byId[`${FEEDBACK}.${record}.${name}`]?.value;
  const heard = recordsOf(answers, FEEDBACK).filter((record) => field(record, 'group') !== undefined);
  if (heard.length === 0) return words.plan.notReviewed;
  const groups = new Set(heard.map((record) => String(field(record, 'group')).toLowerCase()));
  const span = spanText(heard.map((record) => String(field(record, 'heard') ?? '')));
  return fill(span === '' ? words.plan.reviewed : words.plan.reviewedOn, {
    groups: count(groups.size, ...words.plan.group),
    span,
  });
}

function activityCount({ answers }: Given): string {
  const activities = recordsOf(answers, ACTIVITIES);
  const done = activities.filter((record) => answers.byId[`${ACTIVITIES}.${record}.status`]?.value === 'done').length;
  return activities.length === 0 ? '' : fill(words.plan.activities, { all: activities.length, done });
}

function commentsUntil(given: Given): string {
  const until = textAt(given, 'design.review.until');
  const contact = textAt(given, 'design.review.contact');
  if (until === '') return contact && fill(words.plan.commentsTo, { contact });
  return fill(contact === '' ? words.plan.until : words.plan.untilTo, { day: dayText(until), contact });
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
