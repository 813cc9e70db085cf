// Makes the bytes of a Word file depend on its content alone: the package behind it puts in the time and random ids.
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** The guide's month: a date that is the same for every file, since a document carries no "today". */
const DATE = '2017-09-01T00:00:00Z';

/** The same Word file with ids in the order they appear, one fixed date, and its parts in one fixed order. */
export function reproducible(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const seen = new Map<string, number>();
  const fixed: Zippable = {};
  for (const name of Object.keys(parts).sort()) {
    fixed[name] = [fixPart(name, parts[name] as Uint8Array, seen), { mtime: ZIP_TIME }];
  }
  return zipSync(fixed, { level: 6 });
}

// --- internal ---

/** Nearly the first moment that a zip file can hold; local time, since zip knows no other. */
const ZIP_TIME = '1980-01-02T00:00:00';

function fixPart(name: string, bytes: Uint8Array, seen: Map<string, number>): Uint8Array {
  if (!/\.(?:xml|rels)$/.test(name)) return bytes;
  const text = strFromU8(bytes).replace(
    /((?:r:id|Id)=)"rId([A-Za-z0-9_-]{10,})"/g,
    (_, attribute: string, id: string) => {
      if (!seen.has(id)) seen.set(id, seen.size + 1);
      return `${attribute}"rIdLink${seen.get(id)}"`;
    },
  );
  return strToU8(name === 'docProps/core.xml' ? text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, DATE) : text);
}
