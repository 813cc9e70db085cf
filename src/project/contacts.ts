// Contact details in a text, found and left out. Long, but one idea: the table of what is a contact and of what only looks like one.
// Pure.

/** What a contact detail is; a `link` is one that lets in whoever has it. */
export type ContactKind = 'email' | 'phone' | 'address' | 'handle' | 'link';

/** A contact detail, as the place in the text where it stands. */
export type Contact = { from: number; to: number; kind: ContactKind };

/** The contact details in a text, from first to last; no two overlap. */
export function contactsIn(text: string): Contact[] {
  const { plain, inText } = readable(text);
  const found: Contact[] = [];
  let rest = plain;
  let small = smallLetters(plain);
  for (const { kind, needs, find } of FINDERS) {
    if (!needs.test(small)) continue;
    const spans = find(small, rest);
    for (const span of spans) if (!span.none) found.push({ ...inText(span), kind });
    [rest, small] = [blotted(rest, spans), blotted(small, spans)];
  }
  return found.sort((a, b) => a.from - b.from);
}

/** The text with something else in place of each contact detail: `standIn` is asked for each, from first to last. */
export const withoutContacts = (text: string, standIn: () => string): string =>
  replaced(text, contactsIn(text), standIn);

/** A piece of a text that is dealt with: nothing else is looked for in it. `none`: it holds no contact detail. */
export type Span = { from: number; to: number; none?: true };

/** A text with something else in place of some pieces, which stand in it in this order. */
export function replaced(text: string, spans: readonly Span[], replacement: (length: number) => string): string {
  let done = 0;
  let kept = '';
  for (const { from, to } of spans) {
    kept += text.slice(done, from) + replacement(to - from);
    done = to;
  }
  return kept + text.slice(done);
}

// --- internal ---

/** Stands for what an earlier finder has dealt with: no letter, no digit, no blank. */
const BLOT = '\uFFFC';

/** A text with what was dealt with blotted out, letter for letter in the same places. */
const blotted = (text: string, spans: readonly Span[]): string =>
  replaced(text, spans, (length) => BLOT.repeat(length));

/** Where a pattern was found. */
const spanOf = ({ 0: found, index }: RegExpExecArray): Span => ({ from: index, to: index + found.length });

/** One of some patterns. */
const either = (...patterns: readonly string[]): string => `(?:${patterns.join('|')})`;

/** One of the patterns in a list that blanks part. */
const oneOf = (list: string): string => either(...list.trim().split(/\s+/));

/**
 * The letters of scripts that put blanks between words, and the few signs in between them, as the inside of a class; in the other
 * scripts nothing has an edge.
 */
const L = 'a-zA-Z\\u00c0-\\u1fff';

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

/** The text in small letters, letter for letter: of all letters only one has a small form that is longer, the I with a dot. */
const smallLetters = (text: string): string => text.replaceAll('\u0130', 'I').toLowerCase();

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

const END = `(?![${L}\\d])`;

