// What evidence says: topics by the people who ask, what could answer them and what is published already, for screens and documents; and
// all of it as lines of text, as JSON and as a table. Pure: it knows no screen.
import { cellToKeep } from '../project/csv.ts';
import {
  asideText,
  citationOf,
  type Evidence,
  FEW,
  isLog,
  markOf,
  rowsIn,
  type Source,
  type SourceTopic,
} from '../project/evidence.ts';
import { count, fill, joinAnd, thousands, words } from '../words.ts';
import { tokensOf } from './lexicon.ts';
import type { Survey } from './survey.ts';

const { evidence: say } = words;

/**
 * A topic as it is shown: `answer` is the dataset that may answer it (`unused` where no dataset on the topic shows a view), 'none' where the
 * lists have none, absent without a list.
 */
export type TopicShown = {
  id: string;
  title: string;
  requests: number;
  requesters?: number | typeof FEW;
  once?: number;
  yearBefore?: number;
  lastYear?: number;
  could?: SourceTopic['could'];
  cases?: number;
  answer?: { dataset: string; datasets: number; unused?: boolean; source: string } | 'none';
};

/**
 * A log of requests as it is shown: its topics, the city's own kinds where `hasOwnKinds`, and about how much of it could be what, in percent
 * of its rows.
 */
export type LogShown = {
  id: string;
  source: Source;
  hasOwnKinds: boolean;
  topics: TopicShown[];
  shares: { dataset: number; document: number; caseFile: number; unknown: number; unclassified: number };
};

/** All logs of requests. */
export const logsIn = (evidence: Evidence): LogShown[] =>
  [...evidence].filter(([, source]) => isLog(source)).map(([id, source]) => logOf(id, source, evidence));

/** What a topic shows, with its source: to be cited as the reason for a focus area. */
export function topicCitation(log: LogShown, topic: TopicShown): string {
  const { topicCite, topicCiteFew } = say.cite;
  const { requesters } = topic;
  const text = typeof requesters === 'number' ? topicCite : topicCiteFew;
  const people = typeof requesters === 'number' ? thousands(requesters) : '';
  return `${fill(text, { title: topic.title, requests: thousands(topic.requests), people })} (${markOf(log.id, log.source)})`;
}

/** A topic in words, the answer to it too; for lists on a screen. */
export function topicLines(topic: TopicShown): { counts: string; answer: string } {
  const { topic: text, could, answer } = say;
  const { requesters, once, yearBefore, lastYear, requests } = topic;
  const people =
    requesters === undefined
      ? ''
      : requesters === FEW
        ? text.fewPeople
        : fill(text.people, { people: thousands(requesters) });
  const same = once !== undefined && once < requests ? fill(text.once, { once: thousands(once) }) : '';
  const trend =
    yearBefore && lastYear ? fill(text.trend, { before: thousands(yearBefore), last: thousands(lastYear) }) : '';
  const counts = [people, fill(text.requests, { requests: thousands(requests) }) + same, trend]
    .filter(Boolean)
    .join(', ');
  const found =
    topic.could === 'case-file' || topic.answer === undefined
      ? ''
      : topic.answer === 'none'
        ? answer.none
        : fill(topic.answer.datasets > 1 ? answer.several : answer.one, {
            dataset: topic.answer.dataset,
            more: topic.answer.datasets - 1,
          }) + (topic.answer.unused ? answer.unused : '');
  return {
    counts,
    answer: [couldText(topic, could, text), found].filter(Boolean).join('; '),
  };
}

/** What could answer a topic; where most requests are about one address or case, that comes first. */
export function couldText(
  { could, cases, requests }: TopicShown,
  names: Readonly<Record<NonNullable<TopicShown['could']> | 'unknown', string>>,
  text: { cases: string; mostlyCases: string },
): string {
  const name = names[could ?? 'unknown'];
  if (!cases) return name;
  const percent = percentOf(cases, requests);
  return could && percent > 50
    ? fill(text.mostlyCases, { percent, could: name })
    : name + fill(text.cases, { percent });
}

/** A part in percent, without decimals. */
export const percentOf = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((100 * part) / whole));

/** What was found in a file, in about ten lines. A column that is used has a name that systems give it, or one that was typed. */
export function reportOf({ source, isKindSure, dates, unsortedWords }: Survey, explain = false): string[] {
  const { add, show } = say;
  const columns = Object.entries(source.columns ?? {}).map(([role, name]) => fill(add.column, { role, name }));
  const words = add.orderTold[dates.said ? 'said' : 'told'];
  const why =
    dates.against > 0 ? fill(words.against, { against: dates.against }) : dates.told ? words.all : add.datesOpen;
  const logs = logsIn(new Map([['', source]]));
  const { undated = 0, 'named-like-a-person': named = 0 } = source['set-aside'] ?? {};
  return [
    fill(add.took, { file: source.file, rows: rowsIn(source), sure: isKindSure ? '' : add.guess }),
    fill(add.columns, { columns: columns.join(', ') }),
    ...(source.from && source.until ? [fill(add.span, { from: source.from, until: source.until })] : []),
    ...(source.dates ? [fill(add.dates, { order: source.dates, why })] : []),
    ...(source['set-aside'] ? [fill(show.setAside, { list: asideText(source['set-aside']) })] : []),
    ...(undated * 2 > source.rows ? [add.undated] : []),
    ...(source.requesters === undefined
      ? []
      : [fill(add.people, { people: thousands(source.requesters), topTen: topTenOf(source) })]),
    ...logs.flatMap((log) => [sharesLine(log, ''), ...topLine(log)]),
    ...countsLines(source),
    ...(logs.length > 0 && named > 0
      ? [Object.keys(source.topics ?? {}).length === 0 ? add.onlyNames : add.someNames]
      : []),
    ...(explain && logs.length > 0 ? [explained(unsortedWords)] : []),
  ];
}

