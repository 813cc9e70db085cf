// Which tactics fit, for the plan and as a document of its own: for each step with answered checklists the ranges, and the reasons for
// each tactic. Pure.

import {
  criterionTitle,
  effortText,
  type Fit,
  rangeBar,
  rangeNumbers,
  rangeText,
  reasonGroups,
  recommend,
} from '../../advice/recommend.ts';
import { titleOf } from '../../advice/said.ts';
import { tacticChoiceOf } from '../../method/ids.ts';
import type { Method, Step } from '../../method/types.ts';
import { fill, joinAnd, words } from '../../words.ts';
import type { Shared } from '../left-out.ts';
import { type DocumentReader, type Fact, givenFrom, subtitleOf } from './shown.ts';

/**
 * The tactics of each step with an answer in its checklists, best fit first; those without any are only named. `marked`: criteria that are
 * not the guide's own say so, each.
 */
export function recommendationView(given: DocumentReader, marked = false) {
  const { method } = given;
  const steps = method.steps.flatMap((step, i) => stepFits(given, step, i + 1, marked) ?? []);
  return { steps, empty: steps.length === 0 };
}

/** The same as a document of its own. */
export function recommendationDocument(shared: Shared) {
  const head = { title: titleOf(shared), subtitle: subtitleOf(shared, 'recommendation') };
  return { ...head, ...recommendationView(givenFrom(shared, true), true), gaps: [] };
}

// --- internal ---

function stepFits(given: DocumentReader, step: Step, number: number, marked: boolean) {
  const { tactics, tie, enough } = recommend(given, step.id);
  const known = tactics.filter((fit) => fit.unanswered < fit.total);
  if (known.length === 0) return undefined;
  const chosen = new Set(given.list(tacticChoiceOf(given.method, step.id)?.id));
  const untouched = tactics.filter((fit) => !known.includes(fit)).map(({ name }) => name);
  const broad = Math.max(...known.map((fit) => rangeText(fit).length));
  return {
    title: fill(words.step, { number, name: step.name }),
    remarks: [
      ...readyRemarks(known),
      ...(enough ? [] : [words.recommend.thin]),
      ...(tie && enough ? [words.recommend.tie] : []),
    ],
    ranges: known.map((fit) => `${rangeBar(fit)} ${rangeText(fit).padEnd(broad)}  ${nameWithReady(fit)}`),
    tactics: known.map((fit) => ({
      title: chosen.has(fit.id) ? fill(words.plan.chosen, { title: fit.name }) : fit.name,
      numbers: rangeNumbers(fit),
      effort: effortText(given, fit),
      reasons: reasonsOf(given.method, fit, marked),
    })),
    untouched: untouched.length === 0 ? '' : fill(words.plan.untouched, { tactics: joinAnd(untouched) }),
  };
}

/** "Join public meetings (ready to start)": its place among the others follows from that first, and then from its range. */
const nameWithReady = ({ name, ready }: Fit): string =>
  fill(words.plan.withReady, { name, ready: words.recommend.readyShort[ready].toLowerCase() });

/** Which tactics one can start with, which may do and which not yet: a line each, where there are any. */
function readyRemarks(known: readonly Fit[]): string[] {
  return (['yes', 'maybe', 'no'] as const).flatMap((ready) => {
    const names = known.filter((fit) => fit.ready === ready).map(({ name }) => name);
    const title = words.recommend.ready[ready][names.length === 1 ? 0 : 1];
    return names.length === 0 ? [] : [fill(words.plan.readyTactics, { title, tactics: joinAnd(names) })];
  });
}

function reasonsOf(method: Method, fit: Fit, marked: boolean): Fact[] {
  return reasonGroups(fit).flatMap(({ is, reasons }) =>
    reasons.map((reason) => {
      const title = marked ? criterionTitle(method, reason) : reason.title;
      const text = reason.note === '' ? title : fill(words.plan.withNote, { title, note: reason.note });
      return { label: words.plan.reasons[is], text };
    }),
  );
}
