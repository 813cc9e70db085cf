// `tde feedback add`: notes what was heard about the plan, and what its options have in common with `tde feedback answer`.
import { EXIT, UserError } from '../errors.ts';
import type { Method } from '../method/types.ts';
import type { Answers, Change } from '../project/answers.ts';
import {
  FEEDBACK,
  feedbackChanges,
  feedbackFields,
  feedbackOf,
  holdsContact,
  newFeedbackId,
  titleFrom,
} from '../project/feedback.ts';
import { saveAnswers } from '../project/file.ts';
import { type Io, safe } from '../terminal.ts';
import { fill, words } from '../words.ts';
import { type Context, canAsk, dayOf, needTerminal, openProject, tell, tellNext } from './context.ts';
import { nextForFeedback } from './feedback-list.ts';

/** The options of both commands, by the field's id. */
export type FeedbackOptions = Readonly<Record<string, unknown>>;

/** Notes what was heard: from the options, or, without any, in the interview. */
export async function addFeedback(context: Context, options: FeedbackOptions): Promise<void> {
  const { io } = context;
  const { method, project } = await openProject(context);
  const texts = textsOf(method, options, io.now());
  if (Object.keys(texts).length === 0) {
    if (!canAsk(context)) throw needTerminal(words.feedback.needsTerminal, words.feedback.needsTerminalNext);
    const section = method.questions.find((question) => question.id === FEEDBACK)?.section ?? '';
    const { runInterview } = await import('./interview.ts');
    await runInterview(context, method, project, { leg: section, at: FEEDBACK, returning: true });
    return;
  }
  const { said, group } = texts;
  if (said === undefined || group === undefined) {
    const missing = ['said', 'group'].filter((id) => texts[id] === undefined).map((id) => `--${id}`);
    throw new UserError(
      {
        code: 'usage',
        what: fill(words.feedback.missing, { options: missing.join(', ') }),
        next: words.feedback.missingNext,
      },
      EXIT.usage,
    );
  }
  const title = texts.title ?? titleFrom(said);
  const id = newFeedbackId(new Set(project.answers.records[FEEDBACK]), title);
  const saved = saveAnswers(project, method, changesFor(method, project.answers, id, { ...texts, title }));
  const kept = saved.answers.byId[`${FEEDBACK}.${id}.title`]?.value ?? title;
  tell(io, safe(fill(words.feedback.added, { id, title: String(kept) })));
  tellContacts(io, id, texts);
  tellNext(io, nextForFeedback(feedbackOf(method, saved.answers), id));
}

/** What the options say, by the field's id; `today` is the day it is where the person is. */
export function textsOf(method: Method, options: FeedbackOptions, now: Date): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const { id, kind } of feedbackFields(method)) {
    const text = options[id];
    if (typeof text === 'string') texts[id] = kind === 'date' && /^\s*today\s*$/i.test(text) ? dayOf(now) : text;
  }
  return texts;
}

/** The changes that put the texts into an entry; throws all that is wrong with them. */
export function changesFor(method: Method, answers: Answers, id: string, texts: Record<string, string>): Change[] {
  const { changes, refused } = feedbackChanges(method, answers, id, texts);
  if (refused.length === 0) return changes;
  throw new UserError(
    refused.map(({ field, message }) => ({
      code: 'bad-value',
      what: fill(words.feedback.badValue, { field, message }),
      next: words.feedback.badValueNext,
    })),
  );
}

/** Warns where somebody could be found by what was written. */
export function tellContacts(io: Io, id: string, texts: Record<string, string>): void {
  const { heard, told, ...written } = texts;
  if (Object.values(written).some(holdsContact)) tell(io, fill(words.feedback.contact, { id: `${FEEDBACK}.${id}` }));
}
