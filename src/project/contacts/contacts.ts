// Finds what a person can be reached by in a text: e-mail, phone, home address, name on a network, link with a password. Pure.
// Every pattern is bounded and starts only where a word or a number starts, so that time grows with the text and no faster.
import { ADDRESS_WORD, addresses } from './addresses.ts';
import { chatNumbers, phones } from './phones.ts';
import { BLOT, type Span } from './spans.ts';
import { emails, handles, links } from './web.ts';

/** What a contact detail is; a `link` is one that lets in whoever has it. */
export type ContactKind = 'email' | 'phone' | 'address' | 'handle' | 'link';

/** A contact detail, as the place in the text where it stands. */
export type Contact = { from: number; to: number; kind: ContactKind };

/** The contact details in a text, from first to last; no two overlap. */
export function contactsIn(text: string): Contact[] {
  const { plain, inText } = readable(text);
  const found: Contact[] = [];
  let rest = plain;
  for (const { kind, needs, find } of FINDERS) {
    if (!needs.test(rest)) continue;
    const spans = find(rest);
    for (const span of spans) if (!span.none) found.push({ ...inText(span), kind });
    rest = replaced(rest, spans, (length) => BLOT.repeat(length));
  }
  return found.sort((a, b) => a.from - b.from);
}

/** The text with something else in place of each contact detail: `standIn` is asked for each, from first to last. */
export const withoutContacts = (text: string, standIn: () => string): string =>
  replaced(text, contactsIn(text), standIn);

// --- internal ---

/** A finder of one kind, and what a text without any of that kind lacks: most texts are plain words, and cost one look each. */
type Finder = { kind: ContactKind; needs: RegExp; find: (text: string) => Span[] };

/** In this order: what one has found, the next ones no longer see. */
const FINDERS: readonly Finder[] = [
  { kind: 'phone', needs: /(?:wa\.me|whatsapp\.com)\//i, find: chatNumbers },
  { kind: 'link', needs: /\//, find: links },
  { kind: 'email', needs: /@|[ _-](?:at|arroba)[ _-]|[([{] ?(?:at|arroba|ät|a) ?[)\]}]/i, find: emails },
  { kind: 'handle', needs: /@/, find: handles },
  { kind: 'phone', needs: /\d(?:[ ()./-]{0,3}\d){6}/, find: phones },
  { kind: 'address', needs: ADDRESS_WORD, find: addresses },
];

function replaced(text: string, spans: readonly Span[], replacement: (length: number) => string): string {
  let done = 0;
  let kept = '';
  for (const { from, to } of spans) {
    kept += text.slice(done, from) + replacement(to - from);
    done = to;
  }
  return kept + text.slice(done);
}

/**
 * A text as the patterns read it: letters, digits and signs of any width and script as the plain ones that mean the same,
 * every dash as "-", every blank as " ", and nothing that cannot be seen. `inText` gives the place of a piece in the text itself.
 */
function readable(text: string): { plain: string; inText: (span: Span) => Span } {
  if (/^[\n -~]*$/.test(text)) return { plain: text, inText: (span) => span };
  const starts: number[] = [];
  const ends: number[] = [];
  let plain = '';
  let at = 0;
  for (const character of text) {
    const meant = plainOf(character);
    for (let i = 0; i < meant.length; i++) {
      starts.push(at);
      ends.push(at + character.length);
    }
    plain += meant;
    at += character.length;
  }
  return { plain, inText: ({ from, to }) => ({ from: starts[from] ?? at, to: ends[to - 1] ?? at }) };
}

function plainOf(character: string): string {
  if (/[\n -~]/.test(character)) return character;
  if (/[\p{Pd}−]/u.test(character)) return '-';
  if (/[\p{Zs}\t]/u.test(character)) return ' ';
  if (/[\p{Cf}\r]/u.test(character)) return '';
  const folded = character.normalize('NFKC');
  return /^\p{Nd}$/u.test(folded) ? String(digitOf(folded.codePointAt(0) ?? 0)) : folded;
}

/** The value of a digit of any script: Unicode has the ten of each in a row, from 0 to 9. */
function digitOf(code: number): number {
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero--;
  return code - zero;
}
