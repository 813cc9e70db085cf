// `tde feedback list`: what was heard, from whom, what was decided and whether the group knows; what is to do comes first.
import { questionAt } from '../method/ids.ts';
import type { Method } from '../method/types.ts';
import { NO_ANSWERS } from '../project/answers.ts';
import { FEEDBACK, type Feedback, feedbackFields, feedbackOf } from '../project/feedback.ts';
import { optionsOf, printValue } from '../project/kinds.ts';
import { columnsOf, safe, wrap } from '../terminal.ts';
import { fill, words } from '../words.ts';
import { type Context, openSoundProject, tell, tellNext } from './context.ts';

/** Prints the feedback, grouped by what is still to do with it; with `open` without what is done. */
export async function listFeedback(context: Context, options: { json?: boolean; open?: boolean }): Promise<void> {
  const { io } = context;
  const { method, project } = await openSoundProject(context);
  const all = feedbackOf(method, project.answers);
  const shown = options.open ? all.filter((entry) => entry.state !== 'told') : all;
  if (options.json) {
    const feedback = shown.map((entry) => asJson(method, entry));
    io.out.write(`${JSON.stringify({ feedback }, null, 2)}\n`);
  } else if (shown.length > 0) {
    const width = columnsOf(io.out);
    const groups = (['to-decide', 'to-tell', 'told'] as const).flatMap((state) => {
      const entries = shown.filter((entry) => entry.state === state);
      const title = fill(words.feedback.states[state], { number: entries.length });
      return entries.length > 0
        ? [[title, ...entries.flatMap((entry) => linesOf(method, entry, width))].join('\n')]
        : [];
    });
    io.out.write(`${groups.join('\n\n')}\n`);
  }
  if (shown.length === 0) tell(io, all.length === 0 ? words.feedback.none : words.feedback.noneOpen);
  tellNext(io, nextForFeedback(all));
}

/** The command that makes sense next: for the entry at hand, else for the first that is still open. */
export function nextForFeedback(entries: readonly Feedback[], id?: string): string {
  if (entries.length === 0) return 'tde feedback add';
  const own = entries.find((entry) => entry.id === id && entry.state !== 'told');
  const open = own ?? entries.find((entry) => entry.state !== 'told');
  if (!open) return 'tde status';
  return `tde feedback answer ${open.id} ${open.state === 'to-decide' ? '--decision yes|partly|no' : '--told today'}`;
}

// --- internal ---

function asJson(method: Method, { id, state, answers }: Feedback): Record<string, string | null> {
  const own = feedbackFields(method).map((field) => [field.id, answers[field.id] ?? null] as const);
  return { id, state, ...Object.fromEntries(own), quote: answers.quote ?? 'no', decision: answers.decision ?? 'open' };
}

function linesOf(method: Method, { id, answers }: Feedback, width: number): string[] {
  const label = (field: string) => {
    const question = questionAt(method, `${FEEDBACK}.${id}.${field}`);
    const value = answers[field];
    return question && value ? printValue(question, value, optionsOf(method, NO_ANSWERS, question)) : undefined;
  };
  const { said, why, changed, told, heard, group, channel } = answers;
  const from = [
    group ?? words.feedback.noGroup,
    channel,
    label('tactic'),
    heard && fill(words.feedback.heard, { date: heard }),
    answers.quote === 'yes' ? words.feedback.mayQuote : words.feedback.mayNotQuote,
  ].filter((part) => part !== undefined);
  const decision = answers.decision === 'open' ? undefined : label('decision');
  const parts = [
    said && `"${said.replace(/\s*\n\s*/g, ' / ')}"`,
    fill(words.feedback.from, { parts: from.join('; ') }),
    decision && fill(words.feedback.decision, { decision }),
    why && fill(words.feedback.why, { text: why.replace(/\s*\n\s*/g, ' ') }),
    changed && fill(words.feedback.changed, { text: changed.replace(/\s*\n\s*/g, ' ') }),
    told && fill(words.feedback.told, { date: told }),
  ].filter((part) => part !== undefined);
  return [
    ...wrap(safe(`- ${answers.title ?? words.feedback.unnamed} (${id})`), width, '  '),
    ...parts.flatMap((part) => wrap(safe(`  ${part}`), width, '  ')),
  ];
}
