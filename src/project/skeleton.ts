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
  const write = (keys: Keys, column: number, above: string) => {
    const pad = ' '.repeat(column);
    for (const [key, place] of keys) {
      const id = `${above}${key}`;
      if (place.label) for (const line of about(id, place.label)) lines.push(`${pad}${commented(line)}`);
      lines.push(`${pad}${inlineText(key)}:`);
      write(place.keys, column + 2, `${id}.`);
    }
  };
  write(layoutOf(method), 0, '');
  return `${lines.join('\n')}\n`;
}

export type Keys = Map<string, LayoutKey>;
/** A key: the label of what stands there, its question (none for a finished section), the keys below it, and for records those of one record. */
export type LayoutKey = { label?: string; question?: Question; keys: Keys; record?: Keys };

/** The keys of a method's project file below its head: the questions in the method's order, then the finished sections. */
export function layoutOf(method: Method): Keys {
  const layout: Keys = new Map();
  const put = (keys: Keys, id: string, question: Question) =>
    Object.assign(placeAt(keys, id.split('.')), { label: question.label, question });
  for (const question of skeletonOf(method)) {
    const place = put(layout, question.id, question);
    if (question.kind !== 'records') continue;
    place.record = new Map();
    for (const field of question.fields ?? []) put(place.record, field.id, fieldQuestion(question, 'record', field));
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
