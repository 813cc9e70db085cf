// Which tactics of a step can be started with, by what each needs and what is there, and why; and how that is said, on screen and in
// documents. Pure.

import { criteriaOf, questionAt } from '../method/ids.ts';
import type { Criterion, Effort, Method, Part, Question, Tactic } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import { fill, words } from '../words.ts';
import { answerText } from './said.ts';

/** A criterion in a reason: its full id, its title, the person's note (empty where there is none), and the part it plays. */
export type Reason = { id: string; title: string; note: string; part: Part };

/** Whether a tactic can be started with: nothing that it needs is missing; that is not known yet; or something is missing. */
export type Ready = 'yes' | 'maybe' | 'no';

/**
 * A tactic's fit. `low` and `high` are the ends of its range, 0 to 1: low = yes / all, high = (all − no) / all.
 * `yes`, `no`, `unsure` and `unanswered` are counts that add up to `total`. `have` are the criteria that hold, `need` those that
 * do not, `unknown` the unsure and the unanswered ones. `effort` is missing where the method says nothing of it.
 */
export type Fit = {
  id: string;
  name: string;
  rank: number;
  ready: Ready;
  effort?: Effort['level'];
  low: number;
  high: number;
  yes: number;
  no: number;
  unsure: number;
  unanswered: number;
  total: number;
  have: Reason[];
  need: Reason[];
  unknown: Reason[];
};

/** How much a tactic takes, the least first. */
export const EFFORTS: readonly Effort['level'][] = ['light', 'medium', 'heavy'];

/** One answer that would bring another tactic to the top: answer the criterion so, and `first` leads. */
export type OrderChange = { criterion: string; title: string; tactic: string; answer: 'yes' | 'no'; first: string };

/**
 * The tactics of a step, best first: those that are ready, then those that may be, then the others; within these by low, by high,
 * and the lighter first. Equal ones share a rank (1, 1, 3) and stand in the method's order. `tie`: the first two are equal.
 * `enough`: at least half of all criteria are answered. `changes`: which of the unknown answers would put another tactic first.
 */
export type Recommendation = { step: string; tactics: Fit[]; tie: boolean; enough: boolean; changes: OrderChange[] };

/** The tactics of `step` that have a checklist, best first; none where the method gives the step no checklists. */
export const fitsOf = (reader: Reader, step: string): Fit[] =>
  rank(checklistsOf(reader.method, step).map((checklist) => fitOf(reader, checklist)));

/** Ranks the tactics of `step`, as {@link fitsOf} does, and says how firm that is. */
export function recommend(reader: Reader, step: string): Recommendation {
  const tactics = fitsOf(reader, step);
  const total = sum(tactics, (fit) => fit.total);
  const answered = total - sum(tactics, (fit) => fit.unanswered);
  return {
    step,
    tactics,
    tie: tactics[1]?.rank === 1,
    enough: total > 0 && answered * 2 >= total,
    changes: changesOf(tactics),
  };
}

/**
 * A tactic's reasons by what they mean for a start, those without any left out: `have`; missing and `needed`, or `one-of` them needed;
 * not known, and to find out first (`find-out` each, `find-one` of them); missing and no must (`helps`, or an `other` source); `unknown`.
 */
export type ReasonGroup = {
  is: 'have' | 'needed' | 'one-of' | 'find-out' | 'find-one' | 'helps' | 'other' | 'unknown';
  reasons: Reason[];
};

/** The reasons of a tactic in the order in which they count. */
export function reasonGroups(fit: Fit): ReasonGroup[] {
  const { all, oneOf } = missingFor(fit);
  const allOut = oneOf.every((reason) => fit.need.includes(reason));
  const groups: ReasonGroup[] = [
    { is: 'have', reasons: fit.have },
    { is: 'needed', reasons: fit.need.filter((each) => all.includes(each)) },
    { is: 'one-of', reasons: allOut ? oneOf : [] },
    { is: 'find-out', reasons: fit.unknown.filter((each) => all.includes(each)) },
    { is: 'find-one', reasons: fit.unknown.filter((each) => oneOf.includes(each)) },
    { is: 'helps', reasons: fit.need.filter(({ part }) => part === 'helps') },
    { is: 'other', reasons: fit.need.filter((each) => each.part === 'one-of' && !(allOut && oneOf.includes(each))) },
    { is: 'unknown', reasons: fit.unknown.filter((each) => !all.includes(each) && !oneOf.includes(each)) },
  ];
  return groups.filter(({ reasons }) => reasons.length > 0);
}

