// How people stay unknown: they are counted without keeping any, by numbers made with a salt that is gone with the run; and what may leave
// are counts of so many that nobody stands out, and names of kinds and datasets that are no person's and no address.
import { randomBytes } from 'node:crypto';
import { contactsIn } from '../project/contacts.ts';
import { isAboutOne } from './lexicon.ts';

/** What a value becomes: 53 bits of a salted hash. Of ten million values, two become the same with a chance of less than one in a hundred. */
type Digest = number;

/** Makes digests with a salt of its own. `tag` keeps apart what is counted for different topics. */
export function digester(): (text: string, tag?: number) => Digest {
  const bytes = randomBytes(8);
  const salt = [bytes.readInt32LE(0), bytes.readInt32LE(4)] as const;
  return (text, tag = 0) => {
    let a = 0xdeadbeef ^ salt[0] ^ tag;
    let b = 0x41c6ce57 ^ salt[1] ^ Math.imul(tag, 0x9e3779b1);
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      a = Math.imul(a ^ code, 0x9e3779b1);
      b = Math.imul(b ^ code, 0x5f356495);
    }
    a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
    b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
    // Nought marks an empty place.
    return 4294967296 * (0x1fffff & b) + (a >>> 0) || 1;
  };
}

/** Different digests, and how often each was met; past its budget it holds none and says so. */
type Distinct = {
  /** Whether this digest is met for the first time. */
  add(digest: Digest): boolean;
  has(digest: Digest): boolean;
  /** How many there are; undefined where they were more than could be held. */
  size(): number | undefined;
  /** How often those were met that were met most. */
  most(number: number): number;
};

/**
 * @param budget the most digests to hold; each takes up to 24 bytes while the table grows
 * @param options.counted whether {@link Distinct.most} is wanted: that takes half as much again
 */
export function distinct(budget: number, { counted = false } = {}): Distinct {
  let table = new Float64Array(1 << 10);
  let times = new Uint32Array(counted ? 1 << 10 : 0);
  let used = 0;
  let isFull = false;
  /** The place of a digest, or the empty one where it goes. */
  const placeOf = (digest: Digest): number => {
    const mask = table.length - 1;
    let at = (digest % 4294967296) & mask;
    while (table[at] !== 0 && table[at] !== digest) at = (at + 1) & mask;
    return at;
  };
  const grow = () => {
    const [old, counts] = [table, times];
    table = new Float64Array(old.length * 2);
    times = new Uint32Array(counts.length * 2);
    for (let i = 0; i < old.length; i++) {
      const digest = old[i] as number;
      if (digest === 0) continue;
      const at = placeOf(digest);
      table[at] = digest;
      if (counted) times[at] = counts[i] as number;
    }
  };
  return {
    add(digest) {
      if (isFull) return false;
      const at = placeOf(digest);
      if (counted) times[at] = (times[at] as number) + 1;
      if (table[at] === digest) return false;
      table[at] = digest;
      used++;
      if (used > budget) {
        isFull = true;
        table = new Float64Array(0);
        times = new Uint32Array(0);
      } else if (used * 4 > table.length * 3) grow();
      return true;
    },
    has: (digest) => !isFull && table[placeOf(digest)] === digest,
    size: () => (isFull ? undefined : used),
    most: (number) =>
      times
        .filter((count) => count > 0)
        .sort()
        .subarray(-number)
        .reduce((sum, count) => sum + count, 0),
  };
}

/** Fewer than this are never shown. */
export const FEWEST = 11;

/** What is shown of a list of counts: those kept, one that stands for itself and rarer ones together, and those held back. */
type Suppressed = {
  kept: ReadonlyMap<string, number>;
  together?: { id: string; rarer: number; requests: number };
  heldBack?: { topics: number; requests: number };
};

/**
 * Holds back the counts under 11 of one list, and as many others, the smallest first, as it takes that none can be worked out from the
 * list's sum. Where that would hide a large one, it is shown together with the rare ones.
 * @param never what is held back whatever its size
 */
