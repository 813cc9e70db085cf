// Renders a template that somebody wrote: checked first, so that no code runs, nothing goes around the escape, and a mistake
// is told with its place. The only user of Handlebars' compiler, loaded only here.
import Handlebars from 'handlebars';
import { type Problem, UserError } from '../errors.ts';
import { failWith } from '../project/problems.ts';
import { fill, words } from '../words.ts';
import { HELPERS, type Program, problemsIn } from './template-check.ts';
import { partNames, renderWith } from './templates.ts';

/** What a template makes, and what it says of itself in a comment, for the formats: its language, and what the document is called. */
export type OwnDocument = { markdown: string; language?: string; kind?: string };

/**
 * The document, and what the template's comments say: `{{!-- language: de --}}` (a language tag of BCP 47) and
 * `{{!-- kind: Einladung --}}`. @throws UserError as renderOwnTemplate does
 */
export function ownDocument(text: string, file: string, view: object): OwnDocument {
  const said = (name: string, value: string) =>
    new RegExp(`\\{\\{!(?:--)?\\s*${name}:\\s*(${value})\\s*(?:--)?\\}\\}`, 'i').exec(text)?.[1];
  const language = said('language', '[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}');
  const kind = said('kind', '[^{}\\n]{1,80}?');
  return { markdown: renderOwnTemplate(text, file, view), ...(language && { language }), ...(kind && { kind }) };
}

/** The view as the template makes it, as Markdown. @throws UserError that names the template, the line and what may be meant */
export function renderOwnTemplate(text: string, file: string, view: object): string {
  // Plain data and nothing else: no getter, no function, no prototype of ours.
  Handlebars.logger.log = () => undefined;
  const data: object = JSON.parse(JSON.stringify(view));
  const known = partNames();
  const tree = parse(text.replace(/^\ufeff/, ''), file);
  failWith(problemsIn(tree, file, data, known));
  try {
    const compiled = Handlebars.compile(tree, {
      strict: true,
      knownHelpersOnly: true,
      knownHelpers: Object.fromEntries(HELPERS.map((name) => [name, true])) as never,
    });
    return renderWith(compiled as never, data, known);
  } catch (error) {
    throw unfit(error, file);
  }
}

// --- internal ---

function parse(text: string, file: string): Program {
  try {
    return Handlebars.parse(text) as unknown as Program;
  } catch (error) {
    const { message, line, column } = detailsOf(error);
    const problem: Problem = {
      code: 'template-syntax',
      what: fill(words.templates.syntax, { message: message.replace(/^Parse error on line \d+:\s*/, '') }),
      where: { file, line, column },
      next: words.templates.syntaxNext,
    };
    throw new UserError(problem);
  }
}

function unfit(error: unknown, file: string): UserError {
  const { message, line, column } = detailsOf(error);
  return new UserError({
    code: 'template-unfit',
    what: fill(words.templates.unfit, { message }),
    where: { file, line, column },
    next: words.templates.unfitNext,
  });
}

/** What Handlebars says: the place, and the message on one line without the drawing of the place. */
function detailsOf(error: unknown): { message: string; line: number; column: number } {
  const { message, lineNumber, column } = error as { message: string; lineNumber?: number; column?: number };
  const line = lineNumber ?? Number(/on line (\d+)/.exec(message)?.[1] ?? 1);
  const said = message
    .split('\n')
    .filter((each) => !/^-*\^$/.test(each))
    .join(' ')
    .replace(/ - \d+:\d+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return { message: said.length > 200 ? `${said.slice(0, 199)}…` : said, line, column: (column ?? 0) + 1 };
}
