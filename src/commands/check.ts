// `tde check` and `tde ready`: look at the project as an experienced colleague would, and say what to mend, why and where; and whether a step
// knows enough for the next one, and what kind of plan the team can carry.
import { dirname, resolve } from 'node:path';
import { SEVERITIES, type Severity } from '../advice/checks/rule.ts';
import { check, type Remark, rulesFor } from '../advice/checks/rules.ts';
import { nextQuestion, progressOf } from '../advice/progress.ts';
import { type Capacity, capacityOf, type Finding, type Readiness, readinessOf, stepAt } from '../advice/ready.ts';
import { beginningOf } from '../advice/recommend.ts';
import { EXIT, type Problem, UserError, type Where } from '../errors.ts';
import type { Reader } from '../project/answers.ts';
import { chainBefore } from '../project/cycle.ts';
import { citedBy, citedIn, pathOfSource } from '../project/evidence.ts';
import type { Project } from '../project/file.ts';
import { placesIn } from '../project/yaml.ts';
import { type State, shortPath } from '../terminal.ts';
import { count, fill, joinAnd, shellWord, words } from '../words.ts';
import {
  type Context,
  jsonText,
  methodOf,
  openSoundProject,
  printLines,
  readHere,
  stepOf,
  tellCopies,
  tellNext,
  type Window,
  windowOf,
} from './context.ts';

/** A problem as it is shown: found by a rule, or in the file itself (then `why` says what to do, and `source` is the file). */
type Shown = Omit<Remark, 'question'> & { question: string | null; where: Where };

/** How many findings of one rule are shown in full; the rest is counted. */
const MOST_OF_A_RULE = 5;

/** Prints what is found, gravest first. Leaves with 1 where there are errors, with `strict` where there are warnings too. */
export async function checkProject(context: Context, options: { json?: boolean; strict?: boolean }): Promise<void> {
  const { io } = context;
  const method = await methodOf(context);
  const project = readHere(context, method);
  tellCopies(context, project.path);
  const at = placesIn(project);
  const { problem: broken } = chainBefore(project);
  // Where an answer cannot be used, no rule has to say that there is none.
  const remarks = check(project).filter(({ question }) => project.rejected[question] === undefined);
  const cited = (await citationProblems(project)).map((problem) => ({ ...problem, where: at(problem.id ?? '') }));
  const inFile = [...(broken ? [{ ...broken, where: at('previous') }] : []), ...project.problems];
  const found: Shown[] = [
    ...inFile.map((problem) => ofFile(project, problem, 'error')),
    ...[...project.warnings, ...cited].map((problem) => ofFile(project, problem, 'warning')),
    ...remarks.map((remark) => ({ ...remark, where: at(remark.question) })),
  ];
  const problems = SEVERITIES.flatMap((severity) => found.filter((problem) => problem.severity === severity));
  if (options.json) {
    const list = problems.map(({ where, ...problem }) => ({ ...problem, line: where.line }));
    const looked = { sections: lookedAt(project).numbers, rules: rulesFor(method).length };
    io.out.write(jsonText({ problems: list, looked }));
  } else {
    const on = windowOf(context);
    const report = problems.length > 0 ? [...reportLines(problems, io.cwd, on), ''] : [];
    printLines(context, [...report, ...lookedLines(project, problems.length === 0, on)]);
  }
  const [first] = problems;
  const open = nextQuestion(project);
  tellNext(context, first?.question ? mendingOf(project, first.question) : open ? 'tde resume' : 'tde plan');
  const failing: readonly Severity[] = options.strict ? ['error', 'warning'] : ['error'];
  // Everything is said above, so this only sets the exit code.
  if (problems.some(({ severity }) => failing.includes(severity))) throw new UserError([], EXIT.problem);
}

