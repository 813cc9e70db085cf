// Surveys one file: opens it, tells what it is a list of, and has its rows counted, of which nothing stays. A log of requests is counted by
// requests.ts; what a portal has is counted here: its datasets, those used most and not at all, and which of them is about which topic.

import { newRecordId } from '../project/answers.ts';
import { asideText, type Source, type SourceTopic, type UsedDataset } from '../project/evidence.ts';
import { words } from '../words.ts';
import { type Columns, ROLES, recognize, type Wishes } from './columns.ts';
import { type Lexicon, type Sorter, sorterOf } from './lexicon.ts';
import { openEvidence, refused } from './open.ts';
import { couldBeNamed, looksPersonal } from './private.ts';
import {
  type At,
  asideOf,
  type Counted,
  type Counter,
  countRequests,
  type Mistaken,
  nameIn,
  wholeNumber,
} from './requests.ts';
import { counter, type Oddities, readTable } from './tables.ts';

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
  const mistaken = new Set<Mistaken>();
  for (;;) {
    const made = await surveyOnce(path, name, sorter, asked, mistaken);
    if (typeof made !== 'string') return made;
    mistaken.add(made);
  }
}

// --- internal ---

/** After so many rows it is told how far a file is read. */
const STEP = 20_000;

async function surveyOnce(
  path: string,
  name: string,
  sorter: Sorter,
  asked: Asked,
  mistaken: ReadonlySet<Mistaken>,
): Promise<Survey | Mistaken> {
  const opened = await openEvidence(path, name);
  let rows = 0;
  let reading: ReturnType<typeof readingBy> | undefined;
  let failed: unknown;
  const odd = await readTable(opened, (names) => {
    try {
      reading = readingBy(names, name, sorter, asked, mistaken);
    } catch (error) {
      failed ??= error;
      return undefined;
    }
    const { columns, counter } = reading;
    return (cell) => {
      if (++rows % STEP === 0) asked.onProgress?.(opened.read() / opened.size, rows, opened.size);
      counter.take((role) => {
        const at = columns[role];
        return at === undefined ? '' : cell(at).trim();
      });
    };
  });
  if (!reading) throw failed ?? refused(name, 'headerOnly');
  const { header, kind, isSure, counter } = reading;
  const counted = counter.count(odd);
  if (typeof counted === 'string') return counted;
  if (counted.source.rows === 0) {
    const { 'set-aside': aside } = counted.source;
    const reason = aside?.['named-like-a-person'] ? 'people' : aside ? 'asideOnly' : 'headerOnly';
    throw refused(name, reason, { list: asideText(aside) });
  }
  const columns = Object.fromEntries(
    Object.entries(reading.columns).flatMap(([role, at]) =>
      at === undefined || (role === 'id' && mistaken.has('ids')) ? [] : [[role, header[at] ?? '']],
    ),
  );
  const { source, ...more } = counted;
  const told = { file: name, fingerprint: await opened.fingerprint(), kind, columns };
  return { source: { ...told, ...source }, ...more, isKindSure: isSure };
}

/** How a table with these names of columns is counted. @throws UserError where they do not tell, or are of another kind than was said */
function readingBy(
  header: readonly string[],
  name: string,
  sorter: Sorter,
  asked: Asked,
  mistaken: ReadonlySet<Mistaken>,
) {
  const found = recognize(header, asked.columns, asked.kind);
  const { kind, isSure, columns, fits } = found;
  if (!kind || !fits) throw refused(name, kind ? 'otherKind' : 'noColumns', { columns: header.length });
  const used = new Set<number | undefined>(Object.values(columns));
  const idle = ROLES.find((role) => asked.columns?.[role] && !used.has(found.places[role]));
  if (idle) throw refused(name, 'idleColumn', { role: idle, kind: words.evidence.kinds[kind] });
  const order = asked.columns?.opened?.order;
  const counter =
    kind === 'portal usage' || kind === 'catalog'
      ? countDatasets(kind, columns, sorter)
      : countRequests(found, sorter, { mistaken, order });
  return { header, kind, isSure, columns, counter };
}

/**
 * Counts the rows of an inventory or a catalog. A map or a view that was made of a dataset counts for that one, as the list would else
 * begin with maps that nobody can count in.
 */