export function suppress(counts: ReadonlyMap<string, number>, never: ReadonlySet<string> = new Set()): Suppressed {
  const isHidden = ([id, n]: readonly [string, number]) => n > 0 && (n < FEWEST || never.has(id));
  const all = [...counts].filter(([, n]) => n > 0);
  const hidden = all.filter(isHidden);
  const others = all.filter((each) => !isHidden(each)).sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
  let sum = hidden.reduce((total, [, n]) => total + n, 0);
  if (hidden.length === 0) return { kept: new Map(others) };
  while ((hidden.length < 2 || sum < FEWEST) && others.length > 0) {
    const [id, n] = others.shift() as [string, number];
    if (n >= LARGE * FEWEST) {
      const kept = new Map(others);
      return { kept, together: { id, rarer: hidden.length, requests: sum + n } };
    }
    hidden.push([id, n]);
    sum += n;
  }
  // A list of one kind has nothing to be told apart from; its number alone would be the one held back.
  return { kept: new Map(others), heldBack: { topics: hidden.length, requests: sum } };
}

/** A count of people or texts; undefined where so few would stand out. */
export const enough = (number: number | undefined): number | undefined =>
  number !== undefined && number >= FEWEST ? number : undefined;

/** Whether a rest is so small that the few in it would stand out. */
export const isFew = (number: number): boolean => number > 0 && number < FEWEST;

/** Whether the name of a kind or a dataset looks like a person, an address, or the number of one case or car. */
export function looksPersonal(name: string): boolean {
  return (
    contactsIn(name).length > 0 ||
    name.includes('@') ||
    isAboutOne(name) ||
    PLATE.test(name) ||
    TITLED.test(name) ||
    Array.from(name.matchAll(NAMED), ([, first, last]) => first ?? last ?? '').some((given) =>
      GIVEN_NAMES.has(given.toLowerCase()),
    )
  );
}

/**
 * Whether the name of a kind could be a person's, though none of its words is a common given name: no word of it is known, or of a part
 * that could stand alone, as who inspects ("Inspection (Okonkwo)"); or an unknown one with a capital stands beside another or an
 * initial, or behind a word such as "against".
 */
export function couldBeNamed(name: string, isKnown: (word: string) => boolean): boolean {
  const words = name.split(BETWEEN_WORDS);
  const isUnknown = (word = '') => word.length > 2 && !isKnown(word);
  const isNameLike = (word = '') => CAPITAL.test(word) && (word.length === 1 || isUnknown(word));
  const longIn = (of: readonly string[]) => of.filter((word) => word.length > 2 && LETTER.test(word));
  const isAllUnknown = (of: readonly string[]) => of.length > 0 && of.every(isUnknown);
  const long = longIn(words);
  if (isAllUnknown(long)) return true;
  const isShort = (part: string) => ABBREVIATION.test(part.trim()) && SMALL.test(name);
  const isNamePart = (part: string) => isAllUnknown(longIn(part.split(BETWEEN_WORDS))) && !isShort(part);
  if (name.split(BETWEEN_PARTS).some(isNamePart)) return true;
  // A name alone, of which one part is a word, too ("Minh Park").
  const isPair = words.length === 3 && CLOSE.test(words[1] ?? '') && long.every((word) => CAPITAL.test(word));
  if (isPair && long.some(isUnknown) && long.some((word) => FAMILY_NAMES.test(word))) return true;
  return words.some((word, i) => {
    const [between = '', next] = words.slice(i + 1);
    if (!LETTER.test(word) || !CLOSE.test(between) || !isNameLike(next)) return false;
    return BEFORE_NAMES.test(word) ? isUnknown(next) : isNameLike(word) && (isUnknown(word) || isUnknown(next));
  });
}

// --- internal ---

/** From so many times the fewest on, a kind is too large to be hidden for the sake of a rare one. */
const LARGE = 5;

/** A number plate: but not a fiscal year, a road or a form. */
const PLATE =
  /\b(?!(?:FY|CY|SY|AY|HB|SB|SR|US|RT|HWY|ISO|COVID|CIP|PL|CO)\b)(?=[A-Z0-9 -]*\d)(?:[A-Z]{2,3}[ -]?\d{3,4}|\d[A-Z]{3}\d{3}|\d{3}[ -]?[A-Z]{3}|[A-Z]{2}\d{2} ?[A-Z]{3})\b/;
