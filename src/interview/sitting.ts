// One sitting of the interview: what it works on, and the three things every stop does: ask, walk on, save.
// Knows no keys (prompter.ts) and decides no order (walk.ts).
import { Cancelled, UserError } from '../errors.ts';
import { questionAt } from '../method/ids.ts';
import type { Method } from '../method/types.ts';
import type { Answer, Change } from '../project/answers.ts';
import { ChangedMeanwhile, type Project, type Saved, saveAnswers } from '../project/file.ts';
import type { Conflict } from '../project/update.ts';
import { fill, words } from '../words.ts';
import { choiceScreen } from './choice-screen.ts';
import type { Draft, Prompter, Reply, Screen } from './prompter.ts';
import { type Leg, type Move, placesOf, placeToGo, type State, step, unknownId } from './walk.ts';

/** `project` is the newest state of the file; `drafts` are kept by the id of their screen. */
export type Sitting = {
  readonly method: Method;
  readonly prompter: Prompter;
  readonly legs: readonly Leg[];
  project: Project;
  state: State;
  drafts: Record<string, Draft>;
};

/** What a screen brought: a move on it, `moved` where a /goto was followed, `left` where the person leaves. */
export type Outcome = Exclude<Reply, { kind: 'goto' | 'leave' }> | { kind: 'moved' } | { kind: 'left' };

/**
 * Asks a screen until it brings a move that can be followed, and keeps its draft. Throws `Cancelled` where Ctrl-C or the end of
 * the input ended it.
 */
export async function ask(sitting: Sitting, given: Screen): Promise<Outcome> {
  const screen = given.moves.goto ? { ...given, places: placesHere(sitting) } : given;
  let shown = screen;
  for (;;) {
    const reply = await sitting.prompter.ask(shown);
    if (reply.kind === 'answer') return reply;
    sitting.drafts[screen.id] = reply.draft;
    if (reply.kind === 'leave') {
      if (reply.cause !== 'asked') throw new Cancelled();
      return { kind: 'left' };
    }
    if (reply.kind !== 'goto') return reply;
    if (follow(sitting, { kind: 'goto', id: placeToGo(sitting.method, reply.to) })) return { kind: 'moved' };
    shown = { ...screen, draft: reply.draft, message: unknownId(sitting.method, reply.to) };
  }
}

/** Takes a step; tells whether it led anywhere. */
export function follow(sitting: Sitting, move: Move): boolean {
  const before = sitting.state;
  sitting.state = step(sitting.project, sitting.legs, before, move);
  return sitting.state !== before;
}

/**
 * Saves changes before anything else is shown. Where they cannot be saved, the reason comes back in words, and nothing is lost;
 * where the same answer was changed in the file meanwhile, the person chooses which one stands.
 */
export async function save(sitting: Sitting, changes: readonly Change[]): Promise<string | undefined> {
  if (changes.length === 0) return undefined;
  try {
    const saved = await saveOrChoose(sitting, changes);
    sitting.project = saved;
    const others = saved.othersChanged.map((id) => questionAt(sitting.method, id)?.label ?? id);
    if (saved.groupLost) sitting.prompter.say(fill(words.interview.groupLost, { file: saved.path }));
    if (others.length > 0) sitting.prompter.say(fill(words.interview.othersChanged, { labels: others.join(', ') }));
    return undefined;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return fill(words.interview.notSaved, { what: error.problems.map((problem) => problem.what).join(' ') });
  }
}

// --- internal ---

function placesHere({ project, legs, state }: Sitting) {
  const leg = legs.find((each) => each.id === state.leg);
  return placesOf(project, leg, state);
}

async function saveOrChoose(sitting: Sitting, changes: readonly Change[]): Promise<Saved> {
  const { method, project } = sitting;
  try {
    return saveAnswers(project, method, changes);
  } catch (error) {
    if (!(error instanceof ChangedMeanwhile)) throw error;
    const theirs = new Set<string>();
    for (const conflict of error.conflicts) if (!(await keepsMine(sitting, conflict))) theirs.add(conflict.id);
    const mine = changes.filter((change) => !theirs.has(change.id));
    if (mine.length === 0) return { ...error.project, othersChanged: [], groupLost: false };
    return saveAnswers(project, method, mine, { overwrite: true });
  }
}

/** Asks which of two answers shall stand: the one given here, or the one that was put into the file meanwhile. */
async function keepsMine({ method, prompter }: Sitting, conflict: Conflict): Promise<boolean> {
  const label = questionAt(method, conflict.id)?.label ?? conflict.id;
  const { ask: text, mine, theirs } = words.interview.changedMeanwhile;
  const reply = await prompter.ask(
    choiceScreen({
      id: 'changed-meanwhile',
      where: label,
      ask: fill(text, { label }),
      options: [
        { id: 'mine', label: fill(mine, { text: shown(conflict.ours) }) },
        { id: 'theirs', label: fill(theirs, { text: shown(conflict.theirs) }) },
      ],
    }),
  );
  if (reply.kind === 'leave' && reply.cause !== 'asked') throw new Cancelled();
  return reply.kind === 'answer' && reply.draft.at === 'mine';
}

const shown = (answer: Answer | undefined): string =>
  [answer?.value ?? words.interview.changedMeanwhile.empty]
    .flat()
    .join('; ')
    .replace(/\s*\n\s*/g, ' / ');
