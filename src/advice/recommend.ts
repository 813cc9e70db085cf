// Ranks the tactics of a step by how many of their criteria hold, and says why. Pure.

import { criteriaOf } from '../method/ids.ts';
import type { Method, Question, Tactic } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';

/** A criterion in a reason: its full id, its title, and the person's note (empty where there is none). */
export type Reason = { id: string; title: string; note: string };

/**
 * A tactic's fit. `low` and `high` are the ends of its range, 0 to 1: low = yes / all, high = (all − no) / all.
 * `yes`, `no`, `unsure` and `unanswered` are counts that add up to `total`. `have` are the criteria that hold, `need` those that
 * do not, `unknown` the unsure and the unanswered ones.
 */
export type Fit = {
  id: string;
  name: string;
  rank: number;
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

/** One answer that would bring another tactic to the top: answer the criterion so, and `first` leads. */
export type OrderChange = { criterion: string; title: string; tactic: string; answer: 'yes' | 'no'; first: string };

/**
 * The tactics of a step, best first; equal ones share a rank (1, 1, 3) and stand in the method's order.
 * `tie`: the first two share low and high. `enough`: at least half of all criteria are answered. `changes`: which of the
 * unknown answers would put another tactic first.
 */
export type Recommendation = { step: string; tactics: Fit[]; tie: boolean; enough: boolean; changes: OrderChange[] };

/** Ranks the tactics of `step` that have a checklist; `tactics` is empty where the method gives the step none. */
export function recommend(reader: Reader, step: string): Recommendation {
  const checklists = checklistsOf(reader.method, step);
  const tactics = rank(checklists.map((checklist) => fitOf(reader, checklist)));
  const total = sum(tactics, (fit) => fit.total);
  const answered = total - sum(tactics, (fit) => fit.unanswered);
  const [first, second] = tactics;
  return {
    step,
    tactics,
    tie: first !== undefined && second !== undefined && first.low === second.low && first.high === second.high,
    enough: total > 0 && answered * 2 >= total,
    changes: changesOf(tactics),
  };
}

/** The checklist questions of a step, in the order of its tactics. */
export function checklistsOf(method: Method, step: string): Question[] {
  return method.tactics
    .filter((tactic) => tactic.step === step)
    .flatMap((tactic) =>
      method.questions.filter((question) => question.kind === 'checklist' && question.tactic === tactic.id),
    );
}

// --- internal ---

const sum = <T>(list: readonly T[], of: (item: T) => number): number =>
  list.reduce((total, item) => total + of(item), 0);

function fitOf(reader: Reader, checklist: Question): Fit {
  const tactic = reader.method.tactics.find((each) => each.id === checklist.tactic) as Tactic;
  const reasons = { yes: [] as Reason[], no: [] as Reason[], unsure: [] as Reason[], unanswered: [] as Reason[] };
  for (const criterion of criteriaOf(reader.method, checklist)) {
    const answer = reader.at(criterion.id);
    const value = answer?.value;
    const list = value === 'yes' || value === 'no' || value === 'unsure' ? reasons[value] : reasons.unanswered;
    list.push({ id: criterion.id, title: criterion.label, note: answer?.note ?? '' });
  }
  const { yes, no, unsure, unanswered } = reasons;
  const total = yes.length + no.length + unsure.length + unanswered.length;
  return {
    id: tactic.id,
    name: tactic.name,
    rank: 0,
    low: yes.length / total,
    high: (total - no.length) / total,
    yes: yes.length,
    no: no.length,
    unsure: unsure.length,
    unanswered: unanswered.length,
    total,
    have: yes,
    need: no,
    unknown: [...unsure, ...unanswered],
  };
}

/** Sorts by low, then by high; a stable sort keeps the method's order among equals, which share a rank. */
function rank(fits: Fit[]): Fit[] {
  const better = (a: Fit, b: Fit) => b.low - a.low || b.high - a.high;
  const sorted = [...fits].sort(better);
  return sorted.map((fit) => ({ ...fit, rank: 1 + sorted.findIndex((other) => better(fit, other) === 0) }));
}

/** Tries each unknown criterion as yes and as no, and keeps those after which another tactic stands alone at the top. */
function changesOf(tactics: Fit[]): OrderChange[] {
  const leaders = tactics.filter((fit) => fit.rank === 1).map((fit) => fit.id);
  return tactics.flatMap((fit) =>
    (['yes', 'no'] as const).flatMap((answer) => {
      const [now, next] = rank(tactics.map((each) => (each === fit ? withOneMore(fit, answer) : each)));
      const alone = now && next && next.rank > 1;
      const moved = alone && (leaders.length > 1 || now.id !== leaders[0]);
      return moved
        ? fit.unknown.map(({ id, title }) => ({ criterion: id, title, tactic: fit.name, answer, first: now.name }))
        : [];
    }),
  );
}

/** A fit as it would be with one unknown criterion answered. */
function withOneMore(fit: Fit, answer: 'yes' | 'no'): Fit {
  const [yes, no] = answer === 'yes' ? [fit.yes + 1, fit.no] : [fit.yes, fit.no + 1];
  return { ...fit, low: yes / fit.total, high: (fit.total - no) / fit.total };
}
