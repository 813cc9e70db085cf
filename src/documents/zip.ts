// Zip files, which Word's and Excel's are, of which the same parts give the same bytes.
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** A zip file again: its parts in one order and of one time, those in XML as `change` makes them. */
export function zippedAnew(zip: Uint8Array, change: (name: string, xml: string) => string): Uint8Array {
  const parts: Zippable = {};
  for (const [name, part] of Object.entries(unzipSync(zip)).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const made = /\.(?:xml|rels)$/.test(name) ? strToU8(change(name, strFromU8(part))) : part;
    parts[name] = [made, { mtime: ZIP_TIME }];
  }
  return zipSync(parts, { level: 6 });
}

// --- internal ---

/** Nearly the first moment that a zip file can hold; local time, since zip knows no other. */
const ZIP_TIME = '1980-01-02T00:00:00';