/** All evidence as lines. */
export function textOf(evidence: Evidence): string[] {
  const logs = new Map(logsIn(evidence).map((log) => [log.id, log]));
  const parts = Array.from(evidence, ([id, source]) => {
    const log = logs.get(id);
    const topics = log ? ['', ...topicsText(log)] : [];
    return [`${source.file}: ${citationOf(id, source)}`, ...remarksOn(source, log), ...topics, ''];
  });
  return [...parts.flat(), ...(logs.size > 0 ? [say.caution, ...cautionsOn([...logs.values()])] : [])];
}

/** What is to be said of a source beside its topics: who asked, this year against last, what could be what, what is held back, what is used. */
export function remarksOn(source: Source, log?: LogShown): string[] {
  const { 'last-year': last, 'year-before': before, requesters } = source;
  return [
    ...(requesters === undefined
      ? []
      : [fill(say.show.people, { people: thousands(requesters), topTen: topTenOf(source) })]),
    ...(last && before ? [fill(say.show.trend, { last: thousands(last), before: thousands(before) })] : []),
    ...(log ? [sharesLine(log, requesters === undefined ? '' : say.sharesAgain)] : []),
    ...countsLines(source),
  ];
}

/** What could mislead in how topics are told, and what they could be answered by. */
export const cautionsOn = (logs: readonly LogShown[]): string[] => [
  ...(logs.some(({ hasOwnKinds }) => !hasOwnKinds) ? [say.about] : []),
  ...(logs.some(({ hasOwnKinds }) => hasOwnKinds) ? [say.aboutKinds] : []),
  say.classes,
];

/** All evidence as plain objects. */
export const jsonOf = (evidence: Evidence): object[] => {
  const logs = new Map(logsIn(evidence).map((log) => [log.id, log]));
  return Array.from(evidence, ([id, source]) => {
    const { topics, ...rest } = source;
    const log = logs.get(id);
    return {
      id,
      citation: citationOf(id, source),
      ...rest,
      ...(log
        ? { shares: log.shares, topics: log.topics.map((topic) => ({ ...topic, citation: topicCitation(log, topic) })) }
        : { topics }),
    };
  });
};

/** The topics of all logs as rows, their header first. */
export function tableOf(evidence: Evidence): string[][] {
  const text = (value: number | string | undefined) => String(value ?? '');
  const rows = logsIn(evidence).flatMap(({ id, source, topics }) =>
    topics.map((topic) => [
      id,
      cellToKeep(topic.title),
      text(topic.requests),
      text(percentOf(topic.requests, source.rows)),
      text(topic.requesters),
      text(topic.once),
      text(topic.yearBefore),
      text(topic.lastYear),
      text(topic.could),
      text(topic.cases),
      cellToKeep(topic.answer === 'none' ? say.answer.none : (topic.answer?.dataset ?? '')),
    ]),
  );
  return [[...say.table], ...rows];
}

// --- internal ---

function logOf(id: string, source: Source, evidence: Evidence): LogShown {
  const lists = [...evidence].filter(([, each]) => !isLog(each));
  const isOwn = hasOwnKinds(source);
  const topics = Object.entries(source.topics ?? {}).map(([key, topic]) => topicShown(key, topic, lists, isOwn));
  const sum = { dataset: 0, document: 0, caseFile: 0, unknown: source['held-back']?.requests ?? 0 };
  for (const { could, requests, cases = 0 } of topics) {
    const part = could === undefined ? 'unknown' : could === 'case-file' ? 'caseFile' : could;
    sum[part] += requests - cases;
    sum.caseFile += cases;
  }
  const share = (part: number) => percentOf(part, source.rows);
  const shares = {
    dataset: share(sum.dataset),
    document: share(sum.document),
    caseFile: share(sum.caseFile),
    unknown: share(sum.unknown),
    unclassified: share(source.unclassified ?? 0),
  };
  return { id, source, hasOwnKinds: isOwn, topics, shares };
}

/** Whether the topics are what the city calls its kinds: the lexicon has a topic for them then, or none. */
const hasOwnKinds = ({ topics = {} }: Source): boolean =>
  Object.values(topics).some(({ about, could }) => about !== undefined || could === undefined);