/** Prints the verdict on a step (the one the project is at, unless one is named), with what is missing, thin and known. */
export async function printReadiness(
  context: Context,
  options: { json?: boolean },
  typed: string | undefined,
): Promise<void> {
  const project = await openSoundProject(context);
  const step = typed === undefined ? stepAt(project) : stepOf(project.method, typed);
  const readiness = readinessOf(project, step);
  const evidence = citedBy(project, step);
  const capacity = plansNext(project, readiness) ? capacityOf(project) : undefined;
  if (options.json) {
    const { next, verdict, findings } = readiness;
    const printed = {
      step: step.id,
      next: next?.id ?? null,
      verdict,
      findings,
      evidence,
      capacity,
    };
    context.io.out.write(jsonText(printed));
    return;
  }
  const on = windowOf(context);
  const part = (state: State, title: string, lines: readonly string[]) =>
    lines.length === 0
      ? []
      : ['', ...on.heading(title), ...lines.flatMap((line) => on.signed(state, line, { bare: '-' }))];
  const findings = (is: Finding['is']) =>
    readiness.findings
      .filter((each) => each.is === is)
      .map(({ text, question }) => (is === 'known' ? text : fill(on.named(words.ready.finding), { text, question })));
  // Who has just come through a step asks about that one as much as about the one ahead.
  const { steps } = project.method;
  const before = typed === undefined ? steps[steps.indexOf(step) - 1] : undefined;
  const lines = [
    ...(before ? [...on.text(on.named(beforeText(readinessOf(project, before)))), ''] : []),
    ...on.heading(verdictOf(readiness)),
    ...(['missing', 'thin', 'known'] as const).flatMap((is) =>
      part(FOUND_AS[is], words.ready.findings[is], findings(is)),
    ),
    ...part('hint', words.evidence.behind, evidence),
    ...(capacity ? part('hint', words.ready.capacity, capacityLines(capacity).map(on.named)) : []),
  ];
  printLines(context, lines);
  const [first] = readiness.findings.filter(({ is }) => is === 'missing');
  const after = readiness.next ? beginningOf(project.method, readiness.next.id) : 'tde iterate';
  tellNext(context, first ? `tde edit ${first.question}` : after);
}

// --- internal ---

const beforeText = (readiness: Readiness): string =>
  fill(words.ready.before, { verdict: verdictOf(readiness), step: readiness.step.id });

/** How many empty sections are named. */
const MOST_OPEN = 4;

/** How many sections have answers, and the titles of those that have none. */
function lookedAt(project: Project): { numbers: { answered: number; all: number }; open: string[] } {
  const sections = progressOf(project);
  const open = sections.filter(({ status }) => status === 'not-started').map(({ title }) => title);
  return { numbers: { answered: sections.length - open.length, all: sections.length }, open };
}

/** What was looked at, whether all of that is in order, and what is still empty. */
function lookedLines(project: Project, inOrder: boolean, on: Window): string[] {
  const { numbers, open } = lookedAt(project);
  const { none, some, all } = words.check.looked;
  const looked = fill(numbers.answered === 0 ? none : open.length === 0 ? all : some, numbers);
  const more = open.length - MOST_OPEN;
  const named = open.slice(0, MOST_OPEN);
  const sections = more > 0 ? fill(words.check.moreOpen, { sections: named.join(', '), more }) : joinAnd(named);
  const said = numbers.answered === 0 ? looked : `${looked}${inOrder ? words.check.nothing : '.'}`;
  const empty = open.length === 0 || numbers.answered === 0 ? [] : [fill(words.check.stillOpen, { sections })];
  const first = inOrder && numbers.answered > 0 ? on.signed('done', said, { rest: '' }) : on.text(said);
  return [...first, ...empty.flatMap((line) => on.text(line))];
}

/** What is wrong or odd in the file itself: a broken chain of cycles, answers that cannot be used, keys that mean nothing. */
function ofFile({ path }: Project, problem: Problem, severity: Severity): Shown {
  return {
    rule: problem.code,
    severity,
    question: problem.id ?? null,
    message: problem.what,
    why: problem.next ?? '',
    source: words.check.file,
    byWords: false,
    where: problem.where ?? { file: path, line: 1, column: 1 },
  };
}

const keyOfSource = (id: string): string => pathOfSource(id).join('.');

/** The command that mends what was found at an answer, or at a source: a file is counted again. */
function mendingOf({ evidence }: Project, at: string): string {
  const [, source] = [...evidence].find(([id]) => keyOfSource(id) === at) ?? [];
  return source ? `tde evidence add ${shellWord(source.file)}` : `tde edit ${at}`;
}

/**
 * Whether what is cited is still what it was, the source and the file that was counted: each problem with the id of the answer or the
 * source that it is about.
 */
