// Surveys one file: opens it, tells what it is a list of, and has its rows counted. Of the rows nothing stays.
import type { Source } from '../project/evidence.ts';
import { type Recognized, recognize, type Wishes } from './columns.ts';
import { type Lexicon, type Sorter, sorterOf } from './lexicon.ts';
import { openEvidence, refused } from './open.ts';
import { type Counted, type Counter, countRequests } from './requests.ts';
import { readTable } from './tables.ts';
import { countDatasets } from './usage.ts';

/** What the person said of a file, and who wants to know how far it is read. */
export type Asked = {
  lexicon: Lexicon;
  kind?: Source['kind'];
  columns?: Wishes;
  /** Gets told how far a file is read. */
  onProgress?: (share: number, rows: number, size: number) => void;
};

/** What was found in a file: what `tde.yaml` will hold, and whether the columns told what it is a list of. */
export type Survey = Omit<Counted, 'source'> & { source: Source; isKindSure: boolean };

/**
 * Reads a file and counts.
 * @param path where it is; `name` is what messages and the project call it
 * @throws UserError where it holds nothing that can be counted, with what to ask for
 */
export async function survey(path: string, name: string, asked: Asked): Promise<Survey> {
  const sorter = sorterOf(asked.lexicon);
  const made = await surveyOnce(path, name, sorter, asked, false);
  // Kinds so many that hardly one is met often are no kinds: somebody's own words, which are sorted as such.
  return made === 'by lexicon' ? ((await surveyOnce(path, name, sorter, asked, true)) as Survey) : made;
}

// --- internal ---

const STEP = 20_000;

async function surveyOnce(
  path: string,
  name: string,
  sorter: Sorter,
  asked: Asked,
  byLexicon: boolean,
): Promise<Survey | 'by lexicon'> {
  const opened = await openEvidence(path, name);
  let rows = 0;
  let header: readonly string[] = [];
  let found: Recognized | undefined;
  let count: Counter<Counted | 'by lexicon'>['count'] | undefined;
  const odd = await readTable(opened, (names) => {
    header = names;
    found = recognize(names, asked.columns, asked.kind);
    const { kind, columns } = found;
    if (!kind) throw refused(name, 'noColumns', { columns: names.length });
    const order = asked.columns?.opened?.order;
    const counter =
      kind === 'portal usage' || kind === 'catalog'
        ? countDatasets(kind, columns, sorter)
        : countRequests(found, sorter, { byLexicon, order });
    count = counter.count;
    return (cell) => {
      if (++rows % STEP === 0) asked.onProgress?.(opened.read() / opened.size, rows, opened.size);
      counter.take((role) => {
        const at = columns[role];
        return at === undefined ? '' : cell(at).trim();
      });
    };
  });
  const counted = count?.(odd);
  if (counted === 'by lexicon') return counted;
  if (!found?.kind || !counted || counted.source.rows === 0) throw refused(name, 'headerOnly');
  const columns = Object.fromEntries(
    Object.entries(found.columns).flatMap(([role, at]) => (at === undefined ? [] : [[role, header[at] ?? '']])),
  );
  const { source, ...more } = counted;
  const told = { file: name, fingerprint: await opened.fingerprint(), kind: found.kind, columns };
  return { source: { ...told, ...source }, ...more, isKindSure: found.isSure };
}
