// The method as pages to look things up in: topics, steps, tactics, criteria and sections, and how one is found by what
// somebody types. Pure; the texts are those of the method, with the person's place and government in them.

import { slug, tacticChoiceOf } from '../method/ids.ts';
import type { Method, Step, Tactic } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import { fill, labelInside, words } from '../words.ts';
import { beginningOf, effortText } from './recommend.ts';
import { namesOf, textFor } from './said.ts';

/** A piece of a page: a paragraph, or several lines as a list, under a label (which may be empty). */
export type PageBlock = { label: string; lines: string[] };

/**
 * A page: `id` names it, `aliases` are other names it is found by, `added` says that it is not the guide's own, `under` is the
 * page it belongs to; `command` does what it tells.
 */
export type Page = {
  kind: 'topic' | 'step' | 'tactic' | 'criterion' | 'section';
  id: string;
  title: string;
  aliases: string[];
  added: boolean;
  under?: string;
  blocks: PageBlock[];
  command: string;
  source: string;
};

/** Every page of the method: topics first, then each step with its tactics and their criteria, then the sections. */
export function pagesOf(reader: Reader): Page[] {
  const pages = [
    ...reader.method.topics.map(topicPage),
    ...reader.method.steps.flatMap((step, i) => [
      stepPage(reader.method, step, i + 1),
      ...reader.method.tactics
        .filter((tactic) => tactic.step === step.id)
        .flatMap((tactic) => [tacticPage(reader, tactic), ...criterionPages(reader, tactic)]),
    ]),
    ...reader.method.sections.map((section) => sectionPage(reader, section)),
  ];
  const names = namesOf(reader);
  const told = (text: string) => fill(text, names);
  return pages.map((page) => ({
    ...page,
    title: told(page.title),
    blocks: page.blocks
      .map(({ label, lines }) => ({ label, lines: lines.map(told).filter((line) => line !== '') }))
      .filter(({ lines }) => lines.length > 0),
  }));
}

/** What to know of a tactic where it is chosen: how it is done, what it takes (which is ours), what to keep in mind, and where it is from. */
export function tacticHelp(reader: Reader, tactic: Tactic): string[] {
  const { how, effort, caution, source } = words.guide;
  const labelled = [
    [`${tactic.name}. ${how}`, tactic.how.join(' ')],
    [effort, effortText(reader, tactic, words.guide.effortLine)],
    [caution, tactic.caution],
  ] as const;
  const names = namesOf(reader);
  return [
    ...labelled.flatMap(([label, text]) => (text === '' ? [] : [fill(`${label}: ${text}`, names)])),
    ...(tactic.source ? [fill(source, { source: tactic.source })] : []),
  ];
}

/** What a step is about, in its four components; none where the method does not speak of them. */
export const componentsOf = (step: Step): string[] =>
  words.plan.components.flatMap(([component, label]) => {
    const text = step[component];
    return text === undefined ? [] : [`${step.name}, ${labelInside(label)}: ${text}`];
  });

/**
 * The pages somebody may mean, best first; one where it is clear. An id, a name or an alias is clear, run together ("step3") or of one
 * and not many ("what is a persona?"), too; else every word that was typed is looked for in titles, aliases and texts, and pages with more
 * of them, in better places, come first.
 */
