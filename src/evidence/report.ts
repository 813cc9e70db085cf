// Evidence as lines of text, as JSON and as a table: what `tde evidence` prints. Pure: it knows no screen.

import type { Evidence, Source } from '../project/evidence.ts';
import { cellToKeep } from '../project/formulas.ts';
import { count, fill, joinAnd, thousands, words } from '../words.ts';
import { citationOf, type LogShown, logsIn, percentOf, rowsIn, topicCitation, topicLines } from './shown.ts';
import type { Survey } from './survey.ts';

/** What was found in a file, in about ten lines. A column that is used has a name that systems give it, or one that was typed. */
export function reportOf({ source, isKindSure, dates, unsortedWords }: Survey, explain = false): string[] {
  const { add, show } = say;
  const columns = Object.entries(source.columns ?? {}).map(([role, name]) => fill(add.column, { role, name }));
  const why =
    dates.against > 0 ? fill(add.datesAgainst, { against: dates.against }) : dates.told ? add.datesTold : add.datesOpen;
  const logs = logsIn(new Map([['', source]]));
  return [
    fill(add.took, { file: source.file, rows: rowsIn(source), sure: isKindSure ? '' : add.guess }),
    fill(add.columns, { columns: columns.join(', ') }),
    ...(source.from && source.until ? [fill(add.span, { from: source.from, until: source.until })] : []),
    ...(source.dates ? [fill(add.dates, { order: source.dates, why })] : []),
    ...setAsideLine(source),
    ...(source.requesters === undefined
      ? []
      : [fill(add.people, { people: thousands(source.requesters), topTen: topTenOf(source) })]),
    ...logs.flatMap((log) => [sharesLine(log, ''), ...topLine(log)]),
    ...heldBackLine(source),
    ...(source['set-aside']?.['named-like-a-person'] && Object.keys(source.topics ?? {}).length === 0
      ? [add.onlyNames]
      : []),
    ...(source['not-counted'] ? [fill(show.notCounted, { what: source['not-counted'] })] : []),
    ...usageLines(source),
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
  return [...parts.flat(), ...(logs.size > 0 ? [say.caution, say.about, say.classes] : [])];
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
    ...heldBackLine(source),
    ...(source['not-counted'] ? [fill(say.show.notCounted, { what: source['not-counted'] })] : []),
    ...usageLines(source),
  ];
}

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

const { evidence: say } = words;

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

function setAsideLine({ 'set-aside': aside = {} }: Source): string[] {
  const list = Object.entries(aside).map(([name, number]) => {
    const [one, many] = Object.hasOwn(say.setAside, name)
      ? say.setAside[name as keyof typeof say.setAside]
      : [name, name];
    return `${thousands(number)} ${number === 1 ? one : many}`;
  });
  return list.length === 0 ? [] : [fill(say.show.setAside, { list: list.join(', ') })];
}

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

function heldBackLine({ 'held-back': held, 'set-aside': aside }: Source): string[] {
  if (!held) return [];
  const topics = count(held.topics, ...say.show.kinds);
  const named = aside?.['named-like-a-person'] ? say.show.heldBackNamed : '';
  return [fill(say.show.heldBack, { topics, requests: thousands(held.requests), named })];
}

function usageLines({ 'most-used': most = {}, 'least-used': least = {}, unused, rows }: Source): string[] {
  const listed = (of: typeof most) =>
    joinAnd(
      Object.values(of)
        .slice(0, 5)
        .map(({ title, views }) => fill(say.show.dataset, { title, views: thousands(views) })),
    );
  return [
    ...(Object.keys(most).length > 0 ? [fill(say.show.used, { datasets: listed(most) })] : []),
    ...(Object.keys(least).length > 0 ? [fill(say.show.least, { datasets: listed(least) })] : []),
    ...(unused === undefined ? [] : [fill(say.show.unused, { unused: thousands(unused), rows: thousands(rows) })]),
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
