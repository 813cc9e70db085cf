// Tells where in the text of a project file an id stands. Pure: knows no method and no answers.
import type { Where } from '../errors.ts';
import { isMap, type MapNode, offsetOf, scalarText, type YamlNode } from './nodes.ts';
import { parseYaml } from './yaml.ts';

type Entry = { at: number; value: YamlNode };

/**
 * A way to find ids in a text: the place of an id's key or, where that is not there, of the nearest group above it; the
 * beginning of the file where neither is. The text is read once, so that many ids cost no more than one.
 * @throws UserError where the text is no project file
 */
export function placesIn(text: string, file: string): (id: string) => Where {
  const { root, where } = parseYaml(text, file);
  const read = new Map<MapNode, ReadonlyMap<string, Entry>>();
  const entriesOf = (map: MapNode): ReadonlyMap<string, Entry> => {
    const known =
      read.get(map) ??
      new Map(map.items.map(({ key, value }) => [scalarText(key) ?? '', { at: offsetOf(key), value }] as const));
    read.set(map, known);
    return known;
  };
  return (id) => {
    let offset = 0;
    let map: YamlNode = root;
    for (const key of id.split('.')) {
      const entry: Entry | undefined = isMap(map) ? entriesOf(map).get(key) : undefined;
      if (!entry) break;
      offset = entry.at;
      map = entry.value;
    }
    return where(offset);
  };
}
