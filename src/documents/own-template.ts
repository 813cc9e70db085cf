// Renders a template that somebody wrote: checked first, so that no code runs, nothing goes around the escape, and a mistake
// is told with its place. The only user of Handlebars' compiler, loaded only here.
import Handlebars from 'handlebars';
import { failWith, type Problem, UserError } from '../errors.ts';
import { meant } from '../method/ids.ts';
import { fill, words } from '../words.ts';
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

/** What of Handlebars' tree is looked at. */
export type Program = { type: string; body: Node[]; blockParams?: string[] };
type Place = { start: { line: number; column: number } };
type Node = {
  type: string;
  loc: Place;
  escaped?: boolean;
  original?: string;
  data?: boolean;
  depth?: number;
  parts?: (string | Node)[];
  name?: Node;
  path?: Node;
  params?: Node[];
  hash?: { pairs: { key: string; value: Node }[] };
  program?: Program;
  inverse?: Program;
};

/** The helpers that a template may use: none of them does anything but choose and repeat. */
export const HELPERS = ['if', 'unless', 'each', 'with', 'lookup'] as const;

/** Everything that is wrong with a template for this data, by place. `parts` are the pieces it may put in. */
export function problemsIn(tree: Program, file: string, data: object, parts: readonly string[]): Problem[] {
  return new Look(file, parts).program(tree, [data]);
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

/** What stands at a place of the data; undefined where this data does not tell: in a list without entries, for instance. */
type Known = unknown;
/** The places that `this`, `../`, `../../` … stand for, from the inmost. */
type Scopes = readonly Known[];

const META = ['index', 'key', 'first', 'last', 'root'];

class Look {
  private readonly file: string;
  private readonly parts: readonly string[];

  constructor(file: string, parts: readonly string[]) {
    this.file = file;
    this.parts = parts;
  }

  program(tree: Program | undefined, scopes: Scopes): Problem[] {
    return (tree?.body ?? []).flatMap((node) => this.node(node, scopes));
  }

  private node(node: Node, scopes: Scopes): Problem[] {
    switch (node.type) {
      case 'ContentStatement':
      case 'CommentStatement':
        return [];
      case 'MustacheStatement':
        return [...(node.escaped === false ? [this.raw(node)] : []), ...this.call(node, scopes)];
      case 'BlockStatement':
        return this.block(node, scopes);
      case 'PartialStatement':
        return this.partial(node, scopes);
      default:
        return [this.problem(node, 'decorator', words.templates.decorator, words.templates.decoratorNext)];
    }
  }

  private block(node: Node, scopes: Scopes): Problem[] {
    const helper = node.path?.original ?? '';
    const [inner] = node.params ?? [];
    const named = node.program?.blockParams?.length ?? 0;
    const own = [
      ...(named > 0
        ? [
            this.problem(
              node,
              'helper',
              fill(words.templates.helper, { typed: `as |${node.program?.blockParams}|`, meant: '' }),
              this.allowed(),
            ),
          ]
        : []),
      ...this.call(node, scopes),
    ];
    // {{#name}} … {{/name}} goes into what is there, as each and with do.
    const into = inner ? (helper === 'each' || helper === 'with' ? inner : undefined) : node.path;
    if (!into) return [...own, ...this.program(node.program, scopes), ...this.program(node.inverse, scopes)];
    const value = this.valueOf(into, scopes);
    const inside = helper !== 'with' && Array.isArray(value) ? merged(value) : isEmptyValue(value) ? undefined : value;
    return [...own, ...this.program(node.program, [inside, ...scopes]), ...this.program(node.inverse, scopes)];
  }

  private partial(node: Node, scopes: Scopes): Problem[] {
    const name = node.name?.original ?? '';
    const inner = this.values(node, scopes);
    if (node.name?.type === 'PathExpression' && this.parts.includes(name)) return inner;
    const what = fill(words.templates.partial, meant(name, this.parts));
    const next = fill(words.templates.partialNext, { names: this.parts.join(', ') });
    return [this.problem(node, 'part', what, next), ...inner];
  }

  /** A name to put in, or a helper with what it is given. */
  private call(node: Node, scopes: Scopes): Problem[] {
    const given = (node.params?.length ?? 0) + (node.hash?.pairs.length ?? 0) > 0;
    const name = node.path?.original ?? '';
    const helper = (HELPERS as readonly string[]).includes(name);
    if (!given && !helper) return node.path ? this.path(node.path, scopes) : [];
    if (helper && given) return this.values(node, scopes);
    const what = fill(words.templates.helper, meant(name, HELPERS));
    return [this.problem(node, 'helper', what, this.allowed()), ...this.values(node, scopes)];
  }

  private values(node: Node, scopes: Scopes): Problem[] {
    const all = [...(node.params ?? []), ...(node.hash?.pairs ?? []).map(({ value }) => value)];
    return all.flatMap((each) => {
      if (each.type === 'SubExpression') return this.call(each, scopes);
      return each.type === 'PathExpression' ? this.path(each, scopes) : [];
    });
  }

  /** Whether a path leads to something that is there; the first part that does not is told. */
  private path(node: Node, scopes: Scopes): Problem[] {
    const parts = node.parts ?? [];
    if (node.data && parts[0] !== 'root') {
      return META.includes(String(parts[0]))
        ? []
        : [
            this.unknown(
              node,
              `@${parts[0]}`,
              META.map((name) => `@${name}`),
            ),
          ];
    }
    let at = this.startOf(node, scopes);
    for (const part of node.data ? parts.slice(1) : parts) {
      if (at === undefined) return [];
      const keys = keysOf(at);
      if (!keys.includes(String(part))) return [this.unknown(node, String(part), keys)];
      at = entryOf(at, String(part));
    }
    return [];
  }

  private valueOf(node: Node, scopes: Scopes): Known {
    if (node.type !== 'PathExpression' || (node.data && node.parts?.[0] !== 'root')) return undefined;
    const parts = (node.data ? node.parts?.slice(1) : node.parts) ?? [];
    return parts.reduce<Known>(
      (at, part) => (at === undefined ? at : entryOf(at, String(part))),
      this.startOf(node, scopes),
    );
  }

  private startOf = (node: Node, scopes: Scopes): Known => (node.data ? scopes.at(-1) : scopes[node.depth ?? 0]);

  private raw(node: Node): Problem {
    const { raw, rawNext } = words.templates;
    return this.problem(node, 'raw', raw, fill(rawNext, { name: node.path?.original ?? '' }));
  }

  private unknown(node: Node, typed: string, names: readonly string[]): Problem {
    const what = fill(words.templates.unknownName, meant(typed, names));
    const shown = names.length > 0 ? names.join(', ') : 'this';
    return this.problem(node, 'name', what, fill(words.templates.unknownNameNext, { names: shown }));
  }

  private allowed = (): string => fill(words.templates.helperNext, { names: HELPERS.join(', ') });

  private problem({ loc }: Node, code: string, what: string, next: string): Problem {
    const where = { file: this.file, line: loc.start.line, column: loc.start.column + 1 };
    return { code: `template-${code}`, what, where, next };
  }
}

const isEmptyValue = (value: Known): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0);