/** The command to begin a step with: compare its tactics, or where they cannot be compared, answer its first section. */
export function beginningOf(method: Method, step: string): string {
  const first = method.questions.find((question) => question.step === step);
  return first && checklistsOf(method, step).length === 0
    ? `tde edit ${first.section}`
    : `tde recommend --step ${step}`;
}

/** The checklist questions of a step, in the order of its tactics. */
export function checklistsOf(method: Method, step: string): Question[] {
  return method.tactics
    .filter((tactic) => tactic.step === step)
    .flatMap((tactic) =>
      method.questions.filter((question) => question.kind === 'checklist' && question.tactic === tactic.id),
    );
}

/** Ten cells: `#` up to what holds, `.` up to what could hold; the numbers stand beside it. */
export function rangeBar({ low, high }: Pick<Fit, 'low' | 'high'>): string {
  const [held, possible] = [Math.round(low * 10), Math.round(high * 10)];
  return `[${'#'.repeat(held)}${'.'.repeat(possible - held)}${' '.repeat(10 - possible)}]`;
}

/** "75 to 100 %", or one number where low and high are the same. */
export function rangeText({ low, high }: Pick<Fit, 'low' | 'high'>): string {
  const percent = (part: number) => Math.round(part * 100);
  return low === high ? `${percent(low)} %` : `${percent(low)} to ${percent(high)} %`;
}

/** How many of a tactic's criteria are in place, and how many are not known. */
export const rangeNumbers = (fit: Fit): string =>
  fill(words.recommend.numbers, { yes: fit.yes, total: fit.total, unknown: fit.unsure + fit.unanswered });

/** What a tactic takes, as a `line` says it: how much, how long, whose help, what money; empty where the method does not say. */
export function effortText(
  { method }: Reader,
  { id }: Pick<Fit, 'id'>,
  line: string = words.recommend.effortLine,
): string {
  const effort = method.tactics.find((tactic) => tactic.id === id)?.effort;
  return effort ? fill(line, { ...effort, level: words.recommend.effort[effort.level] }) : '';
}

/** A criterion's title, marked where the criterion is not the guide's own. */
export function criterionTitle(method: Method, { id, title }: Pick<Reason, 'id' | 'title'>): string {
  const added = questionAt(method, id)?.criterion?.source === 'added';
  return added ? fill(words.added, { title }) : title;
}

// --- internal ---

const sum = <T>(list: readonly T[], of: (item: T) => number): number =>
  list.reduce((total, item) => total + of(item), 0);

function fitOf(reader: Reader, checklist: Question): Fit {
  const tactic = reader.method.tactics.find((each) => each.id === checklist.tactic) as Tactic;
  const reasons = { yes: [] as Reason[], no: [] as Reason[], unsure: [] as Reason[], unanswered: [] as Reason[] };
  const criteria = criteriaOf(reader.method, checklist);
  // A checklist that nobody looked at stays that.
  const looked = criteria.some(({ id }) => reader.text(id) !== '');
  for (const { id, label, criterion } of criteria) {
    const answer = reader.at(id);
    const ruledOut = looked && answer?.value === undefined ? ruledOutBy(reader, criterion) : undefined;
    const value = ruledOut === undefined ? answer?.value : 'no';
    const list = value === 'yes' || value === 'no' || value === 'unsure' ? reasons[value] : reasons.unanswered;
    // Where the method says of no line what it is there for, any one of them is a start.
    list.push({ id, title: label, note: answer?.note ?? ruledOut ?? '', part: criterion?.part ?? 'one-of' });
  }
  const { yes, no, unsure, unanswered } = reasons;
  const total = yes.length + no.length + unsure.length + unanswered.length;
  const known = { have: yes, need: no, unknown: [...unsure, ...unanswered] };
  return {
    id: tactic.id,
    name: tactic.name,
    rank: 0,
    ready: readyWith(known),
    ...(tactic.effort && { effort: tactic.effort.level }),
    low: yes.length / total,
    high: (total - no.length) / total,
    yes: yes.length,
    no: no.length,
    unsure: unsure.length,
    unanswered: unanswered.length,
    total,
    ...known,
  };
}

