// `tde check`: looks at the project as an experienced colleague would, and says what to mend, why and where.

import { SEVERITIES, type Severity } from '../advice/checks/rule.ts';
import { check, rulesFor } from '../advice/checks/rules.ts';
import { nextQuestion } from '../advice/progress.ts';
import { EXIT, type Problem, UserError, type Where } from '../errors.ts';
import { chainBefore } from '../project/cycle.ts';
import { type Project, readProject } from '../project/file.ts';
import { placesIn } from '../project/yaml.ts';
import { columnsOf, type Io, safe, screenLines, shortPath } from '../terminal.ts';
import { count, fill, words } from '../words.ts';
import { type Context, dayOf, methodOf, projectPath, tell, tellCopies, tellNext } from './context.ts';

/** A problem as it is shown: found by a rule, or in the file itself (then `why` says what to do, and `source` is the file). */
type Shown = {
  rule: string;
  severity: Severity;
  question: string | null;
  message: string;
  why: string;
  source: string;
  where: Where;
};

/** How many findings of one rule are shown in full; the rest is counted. */
const MOST_OF_A_RULE = 5;

/** Prints what is found, gravest first. Leaves with 1 where there are errors, with `strict` where there are warnings too. */
export async function checkProject(context: Context, options: { json?: boolean; strict?: boolean }): Promise<void> {
  const { io } = context;
  const method = await methodOf(context);
  const project = readProject(projectPath(context), method);
  tellCopies(io, project.path);
  const at = placesIn(project);
  const facts = { ...project, today: dayOf(io.now()) };
  const { problem: broken } = chainBefore(project, method);
  // Where an answer cannot be used, no rule has to say that there is none.
  const remarks = check(facts).filter(({ question }) => project.rejected[question] === undefined);
  const found: Shown[] = [
    ...ofFile(project, broken && { ...broken, where: at('previous') }),
    ...remarks.map((remark) => ({ ...remark, where: at(remark.question) })),
  ];
  const problems = SEVERITIES.flatMap((severity) => found.filter((problem) => problem.severity === severity));
  if (options.json) {
    const list = problems.map(({ where, ...problem }) => ({ ...problem, line: where.line }));
    io.out.write(`${JSON.stringify({ problems: list }, null, 2)}\n`);
  } else if (problems.length > 0) {
    io.out.write(`${reportLines(problems, io).join('\n')}\n`);
  } else {
    const lines = screenLines(fill(words.check.nothing, { rules: rulesFor(method).length }), columnsOf(io.out));
    io.out.write(`${lines.join('\n')}\n`);
  }
  const [first] = problems;
  const open = nextQuestion(project);
  if (!first && open) tell(io, safe(fill(words.check.open, { label: open.label })));
  tellNext(context, first?.question ? `tde edit ${first.question}` : open ? 'tde resume' : 'tde plan');
  const failing: readonly Severity[] = options.strict ? ['error', 'warning'] : ['error'];
  // Everything is said above, so this only sets the exit code.
  if (problems.some(({ severity }) => failing.includes(severity))) throw new UserError([], EXIT.problem);
}

// --- internal ---

/** What is wrong or odd in the file itself: a broken chain of cycles, answers that cannot be used, keys that mean nothing. */
function ofFile({ path, problems, warnings }: Project, broken?: Problem): Shown[] {
  const shown = (severity: Severity) => (problem: Problem) => ({
    rule: problem.code,
    severity,
    question: problem.id ?? null,
    message: problem.what,
    why: problem.next ?? '',
    source: words.check.file,
    where: problem.where ?? { file: path, line: 1, column: 1 },
  });
  return [...[...(broken ? [broken] : []), ...problems].map(shown('error')), ...warnings.map(shown('warning'))];
}

function reportLines(problems: readonly Shown[], io: Io): string[] {
  const width = columnsOf(io.out);
  const line = (text: string, indent = '') => screenLines(`${indent}${text}`, width, indent);
  const of = (severity: Severity) => problems.filter((problem) => problem.severity === severity);
  const groups = SEVERITIES.filter((severity) => of(severity).length > 0);
  const numbers = groups.map((severity) => {
    const [one, many] = words.check.count[severity];
    return count(of(severity).length, one, many);
  });

  const placeLines = ({ where, message, rule, question, why, source }: Shown) => [
    ...line(`${shortPath(where.file, io.cwd)}:${where.line}:${where.column}: ${message} [${rule}]`),
    ...line(source === words.check.file ? why : fill(words.check.mend, { question: question ?? '' }), '  '),
  ];
  /** The places where one rule is broken; its reason stands once, below them. */
  const ruleLines = (found: readonly Shown[]) => {
    const rest = found.length - MOST_OF_A_RULE;
    const [{ why, source } = { why: '', source: words.check.file }] = found;
    const reason = fill(words.check.why, { why, source: sourceText(source) });
    return [
      '',
      ...found.slice(0, MOST_OF_A_RULE).flatMap(placeLines),
      ...(rest > 0 ? line(fill(words.check.more, { rest }), '  ') : []),
      ...(source === words.check.file ? [] : line(reason, '  ')),
    ];
  };
  const groupLines = (severity: Severity) => {
    const rules = [...new Set(of(severity).map(({ rule }) => rule))];
    const found = rules.map((rule) => of(severity).filter((problem) => problem.rule === rule));
    return ['', ...line(words.check.title[severity]), ...found.flatMap(ruleLines)];
  };
  const file = shortPath(problems[0]?.where.file ?? '', io.cwd);
  return [...line(`${file}: ${numbers.join(', ')}`), ...groups.flatMap(groupLines)];
}

const sourceText = (source: string): string =>
  source === 'added' ? words.check.added : fill(words.check.guide, { source });
