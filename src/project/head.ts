// Reads the top of a project file: its format, its method, and the file of the cycle before.
import type { Problem, Where } from '../errors.ts';
import type { Method } from '../method/types.ts';
import { type MapNode, offsetOf, scalarText } from './nodes.ts';
import { failWith, shown } from './problems.ts';
import { FORMAT } from './skeleton.ts';

/** What stands at the top; `warning` where the file was made with another method. */
export type Head = { methodId: string | undefined; previous: string | undefined; warning: Problem | undefined };

/** The keys of the top that are not answers. */
export const HEAD_KEYS: ReadonlySet<string> = new Set(['tde', 'method', 'previous']);

/**
 * @param options.sheet the file holds answers only, and may do without `tde:`
 * @throws UserError where the file is of no format this program can read
 */
export function readHead(
  root: MapNode,
  method: Method,
  where: (offset: number) => Where,
  { sheet = false }: { sheet?: boolean } = {},
): Head {
  const at = (key: string) => root.items.find((pair) => scalarText(pair.key) === key)?.value;
  const format = scalarText(at('tde'))?.trim() ?? '';
  if (format || !sheet) failWith(formatProblems(format, where(offsetOf(at('tde')))));
  const methodId = scalarText(at('method'))?.trim() || undefined;
  const warning =
    methodId && methodId !== method.id ? otherMethod(methodId, method, where(offsetOf(at('method')))) : undefined;
  return { methodId, previous: scalarText(at('previous'))?.trim() || undefined, warning };
}

// --- internal ---

function formatProblems(format: string, where: Where): Problem[] {
  const next = `Put "tde: ${FORMAT}" at the top if this is a project file; make a new one with: tde init`;
  if (!format) {
    const what = `This file does not say "tde: ${FORMAT}", so it may not be a project file.`;
    return [{ code: 'no-format', what, where, next }];
  }
  if (!/^[1-9]\d{0,8}$/.test(format)) {
    return [{ code: 'bad-format', what: `"tde: ${shown(format)}" is not a file format.`, where, next }];
  }
  if (Number(format) <= FORMAT) return [];
  const what = `This file was made by a newer tde (file format ${format}; this one knows ${FORMAT}).`;
  return [{ code: 'newer-format', what, where, next: 'Update tde, then open the file again. Nothing was changed.' }];
}

const otherMethod = (methodId: string, method: Method, where: Where): Problem => ({
  code: 'other-method',
  what: `This file was made with the method ${shown(methodId)}; the one in use is ${method.id}.`,
  where,
  next: `Use --method to name the folder of ${shown(methodId)}, or go on: answers that fit are kept.`,
});
