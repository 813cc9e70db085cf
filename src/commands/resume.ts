// `tde resume`, `tde edit` and bare `tde`: take a project up again where it was left, at a place or at the task list.
import { UserError, usageError } from '../errors.ts';
import type { Start } from '../interview/walk.ts';
import { canonicalId, meant, placeOf } from '../method/ids.ts';
import type { Project } from '../project/file.ts';
import { fill, words } from '../words.ts';
import { type Context, canAsk, canInterview, isNoProject, openProject, projectPath } from './context.ts';

/** Goes on where the last sitting ended. */
export async function resumeProject(context: Context): Promise<void> {
  const canBeAsked = await canInterview(context);
  const project = await openProject(context);
  const { runInterview, tellOpen } = await import('./interview.ts');
  if (!canBeAsked) {
    tellOpen(context, project);
    throw usageError(words.ask.needsTerminal, words.ask.next);
  }
  await runInterview(context, project);
}

/** Goes to a section or a question, and from there to the check of its section's answers. */
export async function editProject(context: Context, _options: object, typed: string): Promise<void> {
  const project = await openProject(context);
  const start = placeToEdit(project, typed);
  if (!(await canInterview(context))) throw usageError(words.ask.needsTerminal, words.ask.next);
  await (await import('./interview.ts')).runInterview(context, project, start);
}

/** Bare `tde`: what is open, or the task list, or an offer to start a project; without a terminal, `status`. */
export async function openTaskList(context: Context): Promise<void> {
  if (!canAsk(context)) return (await import('./status.ts')).printStatus(context, {});
  if (!hasProject(context)) return (await import('./init.ts')).initProject(context, {});
  const project = await openProject(context);
  await (await import('./interview.ts')).runInterview(context, project, 'open');
}

// --- internal ---

/** Whether there is a project. @throws UserError where one is named that is not there, or seems to be there under a wrong name */
function hasProject(context: Context): boolean {
  try {
    projectPath(context);
    return true;
  } catch (error) {
    if (isNoProject(error)) return false;
    throw error;
  }
}

/** The question of that id, or an entry of its list; where there is none, the section. */
function placeToEdit(project: Project, typed: string): Start {
  const { method } = project;
  const id = canonicalId(method, typed);
  const place = placeOf(method, id);
  if (place && 'question' in place) {
    const { question } = place;
    const at =
      question.kind === 'criterion' ? id.slice(0, id.lastIndexOf('.')) : place.kind === 'record' ? question.id : id;
    const isThere = place.kind === 'record' && project.records(question.id).includes(place.record);
    return { leg: question.section, at, returning: true, ...(isThere && { row: place.record }) };
  }
  if (method.sections.some((section) => section.id === id)) return { leg: id };
  const ids = [...method.sections.map((section) => section.id), ...method.questions.map((question) => question.id)];
  throw new UserError({
    code: 'unknown-id',
    what: fill(words.edit.unknown, meant(typed, ids)),
    next: fill(words.edit.next, { sections: method.sections.map((section) => section.id).join(', ') }),
  });
}
