// Contact details of the net in a plain text: links with a password in them, e-mail addresses, names on a network. Pure.
import { BLOT, either, L, oneOf, type Span, spanOf } from './spans.ts';

/** Links that let somebody in are contact details; all others hold none, but for an e-mail address. */
export function links(text: string): Span[] {
  return [...text.matchAll(LINK)].flatMap((match): Span[] => {
    const link = match[0].slice(0, endOf(match[0]));
    const span = { from: match.index, to: match.index + link.length };
    if (USER_AND_PASSWORD.test(link) || SECRET.test(link)) return [span];
    return link.includes('@') ? [] : [{ ...span, none: true }];
  });
}

/** E-mail addresses, spelt out ones ("ann (at) example dot org") too. */
export function emails(text: string): Span[] {
  return [...text.matchAll(EMAIL)]
    .filter(
      ({ 0: found, index }) => !FILE.test(found) && !(found.startsWith('git@') && text[index + found.length] === ':'),
    )
    .map(spanOf);
}

/** Names that people go by on a network: "@ann on Instagram". A bare "@ann" may be anything. */
export function handles(text: string): Span[] {
  return [...text.matchAll(HANDLE)].map(spanOf);
}

// --- internal ---

/** With or without "https://": then a page stands after the name of a host. */
const LINK = new RegExp(
  either(
    `(?<![a-z0-9])[a-z][a-z0-9+.-]{1,20}://[^\\s<>"\`|${BLOT}]+`,
    `(?<![${L}\\d.@-])[${L}\\d-]{1,63}(?:\\.[${L}\\d-]{1,63}){0,6}\\.[${L}]{2,24}/[^\\s<>"\`|${BLOT}]+`,
  ),
  'gi',
);
const USER_AND_PASSWORD = /^[^/]*:\/\/[^/?#@]{1,200}@/u;
/** What a link calls the key that opens it; a mere "key" is one if it looks like one. */
const SECRET =
  /[?&#;][^=&#;]{0,40}(?:(?:token|secret|passw(?:or)?d|pwd|api[-_]?key|signature|sig|jwt|session[-_]?id|auth)=[^&#]{3}|key=(?=[^&#]{0,40}\d)[^&#]{8})/i;

/** Where a link ends: what closes the sentence around it is not part of it. */
function endOf(link: string): number {
  let end = link.length;
  const round = link.includes('(');
  while (/[.,;:!?'’]/.test(link[end - 1] ?? '') || (link[end - 1] === ')' && !round)) end--;
  return end;
}

const LETTER = `[${L}]`;
const W = `[${L}\\d]`;
const NAME = `(?<!${W})${W}(?:${W}|[._%+'-](?=${W})){0,63}`;
const LABEL = `${W}[${L}\\d-]{0,62}`;
const DOT_WORD = '(?:dot|punto|punkt|point)';
const DOT = either('\\.', ` ?[([{] ?${DOT_WORD} ?[)\\]}] ?`, `[ _-]${DOT_WORD}[ _-]`);
const AT = either(' ?[([{] ?(?:at|arroba|ät|a|@) ?[)\\]}] ?', ' ?@ ');
const AT_WORD = '[ _-](?:at|arroba)[ _-]';
/** How a spelt out address ends: "dot" is a word too. */
const TOP = '(?:com|org|net|edu|gov|mil|info|us|ca|uk|au|nz|ie|de|fr|es|it|mx)';
/** What stands before an "at" that belongs to no address: "look at", "find us @". */
const NO_NAME =
  '(?!(?:work|look|shop|buy|order|sell|meet|job|sold|bought|find|found|follow|me|us|him|her|them|is|are|or|and)(?:s|ed|ing)?[ _-])';
const EMAIL = new RegExp(
  either(
    `@?${NAME}@${LABEL}(?:\\.${LABEL}){0,8}\\.${LETTER}{2,24}(?!${W})`,
    `${NO_NAME}${NAME}${AT}${LABEL}(?:${DOT}${LABEL}){0,6}${DOT}${LETTER}{2,24}(?!${W})`,
    `${NO_NAME}${NAME}(?: dot ${LABEL}){0,3}${AT_WORD}${LABEL}(?:[ _-]${DOT_WORD}[ _-]${LABEL}){0,3}[ _-]${DOT_WORD}[ _-]${TOP}(?!${W})`,
    `(?<=(?:e-?mail|mail|write to|contact|reach) )${NO_NAME}${NAME} at ${LABEL}(?:\\.${LABEL}){0,4}\\.${TOP}(?!${W})`,
  ),
  'gi',
);
/** Not where post goes: the picture "logo@2x.png". */
const FILE = /\.(?:png|jpe?g|gif|svg|webp|pdf)$/i;

const NETWORK = oneOf(
  `instagram insta ig facebook fb messenger twitter tiktok telegram snapchat snap threads bluesky discord linkedin
  nextdoor wechat`,
);
const HANDLE = new RegExp(
  either(
    `(?<![${L}\\d_.@])@[${L}\\d_.]{2,30}(?=,? (?:on|auf|en|sur) ${either(NETWORK, 'x')}(?![${L}\\d]))`,
    `(?<=(?<![${L}\\d])${NETWORK}(?::? (?:is |as )?| ?\\())@[${L}\\d_.]{1,29}[${L}\\d_]`,
    `(?<=(?<![${L}\\d])(?:dm|message|follow|tag)(?: me| us| her| him| them)?(?: at)? )@[${L}\\d_.]{1,29}[${L}\\d_]`,
  ),
  'gi',
);
