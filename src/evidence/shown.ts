// What evidence says, put together for screens and documents: topics by the people who ask, what could answer them and what is published
// already, and how a source is cited. Pure.
import { questionAt } from '../method/ids.ts';
import type { Step } from '../method/types.ts';
import type { Reader } from '../project/answers.ts';
import {
  citedIn,
  type Evidence,
  FEW,
  markOf,
  type Source,
  type SourceKind,
  type SourceTopic,
} from '../project/evidence.ts';
import { fill, joinAnd, thousands, words } from '../words.ts';
import { tokensOf } from './topics.ts';

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

/** A log of requests as it is shown: its topics, and about how much of it could be what, in percent of its rows. */
export type LogShown = {
  id: string;
  source: Source;
  topics: TopicShown[];
  shares: { dataset: number; document: number; caseFile: number; unknown: number; unclassified: number };
};

/** The kinds that are logs of what people ask for. */
const LOGS: readonly SourceKind[] = ['records requests', 'service requests', 'dataset requests'];
export const isLog = ({ kind }: Pick<Source, 'kind'>): boolean => LOGS.includes(kind);

/** All logs of requests. */
export const logsIn = (evidence: Evidence): LogShown[] =>
  [...evidence].filter(([, source]) => isLog(source)).map(([id, source]) => logOf(id, source, evidence));

/** How much is in a source: "11,098 requests". */
export function rowsIn({ kind, rows }: Pick<Source, 'kind' | 'rows'>): string {
  const [one, many] = words.evidence.cite.rows[kind];
  return `${thousands(rows)} ${rows === 1 ? one : many}`;
}

/** What a source shows in one line, so that anybody can look: rows, span, columns, its id and the file's fingerprint. */
export function citationOf(id: string, source: Source): string {
  const { cite } = words.evidence;
  const roles = Object.keys(source.columns ?? {}).filter((role) => isLog(source) || role !== 'subject');
  const columns = roles.flatMap((role) =>
    Object.hasOwn(cite.by, role) ? [cite.by[role as keyof typeof cite.by]] : [],
  );
  const span = source.from && source.until ? fill(cite.span, { from: source.from, until: source.until }) : '';
  const by = columns.length > 0 ? fill(cite.columns, { columns: joinAnd([...new Set(columns)]) }) : '';
  return `${rowsIn(source)}${span}${by} (${markOf(id, source)})`;
}

/** How the sources that answers of a step cite are cited: what evidence is behind it. */
export function citedBy({ method, answers, evidence }: Reader, step: Step): string[] {
  const ids = new Set(
    Object.entries(answers.byId)
      .filter(([id]) => questionAt(method, id)?.step === step.id)
      .flatMap(([, { value, note }]) => citedIn([value ?? [], note ?? []].flat().join('\n')).map(({ id }) => id)),
  );
  return [...evidence].flatMap(([id, source]) => (ids.has(id) ? [citationOf(id, source)] : []));
}

/** What a topic shows, with its source: to be cited as the reason for a focus area. */
export function topicCitation(log: LogShown, topic: TopicShown): string {
  const { topicCite, topicCiteFew } = words.evidence.cite;
  const { requesters } = topic;
  const text = typeof requesters === 'number' ? topicCite : topicCiteFew;
  const people = typeof requesters === 'number' ? thousands(requesters) : '';
  return `${fill(text, { title: topic.title, requests: thousands(topic.requests), people })} (${markOf(log.id, log.source)})`;
}

/** A topic in words, the answer to it too; for lists on a screen. */
export function topicLines(topic: TopicShown): { counts: string; answer: string } {
  const { topic: say, could, answer } = words.evidence;
  const { requesters, once, yearBefore, lastYear, requests } = topic;
  const people =
    requesters === undefined
      ? ''
      : requesters === FEW
        ? say.fewPeople
        : fill(say.people, { people: thousands(requesters) });
  const same = once !== undefined && once < requests ? fill(say.once, { once: thousands(once) }) : '';
  const trend =
    yearBefore && lastYear ? fill(say.trend, { before: thousands(yearBefore), last: thousands(lastYear) }) : '';
  const counts = [people, fill(say.requests, { requests: thousands(requests) }) + same, trend]
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
    answer: [couldText(topic, could, say), found].filter(Boolean).join('; '),
  };
}

/** What could answer a topic; where most requests are about one address or case, that comes first. */
export function couldText(
  { could, cases, requests }: TopicShown,
  names: Readonly<Record<NonNullable<TopicShown['could']> | 'unknown', string>>,
  say: { cases: string; mostlyCases: string },
): string {
  const name = names[could ?? 'unknown'];
  if (!cases) return name;
  const percent = percentOf(cases, requests);
  return could && percent > 50 ? fill(say.mostlyCases, { percent, could: name }) : name + fill(say.cases, { percent });
}

/** A part in percent, without decimals. */
export const percentOf = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((100 * part) / whole));

// --- internal ---

function logOf(id: string, source: Source, evidence: Evidence): LogShown {
  const lists = [...evidence].filter(([, each]) => !isLog(each));
  const topics = Object.entries(source.topics ?? {}).map(([key, topic]) => topicShown(key, topic, lists));
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
  return { id, source, topics, shares };
}

function topicShown(id: string, topic: SourceTopic, lists: readonly (readonly [string, Source])[]): TopicShown {
  const found = lists.flatMap(([source, { topics }]) => {
    const on = topics && Object.hasOwn(topics, topic.about ?? id) ? topics[topic.about ?? id] : undefined;
    const titles = Object.values(on?.published ?? {});
    // A city's own kind is narrower than a topic of the lexicon: potholes are not answered by all that is about public works.
    const fitting = topic.about === undefined ? titles : titles.filter((each) => sharesWord(each, topic.title));
    const [dataset] = fitting;
    if (dataset === undefined) return [];
    const isUnused = on?.unused !== undefined && on.unused === on.datasets;
    const datasets = topic.about === undefined ? (on?.datasets ?? 1) : fitting.length;
    return [{ dataset, datasets, ...(isUnused && { unused: true }), source }];
  });
  const { title, rarer, requests = 0, requesters, once, could, cases } = topic;
  return {
    id,
    title:
      rarer === undefined
        ? title
        : fill(rarer === 1 ? words.evidence.topic.oneRarer : words.evidence.topic.rarer, { title, rarer }),
    requests,
    ...(requesters !== undefined && { requesters }),
    ...(once !== undefined && { once }),
    ...(topic['year-before'] !== undefined && { yearBefore: topic['year-before'] }),
    ...(topic['last-year'] !== undefined && { lastYear: topic['last-year'] }),
    ...(could !== undefined && { could }),
    ...(cases !== undefined && { cases }),
    ...(lists.length > 0 && { answer: found[0] ?? ('none' as const) }),
  };
}

/** Whether two titles have a word of some length in common. */
function sharesWord(one: string, other: string): boolean {
  const words = new Set(tokensOf(one).filter((word) => word.length > 3));
  return tokensOf(other).some((word) => words.has(word));
}
