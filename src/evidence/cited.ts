// How a source of evidence is cited, and which sources answers cite: all that most documents and commands need of what evidence says.
import { questionAt } from '../method/ids.ts';
import type { Step } from '../method/types.ts';
import type { Answer, Reader } from '../project/answers.ts';
import { citedIn, markOf, type Source, type SourceKind } from '../project/evidence.ts';
import { fill, joinAnd, thousands, words } from '../words.ts';

const { cite } = words.evidence;

/** The kinds that are logs of what people ask for. */
const LOGS: readonly SourceKind[] = ['records requests', 'service requests', 'dataset requests'];
export const isLog = ({ kind }: Pick<Source, 'kind'>): boolean => LOGS.includes(kind);

/** How much is in a source: "11,098 requests". */
export function rowsIn({ kind, rows }: Pick<Source, 'kind' | 'rows'>): string {
  const [one, many] = cite.rows[kind];
  return `${thousands(rows)} ${rows === 1 ? one : many}`;
}

/** What a source shows in one line, so that anybody can look: rows, span, columns, its id and the file's fingerprint. */
export function citationOf(id: string, source: Source): string {
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
      .flatMap(([, answer]) => citationsIn(answer).map(({ id }) => id)),
  );
  return [...evidence].flatMap(([id, source]) => (ids.has(id) ? [citationOf(id, source)] : []));
}

/** The sources that an answer cites, in its value or its note. */
export const citationsIn = ({ value, note }: Answer): ReturnType<typeof citedIn> =>
  citedIn([value ?? [], note ?? []].flat().join('\n'));
