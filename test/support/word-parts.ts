// A strict look at the parts of a Word or an Excel file: well-formed XML, characters XML allows, relations that lead somewhere.
import { posix } from 'node:path';

/** What is wrong with the parts, by name; empty where all is well. */
export function partsProblems(parts: Readonly<Record<string, string>>, main = 'word/document.xml'): string[] {
  const names = Object.keys(parts);
  const xml = names.filter((name) => /\.(?:xml|rels)$/.test(name));
  return [
    ...['[Content_Types].xml', '_rels/.rels', main].filter((name) => !names.includes(name)),
    ...xml.flatMap((name) => xmlProblems(parts[name] ?? '').map((what) => `${name}: ${what}`)),
    ...names.filter((name) => name.endsWith('.rels')).flatMap((name) => relationProblems(name, parts)),
  ];
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML forbids
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/u;
const TAG = /<(?:\?[^?]*\?|(\/?)([A-Za-z_][\w:.-]*)((?:\s+[A-Za-z_][\w:.-]*="[^"<]*")*)\s*(\/?))>/y;

/** Reads tags, attributes and entities with no mercy: anything that is not exactly XML is told. */
function xmlProblems(text: string): string[] {
  if (FORBIDDEN.test(text)) return ['a character that XML forbids'];
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(text)) return ['a bare &'];
  const open: string[] = [];
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf('<', at);
    if (next < 0) break;
    TAG.lastIndex = next;
    const [whole, closing, name, attributes, empty] = TAG.exec(text) ?? [];
    if (whole === undefined) return [`no tag: ${text.slice(next, next + 60)}`];
    at = next + whole.length;
    if (!name) continue;
    const keys = Array.from((attributes ?? '').matchAll(/([\w:.-]+)="/g), (match) => match[1]);
    if (new Set(keys).size < keys.length) return [`an attribute twice in ${name}`];
    if (closing && open.pop() !== name) return [`${name} is closed where it is not open`];
    if (!closing && !empty) open.push(name);
  }
  return open.map((name) => `${name} is not closed`);
}

function relationProblems(name: string, parts: Readonly<Record<string, string>>): string[] {
  const owner = name.replace(/_rels\/([^/]*)\.rels$/, '$1');
  const text = parts[name] ?? '';
  const relations = Array.from(text.matchAll(/<Relationship\b[^>]*>/g), ([tag]) => ({
    id: /\bId="([^"]*)"/.exec(tag)?.[1] ?? '',
    target: /\bTarget="([^"]*)"/.exec(tag)?.[1] ?? '',
    outside: tag.includes('TargetMode="External"'),
  }));
  const ids = relations.map(({ id }) => id);
  const used = Array.from((parts[owner] ?? '').matchAll(/\br:(?:id|embed)="([^"]*)"/g), (match) => match[1] ?? '');
  return [
    ...relations
      .filter(({ target, outside }) =>
        outside
          ? !/^https?:\/\//i.test(target)
          : !(posix.join(posix.dirname(owner), target) in parts) && !(target.replace(/^\//, '') in parts),
      )
      .map(({ target }) => `${name}: ${target} leads nowhere`),
    ...used.filter((id) => !ids.includes(id)).map((id) => `${owner}: ${id} is no relation`),
    ...(new Set(ids).size < ids.length ? [`${name}: an id twice`] : []),
  ];
}