const TITLED = /\b(?:mrs?|ms|miss|mx|dr|rev|sgt|det|officer|ofc|sr|sra|se\u00f1ora?)\b\.?\s+\p{Lu}\p{L}+/iu;
/** A word and a capitalized one behind it, or "LAST, First". */
const NAMED = /(?<!\p{L})(\p{L}{3,})(?:\s+\p{Lu}\.?)?\s+\p{Lu}[\p{L}'\u2019-]+|(?<=\p{Lu}\p{L}+,\s*)(\p{L}{3,})/gu;

/** Words, and what stands between them. */
const BETWEEN_WORDS = /([^\p{L}\p{M}'\u2019]+)/u;
/** What stands between parts of a name of a kind that could each stand alone. */
const BETWEEN_PARTS = /\s+[-\u2013\u2014]+\s+|[()[\]/:;|]/u;
/** A department, as a city shortens it. */
const ABBREVIATION = /^\p{Lu}{2,5}$/u;
const SMALL = /\p{Ll}/u;
const LETTER = /\p{L}/u;
const CAPITAL = /^\p{Lu}/u;
const CLOSE = /^(?:\s+|-|,\s*|\.\s*)$/;
/** What people's names stand behind, and small words that are part of some. */
const BEFORE_NAMES =
  /^(?:by|against|about|from|re|vs|per|attn|with|officer|inspector|agent|deputy|sergeant|detective|chief|judge|councill?or|councilman|councilwoman|van|von|zu|ter|ten|de|der|den|del|della|di|da|do|dos|du|la|le|bin|ibn|al|el)$/i;

/** Words of the lexicon that are family names, too. */
const FAMILY_NAMES =
  /^(?:baker|ball|banks?|bell|berry|bird|black|brooks?|brown|bush|church|cook|crane|cross|day|fox|gold|good|grant|gray|green|hall|hill|king|lamb|lane|law|long|love|mason|mills?|moss|page|parks?|price|reed|rice|rivers?|rose|short|small|steel|stone|walker|waters|wells?|west|white|wolf|woods?|young)$/i;

/** Given names that are common and, with a capitalized word behind them, hardly ever part of the name of a kind of request. */
const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `aaron abdul adam adrian ahmed aisha alan alberto alejandro alex alexander alexis alfonso ali alice alicia allison amanda amber amina amy ana
  andre andrea andrew angel angela anita ann anna anne annie anthony antonio arthur ashley barbara beatriz becky benjamin bernard beth betty
  beverly bob bonnie bradley brandon brenda brian bruce bryan caitlin carl carla carlos carmen caroline carolyn catherine cesar charles cheryl
  chris christian christina christine christopher cindy claire claudia craig crystal cynthia daniel daniela danielle darren david deborah debra
  denise dennis derek diana diane diego dmitri dolores donald donna doris dorothy douglas dylan edgar eduardo edward eileen elaine elena eli
  elias elizabeth ellen emily emma enrique eric erica erin esteban ethan eugene eva evan evelyn fatima felipe fernando francis francisco gabriel
  gabriela gary george gerald gina gladys gloria gonzalo graham greg gregory guadalupe hannah harold harry hassan heather hector helen henry
  hiroshi howard ian ibrahim irene isaac isabel ivan jacob jacqueline jaime james jamie jane janet janice jared jasmine jason javier jean
  jeff jeffrey jennifer jeremy jerry jesse jessica jesus jill jim jimmy joan joanne joe joel john johnny jonathan jorge jose joseph joshua
  joyce juan juanita judith judy julia julian julie justin karen karl katherine kathleen kathryn kathy katie keith kelly kenneth kevin kimberly
  kyle larry latoya laura lauren lawrence leah leonard leslie lillian linda lisa lori louis louise lucas lucia lucy luis luke lynn manuel marcus
  margaret maria marie marilyn mario marisol marjorie martha martin marvin mary matthew maureen megan melanie melissa mercedes michael michelle
  miguel mike mildred mohamed mohammed monica muhammad nancy natalie nathan nicholas nicole nina noah nora norma olga olivia omar oscar pablo
  pamela patricia patrick paul paula pedro peggy peter philip phillip priya rachel rafael ralph ramon raul raymond rebecca regina ricardo richard
  rita robert roberto rodney roger roland ronald rosa rosemary roxanne ruben russell ruth ryan sally samantha samuel sandra santiago sara sarah
  scott sean sergio sharon shawn sheila shirley simon sofia sonia stacy stanley stephanie stephen steve steven stuart susan suzanne sylvia tamara
  tanya teresa terry theodore theresa thomas tiffany timothy tina todd tom tony tracy tyler valerie vanessa veronica vincent virgil wanda wayne
  wendy wilhelmina william xavier yolanda yusuf zoe`.split(/\s+/),
);
