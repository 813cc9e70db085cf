// A recommendation as lines for the screen. Asks and reads nothing.
import type { Fit, Reason, Recommendation } from '../advice/recommend.ts';
import { textFor } from '../advice/texts.ts';
import { rangeBar, rangeNumbers, rangeText } from '../documents/ranges.ts';
import { criterionTitle } from '../documents/views/fits.ts';
import { questionAt } from '../method/ids.ts';
import type { Method, Step } from '../method/types.ts';
import type { Answers } from '../project/answers.ts';
import { safe, wrap } from '../terminal.ts';
import { fill, words } from '../words.ts';

/** Title and warnings, the tactics with their reasons, what would change the order, and one thing to do this week. */
export function recommendationLines(
  method: Method,
  answers: Answers,
  step: Step,
  result: Recommendation,
  width: number,
): string[] {
  const text = (line: string, indent = '') => wrap(safe(line), width, indent);
  const [first] = result.tactics;
  const tactic = method.tactics.find((each) => each.id === first?.id);
  const thin = result.enough ? [] : [...text(words.recommend.thin), ''];
  const tied = result.tie && result.enough ? [...text(words.recommend.tie), ''] : [];
  const changes = result.changes.slice(0, 3).map(({ criterion, title, tactic: of, answer, first: leads }) =>
    fill(words.recommend.change, {
      title: criterionTitle(method, { id: criterion, title }),
      tactic: of,
      answer,
      first: leads,
    }),
  );
  return [
    ...text(titleOf(step)),
    '',
    ...thin,
    ...tied,
    ...result.tactics.flatMap((fit) => [...fitLines(method, answers, fit, width), '']),
    ...(changes.length > 0
      ? [...text(words.recommend.changes), ...changes.flatMap((line) => text(`- ${line}`, '  ')), '']
      : []),
    ...(tactic ? text(fill(words.recommend.thisWeek, { step: textFor(method, answers, tactic['first-step']) })) : []),
  ];
}

// --- internal ---

const titleOf = ({ id, name }: Step): string =>
  (words.recommend.titles as Readonly<Record<string, string>>)[id] ?? fill(words.recommend.title, { step: name });

function fitLines(method: Method, answers: Answers, fit: Fit, width: number): string[] {
  const part = (title: string, reasons: Reason[], more: (reason: Reason) => string[] = () => []) =>
    reasons.length > 0
      ? [`   ${title}`, ...reasons.flatMap((reason) => [...reasonLines(method, reason, width), ...more(reason)])]
      : [];
  const howTo = (reason: Reason) =>
    wrap(safe(`     ${fill(words.recommend.howToGet, { how: howToGet(method, answers, reason) })}`), width, '     ');
  return [
    ...wrap(safe(`${fit.rank}. ${fit.name}`), width, '   '),
    ...wrap(`   ${rangeBar(fit)} ${rangeText(fit)}: ${rangeNumbers(fit)}`, width, '   '),
    ...part(words.recommend.have, fit.have),
    ...part(words.recommend.need, fit.need, howTo),
    ...part(words.recommend.unknown, fit.unknown),
  ];
}

function reasonLines(method: Method, reason: Reason, width: number): string[] {
  const title = criterionTitle(method, reason);
  const note = reason.note.replace(/\s*\n\s*/g, ' ');
  return wrap(safe(`   - ${note ? `${title}: ${note}` : title}`), width, '     ');
}

const howToGet = (method: Method, answers: Answers, { id }: Reason): string =>
  textFor(method, answers, questionAt(method, id)?.criterion?.get);
