// Phone numbers in a plain text: by their shape, and by the words before them. Pure.
// What looks like one is as often a permit, a parcel or a budget line, and only the words around it tell.
import { BLOT, L, type Span, spanOf } from './spans.ts';

/** Numbers in links to a chat; the link is no contact detail without it. */
export function chatNumbers(text: string): Span[] {
  return [...text.matchAll(CHAT_NUMBER)].map(spanOf);
}

/** Phone numbers, with their extensions. */
export function phones(text: string): Span[] {
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

// --- internal ---

const CHAT_NUMBER = /(?<=(?:wa\.me\/|whatsapp\.com\/send\/?\?phone=)\+?)\d{7,15}(?!\d)/gi;

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

const shape = (number: string): RegExp => new RegExp(`${LEFT}(?<number>${number})(?:${EXTENSION})?${RIGHT}`, 'gi');
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
  cel móvil teléfono portable handy telefon`,
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
const OWN = words('my our her his their');
const BETWEEN = words(
  'number numbers is was are were of the a at on to under for me us him them and or & line : , . (',
);

const LOOK_BACK = 80;
const MOST_WORDS = 9;
const WORD = /[\p{L}\p{M}]+|\d+|[^\s\p{L}\d]/gu;
const EDGE = new RegExp(`^(?:\\d+|[!?;)${BLOT}])$`, 'u');
/** Between the numbers of a list, all of which are what its first is. */
const OF_A_LIST = /^(?:[ ,;/&]|and|or|to|y|und|et|bis){1,12}$/i;

/** What says so after the number: "(cell)", "is my mobile", "as callback number". */
const CALLED =
  /^\)?,? ?(?:\(|is |as )?(?:my |our |her |his |their |a |the )?(?:call-?back|cell|mobile|phone|landline|hotline)(?![a-z])/i;
const LOOK_AHEAD = 40;

function saidBefore(text: string, at: number): Said {
  const before = text.slice(Math.max(0, at - LOOK_BACK), at);
  const line = before.slice(before.lastIndexOf('\n') + 1).toLowerCase();
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
    if (OWN.has(previous) && (word === 'number' || NUMBERED.has(word))) return 'call';
    if (NUMBERED.has(word)) numbered ||= next !== ':';
    else if (!OWN.has(word) && !BETWEEN.has(word)) near = false;
  }
  return numbered ? 'thing' : undefined;
}
