// `tde feedback answer`: notes what was decided about what was heard, why, what changed, and when the group was told.
import { EXIT, UserError } from '../errors.ts';
import { nearest } from '../method/ids.ts';
import type { Answers } from '../project/answers.ts';
import { FEEDBACK, feedbackOf } from '../project/feedback.ts';
import { saveAnswers } from '../project/file.ts';
import { safe } from '../terminal.ts';
import { fill, words } from '../words.ts';
import { type Context, openProject, tell, tellNext } from './context.ts';
import { changesFor, type FeedbackOptions, tellContacts, textsOf } from './feedback.ts';
import { nextForFeedback } from './feedback-list.ts';

/** Notes what was decided about an entry, why, what changed, and when the group was told. */
export async function answerFeedback(context: Context, typed: string, options: FeedbackOptions): Promise<void> {
  const { io } = context;
  const { method, project } = await openProject(context);
  const texts = textsOf(method, options, io.now());
  const id = typed.startsWith(`${FEEDBACK}.`) ? typed.slice(FEEDBACK.length + 1) : typed;
  const entry = feedbackOf(method, project.answers).find((each) => each.id === id);
  if (!entry) throw unknownEntry(typed, project.answers);
  if (Object.keys(texts).length === 0)
    throw usage(fill(words.feedback.noAnswer, { id }), fill(words.feedback.noAnswerNext, { id }));
  const decision = texts.decision ?? entry.answers.decision ?? 'open';
  if (texts.told !== undefined && decision === 'open') {
    throw new UserError({
      code: 'undecided',
      what: fill(words.feedback.undecided, { id }),
      next: fill(words.feedback.undecidedNext, { id, told: String(options.told) }),
    });
  }
  const changes = changesFor(method, project.answers, id, texts);
  const saved = saveAnswers(project, method, changes);
  for (const { id: full, answer } of changes)
    tell(io, safe(fill(words.feedback.answered, { id: full, text: String(answer?.value) })));
  const { told } = entry.answers;
  if (told !== undefined && texts.told === undefined && texts.decision !== undefined)
    tell(io, fill(words.feedback.tellAgain, { told }));
  tellContacts(io, id, texts);
  tellNext(io, nextForFeedback(feedbackOf(method, saved.answers), id));
}

// --- internal ---

const usage = (what: string, next: string): UserError => new UserError({ code: 'usage', what, next }, EXIT.usage);

function unknownEntry(typed: string, answers: Answers): UserError {
  const near = nearest(typed, answers.records[FEEDBACK] ?? []);
  return new UserError({
    code: 'unknown-id',
    what: fill(words.feedback.unknown, {
      id: typed,
      meant: near ? fill(words.interview.didYouMean, { id: near }) : '',
    }),
    next: words.feedback.unknownNext,
  });
}
