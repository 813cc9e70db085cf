// Says that a key of a project file means nothing to the method, and what may have been meant.
import type { Problem, Where } from '../errors.ts';
import { isRecordId, placeOf, slug } from '../method/ids.ts';
import { meant } from '../method/meant.ts';
import type { Method } from '../method/types.ts';
import { offsetOf, scalarText, type YamlNode } from './nodes.ts';
import { shown } from './problems.ts';
import { orderOf, pathOf } from './skeleton.ts';

/** Suggestions cost time; a file full of unknown keys gets them for the first ones only. */
const MOST_SUGGESTIONS = 20;

/**
 * The warning for a key.
 * @param prefix the id of the map the key is in; empty at the top of the file
 * @param reading the method, whether it is a sheet (nothing of that is kept), the warnings so far, and how to tell where something is
 */
export function unknownKey(
  node: YamlNode,
  prefix: string,
  reading: { method: Method; sheet: boolean; warnings: readonly Problem[]; where: (offset: number) => Where },
): Problem {
  const key = scalarText(node);
  const tellNext = key !== undefined && reading.warnings.length < MOST_SUGGESTIONS;
  const next = tellNext ? advice(key, prefix, reading.method) : undefined;
  const what =
    key === undefined
      ? 'This key is not a text'
      : `"${shown(prefix ? `${prefix}.${key}` : key, 80)}" is not a key of this method`;
  return {
    code: 'unknown-key',
    what: reading.sheet ? `${what}.` : `${what}; it is kept, but not used.`,
    where: reading.where(offsetOf(node)),
    ...(next && { next }),
  };
}

// --- internal ---

function advice(key: string, prefix: string, method: Method): string | undefined {
  if (key.length > 60) return undefined;
  if (placeOf(method, prefix)?.kind === 'records' && !isRecordId(key)) {
    const proper = slug(key);
    return proper && `Write it in small letters, words joined by "-": ${proper}`;
  }
  if (key.includes('.') && placeOf(method, prefix ? `${prefix}.${key}` : key)) {
    return 'Write each word between the dots as a key of its own, each below the one before and indented by two blanks more.';
  }
  return meant(key, orderOf(method)(prefix ? pathOf(prefix) : [])).meant.trim();
}
