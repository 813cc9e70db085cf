// Counts what a portal has: its datasets, those used most and not at all, and which of them is about a topic that people ask for.

import { newRecordId } from '../project/answers.ts';
import type { SourceTopic, UsedDataset } from '../project/evidence.ts';
import type { Columns } from './columns.ts';
import type { Sorter } from './lexicon.ts';
import { looksPersonal } from './private.ts';
import { type At, type Counted, type Counter, nameIn } from './requests.ts';
import type { Oddities } from './tables.ts';

/**
 * Counts the rows of an inventory or a catalog. A map or a view that was made of a dataset counts for that one, as the list would else
 * begin with maps that nobody can count in.
 */
export function countDatasets(kind: 'portal usage' | 'catalog', columns: Columns, sorter: Sorter): Counter<Counted> {
  const datasets: (UsedDataset & { id: string })[] = [];
  const derived: { parent: string; views: number; downloads: number }[] = [];
  const aside: Oddities = {};
  const setAside = (name: string) => {
    aside[name] = (aside[name] ?? 0) + 1;
  };
  const take = (at: At) => {
    const title = nameIn(at('subject'), 120);
    if (title === '') return setAside('without-title');
    if (/^(?:false|no|0)$/i.test(at('public'))) return setAside('not-public');
    const [views, downloads] = [numberIn(at('views')), numberIn(at('downloads'))];
    const parent = at('parent').split(';')[0]?.trim() ?? '';
    if (parent !== '') return void derived.push({ parent, views, downloads });
    if (at('type') !== '' && !/data ?set|table|tabular/i.test(at('type'))) return setAside('no-datasets');
    if (looksPersonal(title)) return setAside('named-like-a-person');
    datasets.push({ id: at('id'), title, views, ...(columns.downloads !== undefined && { downloads }) });
  };
  const count = (odd: Oddities): Counted => {
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
    const all = { ...odd, ...aside };
    const source = {
      rows: datasets.length,
      ...(Object.keys(all).length > 0 && { 'set-aside': all }),
      ...(kind === 'portal usage' && {
        unused: ranked.filter(({ views }) => views === 0).length,
        'most-used': byTitle(ranked.slice(0, MOST_SHOWN), used),
        'least-used': byTitle(least, used),
      }),
      topics: topicsOf(ranked, sorter, kind === 'portal usage'),
    };
    return { source, dates: { told: true, against: 0 }, unsortedWords: [] };
  };
  return { take, count };
}

// --- internal ---

const MOST_SHOWN = 10;
const MOST_OF_TOPIC = 6;

const numberIn = (text: string): number => {
  const number = Number(text.replace(/[,\s]/g, ''));
  return Number.isFinite(number) && number > 0 ? Math.round(number) : 0;
};

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
      return [topic, { title, datasets: datasets.length, ...(unused > 0 && { unused }), published }];
    }),
  );
}
