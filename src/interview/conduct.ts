// Conducts the interview from where it stands until the person leaves: questions, reviews and the task list in turn.

import { pitchQuestions } from '../advice/pitch.ts';
import { isAnswered, nextQuestion } from '../advice/progress.ts';
import type { Method } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import { newDraftFile } from '../project/draft.ts';
import type { Project } from '../project/file.ts';
import { enterLeg, showMenu, showReview } from './hubs.ts';
import type { Draft, Prompter } from './prompter.ts';
import { askQuestion } from './questions.ts';
import type { Sitting } from './sitting.ts';
import { type Leg, QUICK, type Start, type State } from './walk.ts';

/** A sitting on a project; `drafts` are what was half-typed when the last ones ended, `taken` the files that hold it. */
export function openSitting(
  method: Method,
  project: Project,
  prompter: Prompter,
  drafts: Record<string, Draft> = {},
  taken: readonly string[] = [],
): Sitting {
  const state: State = { leg: QUICK, at: 'menu', seen: [], changed: [], returning: false };
  const draftFile = newDraftFile(project.path);
  return {
    method,
    project,
    prompter,
    draftFile,
    taken,
    legs: legsOf(method),
    state,
    drafts,
    unsaved: new Set(),
    ownWords: new Set(),
  };
}

/** Walks until the person leaves. Throws `Cancelled` where Ctrl-C or the end of the input ended it; everything accepted is saved. */
export async function conduct(sitting: Sitting, start: Start): Promise<void> {
  if (start !== 'menu') enterLeg(sitting, start.leg, start);
  for (;;) {
    const { at } = sitting.state;
    const goesOn = at === 'menu' ? showMenu : at === 'review' ? showReview : askQuestion;
    if (!(await goesOn(sitting))) return;
  }
}

/** Where to take a project up again: the quick start while nothing but the pitch was begun, else the next open question. */
export function whereToResume(reader: Reader): Start {
  const pitch = pitchQuestions(reader.method);
  const open = reader.method.questions.filter(
    (question) => pitch.includes(question.id) && !isAnswered(reader, question),
  );
  const onlyPitch =
    Object.keys(reader.answers.byId).every((id) => pitch.includes(id)) && reader.answers.finished.length === 0;
  if (onlyPitch && open.length > 0) return { leg: QUICK };
  const next = nextQuestion(reader);
  return next ? { leg: next.section, at: next.id } : 'menu';
}

// --- internal ---

/** The sections of the method, then the quick start's path. */
const legsOf = (method: Method): Leg[] => [...method.sections, { id: QUICK, questions: pitchQuestions(method) }];
