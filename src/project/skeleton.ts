// The layout of a project file: which keys it has, in which order, and an empty one to fill in. Knows no file.
import { fieldQuestion, skeletonOf } from '../method/ids.ts';
import type { Method, Question } from '../method/types.ts';
import { inlineText, type Order } from './splice.ts';

/** The file format this program reads and writes, as it stands at `tde:`. */
export const FORMAT = 1;

/** The comments of a new file: those at its top, and those above the key of a question or a finished section. */
export type Comments = {
  head: readonly string[];
  about: (id: string, label: string) => readonly string[];
};

/** The text of a new, empty project file: every question's key in the method's order, with its label as a comment above. */
export function newProjectText(method: Method, { head, about }: Comments = commentsFor(method)): string {
  const lines = [...head.map(commented), `tde: ${FORMAT}`, `method: ${inlineText(method.id)}`];
  return `${[...lines, ...linesOf(layoutOf(method), (id, { label }) => (label ? about(id, label) : []))].join('\n')}\n`;
}

/** The lines of a new, empty record: the key of each field, with what `about` says of it as a comment above. */
export const recordLines = (hub: Question, about: (field: Question) => readonly string[]): string[] =>
  linesOf(recordKeys(hub), (_id, { question }) => (question ? about(question) : []));

export type Keys = Map<string, LayoutKey>;
/** A key: the label of what stands there, its question (none for a finished section), the keys below it, and for records those of one record. */
export type LayoutKey = { label?: string; question?: Question; keys: Keys; record?: Keys };

/** The keys of a method's project file below its head: the questions in the method's order, then the finished sections. */
export function layoutOf(method: Method): Keys {
  const layout: Keys = new Map();
  for (const question of skeletonOf(method)) {
    const place = put(layout, question.id, question);
    if (question.kind === 'records') place.record = recordKeys(question);
  }
  const finished: Keys = new Map(method.sections.map(({ id, title }) => [id, { label: title, keys: new Map() }]));
  return layout.set('finished', { keys: finished });
}

/** The order of the keys below a path, for putting missing keys into a file that does not have them all. */
export function orderOf(method: Method): Order {
  const layout = layoutOf(method);
  return (parent) => {
    if (parent.length === 0) return ['tde', 'method', 'previous', ...layout.keys(), 'evidence'];
    let keys: Keys = layout;
    let place: LayoutKey | undefined;
    for (const key of parent) {
      place = keys.get(key) ?? (place?.record && { keys: place.record });
      if (!place) return [];
      keys = place.keys;
    }
    return keys.size || place?.record ? [...keys.keys()] : ['answer', 'note', 'find-out'];
  };
}

/** The keys that lead to an id in the file. A section's id is one key, whatever dots it has. */
export function pathOf(id: string): string[] {
  return id.startsWith('finished.') ? ['finished', id.slice('finished.'.length)] : id.split('.');
}

// --- internal ---

const commentsFor = ({ title }: Method): Comments => ({
  head: [`A ${title} project. Edit it by hand, or run: tde`, 'yaml-language-server: $schema=./tde.schema.json'],
  about: (_id, label) => [label.replace(/\s+/g, ' ')],
});

const commented = (line: string): string => `# ${line}`.trimEnd();

function linesOf(keys: Keys, about: (id: string, place: LayoutKey) => readonly string[], above = ''): string[] {
  return Array.from(keys).flatMap(([key, place]) => {
    const id = `${above}${key}`;
    const below = linesOf(place.keys, about, `${id}.`).map((line) => `  ${line}`);
    return [...about(id, place).map(commented), `${inlineText(key)}:`, ...below];
  });
}

function recordKeys(hub: Question): Keys {
  const keys: Keys = new Map();
  for (const field of hub.fields ?? []) put(keys, field.id, fieldQuestion(hub, 'record', field));
  return keys;
}

const put = (keys: Keys, id: string, question: Question): LayoutKey =>
  Object.assign(placeAt(keys, id.split('.')), { label: question.label, question });

function placeAt(layout: Keys, path: readonly string[]): LayoutKey {
  let keys = layout;
  let place: LayoutKey = { keys };
  for (const key of path) {
    place = keys.get(key) ?? { keys: new Map() };
    keys.set(key, place);
    keys = place.keys;
  }
  return place;
}
