// Conducts the interview from where it stands until the person leaves: questions, reviews and the task list in turn.

import { isOnlyPitch, pitchProgress } from '../advice/pitch.ts';
import { nextQuestion } from '../advice/progress.ts';
import type { Method } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import { newDraftFile } from '../project/draft.ts';
import type { Project } from '../project/file.ts';
import { enterLeg, showMenu, showReview, showWelcome } from './hubs.ts';
import type { Draft, Prompter } from './prompter.ts';
import { acceptHub, askQuestion } from './questions.ts';
import type { Desk, Sitting } from './sitting.ts';
import { legsOf, PAGES, QUICK, type Start, type State } from './walk.ts';

/** A sitting on a project; `drafts` are what was half-typed when the last ones ended, `taken` the files that hold it. */
export function openSitting(
  method: Method,
  project: Project,
  prompter: Prompter,
  desk: () => Promise<Desk>,
  drafts: Record<string, Draft> = {},
  taken: readonly string[] = [],
): Sitting {
  const state: State = { leg: QUICK, at: 'menu', seen: [], changed: [], returning: false };
  const draftFile = newDraftFile(project.path);
  return {
    method,
    project,
    prompter,
    desk,
    draftFile,
    taken,
    legs: legsOf(method),
    state,
    drafts,
    unsaved: new Set(),
    ownWords: new Set(),
    offered: new Set(),
    done: [],
  };
}

/**
 * Walks until the person leaves; from the `welcome` first of all. Throws `Cancelled` where Ctrl-C or the end of the input ended it;
 * everything accepted is saved.
 */
export async function conduct(sitting: Sitting, start: Start | 'welcome'): Promise<void> {
  if (start === 'welcome') {
    if (!(await showWelcome(sitting))) return;
  } else if (start !== 'menu') {
    enterLeg(sitting, start.leg, start);
    if (start.row !== undefined && !(await acceptHub(sitting, start.row))) return;
  }
  for (;;) {
    const { at } = sitting.state;
    const goesOn = at === 'menu' ? showMenu : at === 'review' ? showReview : askQuestion;
    if (!(await goesOn(sitting))) return;
  }
}

/** Where to take a project up again: the pitch while nothing else was begun, else the next open question. */
export function whereToResume(reader: Reader): Start {
  if (isOnlyPitch(reader)) return pitchProgress(reader).open ? { leg: QUICK } : { leg: PAGES.pitch, at: 'review' };
  const next = nextQuestion(reader);
  return next ? { leg: next.section, at: next.id } : 'menu';
}
