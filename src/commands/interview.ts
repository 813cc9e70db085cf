// Runs the interview on a project: chooses the prompter, keeps what is half-typed at every ending, says how to go on.
import { nextQuestion, progressOf } from '../advice/progress.ts';
import { titleOf } from '../documents/view.ts';
import { Cancelled } from '../errors.ts';
import { conduct, openSitting, type Start, whereToResume } from '../interview/conduct.ts';
import { type Kept, keptOf, questionOfScreen, recall } from '../interview/kept.ts';
import type { Prompter } from '../interview/prompter.ts';
import type { Sitting } from '../interview/sitting.ts';
import { questionAt } from '../method/ids.ts';
import type { Method } from '../method/types.ts';
import { draftFile, readDraft, removeDraft, setDraftAside, writeDraft } from '../project/draft.ts';
import type { Project } from '../project/file.ts';
import { locateProject } from '../project/locate.ts';
import { shortPath } from '../terminal.ts';
import { count, fill, shellWord, words } from '../words.ts';
import { type Context, openPrompter, tell, tellCommand } from './context.ts';

/**
 * Asks from `start` (or where the last sitting ended) until the person leaves, and returns the project as it is then. Every
 * ending keeps what is half-typed. Throws `Cancelled` where Ctrl-C or the end of the input ended it.
 */
export async function runInterview(
  context: Context,
  method: Method,
  project: Project,
  start?: Start,
  open?: Prompter,
): Promise<Project> {
  const { io, common } = context;
  const kept = recalled(context, method, project.path);
  const prompter = open ?? (await openPrompter(io, common));
  const sitting = openSitting(method, project, prompter, kept.drafts);
  if (!start) tell(io, recapOf(method, project, kept));
  const end = (cut: boolean) => {
    let drafts = false;
    try {
      drafts = keep(sitting);
    } finally {
      prompter.close();
    }
    farewell(context, sitting, drafts, cut);
  };
  const stopListening = io.onEnding(() => end(true));
  try {
    await conduct(sitting, start ?? kept.start ?? whereToResume(project));
    end(false);
  } catch (error) {
    if (error instanceof Cancelled) end(true);
    else {
      keep(sitting);
      prompter.close();
    }
    throw error;
  } finally {
    stopListening();
  }
  return sitting.project;
}

/** The command that takes this project up again from the folder the person is in. */
export function resumeCommand({ io }: Context, path: string): string {
  const tde = io.env.TDE_CHECKOUT ? 'npm start --' : 'tde';
  try {
    if (locateProject({ cwd: io.cwd, env: io.env }) === path) return `${tde} resume`;
  } catch {
    // Not found from here: it has to be named.
  }
  return `${tde} resume -f ${shellWord(shortPath(path, io.cwd))}`;
}

// --- internal ---

/** What the last sitting left; what of it cannot be used is told, and kept aside. */
function recalled({ io }: Context, method: Method, path: string): Kept {
  const { kept, broken } = recall(method, readDraft(path));
  if (!broken) return kept;
  tell(io, fill(words.resume.broken, { file: setDraftAside(path) }));
  // The rest has to be there even if this sitting is ended by force.
  if (kept.start || Object.keys(kept.drafts).length > 0) writeDraft(path, kept);
  return kept;
}

/** Keeps the place and the drafts beside the project; removes them where nothing is half done. Tells whether there are drafts. */
function keep(sitting: Sitting): boolean {
  const now = sitting.prompter.current();
  if (now) sitting.drafts[now.id] = now.draft;
  const kept = keptOf(sitting);
  if (kept) writeDraft(sitting.project.path, kept);
  else removeDraft(sitting.project.path);
  return Object.keys(kept?.drafts ?? {}).length > 0;
}

/** Three lines on where the project stands. */
function recapOf(method: Method, project: Project, kept: Kept): string {
  const sections = progressOf(project);
  const sum = (of: 'answered' | 'asked' | 'findOut') => sections.reduce((total, section) => total + section[of], 0);
  const findOut = sum('findOut');
  const at = kept.start && kept.start !== 'menu' ? questionAt(method, kept.start.at ?? '') : undefined;
  const next = nextQuestion(project);
  return [
    titleOf(project),
    fill(words.resume.stand, {
      answered: sum('answered'),
      asked: sum('asked'),
      findOut: findOut > 0 ? fill(words.resume.findOut, { number: findOut }) : '',
      finished: sections.filter((section) => section.status === 'finished').length,
      sections: sections.length,
    }),
    at
      ? fill(words.resume.at, { label: at.label })
      : next
        ? fill(words.resume.next, { label: next.label })
        : words.resume.nothing,
    '',
  ].join('\n');
}

/** The last lines: what is kept where, and the command to go on. */
function farewell(context: Context, { method, project, unsaved }: Sitting, drafts: boolean, cut: boolean): void {
  const { io } = context;
  const open = progressOf(project).reduce((total, { asked, answered }) => total + asked - answered, 0);
  const labels = [...unsaved].map((screen) => questionOfScreen(method, screen)?.label ?? screen).join(', ');
  tell(io, fill(labels === '' ? words.leave.saved : words.leave.unsaved, { path: project.path, labels }));
  if (drafts) tell(io, fill(words.leave.draft, { path: draftFile(project.path) }));
  if (cut && open > 0) tell(io, fill(words.leave.left, { questions: count(open, ...words.leave.question) }));
  tellCommand(io, words.leave.on, resumeCommand(context, project.path));
}
