// Renders a template that somebody wrote: checked first, so that no code runs, nothing goes around the escape, and a mistake
// is told with its place. The only user of Handlebars' compiler, loaded only here.
import Handlebars from 'handlebars';
import { failWith, type Problem, UserError } from '../errors.ts';
import { meant } from '../method/ids.ts';
import { fill, oneLine, short, words } from '../words.ts';
import { partNames, renderWith } from './markdown.ts';

/** What a template makes, and what it says of itself in a comment, for the formats: its language, and what the document is called. */
export type OwnDocument = { markdown: string } & Said;
type Said = { language?: string; kind?: string };

/**
 * The view as the template makes it, as Markdown, and what the template's comments say: `{{!-- language: de --}}` (a language
 * tag of BCP 47) and `{{!-- kind: Einladung --}}`.
 * @throws UserError that names the template, the line and what may be meant; or that it makes more than any document
 */
export function ownDocument(text: string, file: string, view: object): OwnDocument {
  Handlebars.logger.log = () => undefined;
  // Plain data and nothing else: no getter, no function, no prototype of ours.
  const data: object = JSON.parse(JSON.stringify(view));
  const parts = partNames();
  const { syntax, syntaxNext, unfit, unfitNext } = words.templates;
  const tree = orRefuse(file, ['syntax', syntax, syntaxNext], () => Handlebars.parse(text.replace(/^\ufeff/, '')));
  return orRefuse(file, ['unfit', unfit, unfitNext], () => {
    const check = new Check(file, data, parts);
    check.accept(tree);
    failWith(check.problems);
    return { markdown: filledIn(tree, file, data, parts), ...check.said };
  });
}

/** What to say where a template, or what it makes, is nested more deeply than anybody reads. */
export const tooDeep = (file: string): UserError =>
  new UserError({ code: 'template-deep', what: fill(words.templates.deep, { file }), next: words.templates.deepNext });

// --- internal ---

/** The helpers that a template may use: none of them does anything but choose and repeat. */
const HELPERS: readonly string[] = ['if', 'unless', 'each', 'with', 'lookup'];

function filledIn(tree: hbs.AST.Program, file: string, data: object, parts: readonly string[]): string {
  const spend = budgetOf(file);
  const environment = Handlebars.create();
  const { each } = environment.helpers as { each: Handlebars.HelperDelegate };
  environment.registerHelper('each', function (this: unknown, list: unknown, options: Handlebars.HelperOptions) {
    return each.call(this, list, {
      ...options,
      fn: (...given: unknown[]) => spend(options.fn(...(given as [unknown]))),
    });
  });
  const { escapeExpression } = Handlebars.Utils;
  Handlebars.Utils.escapeExpression = (value) => spend(escapeExpression(value));
  try {
    const knownHelpers = Object.fromEntries(HELPERS.map((name) => [name, true])) as never;
    return renderWith(environment.compile(tree, { strict: true, knownHelpersOnly: true, knownHelpers }), data, parts);
  } finally {
    Handlebars.Utils.escapeExpression = escapeExpression;
  }
}

/** No document is as long, in characters; each piece of one counts as some more, so that rounds that make nothing end as well. */
const MOST = 20_000_000;
const PIECE = 100;

/** Counts the pieces that a template makes: loops in loops make very much of very little. */
function budgetOf(file: string): (piece: string) => string {
  const { much, muchNext } = words.templates;
  let left = MOST;
  return (piece) => {
    left -= piece.length + PIECE;
    if (left < 0) throw new UserError({ code: 'template-much', what: fill(much, { file }), next: muchNext });
    return piece;
  };
}

/** Does something with a template; what Handlebars throws is told with its place. */
function orRefuse<T>(
  file: string,
  [code, what, next]: readonly [code: string, what: string, next: string],
  work: () => T,
): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (error instanceof RangeError) throw tooDeep(file);
    const { message, ...place } = detailsOf(error);
    throw new UserError({ code: `template-${code}`, what: fill(what, { message }), where: { file, ...place }, next });
  }
}

/** What Handlebars says: the place, and the message on one line without the drawing of the place. */
function detailsOf(error: unknown): { message: string; line: number; column: number } {
  const { message, lineNumber, column = 0 } = error as { message: string; lineNumber?: number; column?: number };
  const line = lineNumber ?? Number(/on line (\d+)/.exec(message)?.[1] ?? 1);
  const said = message
    .replace(/^Parse error on line \d+:\s*/, '')
    .split('\n')
    .filter((each) => !/^-*\^$/.test(each))
    .join(' ')
    .replace(/ - \d+:\d+$/, '');
  return { message: short(oneLine(said), 200), line, column: column + 1 };
}

/** What stands at a place of the data; undefined where this data does not tell: in a list without entries, for instance. */
type Known = unknown;

/** A name to put in, or a helper with what it is given. */
type Call = hbs.AST.MustacheStatement | hbs.AST.BlockStatement | hbs.AST.SubExpression;

const META = ['@index', '@key', '@first', '@last', '@root'];

/** Goes through a template and gathers all that is wrong with it for this data, by place. `parts` are the pieces it may put in. */
class Check extends Handlebars.Visitor {
  readonly problems: Problem[] = [];
  readonly said: Said = {};
  private readonly file: string;
  private readonly parts: readonly string[];
  /** The places that `this`, `../`, `../../` … stand for, from the inmost. */
  private scopes: readonly Known[];