async function citationProblems({ path, evidence, answers }: Project): Promise<Problem[]> {
  const { gone, goneNext, other, otherNext, replaced, replacedNext } = words.evidence.cited;
  const cited = Object.entries(answers.byId).flatMap(([id, answer]): Problem[] =>
    citedIn(answer).flatMap((each) => {
      const source = evidence.get(each.id);
      if (source?.fingerprint === each.fingerprint) return [];
      const [what, next] = source ? [other, otherNext] : [gone, goneNext];
      return [{ code: 'evidence-cited', id, what: fill(what, { id, source: each.id }), next: fill(next, { id }) }];
    }),
  );
  const files = await Promise.all(
    Array.from(evidence, async ([id, { file, fingerprint }]): Promise<Problem[]> => {
      // Most projects have no evidence, and need nothing of what reads a file of it.
      const { fingerprintOf } = await import('../evidence/open.ts');
      const now = await fingerprintOf(resolve(dirname(path), file));
      if (now === undefined || now === fingerprint) return [];
      const next = fill(replacedNext, { file: shellWord(file) });
      return [{ code: 'evidence-file', id: keyOfSource(id), what: fill(replaced, { file, id }), next }];
    }),
  );
  return [...cited, ...files.flat()];
}

function reportLines(problems: readonly Shown[], cwd: string, on: Window): string[] {
  const line = (text: string, indent = '') => on.text(indent + text, indent);
  const of = (severity: Severity) => problems.filter((problem) => problem.severity === severity);
  const groups = SEVERITIES.filter((severity) => of(severity).length > 0);
  const numbers = groups.map((severity) => {
    const [one, many] = words.check.count[severity];
    return count(of(severity).length, one, many);
  });

  const placeLines = ({ where, message, rule, question, why, source, severity }: Shown) => [
    ...on.signed(
      STATE_OF[severity],
      `${shortPath(where.file, cwd)}:${where.line}:${where.column}: ${message} [${rule}]`,
      { rest: on.look.glyphs.missing === '' ? '' : '  ' },
    ),
    ...line(on.named(source === words.check.file ? why : fill(words.check.mend, { question: question ?? '' })), '  '),
  ];
  /** The places where one rule is broken; its reason stands once, below them. */
  const ruleLines = (found: readonly Shown[]) => {
    const rest = found.length - MOST_OF_A_RULE;
    const [{ why, source, byWords } = { why: '', source: words.check.file, byWords: false }] = found;
    const from = byWords ? fill(words.check.byWords, { source: sourceText(source) }) : sourceText(source);
    const reason = fill(words.check.why, { why, source: from });
    return [
      '',
      ...found.slice(0, MOST_OF_A_RULE).flatMap(placeLines),
      ...(rest > 0 ? line(on.named(fill(words.check.more, { rest })), '  ') : []),
      ...(source === words.check.file ? [] : line(reason, '  ').map(on.look.faint)),
    ];
  };
  const groupLines = (severity: Severity) => {
    const rules = [...new Set(of(severity).map(({ rule }) => rule))];
    const found = rules.map((rule) => of(severity).filter((problem) => problem.rule === rule));
    return ['', ...on.heading(words.check.title[severity]), ...found.flatMap(ruleLines)];
  };
  const file = shortPath(problems[0]?.where.file ?? '', cwd);
  return [...line(`${file}: ${numbers.join(', ')}`), ...groups.flatMap(groupLines)];
}

const STATE_OF: Record<Severity, State> = { error: 'missing', warning: 'warning', hint: 'hint' };

const sourceText = (source: string): string =>
  source === 'added' ? words.check.added : fill(words.check.guide, { source });

const FOUND_AS: Record<Finding['is'], State> = { missing: 'missing', thin: 'started', known: 'done' };

/** Whether the plan, or the work on it, comes next: then it matters how much of it can be carried. */
function plansNext({ method: { steps, roles } }: Reader, { step, next }: Readiness): boolean {
  return (
    step.id === roles['plan-step'] || (next !== undefined && next.id === roles['plan-step'] && steps.includes(next))
  );
}

const verdictOf = ({ step, next, verdict }: Readiness): string =>
  fill((next ? words.ready.verdict : words.ready.last)[verdict], { step: step.name, next: next?.name ?? '' });

function capacityLines({ question, level, label, can, tooMuch }: Capacity): string[] {
  if (level === undefined) return [fill(words.ready.unknown, { question })];
  const carried = can.length > 0 ? words.ready.can : words.ready.canNothing;
  return [
    fill(carried, { label, tactics: joinAnd(can) }),
    ...(tooMuch.length > 0 ? [fill(words.ready.tooMuch, { tactics: joinAnd(tooMuch) })] : []),
  ];
}
