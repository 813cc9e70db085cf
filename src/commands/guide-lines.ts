// The pages of `tde guide` as lines for the screen: its contents, one page, or a list of pages. Asks and reads nothing.
import type { Block, Page } from '../advice/guide.ts';
import type { Method } from '../method/types.ts';
import { safe, wrap } from '../terminal.ts';
import { fill, words } from '../words.ts';

/** The table of contents: topics, steps with their tactics and what each needs, and the sections. */
export function contentsLines(method: Method, pages: readonly Page[], width: number): string[] {
  const of = (kind: Page['kind']) => pages.filter((page) => page.kind === kind);
  const line = (page: Page, indent = '  ') => wrap(safe(`${indent}${nameOf(page)} (${page.id})`), width, `${indent}  `);
  const needs = (tactic: Page) => {
    const criteria = of('criterion').filter(({ under }) => under === tactic.id);
    const part = (label: string, some: Page[]) =>
      some.length > 0
        ? wrap(safe(`      ${label}: ${some.map(({ title }) => title).join('; ')}`), width, '        ')
        : [];
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
    ...wrap(safe(method.title), width),
    ...wrap(safe(method.credit), width),
    '',
    ...wrap(words.guide.about, width),
    ...(of('topic').length > 0 ? ['', words.guide.topics, ...of('topic').flatMap((page) => line(page))] : []),
    ...steps,
    '',
    words.guide.sections,
    ...of('section').flatMap((page) => line(page)),
  ];
}

/** The pages that may have been meant. */
export function hitLines(typed: string, found: readonly Page[], width: number): string[] {
  return [
    ...wrap(safe(fill(words.guide.several, { typed })), width),
    '',
    ...found.flatMap((page) => wrap(safe(`- ${nameOf(page)} (${page.id})`), width, '  ')),
  ];
}

/** One page: its title, its texts, where it stands in the guide, and the command that does it. */
export function pageLines(page: Page, width: number): string[] {
  const source = page.source === '' ? [] : wrap(safe(fill(words.guide.source, { source: page.source })), width);
  return [
    ...wrap(safe(nameOf(page)), width),
    '',
    ...page.blocks.flatMap((block) => [...blockLines(block, width), '']),
    ...source,
    ...wrap(safe(fill(words.guide.does, { command: page.command })), width),
  ];
}

// --- internal ---

const nameOf = ({ title, added }: Page): string => (added ? fill(words.added, { title }) : title);

function blockLines({ label, lines }: Block, width: number): string[] {
  const [first = ''] = lines;
  if (lines.length === 1)
    return wrap(safe(label === '' ? first : `${label}: ${first}`), width, label === '' ? '' : '  ');
  return [`${label}:`, ...lines.flatMap((line) => wrap(safe(`- ${line}`), width, '  '))];
}
