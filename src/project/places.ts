// Tells where in the text of a project file an id stands. Pure: reads tokens only, and knows no method and no answers.
import { Parser } from 'yaml';
import type { Where } from '../errors.ts';
import { whereIn } from './problems.ts';
import { type Entry, entryAt, type MapToken, readEntries, rootOf } from './tokens.ts';

/**
 * A way to find ids in a text: the place of an id's key or, where that is not there, of the nearest group above it; the
 * beginning of the file where neither is. The text is read once, so that many ids cost no more than one.
 */
export function placesIn(text: string, file: string): (id: string) => Where {
  const where = whereIn(text, file);
  const root = rootOf([...new Parser().parse(text)]);
  const read = new Map<MapToken, readonly Entry[]>();
  const entriesOf = (map: MapToken): readonly Entry[] => {
    const known = read.get(map) ?? readEntries(text, map);
    read.set(map, known);
    return known;
  };
  return (id) => {
    let offset = 0;
    let map = root.kind === 'map' ? root.map : undefined;
    for (const key of id.split('.')) {
      const entry = map && entryAt(entriesOf(map), key);
      if (!entry) break;
      offset = entry.from;
      map = entry.map;
    }
    return where(offset);
  };
}
