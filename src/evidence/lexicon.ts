// The lexicon, data that anybody may read and edit: how it is read and checked, and how a text is sorted into a topic by its words. No model and
// no network: the same text always gets the same topic.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { UserError } from '../errors.ts';
import { packageRoot } from '../outside.ts';
import { ANSWERS } from '../project/evidence.ts';

const id = z.string().check(z.regex(/^[a-z]+(?:-[a-z]+)*$/, 'a topic is lower-case words joined by "-"'));
const phrases = z.array(z.string().check(z.minLength(1))).check(z.minLength(1));
const topic = z.strictObject({
  title: z.string().check(z.minLength(1)),
  /** What could answer such requests. */
  share: z.enum(ANSWERS),
  words: phrases,
  /** These decide only where no other word does. */
  weak: z.optional(phrases),
  /** Where one of these stands, a word of the topic that is part of it does not count. */
  unless: z.optional(phrases),
});
const lexicon = z.strictObject({
  lexicon: z.literal(1),
  language: z.string(),
  /** Taken out before anything else: they say that it is a request, not for what. */
  boilerplate: phrases,
  topics: z.record(id, topic),
  /** What else is said in the names of kinds: a name without any known word could be a person's. */
  ordinary: z.optional(phrases),
});

/** The words of each topic, and what is no topic (see method/lexicon.en.yaml). */
export type Lexicon = Omit<z.infer<typeof lexicon>, 'lexicon' | 'language'>;

/** The built-in lexicon. */
export const loadLexicon = (): Lexicon => JSON.parse(readFileSync(join(packageRoot, 'dist', 'lexicon.json'), 'utf8'));

/** Reads and checks a lexicon of one's own. @throws UserError with every problem, each with its line */
export async function readLexicon(file: string): Promise<Lexicon> {
  // Whoever only sorts or shows what was sorted needs none of what reads a pack.
  const { problemWith, readChecked } = await import('../method/pack.ts');
  const problem = problemWith(
    'lexicon',
    'Correct the lexicon, or leave out --lexicon to use the one that comes with tde.',
  );
  const { value, problems, where } = readChecked(file, lexicon, {
    expected: { what: 'a lexicon', most: 1_000_000 },
    problem,
  });
  const found = value ? contradictionsIn(value).map(({ what, path }) => problem(what, where(path))) : problems;
  if (found.length > 0 || !value) throw new UserError(found);
  return value;
}

/** What a text was sorted as: its topic, if any; and whether it is about one address, lot or case, so that only a file on it can answer. */
type Sorted = { topic: string | undefined; isCase: boolean };

/** Sorts texts by a lexicon. */
export type Sorter = {
  readonly topics: Lexicon['topics'];
  sort(text: string): Sorted;
  /** The words of the lexicon in a text, so that nothing else of it is shown: with them the lexicon can be improved. */
  knownWords(text: string): string[];
  /** Whether a word stands in the lexicon, so that it is hardly a name. */
  isKnown(word: string): boolean;
};

/** What sorts by a lexicon. The longest phrase decides; of equally long ones that of the topic that stands first. */
export function sorterOf({ topics, boilerplate, ordinary = [] }: Lexicon): Sorter {
  const index = indexOf(topics, boilerplate);
  const known = new Set(
    [...index.values()].flat().flatMap(({ tokens, kind }) => (kind === 'boilerplate' ? [] : tokens)),
  );
  const safe = new Set([...[...index.values()].flat().flatMap(({ tokens }) => tokens), ...ordinary.flatMap(tokensOf)]);
  const isKnown = (word: string) => tokensOf(word).every((token) => safe.has(token));
  return {
    topics,
    isKnown,
    sort(text) {
      const plain = withoutFirms(text).replace(STREETS, ' | ');
      return {
        topic: topicIn(index, tokensOf(plain)),
        isCase: isAboutOne(text) || OWN.test(text) || ONE_DAY.test(text) || namesOne(text, isKnown),
      };
    },
    knownWords: (text) => [...new Set(tokensOf(withoutFirms(text)).filter((word) => known.has(word)))],
  };
}