const HOUSE = `(?<![${L}\\d$€£#.,-])\\d{1,5}(?:-\\d{1,4})?[a-z]?`;
/** They do not stand in a street's name: "4 families on Mill Street" is no address. */
const NOT_IN_NAME = oneOf(
  `on in at of to from near by down up off past along and or the a are is were with blocks units homes families houses
  times years`,
);
const STREET_NAME = `(?:(?!${NOT_IN_NAME}${END})[${L}\\d][${L}\\d'’.-]{0,30} ){1,4}`;
const WAY = oneOf(
  `street st avenue ave road rd boulevard blvd lane ln drive dr court ct place pl way terrace ter circle cir parkway pkwy
  highway hwy square sq alley trail row crescent close gardens walk loop grove hill`,
);
const WAY_BEFORE_NAME = oneOf('calle avenida avda\\.? av\\. carrera rua via plaza');
const WAY_AFTER_HOUSE = oneOf('rue avenue boulevard place chemin allée impasse');
const WAY_IN_NAME = oneOf('straße strasse str\\. weg gasse platz allee');
const SIDE = `(?: (?:[ns]?[ew]|[ns])(?![${L}]))?`;
const STREET = either(
  `${HOUSE} ${either(`${STREET_NAME}${WAY}${END}\\.?${SIDE}`, `broadway${END}`)}`,
  `(?<![${L}])${WAY_BEFORE_NAME} (?:[${L}.'’-]{1,30} ){1,4}\\d{1,5}${END}`,
  `${HOUSE}(?: bis| ter)?,? ${WAY_AFTER_HOUSE}(?: [${L}'’-]{1,30}){1,4}`,
  `(?<![${L}])[${L}-]{2,40}${WAY_IN_NAME} \\d{1,4}[a-z]?${END}`,
);
const DOOR = `(?:${oneOf('apt apartment unit flat apto apartamento depto piso trailer')}(?:\\.? ?# ?|\\.? |\\.?(?=\\d))|# ?)(?:\\d{1,4}(?:-?[a-z])?|[a-z]\\d{0,3})${END}`;
/** Offices have these as well, so they make nothing a home. */
const FLOOR = `(?:\\d{1,2}(?:st|nd|rd|th) floor|(?:suite|ste|room)\\.? \\d{1,4}[a-z]?)${END}`;
const TOWN = either(
  `(?:,|\\n)? ?[${L}][${L}.' -]{1,40}, ?[a-z]{2} \\d{5}(?:-\\d{4})?(?!\\d)`,
  `(?:, ?[${L}][${L}' -]{1,40})?,? [a-z]{1,2}\\d[a-z\\d]? \\d[a-z]{2}${END}`,
);
const ADDRESS = new RegExp(
  `(?:(?<![${L}])(?<flat>${DOOR}),? )?${STREET}(?:,? (?:(?<door>${DOOR})|${FLOOR}))?(?<town>${TOWN})?`,
  'g',
);
const BOX = new RegExp(`(?<![${L}])p\\.? ?o\\.? ?box \\d{1,6}(?:${TOWN})?`, 'g');

/** A door without a house. "An apartment 4 blocks from here" is none, nor is one of "3 bedrooms". */
const DOOR_ALONE = new RegExp(
  either(
    `(?<![${L}])${oneOf('[Aa]pt\\.? APT\\.? [Aa]partment [Aa]pto\\.? [Dd]epto\\.?')} ?#? ?(?:\\d{1,4}(?:-?[A-Za-z])?|[A-Z]\\d{0,3})${END}`,
    `(?<![${L}])${oneOf('[Ff]lat [Uu]nit')} #?\\d{1,4}[A-Za-z]${END}`,
  ) +
    `(?![.,]\\d| ${oneOf(`years? months? weeks? days? blocks? miles? bed bedrooms? rooms? story stories floors? times
    dollars percent minutes hours buildings? people families households`)}${END})`,
  'gu',
);

/** What a text without any address lacks: a number near a word for a way, a door without a house, or a box. */
const ADDRESS_SIGN = new RegExp(
  either(
    ` ${either(WAY, 'broadway')}${END}(?<=\\d[^\\n]{0,150})`,
    `${WAY_BEFORE_NAME} (?=[^\\n]{1,124}\\d)`,
    `\\d[a-z]?(?: bis| ter)?,? ${WAY_AFTER_HOUSE}`,
    `${WAY_IN_NAME} \\d`,
    '(?:ap(?:artmen)?t|[ae]pto|flat|unit|box)[. #\\d]',
  ),
);

