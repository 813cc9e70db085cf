// The recommendation as a document of its own: which tactics fit, step by step, as the plan shows it. Pure.
import type { Method } from '../../method/types.ts';
import type { Answers } from '../../project/answers.ts';
import { titleOf, type ViewOptions } from '../view.ts';
import { type RecommendationView, recommendationView } from './fits.ts';
import { publicAnswers } from './public.ts';
import { subtitleOf } from './residents.ts';
import { begunSteps } from './shown.ts';

/** The head of the document, and the steps that have an answer in their checklists. */
export type RecommendationDocument = RecommendationView & { title: string; subtitle: string; empty: boolean };

/** What the document shows; with `public` without the notes beside the checklists' lines. */
export function recommendationDocument(
  method: Method,
  all: Answers,
  options: ViewOptions = {},
): RecommendationDocument {
  const answers = options.public ? publicAnswers(all) : all;
  const begun = begunSteps(method, answers);
  const shown = recommendationView({ method, answers, begun, public: options.public ?? false, alone: true });
  return {
    title: titleOf(method, answers),
    subtitle: subtitleOf({ method, answers }, 'recommendation'),
    ...shown,
    empty: shown.steps.length === 0,
  };
}