/** The words of a text: small letters without accents, each in one form for singular and plural. */
export function tokensOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}|\p{Cf}/gu, '')
    .replace(/['\u2018\u2019]/g, '');
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map(singular);
}

/** Whether a text names one address, one lot or the number of one case. */
export const isAboutOne = (text: string): boolean =>
  STREET.test(text) || LOT.test(text) || DAY_OF_ONE.test(text) || CASE_NUMBER.test(text);

// --- internal ---

/** Whether a text names one house without saying that it is a street's ("at 31 Maple"), or one person behind a title ("Officer Ruiz"). */
const namesOne = (text: string, isKnown: Sorter['isKnown']): boolean =>
  Array.from(text.matchAll(ONE_NAMED), ([, street, person]) => street ?? person ?? '').some((name) => !isKnown(name));

/** What is wrong in a lexicon beyond its shape. */
function contradictionsIn({ topics, boilerplate, ordinary }: Lexicon): { what: string; path: PropertyKey[] }[] {
  const found: { what: string; path: PropertyKey[] }[] = [];
  const owners = new Map<string, string>();
  const look = (list: readonly string[] | undefined, path: string[], kind: string, owner: string) => {
    for (const [i, phrase] of (list ?? []).entries()) {
      const tokens = tokensOf(phrase).join(' ');
      const key = `${kind} ${kind === 'unless' ? owner : ''} ${tokens}`;
      const before = owners.get(key);
      if (tokens === '') found.push({ what: `"${phrase}" holds no word`, path: [...path, i] });
      else if (before === owner)
        found.push({
          what: `"${phrase}" is there already: singular and plural, and accents, are the same`,
          path: [...path, i],
        });
      else if (before !== undefined)
        found.push({
          what: `"${phrase}" is a word of ${before}, too: keep it in one topic, or make it weak in one of them`,
          path: [...path, i],
        });
      else owners.set(key, owner);
    }
  };
  look(boilerplate, ['boilerplate'], 'boilerplate', 'boilerplate');
  look(ordinary, ['ordinary'], 'ordinary', 'ordinary');
  for (const [name, { words, weak, unless }] of Object.entries(topics)) {
    look(words, ['topics', name, 'words'], 'word', name);
    look(weak, ['topics', name, 'weak'], 'weak', name);
    look(unless, ['topics', name, 'unless'], 'unless', name);
    for (const [i, phrase] of (unless ?? []).entries()) {
      const own = new Set([...words, ...(weak ?? [])].flatMap(tokensOf));
      if (!tokensOf(phrase).some((token) => own.has(token)))
        found.push({
          what: `"${phrase}" takes nothing away: ${name} has no word of it`,
          path: ['topics', name, 'unless', i],
        });
    }
  }
  return found;
}

/** Whether a text has a topic's words in it does not depend on singular and plural. */
function singular(word: string): string {
  if (word.length <= 3 || /(?:ss|us|is)$/.test(word)) return word;
  return word
    .replace(/ies$/, 'y')
    .replace(/(ch|sh|x|ss)es$/, '$1')
    .replace(/s$/, '');
}

type Kind = 'word' | 'weak' | 'unless' | 'boilerplate';
type Phrase = { tokens: readonly string[]; kind: Kind; topic: string; rank: number };
type Index = ReadonlyMap<string, readonly Phrase[]>;

/** All phrases by their first word, the longest first. */
function indexOf(topics: Lexicon['topics'], boilerplate: readonly string[]): Index {
  const index = new Map<string, Phrase[]>();
  const put = (list: readonly string[] | undefined, kind: Kind, topic = '', rank = 0) => {
    for (const tokens of (list ?? []).map(tokensOf)) {
      const [first = ''] = tokens;
      index.set(first, [...(index.get(first) ?? []), { tokens, kind, topic, rank }]);
    }
  };
  put(boilerplate, 'boilerplate');
  for (const [rank, [topic, { words, weak, unless }]] of Object.entries(topics).entries()) {
    put(words, 'word', topic, rank);
    put(weak, 'weak', topic, rank);
    put(unless, 'unless', topic, rank);
  }
  for (const list of index.values()) list.sort((a, b) => b.tokens.length - a.tokens.length);
  return index;
}

type Hit = Phrase & { from: number; to: number };

function topicIn(index: Index, tokens: readonly string[]): string | undefined {
  const hits = tokens.flatMap((token, from): Hit[] =>
    (index.get(token) ?? [])
      .filter((phrase) => phrase.tokens.every((word, i) => tokens[from + i] === word))
      .map((phrase) => ({ ...phrase, from, to: from + phrase.tokens.length })),
  );
  const gone = hits.filter(({ kind }) => kind === 'boilerplate');
  const counts = ({ kind, topic, from, to }: Hit) =>
    (kind === 'word' || kind === 'weak') &&
    !gone.some((each) => each.from <= from && to <= each.to) &&
    !hits.some((each) => each.kind === 'unless' && each.topic === topic && each.from < to && from < each.to);
  const weight = ({ kind, tokens: { length } }: Hit) => (kind === 'weak' ? length / 100 : length);
  const [best] = hits.filter(counts).sort((a, b) => weight(b) - weight(a) || a.rank - b.rank);
  return best?.topic;
}

/** A firm's name is no topic ("Baker Construction, Inc."). */
const withoutFirms = (text: string): string => (FIRM_END.test(text) ? text.replace(FIRM, ' | ') : text);

const FIRM_END = /\b(?:Inc|LLC|L\.L\.C|Corp|Corporation|Company|Ltd|LP|L\.P|PLLC|LLP)\b/;
const FIRM =
  /(?:[\p{Lu}\p{N}][\p{L}\p{N}&.'\u2019-]*,?\s+){1,6}(?:Inc|LLC|L\.L\.C|Corp|Corporation|Company|Ltd|LP|L\.P|PLLC|LLP)\b\.?/gu;

const STREET =
  /\b\d+[a-z]?(?:\s*[-\u2013]\s*\d+)?\s+(?:[\p{L}\d.'\u2019]+\s+){1,3}(?:st|street|ave|avenue|rd|road|dr|drive|ln|lane|ct|court|blvd|boulevard|way|pl|place|ter|terrace|hwy|highway|cir|circle|pkwy|parkway|sq|square)\b/iu;
/** An address is no topic, though a street, a court or a garden is in it. */
const STREETS = new RegExp(STREET, 'giu');
const LOT =
  /\b(?:block|blk)\b[\s:#]*\d+.*\blots?\b[\s:#]*\d+|\blots?\b[\s:#]*\d+.*\b(?:block|blk)\b[\s:#]*\d+|\bparcel\s*(?:#|no\.?|number)?\s*\d{3,}|\b\d+ block of\b/i;
/** The day on which somebody was born or hurt, as insurers write it. */
const DAY_OF_ONE = /\b(?:d\.?o\.?[bl]\.?|date of (?:birth|loss|accident|incident))[\s:]*\d/i;
const CASE_NUMBER =
  /(?:#|\bno\.?|\bnos\.?|\bnumber|\bcase|\bpermit)[\s:#]*[a-z]{0,3}\d[\d-]{3,}|\b\d{6,}(?:\.\d+)?\b|\b(?!(?:19|20)\d\d-(?:19|20)\d\d\b)\d{2,4}-\d{4,}\b/i;
/** What is "mine" and no case all the same: the request itself, and what many share. */
const SHARED =
  'requests?|understanding|knowledge|e-?mail|address|phone|name|city|town|township|borough|village|parish|region|precinct|library|park|county|state|area|neighborhood|community|schools?|streets?|ward|district|council|mayor|police|taxes|government|research|newspaper|organi[sz]ation|story|project|thesis|question|paper|study|class|business|marketing';
/** What is somebody's own ("the report on my accident"). */
const OWN = new RegExp(`\\b(?:my|our)\\s+(?!(?:\\p{L}+\\s+)?(?:${SHARED})\\b)\\p{L}+`, 'iu');
const ONE_NAMED =
  /\b(?:[Aa]t|[Ff]or|[Oo]n|[Oo]f|[Nn]ear|[Bb]ehind)\s+(?!(?:19|20)\d\d\b)\d{2,5}\s+(?:[NSEW]\.?\s+)?(\p{Lu}\p{Ll}{2,})|\b(?:[Mm]rs?|[Mm]s|[Mm]iss|[Oo]fficer|[Oo]fc|[Ss]gt|[Ss]ergeant|[Dd]et|[Dd]etective|[Dd]eputy)\.?\s+(\p{Lu}\p{Ll}{2,})/gu;
/** The day of one event ("on June 2"); but not the beginning or the end of a span. */
const ONE_DAY =
  /(?<!\b(?:from|since|between|through|to|until|and|after|before|as of|ending|dated)\s+)(?:\b(?:on|of)\s+|,\s*)(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s+\d{1,2}\b(?!\s*(?:-|\u2013|to|through|and)\b)/i;