/** A tactic's criteria by what is known of them. */
type Known = Pick<Fit, 'have' | 'need' | 'unknown'>;

/** What stands between a tactic and its start: each of `all` has to be in place, and one of `oneOf`. Both are empty where it is ready. */
function missingFor({ have, need, unknown }: Known): { all: Reason[]; oneOf: Reason[] } {
  const missing = [...need, ...unknown];
  const isSource = ({ part }: Reason) => part === 'one-of';
  return {
    all: missing.filter(({ part }) => part === 'needed'),
    oneOf: have.some(isSource) ? [] : missing.filter(isSource),
  };
}

/** The answer with which a criterion cannot hold, in words; undefined where none rules it out. */
function ruledOutBy(reader: Reader, criterion: Criterion | undefined): string | undefined {
  const { question: id = '', equals = [] } = criterion?.unless ?? {};
  const question = questionAt(reader.method, id);
  return question && equals.includes(reader.text(id)) ? answerText(reader, question) : undefined;
}

function readyWith(known: Known): Ready {
  const { all, oneOf } = missingFor(known);
  if (all.length === 0 && oneOf.length === 0) return 'yes';
  const isOut = (reason: Reason) => known.need.includes(reason);
  return all.some(isOut) || (oneOf.length > 0 && oneOf.every(isOut)) ? 'no' : 'maybe';
}

const ORDER: Record<Ready, number> = { yes: 0, maybe: 1, no: 2 };
const weightOf = ({ effort = 'medium' }: Fit): number => EFFORTS.indexOf(effort);

/** Sorts by readiness, low, high and effort; a stable sort keeps the method's order among equals, which share a rank. */
function rank(fits: Fit[]): Fit[] {
  const better = (a: Fit, b: Fit) =>
    ORDER[a.ready] - ORDER[b.ready] || b.low - a.low || b.high - a.high || weightOf(a) - weightOf(b);
  const sorted = [...fits].sort(better);
  return sorted.map((fit) => ({ ...fit, rank: 1 + sorted.findIndex((other) => better(fit, other) === 0) }));
}

/** Tries each unknown criterion as yes and as no, and keeps those after which another tactic stands alone at the top. */
function changesOf(tactics: Fit[]): OrderChange[] {
  const leaders = tactics.filter((fit) => fit.rank === 1).map((fit) => fit.id);
  return tactics.flatMap((fit) =>
    fit.unknown.flatMap((reason) =>
      (['yes', 'no'] as const).flatMap((answer) => {
        const [now, next] = rank(tactics.map((each) => (each === fit ? withOneMore(fit, reason, answer) : each)));
        const alone = now && next && next.rank > 1;
        const moved = alone && (leaders.length > 1 || now.id !== leaders[0]);
        return moved ? [{ criterion: reason.id, title: reason.title, tactic: fit.name, answer, first: now.name }] : [];
      }),
    ),
  );
}

/** A fit as it would be with one unknown criterion answered. */
function withOneMore(fit: Fit, reason: Reason, answer: 'yes' | 'no'): Fit {
  const known = {
    have: answer === 'yes' ? [...fit.have, reason] : fit.have,
    need: answer === 'no' ? [...fit.need, reason] : fit.need,
    unknown: fit.unknown.filter((each) => each !== reason),
  };
  return {
    ...fit,
    ...known,
    ready: readyWith(known),
    low: known.have.length / fit.total,
    high: (fit.total - known.need.length) / fit.total,
  };
}