function topicShown(
  id: string,
  topic: SourceTopic,
  lists: readonly (readonly [string, Source])[],
  isOwn: boolean,
): TopicShown {
  const found = lists.flatMap(([source, { topics = {} }]) => {
    const key = isOwn ? (topic.about ?? '') : id;
    const on = Object.hasOwn(topics, key) ? topics[key] : undefined;
    const titles = Object.values(on?.published ?? {});
    // A city's own kind is narrower than a topic of the lexicon: potholes are not answered by all that is about public works.
    const narrow = isOwn ? titles.filter((each) => sharesWord(each, topic.title)) : titles;
    const fitting = isOwn && narrow.length === 0 ? ofAllKinds(topics) : narrow;
    const [dataset] = fitting;
    if (dataset === undefined) return [];
    const isUnused = fitting === narrow && on?.unused !== undefined && on.unused === on.datasets;
    const datasets = isOwn ? fitting.length : (on?.datasets ?? 1);
    return [{ dataset, datasets, ...(isUnused && { unused: true }), source }];
  });
  const { title, rarer, requests = 0, requesters, once, could, cases } = topic;
  return {
    id,
    title: rarer === undefined ? title : fill(rarer === 1 ? say.topic.oneRarer : say.topic.rarer, { title, rarer }),
    requests,
    requesters,
    once,
    yearBefore: topic['year-before'],
    lastYear: topic['last-year'],
    could,
    cases,
    answer: lists.length > 0 ? (found[0] ?? 'none') : undefined,
  };
}

/** The datasets of all that people report, whatever its kind. */
const ofAllKinds = (topics: NonNullable<Source['topics']>): string[] =>
  Object.values(topics).flatMap(({ published = {} }) =>
    Object.values(published).filter((title) => ALL_KINDS.test(title)),
  );

const ALL_KINDS = /\b311\b|\bservice requests?\b/i;

/** Whether two titles have a word in common that tells something. */
function sharesWord(one: string, other: string): boolean {
  const words = new Set(tokensOf(one).filter((word) => word.length > 3 && !TELLS_NOTHING.test(word)));
  return tokensOf(other).some((word) => words.has(word));
}

/** What many titles have: a street light is not answered by street trees. (One form stands for singular and plural.) */
const TELLS_NOTHING =
  /^(?:street|road|city|town|public|service|request|complaint|report|issue|problem|repair|removal|maintenance|inspection|general|other|data|list|over|with)$/;

/** The most topics that are shown as text. */
const MOST_TOPICS = 15;

const MOST_WORDS = 40;

const explained = (list: Survey['unsortedWords']): string =>
  list.length === 0
    ? say.add.explainNone
    : fill(say.add.explain, {
        words: list
          .slice(0, MOST_WORDS)
          .map(([word, n]) => `${word} (${thousands(n)})`)
          .join(', '),
      });

const topTenOf = (source: Source): string =>
  source['top-10-requesters'] ? fill(say.show.topTen, { percent: source['top-10-requesters'] }) : '';

function sharesLine({ shares }: LogShown, again: string): string {
  const unknown = shares.unknown > 0 ? fill(say.sharesUnknown, { percent: shares.unknown }) : '';
  return fill(say.shares, { ...shares, unknown, again });
}

const topLine = ({ topics }: LogShown): string[] => {
  const list = topics
    .slice(0, 3)
    .map(({ yearBefore: _before, once: _once, ...topic }) => `${topic.title} (${topicLines(topic).counts})`);
  return list.length === 0 ? [] : [fill(say.add.most, { topics: list.join('; ') })];
};

/** What is held back and what was not counted; of a portal, what is used most, least and not at all. */
function countsLines(source: Source): string[] {
  const { 'held-back': held, 'not-counted': missed, 'most-used': most = {}, 'least-used': least = {}, unused } = source;
  const { show } = say;
  const named = source['set-aside']?.['named-like-a-person'] ? show.heldBackNamed : '';
  const heldBack = ({ topics, requests }: NonNullable<typeof held>) =>
    fill(show.heldBack, { topics: count(topics, ...show.kinds), requests: count(requests, ...show.requests), named });
  const listed = (of: typeof most) =>
    joinAnd(
      Object.values(of)
        .slice(0, 5)
        .map(({ title, views }) => fill(show.dataset, { title, views: thousands(views) })),
    );
  return [
    ...(held ? [heldBack(held)] : []),
    ...(missed ? [fill(show.notCounted, { what: missed })] : []),
    ...(Object.keys(most).length > 0 ? [fill(show.used, { datasets: listed(most) })] : []),
    ...(Object.keys(least).length > 0 ? [fill(show.least, { datasets: listed(least) })] : []),
    ...(unused ? [fill(show.unused, { unused: thousands(unused), rows: thousands(source.rows) })] : []),
  ];
}

function topicsText({ topics }: LogShown): string[] {
  const shown = topics.slice(0, MOST_TOPICS).flatMap((topic, i) => {
    const { counts, answer } = topicLines(topic);
    return [`${i + 1}. ${topic.title}: ${counts}`, `   ${answer}`];
  });
  const more = topics.length - MOST_TOPICS;
  return [...shown, ...(more > 0 ? [fill(say.show.more, { more })] : [])];
}