  constructor(file: string, data: object, parts: readonly string[]) {
    super();
    this.file = file;
    this.parts = parts;
    this.scopes = [data];
  }

  override CommentStatement({ value }: hbs.AST.CommentStatement): void {
    const [, name, text = ''] = /^\s*(language|kind):(.*)$/is.exec(value) ?? [];
    const said = text.trim();
    if (name?.toLowerCase() === 'kind' && /^[^{}\n]{1,80}$/.test(said)) this.said.kind ??= said;
    if (name?.toLowerCase() === 'language' && isLanguage(said)) this.said.language ??= said;
  }

  override MustacheStatement(node: hbs.AST.MustacheStatement): void {
    const { raw, rawNext } = words.templates;
    if (!node.escaped) this.add(node, 'raw', raw, fill(rawNext, { name: nameOf(node.path) }));
    this.call(node);
  }

  override SubExpression(node: hbs.AST.SubExpression): void {
    this.call(node);
  }

  override BlockStatement(node: hbs.AST.BlockStatement): void {
    const { path, params, program, inverse } = node;
    const named = program?.blockParams ?? [];
    if (named.length > 0) this.addHelper(node, { typed: `as |${named}|`, meant: '' });
    this.call(node);
    // {{#name}} … {{/name}} goes into what is there, as each and with do.
    const [inner] = params;
    const into = !inner ? path : ['each', 'with'].includes(nameOf(path)) ? inner : undefined;
    const outside = this.scopes;
    const isPath = into?.type === 'PathExpression';
    const found = isPath ? this.follow(into as hbs.AST.PathExpression) : undefined;
    if (into) this.scopes = [insideOf(found, nameOf(path)), ...outside];
    this.accept(program);
    this.scopes = outside;
    this.accept(inverse);
  }

  override PartialStatement(node: hbs.AST.PartialStatement): void {
    const { partial, partialNext } = words.templates;
    const name = nameOf(node.name);
    if (node.name.type !== 'PathExpression' || !this.parts.includes(name)) {
      const next = fill(partialNext, { names: this.parts.join(', ') });
      this.add(node, 'part', fill(partial, meant(name, this.parts)), next);
    }
    this.given(node);
  }

  override PartialBlockStatement(node: hbs.AST.Node): void {
    this.add(node, 'decorator', words.templates.decorator, words.templates.decoratorNext);
  }

  override DecoratorBlock(node: hbs.AST.Node): void {
    this.PartialBlockStatement(node);
  }

  override Decorator(node: hbs.AST.Node): void {
    this.PartialBlockStatement(node);
  }

  /** Whether a path leads to something that is there; the first part that does not is told. */
  override PathExpression(node: hbs.AST.PathExpression): void {
    const meta = `@${node.parts[0]}`;
    if (node.data && !META.includes(meta)) this.addName(node, meta, META);
    else this.follow(node, (part, keys) => this.addName(node, part, keys));
  }

  private call(node: Call): void {
    const name = nameOf(node.path);
    const isGiven = node.params.length + (node.hash?.pairs.length ?? 0) > 0;
    const isHelper = HELPERS.includes(name);
    if (!isGiven && !isHelper) this.accept(node.path);
    else if (!isGiven || !isHelper) this.addHelper(node, meant(name, HELPERS));
    this.given(node);
  }

  private given(node: Pick<Call, 'params' | 'hash'>): void {
    this.acceptArray(node.params);
    this.accept(node.hash);
  }

  /** What a path leads to, and undefined where it says how far a loop is; the first part of it that is not there is told. */
  private follow({ data, depth, parts }: hbs.AST.PathExpression, tell?: (part: string, keys: string[]) => void): Known {
    if (data && parts[0] !== 'root') return undefined;
    let at = data ? this.scopes.at(-1) : this.scopes[depth ?? 0];
    for (const part of parts.slice(data ? 1 : 0).map(String)) {
      if (at === undefined) break;
      const keys = keysOf(at);
      if (!keys.includes(part)) tell?.(part, keys);
      at = entryOf(at, part);
    }
    return at;
  }

  private addName(node: hbs.AST.Node, typed: string, names: readonly string[]): void {
    const { unknownName, unknownNameNext } = words.templates;
    const next = fill(unknownNameNext, { names: names.length > 0 ? names.join(', ') : 'this' });
    this.add(node, 'name', fill(unknownName, meant(typed, names)), next);
  }

  private addHelper(node: hbs.AST.Node, typed: ReturnType<typeof meant>): void {
    const { helper, helperNext } = words.templates;
    this.add(node, 'helper', fill(helper, typed), fill(helperNext, { names: HELPERS.join(', ') }));
  }

  private add({ loc }: hbs.AST.Node, code: string, what: string, next: string): void {
    const where = { file: this.file, line: loc.start.line, column: loc.start.column + 1 };
    this.problems.push({ code: `template-${code}`, what, where, next });
  }
}

/** Whether a text is a language as the formats name it, such as `pt-BR`. */
function isLanguage(text: string): boolean {
  try {
    return /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(text) && Boolean(new Intl.Locale(text));
  } catch {
    return false;
  }
}

const nameOf = (node: hbs.AST.Node): string => String((node as { original?: unknown }).original ?? '');

/** What `this` is within a block that goes into a value; a list is gone through, but not by `with`. */
const insideOf = (value: Known, helper: string): Known =>
  helper !== 'with' && Array.isArray(value) ? merged(value) : isEmptyValue(value) ? undefined : value;

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
