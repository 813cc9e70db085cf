// What the records show, for the plan: each log with its topics as a picture and a table, each list of datasets, and how both are
// cited. Pure.
import { rangeBar } from '../../advice/recommend.ts';
import { citationOf, isLog } from '../../evidence/cited.ts';
import { couldText, type LogShown, logsIn, percentOf, remarksOn, type TopicShown } from '../../evidence/shown.ts';
import { FEW } from '../../project/evidence.ts';
import { thousands, words } from '../../words.ts';
import type { DocumentReader, Missing, Table } from './shown.ts';

/** A source of evidence: what it is, how it is cited, and what is to be said of it. */
type SourceView = { title: string; citation: string; lines: string[] };

/** The evidence of a project. A log has `bars` for its first topics, of what `measure` says. */
type EvidenceView = Missing & {
  caution: string;
  logs: (SourceView & { measure: string; bars: string[]; table: Table; empty: boolean })[];
  lists: SourceView[];
  empty: boolean;
};

/** All evidence; nothing of it is ever missing, as nobody has to have any. */
export function evidenceView({ evidence }: DocumentReader): EvidenceView {
  return {
    caution: words.evidence.caution,
    logs: logsIn(evidence).map(logView),
    lists: [...evidence]
      .filter(([, source]) => !isLog(source))
      .map(([id, source]) => ({
        title: words.evidence.kinds[source.kind],
        citation: citationOf(id, source),
        lines: remarksOn(source),
      })),
    empty: evidence.size === 0,
    gaps: [],
    missing: '',
  };
}

// --- internal ---

const MOST_BARS = 8;
const MOST_ROWS = 20;

function logView(log: LogShown): EvidenceView['logs'][number] {
  const { id, source, topics } = log;
  const { document: say, kinds, about, classes } = words.evidence;
  const { requesters } = source;
  const isByPeople = requesters !== undefined && topics.some((topic) => typeof topic.requesters === 'number');
  const shareOf = (topic: TopicShown): number | undefined => {
    if (!isByPeople) return percentOf(topic.requests, source.rows);
    return typeof topic.requesters === 'number' ? percentOf(topic.requesters, requesters ?? 0) : undefined;
  };
  const bars = topics.slice(0, MOST_BARS).flatMap((topic) => {
    const percent = shareOf(topic);
    if (percent === undefined) return [];
    return [`${rangeBar({ low: percent / 100, high: percent / 100 })} ${`${percent} %`.padEnd(5)} ${topic.title}`];
  });
  return {
    title: kinds[source.kind],
    citation: citationOf(id, source),
    lines: [...remarksOn(source, log), about, classes],
    measure: isByPeople ? say.byPeople : say.byRequests,
    bars,
    table: tableFor(topics.slice(0, MOST_ROWS)),
    empty: topics.length === 0,
  };
}

/** The topics as a table, without the columns of which nothing is known. */
function tableFor(topics: readonly TopicShown[]): Table {
  const { document: say, answers, topic: few, answer: found } = words.evidence;
  const peopleIn = ({ requesters }: TopicShown) =>
    requesters === undefined ? say.unknown : requesters === FEW ? few.fewPeople : thousands(requesters);
  const couldBe = (topic: TopicShown) => couldText(topic, { ...answers, unknown: say.unknown }, say);
  const publishedFor = ({ could, answer }: TopicShown) =>
    could === 'case-file' || answer === undefined
      ? ''
      : answer === 'none'
        ? found.none
        : answer.dataset + (answer.unused ? found.unused : '');
  const columns: [name: string, text: (topic: TopicShown) => string, isKnown?: (topic: TopicShown) => boolean][] = [
    [say.columns.topic, ({ title }) => title],
    [say.columns.people, peopleIn, ({ requesters }) => requesters !== undefined],
    [say.columns.requests, ({ requests }) => thousands(requests)],
    [say.columns.could, couldBe],
    [say.columns.published, publishedFor, ({ answer }) => answer !== undefined],
  ];
  const shown = columns.filter(([, , isKnown]) => !isKnown || topics.some(isKnown));
  return {
    columns: shown.map(([name]) => name),
    rows: topics.map((topic) => shown.map(([, text]) => text(topic))),
  };
}
