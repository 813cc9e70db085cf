// `tde guide`: the method in our own words, offline: its table of contents, or one page found by what was typed.

import { findPages, type Page, type PageBlock, pagesOf } from '../advice/guide.ts';
import { UserError } from '../errors.ts';
import { meant } from '../method/ids.ts';
import type { Method } from '../method/types.ts';
import { NO_ANSWERS, type Reader, readerOf } from '../project/answers.ts';
import { fill, words } from '../words.ts';
import {
  type Context,
  isNoProject,
  jsonText,
  methodOf,
  printLines,
  readHere,
  tellNext,
  tellProblems,
  type Window,
  windowOf,
} from './context.ts';

/** Prints the contents, the page that was meant, or the pages that may have been meant. */
export async function printGuide(context: Context, options: { json?: boolean }, typed: string[]): Promise<void> {
  const method = await methodOf(context);
  const pages = pagesOf(readerFor(context, method));
  const topic = typed.join(' ').trim();
  const found = topic === '' ? pages : findPages(pages, topic);
  if (found.length === 0) throw unknownTopic(pages, topic);
  const [only] = found;
  const page = found.length === 1 ? only : undefined;
  if (options.json) {
    const printed = (page ? [page] : found).map(({ blocks, ...rest }) => ({ ...rest, ...(page && { text: blocks }) }));
    context.io.out.write(jsonText({ pages: printed }));
    return;
  }
  const on = windowOf(context);
  const lines = page
    ? pageLines(page, on)
    : topic === ''
      ? contentsLines(method, pages, on)
      : hitLines(topic, found, on);
  printLines(context, [on.look.strong(lines[0] ?? ''), ...lines.slice(1)]);
  const next = topic === '' ? pages[0] : only;
  tellNext(context, page?.command ?? `tde guide ${next?.id}`);
}

/** The table of contents: topics, steps with their tactics and what each needs, and the sections. */
function contentsLines(method: Method, pages: readonly Page[], on: Window): string[] {
  const of = (kind: Page['kind']) => pages.filter((page) => page.kind === kind);
  const line = (page: Page, indent = '  ') => on.text(`${indent}${nameOf(page)} (${page.id})`, `${indent}  `);
  const needs = (tactic: Page) => {
    const criteria = of('criterion').filter(({ under }) => under === tactic.id);
    const part = (label: string, some: Page[]) =>
      some.length > 0 ? on.text(`      ${label}: ${some.map(({ title }) => title).join('; ')}`, '        ') : [];
    return [
      ...part(
        words.guide.needs,
        criteria.filter(({ added }) => !added),
      ),
      ...part(
        words.guide.addedNeeds,
        criteria.filter(({ added }) => added),
      ),
    ];
  };
  const steps = of('step').flatMap((step) => [
    '',
    ...line(step, ''),
    ...of('tactic')
      .filter(({ under }) => under === step.id)
      .flatMap((tactic) => [...line(tactic), ...needs(tactic)]),
  ]);
  return [
    ...on.text(method.title),
    ...on.text(method.credit),
    '',
    ...on.text(on.named(words.guide.about)),
    ...(of('topic').length > 0 ? ['', words.guide.topics, ...of('topic').flatMap((page) => line(page))] : []),
    ...steps,
    '',
    words.guide.sections,
    ...of('section').flatMap((page) => line(page)),
  ];
}

/** The pages that may have been meant. */
function hitLines(typed: string, found: readonly Page[], on: Window): string[] {
  return [
    ...on.text(fill(on.named(words.guide.several), { typed })),
    '',
    ...found.flatMap((page) => on.text(`- ${nameOf(page)} (${page.id})`, '  ')),
  ];
}

/** One page: its title, its texts, where it stands in the guide, and the command that does it. */
function pageLines(page: Page, on: Window): string[] {
  const source = page.source === '' ? [] : on.text(fill(words.guide.source, { source: page.source }));
  return [
    ...on.text(nameOf(page)),
    '',
    ...page.blocks.flatMap((block) => [...blockLines(block, on), '']),
    ...source,
    ...on.text(on.named(fill(words.guide.does, { command: page.command }))),
  ];
}

// --- internal ---

/**
 * The answers of the project here, for the names of place and government. A page is shown without a project too; what is wrong
 * with one that is here, or that TDE_FILE names, is told beside it. One that -f names was asked for, so there it is an error.
 */
function readerFor(context: Context, method: Method): Reader {
  try {
    return readHere(context, method);
  } catch (error) {
    if (!(error instanceof UserError) || context.common.file !== undefined) throw error;
    if (!isNoProject(error)) tellProblems(context, error.problems);
    return readerOf(method, NO_ANSWERS);
  }
}

function unknownTopic(pages: readonly Page[], typed: string): UserError {
  const names = pages.flatMap(({ id, title, aliases }) => [id, title, ...aliases]);
  const topics = pages.filter(({ kind }) => kind === 'topic' || kind === 'step').map(({ id }) => id);
  return new UserError({
    code: 'unknown-topic',
    what: fill(words.guide.nothing, meant(typed, names)),
    next: fill(words.guide.nothingNext, { topics: topics.join(', ') }),
  });
}

const nameOf = ({ title, added }: Page): string => (added ? fill(words.added, { title }) : title);

function blockLines({ label, lines }: PageBlock, on: Window): string[] {
  const [first = ''] = lines;
  if (lines.length === 1) return on.text(label === '' ? first : `${label}: ${first}`, label === '' ? '' : '  ');
  return [`${label}:`, ...lines.flatMap((line) => on.text(`- ${line}`, '  '))];
}