function countDatasets(kind: 'portal usage' | 'catalog', columns: Columns, sorter: Sorter): Counter<Counted> {
  const datasets: (UsedDataset & { id: string })[] = [];
  const derived: { parent: string; views: number; downloads: number }[] = [];
  const setAside = counter();
  const take = (at: At) => {
    const title = nameIn(at('subject'), 120);
    if (title === '') return setAside('without-title');
    if (/^(?:false|no|0)$/i.test(at('public'))) return setAside('not-public');
    const [views = 0, downloads = 0] = [wholeNumber(at('views')), wholeNumber(at('downloads'))];
    const parent = at('parent').split(';')[0]?.trim() ?? '';
    if (parent !== '') return void derived.push({ parent, views, downloads });
    if ((at('type') !== '' && !DATASET.test(at('type'))) || PAGE.test(title)) return setAside('no-datasets');
    if (looksPersonal(title)) return setAside('named-like-a-person');
    datasets.push({ id: at('id'), title, views, downloads: columns.downloads === undefined ? undefined : downloads });
  };
  const count = (odd: Oddities): Counted => {
    // A list of people has names in place of titles.
    const named = datasets.filter(({ title }) => NAME.test(title) && couldBeNamed(title, sorter.isKnown));
    if (named.length * 2 > datasets.length) {
      setAside('named-like-a-person', datasets.length);
      datasets.length = 0;
    }
    const byId = new Map(datasets.map((each) => [each.id, each]));
    for (const { parent, views, downloads } of derived) {
      const dataset = byId.get(parent);
      if (!dataset) setAside('derived-of-others');
      else {
        dataset.views += views;
        if (dataset.downloads !== undefined) dataset.downloads += downloads;
        setAside('counted-with-their-dataset');
      }
    }
    const used = ({ id: _, ...dataset }: (typeof datasets)[number]): UsedDataset => dataset;
    const ranked = [...datasets].sort((a, b) => b.views - a.views || (a.title < b.title ? -1 : 1));
    const least = ranked.slice(MOST_SHOWN).slice(-MOST_SHOWN).reverse();
    const source = {
      rows: datasets.length,
      'set-aside': asideOf({ ...odd, ...setAside.all() }),
      ...(kind === 'portal usage' && {
        unused: ranked.filter(({ views }) => views === 0).length,
        'most-used': byTitle(
          ranked.slice(0, MOST_SHOWN).filter(({ views }) => views > 0),
          used,
        ),
        'least-used': byTitle(least, used),
      }),
      topics: topicsOf(ranked, sorter, kind === 'portal usage'),
    };
    return { source, dates: { told: true, against: 0 }, unsortedWords: [] };
  };
  return { take, count };
}

/** What portals call that which can be counted in; not a map, a story or a page. */
const DATASET = /data ?set|table|tabular|feature (?:service|layer)|csv|excel|geojson|shapefile/i;
/** How a person is named: Ann Lee; LEE, ANN; A. van der Lee. */
const NAME = /^[\p{Lu}][\p{L}'\u2019.-]*(?:,? (?:[\p{L}]{2,3} )*\p{Lu}[\p{L}'\u2019.-]*){1,3}$/u;
/** A page of a portal that is no dataset, and may tell what or whom somebody looked for. */
const PAGE =
  /^(?:search|results? for|profile|user|log ?in|sign ?(?:in|up)|home|page not found|404|\(not set\))\b(?!.*\bdata ?set\b)/i;
const MOST_SHOWN = 10;
const MOST_OF_TOPIC = 6;

/** Things by ids made of their titles. */
function byTitle<Thing extends { title: string }, Made>(
  list: readonly Thing[],
  made: (thing: Thing) => Made,
): Record<string, Made> {
  const named = new Map<string, Made>();
  for (const thing of list) named.set(newRecordId(named, thing.title, 'dataset'), made(thing));
  return Object.fromEntries(named);
}

/** How many datasets are about each topic of the lexicon, and a few of them, those used most first. */
function topicsOf(ranked: readonly UsedDataset[], sorter: Sorter, isUseKnown: boolean): Record<string, SourceTopic> {
  const found = new Map<string, UsedDataset[]>();
  for (const dataset of ranked) {
    const { topic } = sorter.sort(dataset.title);
    if (topic !== undefined) found.set(topic, [...(found.get(topic) ?? []), dataset]);
  }
  return Object.fromEntries(
    Array.from(found, ([topic, datasets]) => {
      const unused = isUseKnown ? datasets.filter(({ views }) => views === 0).length : 0;
      const published = byTitle(datasets.slice(0, MOST_OF_TOPIC), ({ title }) => title);
      const title = sorter.topics[topic]?.title ?? topic;
      return [topic, { title, datasets: datasets.length, unused: unused || undefined, published }];
    }),
  );
}
