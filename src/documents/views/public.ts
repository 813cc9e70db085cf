// Takes out of a project's answers what is not for the public, before any view sees them: so no view can let it slip. Pure.
import type { Answer, Answers } from '../../project/answers.ts';

/** The question for the team; the records of feedback; and what may be known of feedback that must not be quoted. */
const TEAM = 'project.team';
export const FEEDBACK = 'design.feedback';
const UNQUOTED = ['group', 'heard', 'quote', 'decision', 'told'];

/** Whether a piece of feedback may be quoted: only where somebody said yes. */
export const mayQuote = (answers: Answers, record: string): boolean =>
  answers.byId[`${FEEDBACK}.${record}.quote`]?.value === 'yes';

/**
 * The answers without notes, without whom to ask (that something is to find out stays), without the team, and without the
 * words of feedback that may not be quoted. One rule for every public document: of such a piece its group, its days and which
 * way it was decided (one of four) stay, to be counted. Why, and what changed, go with what was said: a team that gives its
 * reasons tells again what it answers to, and in a small group everybody knows who said it.
 */
export function publicAnswers(answers: Answers): Answers {
  const silent = new Set((answers.records[FEEDBACK] ?? []).filter((record) => !mayQuote(answers, record)));
  const shown = Object.entries(answers.byId).flatMap(([id, { value, findOut }]): [string, Answer][] => {
    const [record = '', ...field] = id.startsWith(`${FEEDBACK}.`) ? id.slice(FEEDBACK.length + 1).split('.') : [];
    if (id === TEAM || (silent.has(record) && !UNQUOTED.includes(field.join('.')))) return [];
    return [[id, { ...(value !== undefined && { value }), ...(findOut !== undefined && { findOut: '' }) }]];
  });
  return { ...answers, byId: Object.fromEntries(shown) };
}