export function findPages(pages: readonly Page[], typed: string): Page[] {
  const sought = wordsIn(typed);
  const called = (shape: (name: string) => string) =>
    pages.find(({ id, title, aliases }) => [id, title, ...aliases].some((name) => shape(name) === shape(typed)));
  const exact =
    pages.find(({ id }) => id === typed.trim().toLowerCase()) ??
    called(slug) ??
    called((name) => withoutHyphens(slug(name))) ??
    (sought.length > 0 ? called((name) => wordsIn(name).join(' ')) : undefined);
  if (exact) return [exact];
  if (sought.length === 0) return [];
  const scored = pages
    .map((page) => ({ page, score: scoreOf(page, sought, typed.trim().toLowerCase()) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score);
  const [first, second] = scored;
  if (first && (!second || first.score >= second.score * CLEAR)) return [first.page];
  return scored.slice(0, MOST).map(({ page }) => page);
}

// --- internal ---

/** A page is clear if it scores so many times what the next one does; more than so many are not listed. */
const CLEAR = 4;
const MOST = 10;

/** What a word weighs in a title, in another name, and anywhere in the text. */
const WEIGHT = { title: 12, alias: 8, text: 1 };

/** How many times as much a page counts where the words stand together as they were typed. */
const WHOLE = 3;

/** How much a hit counts by the kind of page: somebody who types a word seldom means a line of a checklist. */
const BY_KIND: Record<Page['kind'], number> = { topic: 1.5, step: 1.2, tactic: 1, section: 0.8, criterion: 0.6 };

const block = (label: string, ...lines: (string | undefined)[]): PageBlock => ({
  label,
  lines: lines.filter((line) => line !== undefined),
});

const topicPage = ({ id, title, aliases, text, command, source }: Method['topics'][number]): Page => ({
  kind: 'topic',
  id,
  title,
  aliases,
  added: false,
  blocks: text.map((paragraph) => block('', paragraph)),
  command,
  source: source ?? '',
});

function stepPage(method: Method, step: Step, number: number): Page {
  return {
    kind: 'step',
    id: step.id,
    title: fill(words.step, { number, name: step.name }),
    aliases: [step.name, `step ${number}`],
    added: false,
    blocks: [
      block('', step.summary),
      ...words.plan.components.map(([component, label]) => block(label, step[component])),
      block(
        words.guide.tacticsOf,
        ...method.tactics.filter((tactic) => tactic.step === step.id).map((tactic) => `${tactic.name} (${tactic.id})`),
      ),
    ],
    command: beginningOf(method, step.id),
    source: step.source ?? '',
  };
}

function tacticPage(reader: Reader, tactic: Tactic): Page {
  const { method } = reader;
  const criteria = tactic.criteria.map(({ title, text, part, source }) =>
    marked(`${title}${part ? ` (${words.recommend.part[part]})` : ''}: ${text}`, source),
  );
  const chosen = tacticChoiceOf(method, tactic.step);
  return {
    kind: 'tactic',
    id: tactic.id,
    title: tactic.name,
    aliases: tactic.aliases,
    added: false,
    under: tactic.step,
    blocks: [
      block('', tactic.summary),
      block(words.guide.also, ...tactic.aliases),
      block(words.guide.chooseWhen, tactic['choose-when']),
      block(words.guide.how, ...tactic.how),
      block(words.guide.caution, tactic.caution),
      block(words.guide.firstStep, textFor(reader, tactic['first-step'])),
      block(words.guide.effort, effortText(reader, tactic, words.guide.effortLine)),
      block(words.guide.example, tactic.example),
      block(words.guide.criteria, ...criteria),
    ],
    command: chosen ? `tde edit ${chosen.id}` : `tde recommend --step ${tactic.step}`,
    source: tactic.source ?? '',
  };
}

function criterionPages(reader: Reader, tactic: Tactic): Page[] {
  const { method } = reader;
  const checklist = method.questions.find(({ kind, tactic: of }) => kind === 'checklist' && of === tactic.id);
  return tactic.criteria.map(({ id, title, text, good, get, part, source }) => ({
    kind: 'criterion',
    id: checklist ? `${checklist.id}.${id}` : `${tactic.id}.${id}`,
    title,
    aliases: [id, `${tactic.id}.${id}`],
    added: source === 'added',
    under: tactic.id,
    blocks: [
      block('', text),
      block(words.guide.good, good),
      block(words.guide.get, textFor(reader, get)),
      block(words.guide.tactic, `${tactic.name} (${tactic.id})`),
      block(words.guide.part, part && words.recommend.part[part]),
    ],
    command: `tde edit ${checklist?.id ?? tactic.step}`,
    source: source === 'added' ? '' : (checklist?.source ?? tactic.source ?? ''),
  }));
}

function sectionPage(reader: Reader, { id, title, intro, questions }: Method['sections'][number]): Page {
  const asked = questions.flatMap((each) => reader.method.questions.find((question) => question.id === each) ?? []);
  return {
    kind: 'section',
    id,
    title,
    aliases: [],
    added: false,
    blocks: [
      block('', intro),
      block(words.guide.questions, ...asked.map(({ label, ask }) => `${label}: ${textFor(reader, ask)}`)),
    ],
    command: `tde edit ${id}`,
    source: '',
  };
}

const marked = (text: string, source: string): string =>
  source === 'added' ? fill(words.added, { title: text }) : text;

/** The words of a text without those that say little, each without its ending for one or many. */
const wordsIn = (text: string): string[] => [
  ...new Set(
    slug(text)
      .split('-')
      .filter((word) => word.length > 1 && !SMALL.has(word))
      .map((word) => word.replace(/(?<=.{3})(?:ies|es|s|y)$/, '')),
  ),
];

/** Words with hyphens as they are typed in a hurry: "scopeathon". */
const withoutHyphens = (text: string): string => text.replaceAll('-', '');

const SMALL = new Set(
  'an and are as at be by do does for how in is it my of on or our the to we what when who why with'.split(' '),
);

/** Pages with all of the words come before pages with some of them; a title counts by how much of it was typed. */
function scoreOf({ kind, title, aliases, blocks }: Page, sought: readonly string[], phrase: string): number {
  const covered = Math.min(1, sought.length / Math.max(1, wordsIn(title).length));
  const places = [
    { weight: WEIGHT.title * covered, found: `${title} ${withoutHyphens(title)}` },
    { weight: WEIGHT.alias, found: kind === 'criterion' ? '' : aliases.join(' ') },
    { weight: WEIGHT.text, found: blocks.flatMap(({ lines }) => lines).join(' ') },
  ].map(({ weight, found }) => ({ weight, found: found.toLowerCase() }));
  const scores = sought.map((word) =>
    places.reduce((sum, { weight, found }) => sum + (beginsAWord(found, word) ? weight : 0), 0),
  );
  const whole = sought.length > 1 && places.some(({ found }) => beginsAWord(found, phrase)) ? WHOLE : 1;
  const hits = scores.filter((score) => score > 0).length;
  return scores.reduce((sum, score) => sum + score, 0) * (hits / sought.length) ** 2 * whole * BY_KIND[kind];
}

/** Whether a word of the text begins with these letters, or a run of its words is this phrase. */
function beginsAWord(text: string, sought: string): boolean {
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  return false;
}
