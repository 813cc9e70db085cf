// `tde guide`: the method in our own words, offline: its table of contents, or one page found by what was typed.
import { findPages, type Page, pagesOf } from '../advice/guide.ts';
import { UserError } from '../errors.ts';
import { nearest } from '../method/ids.ts';
import type { Method } from '../method/types.ts';
import { type Answers, NO_ANSWERS } from '../project/answers.ts';
import { readProject } from '../project/file.ts';
import { columnsOf, type Io } from '../terminal.ts';
import { fill, words } from '../words.ts';
import { type Context, methodOf, projectPath, tellNext } from './context.ts';
import { contentsLines, hitLines, pageLines } from './guide-lines.ts';

/** Prints the contents, the page that was meant, or the pages that may have been meant. */
export async function printGuide(context: Context, typed: string[], options: { json?: boolean }): Promise<void> {
  const method = await methodOf(context);
  const pages = pagesOf(method, answersHere(context, method));
  const topic = typed.join(' ').trim();
  const found = topic === '' ? pages : findPages(pages, topic);
  if (found.length === 0) throw unknownTopic(pages, topic);
  const [only] = found;
  const page = found.length === 1 ? only : undefined;
  if (options.json) return printJson(context.io, page ? [page] : found, page !== undefined);
  const width = columnsOf(context.io.out);
  const lines = page
    ? pageLines(page, width)
    : topic === ''
      ? contentsLines(method, pages, width)
      : hitLines(topic, found, width);
  context.io.out.write(`${lines.join('\n')}\n`);
  tellNext(context.io, page?.command ?? `tde guide ${(topic === '' ? undefined : only?.id) ?? 'about'}`);
}

// --- internal ---

/** The answers of the project here, for the names of place and government; a page is shown without a project too. */
function answersHere(context: Context, method: Method): Answers {
  try {
    return readProject(projectPath(context), method).answers;
  } catch (error) {
    if (error instanceof UserError && context.common.file === undefined) return NO_ANSWERS;
    throw error;
  }
}

function unknownTopic(pages: readonly Page[], typed: string): UserError {
  const near = nearest(
    typed.toLowerCase(),
    pages.flatMap(({ id, title, aliases }) => [id, title.toLowerCase(), ...aliases]),
  );
  const topics = pages.filter(({ kind }) => kind === 'topic' || kind === 'step').map(({ id }) => id);
  return new UserError({
    code: 'unknown-topic',
    what: fill(words.guide.nothing, { typed, meant: near ? fill(words.interview.didYouMean, { id: near }) : '' }),
    next: fill(words.guide.nothingNext, { topics: topics.join(', ') }),
  });
}

function printJson(io: Io, pages: readonly Page[], whole: boolean): void {
  const printed = pages.map(({ blocks, ...page }) => ({ ...page, ...(whole && { text: blocks }) }));
  io.out.write(`${JSON.stringify({ pages: printed }, null, 2)}\n`);
}