const LOOK_BACK = 80;
/** What makes an address that follows it somebody's. */
const SOMEBODYS = new RegExp(
  `(?<![${L}])${either(
    `${oneOf('live lives lived living reside resides residing rent rents stay stays staying vivo vive vivimos wohne wohnen wohnt habite resident')}(?![${L}])(?:(?!near |around |from )[^.!?;\\n\\d]){0,25}`,
    "(?:i|we|she|he|they)(?:'ve| have| has| had| just)? moved to ",
    `(?:my|our|his|her|their|home|mailing|[${L}]+['’]s) ${oneOf('house home place address door building apartment mother mom father dad sister brother daughter son aunt uncle grandmother cousin neighbors?')}(?:,|:| is| is at| at| on)? `,
    '(?:family|couple|tenant|lady|woman|man|girl|boy|widow) (?:at|in|of|from) ',
    '(?:signed|sincerely|regards|yours)(?![a-z])[^.!?;]{0,50}[, \\n]',
    '(?:find|visit|write to|mail it to) (?:me|us|him|her|them) (?:at|on) ',
    `(?:mr|mrs|ms|mx|miss|dr)\\.? [${L}'’-]{2,30}(?: [${L}'’-]{2,30})?(?:,| of| at|, of|, at) `,
  )}$|(?:^|\\n)(?:home|address): ?$`,
);

/** A number in a link to a chat; the link is no contact detail without it. */
const CHAT_NUMBER = /(?<=(?:wa\.me\/|whatsapp\.com\/send\/?\?phone=)\+?)\d{7,15}(?!\d)/g;

/**
 * One way in which phone numbers are written. `sure` needs no word beside it; `fits` looks at the groups of digits in what
 * was found, and at all of it.
 */
type Shape = { pattern: RegExp; sure: boolean; fits: (groups: readonly string[], number: string) => boolean };

/** A number stands alone: it is no part of a longer one, of a word, of a sum or of a section of the law. */
const LEFT = `(?<![${L}\\d_]|[${L}\\d_]-|\\d[.,:]|[$€£¥§] ?)`;
const RIGHT = `(?![${L}\\d_%°]|-[${L}\\d]|[.,:]\\d| ?%)`;
const SEPARATOR = '(?: ?[-./] ?| )';
const EXTENSION = ',? ?(?:ext|extension|x|poste|durchwahl)\\.?:? ?\\d{1,6}';

const shape = (number: string): RegExp => new RegExp(`${LEFT}(?<number>${number})(?:${EXTENSION})?${RIGHT}`, 'g');
const hasDigits = (groups: readonly string[], least: number, most: number): boolean => {
  const digits = groups.join('').length;
  return digits >= least && digits <= most;
};

const SHAPES: readonly Shape[] = [
  // +1 312 555 0111, +44 (0)161 496 0107
  {
    pattern: shape('\\+[1-9]\\d{0,2}(?:[ ./-]{0,3}(?:\\(\\d{1,6}\\)|\\d{1,6})){1,7}'),
    sure: true,
    fits: (groups) => hasDigits(groups, 8, 15),
  },
  // 0044 161 496 0108, 011 44 20 7946 0122
  {
    pattern: shape('(?<!\\d )(?:00|011 )[1-9]\\d{0,2}[ ./-][1-9]\\d{0,5}(?:[ ./-]\\d{1,6}){1,5}'),
    sure: true,
    fits: (groups) => hasDigits(groups, 10, 18),
  },
  // (312) 555-0142, 1-312-555-0115, 312.555.0167; 250 500 1000 are three numbers
  {
    pattern: shape(`(?:1${SEPARATOR}?)?(?:\\(\\d{3}\\) ?-? ?|[2-9]\\d\\d${SEPARATOR})\\d{3}${SEPARATOR}\\d{4}`),
    sure: true,
    fits: (groups) => groups.some((group) => Number(group) % 10 !== 0),
  },
  // 020 7946 0102, (0117) 496 0103, 01 99 00 01 13; 01 02 03 04 05 are five numbers
  {
    pattern: shape(`(?<!\\d )(?:\\(0[1-9]\\d{0,3}\\)|0[1-9]\\d{0,3})(?:${SEPARATOR}\\d{2,8}){1,4}`),
    sure: true,
    fits: (groups, number) =>
      hasDigits(groups, 9, 12) &&
      !isTime(groups, number) &&
      !ZIP.test(number) &&
      groups.some((group) => group[0] !== '0'),
  },
  // 555-0142; 200-1500 is "from … to …"
  {
    pattern: shape('[2-9]\\d\\d-\\d{4}'),
    sure: true,
    fits: ([first, second = '']) => second.startsWith('0') || Number(first) % 10 !== 0 || Number(second) % 50 !== 0,
  },
  // 5550125, 555 0126, 612 345 678; 12 000 000 is a sum
  {
    pattern: shape('(?:\\(\\d{1,5}\\) ?)?\\d(?:(?: ?[-./] ?| )?\\d){3,14}'),
    sure: false,
    fits: (groups, number) => hasDigits(groups, 7, 15) && groups.at(-1) !== '000' && !isTime(groups, number),
  },
];

const ZIP = /^\d{5}-\d{4}$/;
const DAY = /(?:19|20)\d\d[-./]\d\d?[-./]\d\d?|(?<!\d)\d\d?[-./]\d\d?[-./](?:19|20)\d\d|(?<!\d)\d\d?\/(?:19|20)\d\d/;
const YEAR = /^(?:19|20)\d\d$/;
const COMPACT_DAY = /^(?:19|20)\d\d[01]\d[0-3]\d$/;
const HOUR = /^(?:[01]\d|2[0-4])[0-5]\d$/;

/** Whether a number tells of days, years or hours of the day. */
const isTime = (groups: readonly string[], number: string): boolean =>
  DAY.test(number) ||
  COMPACT_DAY.test(number) ||
  [YEAR, HOUR].some((each) => groups.every((group) => each.test(group)));

/** All that has a shape, from first to last; of two in one place the sure one is first. */
const candidates = (text: string): (Span & { sure: boolean })[] =>
  SHAPES.flatMap(({ pattern, sure, fits }) =>
    [...text.matchAll(pattern)]
      .filter(({ groups: { number = '' } = {} }) => fits(number.match(/\d+/g) ?? [], number))
      .map((match) => ({ ...spanOf(match), sure })),
  ).sort((a, b) => a.from - b.from || Number(b.sure) - Number(a.sure));

/** What the words before a number say of it: that it is one to call, that it is the number of some thing, or nothing. */
type Said = 'call' | 'thing' | undefined;

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** They say so from a distance: "call Dana Reyes at …". */
const TO_CALL = words('call text ring dial reach whatsapp signal llama llame llámame llamar anrufen ☎ 📞 📱');
/** They say so next to the number: a phone survey is no phone. */
const PHONE = words(
  `phone phones tel telephone tél téléphone cell cellphone mobile mob mobil fax sms ph hotline landline contact celular
  cel móvil teléfono portable handy telefon thoại đt телефон тел 电话 電話 手机 手機`,
);
/** Whose numbers look like those of phones, and are none. */
const THINGS = words(
  `permit ticket isbn issn doi record case parcel apn pin lot docket file invoice order account acct license licence lic
  ordinance ord resolution res bill section sec chapter ch grant contract bid rfp rfq po request complaint incident report
  serial model tract geoid fips block meter asset hydrant pole badge plate page pp item budget fund code ref reference
  inspection application claim voucher tax ein zip sr stop tree well registration bus route vehicle tag bates ward
  district zone id clause dfars from`,
);
const NUMBERED = words('no nos nr nº # №');
const OWN = words('my our her his their mi nuestro mon mein meine meu minha');
const NUMBER = words('number número numero numéro nummer');
const BETWEEN = words(
  'number numbers número numero numéro nummer es ist est é is was are were of the a at on to under for me us him them and or & line : , . (',
);

const MOST_WORDS = 9;
const WORD = /[\p{L}\p{M}]+|\d+|[^\s\p{L}\d]/gu;
const EDGE = new RegExp(`^(?:\\d+|[!?;)${BLOT}])$`, 'u');
/** Between the numbers of a list, all of which are what its first is. */
const OF_A_LIST = /^(?:[ ,;/&]|and|or|to|y|und|et|bis){1,12}$/;

/** What says so after the number: "(cell)", "is my mobile", "as callback number". */
const CALLED =
  /^\)?,? ?(?:\(|is |as )?(?:my |our |her |his |their |a |the )?(?:call-?back|cell|mobile|phone|landline|hotline)(?![a-z])/;
const LOOK_AHEAD = 40;

function saidBefore(text: string, at: number): Said {
  const before = text.slice(Math.max(0, at - LOOK_BACK), at);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const back = (line.match(WORD) ?? []).reverse().slice(0, MOST_WORDS);
  let near = true;
  let numbered = false;
  for (const [i, word] of back.entries()) {
    const [next, previous = ''] = [back[i - 1], back[i + 1]];
    // After a full stop another sentence begins, unless it ends an abbreviation: tel. no. Mrs.
    if (EDGE.test(word) || (word === '.' && previous.length > 3)) break;
    if (TO_CALL.has(word) || (near && PHONE.has(word))) return 'call';
    // "Permit: 18-0012" names one; "Tickets: 555-0178" is where to get them, and after a comma comes something else.
    const isApart = next === ',' || (next === ':' && word.endsWith('s'));
    if (near && !isApart && (THINGS.has(word) || THINGS.has(word.replace(/s$/, '')))) return 'thing';
    if (OWN.has(previous) && (NUMBER.has(word) || NUMBERED.has(word))) return 'call';
    if (NUMBERED.has(word)) numbered ||= next !== ':';
    else if (!OWN.has(word) && !BETWEEN.has(word)) near = false;
  }
  return numbered ? 'thing' : undefined;
}

/** With or without "https://": then a page stands after the name of a host. */
const LINK = new RegExp(
  either(
    `(?<![a-z0-9])[a-z][a-z0-9+.-]{1,20}://[^\\s<>"\`|${BLOT}]+`,
    `(?<![${L}\\d.@-])[${L}\\d-]{1,63}(?:\\.[${L}\\d-]{1,63}){0,6}\\.[${L}]{2,24}/[^\\s<>"\`|${BLOT}]+`,
  ),
  'g',
);
const USER_AND_PASSWORD = /^[^/]*:\/\/[^/?#@]{1,200}@/u;
/** What a link calls the key that opens it; a mere "key" is one if it looks like one. */
const SECRET =
  /[?&#;][^=&#;]{0,40}(?:(?:token|secret|passw(?:or)?d|pwd|api[-_]?key|signature|sig|jwt|session[-_]?id|auth)=[^&#]{3}|key=(?=[^&#]{0,40}\d)[^&#]{8})/;

/** Where a link ends: what closes the sentence around it is not part of it. */
function endOf(link: string): number {
  let end = link.length;
  const round = link.includes('(');
  while (/[.,;:!?'’]/.test(link[end - 1] ?? '') || (link[end - 1] === ')' && !round)) end--;
  return end;
}

const LETTER = `[${L}]`;
const W = `[${L}\\d]`;
const MAILBOX = `(?<!${W})${W}(?:${W}|[._%+'-](?=${W})){0,63}`;
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
    `@?${MAILBOX}@${LABEL}(?:\\.${LABEL}){0,8}\\.${LETTER}{2,24}(?!${W})`,
    `${NO_NAME}${MAILBOX}${AT}${LABEL}(?:${DOT}${LABEL}){0,6}${DOT}${LETTER}{2,24}(?!${W})`,
    `${NO_NAME}${MAILBOX}(?: dot ${LABEL}){0,3}${AT_WORD}${LABEL}(?:[ _-]${DOT_WORD}[ _-]${LABEL}){0,3}[ _-]${DOT_WORD}[ _-]${TOP}(?!${W})`,
    `(?<=(?:e-?mail|mail|write to|contact|reach) )${NO_NAME}${MAILBOX} at ${LABEL}(?:\\.${LABEL}){0,4}\\.${TOP}(?!${W})`,
  ),
  'g',
);
/** Not where post goes: the picture "logo@2x.png". */
const FILE = /\.(?:png|jpe?g|gif|svg|webp|pdf)$/;

const NETWORK = oneOf(
  `instagram insta ig facebook fb messenger twitter tiktok telegram snapchat snap threads bluesky discord linkedin
  nextdoor wechat`,
);
/** Names that people go by on a network: "@ann on Instagram". A bare "@ann" may be anything. */
const HANDLE = new RegExp(
  either(
    `(?<![${L}\\d_.@])@[${L}\\d_.]{2,30}(?=,? (?:on|auf|en|sur) ${either(NETWORK, 'x')}(?![${L}\\d]))`,
    `(?<=(?<![${L}\\d])${NETWORK}(?::? (?:is |as )?| ?\\())@[${L}\\d_.]{1,29}[${L}\\d_]`,
    `(?<=(?<![${L}\\d])(?:dm|message|follow|tag)(?: me| us| her| him| them)?(?: at)? )@[${L}\\d_.]{1,29}[${L}\\d_]`,
  ),
  'g',
);

/** Addresses of people: with the door, with town and postal code, after words such as "I live at", and boxes for mail. */
function addresses(text: string, asWritten: string): Span[] {
  const homes = [...text.matchAll(ADDRESS)].filter(
    ({ index, groups }) =>
      groups?.door ?? groups?.flat ?? groups?.town ?? SOMEBODYS.test(text.slice(Math.max(0, index - LOOK_BACK), index)),
  );
  const spans = [...homes, ...text.matchAll(BOX), ...asWritten.matchAll(DOOR_ALONE)]
    .map(spanOf)
    .sort((a, b) => a.from - b.from || b.to - a.to);
  let end = 0;
  return spans.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}

/** Phone numbers, with their extensions. */
function phones(text: string): Span[] {
  const spans: Span[] = [];
  let end = 0;
  let said: Said;
  for (const { from, to, sure } of candidates(text)) {
    if (from < end) continue;
    const inList = end > 0 && OF_A_LIST.test(text.slice(end, from));
    if (!inList) said = saidBefore(text, from) ?? (CALLED.test(text.slice(to, to + LOOK_AHEAD)) ? 'call' : undefined);
    if (said === undefined && !sure) continue;
    end = to;
    if (said !== 'thing') spans.push({ from, to });
  }
  return spans;
}

/** Links that let somebody in are contact details; all others hold none, but for an e-mail address. */
function links(text: string): Span[] {
  return [...text.matchAll(LINK)].flatMap((match): Span[] => {
    const link = match[0].slice(0, endOf(match[0]));
    const span = { from: match.index, to: match.index + link.length };
    if (USER_AND_PASSWORD.test(link) || SECRET.test(link)) return [span];
    return link.includes('@') ? [] : [{ ...span, none: true }];
  });
}

/** E-mail addresses, spelt out ones ("ann (at) example dot org") too. */
function emails(text: string): Span[] {
  return [...text.matchAll(EMAIL)]
    .filter(
      ({ 0: found, index }) => !FILE.test(found) && !(found.startsWith('git@') && text[index + found.length] === ':'),
    )
    .map(spanOf);
}

/** All that has a pattern. */
const all =
  (pattern: RegExp) =>
  (text: string): Span[] =>
    Array.from(text.matchAll(pattern), spanOf);

/**
 * A finder of one kind, and what a text without any of that kind lacks: most texts are plain words, and cost one look each. Both
 * see the text in small letters; the finder has it as it was written, too, letter for letter in the same places.
 */
type Finder = { kind: ContactKind; needs: RegExp; find: (text: string, asWritten: string) => Span[] };

/** In this order: what one has found, the next ones no longer see. */
const FINDERS: readonly Finder[] = [
  { kind: 'phone', needs: /(?:wa\.me|whatsapp\.com)\//, find: all(CHAT_NUMBER) },
  { kind: 'link', needs: /\//, find: links },
  {
    kind: 'email',
    needs:
      /@|[([{] ?(?:at|arroba|ät|a) ?[)\]}]|[ _-](?:dot|punto|punkt|point)[ _-]|(?:mail|to|contact|reach) \S{1,99} at /,
    find: emails,
  },
  { kind: 'handle', needs: /@/, find: all(HANDLE) },
  { kind: 'phone', needs: /\d(?:[ ()./-]{0,3}\d){6}/, find: phones },
  { kind: 'address', needs: ADDRESS_SIGN, find: addresses },
];
