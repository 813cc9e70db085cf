// Makes the bytes of a Word file depend on its content alone: the package behind it puts in the time and random ids.
import { strToU8, type Zippable, zipSync } from 'fflate';

/** The guide's month: a date that is the same for every file, since a document carries no "today". */
const DATE = '2017-09-01T00:00:00Z';

/** Nearly the first moment that a zip file can hold; local time, since zip knows no other. */
const ZIP_TIME = '1980-01-02T00:00:00';

/** The parts of a Word file as one file: ids in the order they appear, one fixed date, and the parts in one fixed order. */
export function packed(parts: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  const seen = new Map<string, number>();
  const fixed: Zippable = {};
  for (const [name, part] of [...parts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    fixed[name] = [typeof part === 'string' ? strToU8(fixPart(name, part, seen)) : part, { mtime: ZIP_TIME }];
  }
  return zipSync(fixed, { level: 6 });
}

// --- internal ---

function fixPart(name: string, xml: string, seen: Map<string, number>): string {
  const text = xml.replace(/((?:r:id|Id)=)"rId([A-Za-z0-9_-]{10,})"/g, (_, attribute: string, id: string) => {
    if (!seen.has(id)) seen.set(id, seen.size + 1);
    return `${attribute}"rIdLink${seen.get(id)}"`;
  });
  return name === 'docProps/core.xml' ? text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, DATE) : text;
}
