// Where somebody lives or gets mail, in a plain text. Pure.
// Projects are about streets and buildings: an address is a contact detail only with a door, a town with its code, or a person.
import { either, L, oneOf, type Span, spanOf } from './spans.ts';

/** What a text without any address lacks: a word for a way to live at, a door or a box. */
export const ADDRESS_WORD =
  /st(?:reet|\.| |$)|av(?:e|da|\.)|r(?:oa)?d\b|boulevard|blvd|l(?:ane|n\b)|dr(?:ive|\b)|court|ct\b|pl(?:ace|atz|aza|\b)|way|ter(?:race|\b)|circle|cir\b|p(?:ar)?kwa?y|highway|hwy|sq(?:uare|\b)|alle[ey]|allée|trail|row|crescent|close|gardens|walk|loop|grove|hill|broadway|calle|carrera|rua|v[ií]a|rue|chemin|impasse|stra(?:ß|ss)e|str\.|weg|gasse|ap(?:t|artment|to|artamento)|unit|flat|depto|piso|trailer|box|# ?\d/i;

/** Addresses of people: with the door, with town and postal code, after words such as "I live at", and boxes for mail. */
export function addresses(text: string): Span[] {
  const homes = [...text.matchAll(ADDRESS)].filter(
    ({ index, groups }) =>
      groups?.door ?? groups?.flat ?? groups?.town ?? SOMEBODYS.test(text.slice(Math.max(0, index - LOOK_BACK), index)),
  );
  const spans = [...homes, ...text.matchAll(BOX), ...text.matchAll(DOOR_ALONE)]
    .map(spanOf)
    .sort((a, b) => a.from - b.from || b.to - a.to);
  let end = 0;
  return spans.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}

// --- internal ---

const END = `(?![${L}\\d])`;

const HOUSE = `(?<![${L}\\d$€£#.,-])\\d{1,5}(?:-\\d{1,4})?[a-z]?`;
/** They do not stand in a street's name: "4 families on Mill Street" is no address. */
const NOT_IN_NAME = oneOf(
  `on in at of to from near by down up off past along and or the a are is were with blocks units homes families houses
  times years`,
);
const NAME = `(?:(?!${NOT_IN_NAME}${END})[${L}\\d][${L}\\d'’.-]{0,30} ){1,4}`;
const WAY = oneOf(
  `street st avenue ave road rd boulevard blvd lane ln drive dr court ct place pl way terrace ter circle cir parkway pkwy
  highway hwy square sq alley trail row crescent close gardens walk loop grove hill`,
);
const SIDE = `(?: (?:[NS]?[EW]|[NS])(?![${L}]))?`;
const STREET = either(
  `${HOUSE} ${either(`${NAME}${WAY}${END}\\.?${SIDE}`, `broadway${END}`)}`,
  `(?<![${L}])${oneOf('calle avenida avda\\.? av\\. carrera rua via plaza')} (?:[${L}.'’-]{1,30} ){1,4}\\d{1,5}${END}`,
  `${HOUSE},? ${oneOf('rue avenue boulevard place chemin allée impasse')}(?: [${L}'’-]{1,30}){1,4}`,
  `(?<![${L}])[${L}-]{2,40}${oneOf('straße strasse str\\. weg gasse platz allee')} \\d{1,4}[a-z]?${END}`,
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
  'gi',
);
const BOX = new RegExp(`(?<![${L}])p\\.? ?o\\.? ?box \\d{1,6}(?:${TOWN})?`, 'gi');

/** A door without a house. "An apartment 4 blocks from here" is none, nor is one of "3 bedrooms". */
const DOOR_ALONE = new RegExp(
  either(
    `(?<![${L}])${oneOf('[Aa]pt\\.? APT\\.? [Aa]partment [Aa]pto\\.? [Dd]epto\\.?')} ?#? ?(?:\\d{1,4}(?:-?[A-Za-z])?|[A-Z]\\d{0,3})${END}`,
    `(?<![${L}])${oneOf('[Ff]lat [Uu]nit')} \\d{1,4}[A-Za-z]${END}`,
  ) +
    `(?![.,]\\d| ${oneOf(`years? months? weeks? days? blocks? miles? bed bedrooms? rooms? story stories floors? times
    dollars percent minutes hours buildings? people families households`)}${END})`,
  'gu',
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
  'i',
);