/** One thing with the keys of all entries of a list; a list of texts is a text. Undefined for a list without entries. */
function merged(list: readonly unknown[]): Known {
  const objects = list.filter((each) => typeof each === 'object' && each !== null && !Array.isArray(each));
  if (objects.length < list.length) return Array.isArray(list[0]) ? list.flat() : list[0];
  return list.length === 0 ? undefined : joined(objects as object[]);
}

/** Several objects as one: of each key the first value that is not empty, so that a look into it finds something; lists as one. */
function joined(objects: readonly object[]): object {
  const keys = [...new Set(objects.flatMap((each) => Object.keys(each)))];
  return Object.fromEntries(
    keys.map((key) => {
      const values = objects.map((each) => entryOf(each, key));
      if (values.every(Array.isArray)) return [key, values.flat()];
      return [key, values.find((value) => !isEmptyValue(value)) ?? values[0]];
    }),
  );
}

const keysOf = (value: Known): string[] =>
  Array.isArray(value) ? ['length'] : typeof value === 'object' && value !== null ? Object.keys(value) : [];

/** What a key leads to. A part of the data that is left out (null) may be anything in another project. */
function entryOf(value: Known, key: string): Known {
  if (Array.isArray(value)) return key === 'length' ? value.length : undefined;
  const found =
    typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as never)[key] : undefined;
  return found === null ? undefined : found;
}
