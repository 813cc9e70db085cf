// How a person's words stand in a sentence. It is one idea, as each rule of grammar here is there for one of the forms that words have (a
// thing, a doing, a sentence, a question), beside the tidying that surely changes nothing they said. Pure; knows no question. The rules
// are rough on purpose: what they cannot tell is a thing, and frames are made so that words taken for the wrong form still read.

import { capitalFirst, joinAnd, oneLine } from '../text.ts';
import * as english from '../words/english.ts';

/**
 * The forms words come in: a thing ("lead paint in rental homes"), a doing ("reduce crashes", without its "to"), a gerund
 * ("setting up a table"), a sentence ("nobody knows when it comes"), a question ("How do people find out?"), an indirect one
 * ("which places failed"), a predicate, whose subject the sentence has ("helps parents choose"), a reason (what follows
 * "because") and a purpose (what follows "so that").
 */
export type Form =
  | 'thing'
  | 'doing'
  | 'gerund'
  | 'sentence'
  | 'question'
  | 'indirect'
  | 'predicate'
  | 'reason'
  | 'purpose';

/**
 * How words of each form stand in their sentence, at `{answer}`; `{an answer}` and `{the answer}` put an article before words
 * that have none, `{is answer}` "is" or "are". `other` fits any words: it ends in a colon, or says something in their place (`in`) and them afterwards (`after`).
 */
export type Frame = string | { in: string; after: string };
export type Frames = { [Key in Form | 'other']?: Frame } & { thing: Frame; other: Frame };

/** Words in their place, and the sentences that have to follow the one they stand in. */
export type Framed = { text: string; after: readonly string[] };

/** How somebody's words are set off from the sentence around them; usually not at all. */
export type Mark = (words: string) => string;
const UNMARKED: Mark = (words) => words;

/** Puts words into the frame for their form. */
export function framed(frames: Frames, { form, words, rest }: Wording, mark = UNMARKED): Framed {
  const frame = frames[form] ?? frames.other;
  const after = rest.map((each) => mark(capitalFirst(/[.!?…]["”’)]?$/.test(each) ? each : `${each}.`)));
  if (typeof frame === 'string') return { text: put(frame, words, mark), after };
  return { text: frame.in, after: [capitalFirst(put(frame.after, words, mark)), ...after] };
}

/** A sentence with words at each place `{…}`; a stop of the sentence's own goes where the words have one. */
export function put(sentence: string, words: string, mark = UNMARKED): string {
  return sentence.replace(/\{(?:(an|the|is) )?answer\}([.,;:])?/g, (_, article: string | undefined, stop = '') => {
    const said =
      article === 'an' ? withAn(words) : article === 'the' ? withThe(words) : article === 'is' ? withIs(words) : words;
    return `${mark(said)}${stopAfter(said, stop)}`;
  });
}

/** The stop of a sentence where words end it; none where they have one of their own. */
export const stopAfter = (words: string, stop: string): string =>
  /[?!…]["”’)]?$/.test(words) || (stop === '.' && words.endsWith('.')) ? '' : stop;

/**
 * Words ready to stand in a sentence: `words` without an end mark (a question keeps its own) and in small letters where the
 * capital was only that of a beginning; `rest`, further sentences as they were written, each with its end mark.
 */
export type Wording = { form: Form; words: string; rest: readonly string[] };

/**
 * Reads what somebody wrote at a gap.
 * @param openers what people begin with that the sentence says already ("We will", "As a"); taken away once
 * @param names words that keep their capital whatever they are, such as the place's
 * @param entry one thing, such as one of a list, whose commas part no others
 */
export function wordingOf(
  text: string,
  given: { openers?: readonly string[]; names?: ReadonlySet<string>; entry?: boolean } = {},
): Wording {
  const { openers = [], names = NO_NAMES, entry = false } = given;
  const items = itemsOf(text);
  if (items.length > 1) {
    const read = (item: string) => wordingOf(item, given);
    const form = commonForm(items.map((item) => ({ form: read(item).form, item })));
    const parts = form === 'thing' ? items.flatMap(listed) : items;
    const said = parts.map((part) => wholeOf(read(part)));
    // Where they are of several forms, only a frame that fits anything holds them all.
    if (form === undefined) return { form: 'sentence', words: said.join('; '), rest: [] };
    if (form !== 'question') return { form, words: joinAnd(said), rest: [] };
  }
  const [first = '', ...rest] = sentencesOf(oneLine(text).replace(LIST_MARK, ''));
  const whole = withoutEnd(first);
  const said = CLAUSE.test(whole) ? whole : withoutOpener(whole, openers) || whole;
  // "Could you lend us a room?" asks for a doing, and "lend us a room" is no question.
  const isRequest = said !== whole && formOf(said) === 'doing';
  if ((ASKS.test(first) && !isRequest) || formOf(said) === 'question')
    return { form: 'question', words: `${said}?`, rest };
  const [clause, opener = ''] = CLAUSE.exec(said) ?? [];
  if (clause !== undefined) {
    const form = opener.toLowerCase() === 'because' ? 'reason' : 'purpose';
    return { form, words: smallFirst(said.slice(clause.length), names), rest };
  }
  const told = said.replace(/^to\s+/i, '');
  const bare = isSmall(told) || isCapital(told) ? told : said;
  const isTold = bare !== said && !/^(?:the|a|an|our)\b/i.test(bare);
  // "We will paint": what is often a thing is a doing here.
  const isMeant = VERB_FOLLOWS.test(whole.slice(0, whole.length - said.length)) && startsWithVerb(bare);
  const form = isTold || isMeant ? 'doing' : formOf(bare);
  // No name begins these.
  const isNoName = form === 'indirect' || form === 'predicate';
  const small = isNoName
    ? said.charAt(0).toLowerCase() + said.slice(1)
    : smallFirst(form === 'doing' ? bare : said, names);
  return { form, words: entry ? small : withAnd(form, small), rest };
}

/** A first letter in small, where it is a capital only because a line began with it: never a name's, an acronym's or "I". */
function smallFirst(words: string, names: ReadonlySet<string> = NO_NAMES): string {
  const first = firstOf(words);
  const isPlain = isCapital(first) && !/^I(?:$|['’])/.test(first) && first.slice(1) === first.slice(1).toLowerCase();
  // "A/B/C stickers", "A+ grades": a letter, and no article.
  const isJoined = /^[^\s\p{P}]|^[/&+]/u.test(words.slice(first.length));
  if (!isPlain || isJoined || names.has(first)) return words;
  const second = firstOf(words.slice(first.length).trimStart());
  // Two capitals in a row are a name, or a title: neither is ours to change. An article before a name is.
  if (
    isCapital(second) &&
    isSmall(second.slice(1)) &&
    !/^(?:a|an|the|our|my|their|his|her|in|on|at|for|from|with|of|to)$/i.test(first)
  )
    return words;
  const small = first.toLowerCase().replaceAll('’', "'");
  return isOrdinary(small) || small.replace(/'.*$/, '').split('-').every(isOrdinary)
    ? first.charAt(0).toLowerCase() + words.slice(1)
    : words;
}

/** Words without the marks at their end that a sentence around them would double; brackets, quotation marks and "St." stay. */
export const withoutEnd = (words: string): string => {
  let end = words.length;
  while (end > 0 && END_MARKS.has(words.charAt(end - 1))) end--;
  const bare = words.slice(0, end);
  return SHORT_FOR_MORE.test(bare) && words.charAt(end) === '.' ? `${bare}.` : bare;
};

/** An item of several as one piece: its own further sentences stay behind it. */
export const wholeOf = ({ words, rest }: Wording): string =>
  rest.map(withoutEnd).reduce((said, next) => `${said}${/\?$/.test(said) ? '' : '.'} ${next}`, words);

/** The sentences of a text, each with its end mark as it was written; a shortened word ends none, nor does what stands in brackets. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const { index, 0: marks, 1: small } of text.matchAll(
    /[.!?…]+["”’)]?(?=\s+["“‘(]?(?:[\p{Lu}\p{N}]|(\p{Ll})))/gu,
  )) {
    const before = /\S*$/.exec(text.slice(Math.max(from, index - 12), index))?.[0].toLowerCase() ?? '';
    if (marks === '.' && (ABBREVIATIONS.has(before) || /^(?:\d{1,2}|[^\W\d_])$/.test(before))) continue;
    // In small letters goes on who types in a hurry, behind a full stop and a word that is no shortened one.
    if (small !== undefined && !(marks === '.' && /^['’\p{L}\p{N}]{3,}$/u.test(before))) continue;
    if (OPEN_BRACKET.test(text.slice(from, index))) continue;
    sentences.push(text.slice(from, index + marks.length).trim());
    from = index + marks.length;
  }
  return [...sentences, text.slice(from).trim()].filter((each) => each !== '');
}

/** The items where a text is a list: numbered, with a mark before each line or item, or parted by semicolons or line breaks. */
export function itemsOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  // A line that goes on in small letters was only broken for room.
  const isBroken = lines.some((line, i) => i > 0 && isSmall(line));
  const marked = isBroken ? [lines.join(' ')] : lines.map((line) => line.replace(LIST_MARK, ''));
  // "- rats - mold", pasted where one line is asked for.
  const [dash] = /^[-*–—](?=\s)/u.exec(text.trim()) ?? [];
  const parts = marked
    .filter((line) => line !== '')
    .flatMap((line) => (dash && !isBroken ? line.split(` ${dash} `) : [line]))
    .flatMap(numbered)
    .flatMap((line) => line.split(/;(?=\s|$)|\s[•·]\s/u));
  return parts
    .flatMap(slashed)
    .map((part) => part.trim())
    .filter((part) => withoutEnd(part) !== '');
}

/**
 * The form that all items have; a doing where one surely is, and the others may be: those before it only as one word ("print, post and
 * ask again", but not "lead paint; help renters"). Undefined where they differ.
 */
export function commonForm(items: readonly { form: Form; item: string }[]): Form | undefined {
  const forms = new Set(items.map(({ form }) => form));
  if (forms.size === 1) return items[0]?.form;
  const sure = items.findIndex(({ form }) => form === 'doing');
  const mayBeDoing = (item: string, i: number) => startsWithVerb(item) && (i > sure || !/\s/.test(item.trim()));
  return sure >= 0 && items.every(({ form, item }, i) => form === 'doing' || mayBeDoing(item, i)) ? 'doing' : undefined;
}

/** Whether words begin with what may be a verb, so that they are a doing where one is expected. */
export const startsWithVerb = (words: string): boolean => mayBeVerb(tokensOf(words)[0] ?? '');

/** Whether a word is an ordinary one: in the list, there as several, or made like one ("graders", "shoveling", "unfairness"). */
export const isOrdinary = (word: string): boolean =>
  KNOWN.some((words) => words.has(word)) ||
  ORDINARY.has(`${word}s`) ||
  /^(?:un|re|over|under|non)[a-z]{4,}(?:ed|ing|ly|s)$/.test(word) ||
  /[a-z]{3}(?:ing|ings|tion|tions|ment|ments|ness|ility|ilities|fully|lessly|ously|ively|ally|ated|ables?|ibles?|less|ful|holders?|workers?|makers?|owners?|givers?|goers?|keepers?|seekers?|days?times?)$/.test(
    word,
  );

/** Whether words are a title: three words or more in capitals (two where even a small word has one), most of which are ordinary words. */
export function isTitle(words: readonly string[]): boolean {
  const main = words.filter((word) => !SMALL.test(word) && word.toLowerCase() !== word.toUpperCase());
  const isAllCapitals = main.length > 1 && main.every((word) => word.length > 1 && word === word.toUpperCase());
  if (isAllCapitals) return main.some((word) => isOrdinary(word.toLowerCase()));
  // Only a title has a capital in "for" or "all".
  const least = words.slice(1).some((word) => SMALL.test(word) && isCapital(word)) ? 2 : 3;
  if (main.length < least || !main.every(isCapital)) return false;
  return main.filter((word) => isOrdinary(word.toLowerCase())).length > main.length / 2;
}

/** The words of a text, without its marks. */
export const wordsOf = (text: string): readonly string[] =>
  text.match(/[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu) ?? [];

/** Whether a text begins with a capital letter. */
export const isCapital = ([first = '']: string): boolean => first !== first.toLowerCase();

/** Whether a text has a figure in it: a number that counts, not that of a bus, a ward, a day or a year. */
export const hasFigure = (text: string): boolean => /\d/.test(text.replace(NAMING, ' '));

/** Whether a text has a number in it, in figures or in words. */
export const hasNumber = (text: string): boolean =>
  hasFigure(text) || (text.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => NUMBERS.has(word));

// --- internal ---

/** Whether a text begins with a small letter. */
const isSmall = ([first = '']: string): boolean => first !== first.toUpperCase();

/** The word that a text begins with, whole with its hyphens; empty where it begins with something else. */
const firstOf = (text: string): string => /^[\p{L}\p{M}'’-]+/u.exec(text)?.[0] ?? '';

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));
const VERBS = setOf(english.VERBS);
const VERBS_OR_THINGS = setOf(english.VERBS_OR_THINGS);
const FINITE = setOf(english.FINITE);
const FINITE_AFTER_PLURAL = setOf(english.FINITE_AFTER_PLURAL);
const VERBS_FOR_PEOPLE = setOf(english.VERBS_FOR_PEOPLE);
const PEOPLE = setOf(english.PEOPLE);
const CLAUSE_OPENERS = setOf(english.CLAUSE_OPENERS);
const SUBJECTS = setOf(english.SUBJECTS);
const DETERMINERS = setOf(english.DETERMINERS);
const THINGS_IN_ING = setOf(english.THINGS_IN_ING);
const ORDINARY = setOf(english.ORDINARY);
const PARTICLES = setOf(english.PARTICLES);
const KNOWN = [ORDINARY, FINITE, VERBS, VERBS_OR_THINGS, DETERMINERS, SUBJECTS, PARTICLES, CLAUSE_OPENERS];
const ABBREVIATIONS = setOf(english.ABBREVIATIONS);
const NUMBERS = setOf(english.NUMBERS);

const oneOf = (words: string): string => `(?:${words.trim().split(/\s+/).join('|')})\\b`;
const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*';
/** Numbers that count nothing: they name a bus, a ward or a service by telephone, or say when something was. */
const NAMING = new RegExp(
  [
    `\\b${oneOf(english.NUMBERED)}\\.?\\s+#?\\d+[a-z]?\\b(?!\\s*(?:%|${oneOf(english.COUNTED)}))`,
    `\\bthe \\d{1,3}[a-z]?(?=\\s*(?:$|[,.;:!?)])|\\s+${oneOf(english.SAID_OF_A_LINE)})`,
    // "311 calls", "in 2024"; but "211 families", "$2000", "2,011".
    `(?<![\\d,.$€£])\\b(?:[2-9]11|(?:19|20)\\d\\d)\\b(?!,\\d|\\s*(?:%|${oneOf(english.COUNTED)}))`,
    // "COVID-19", "I-95", "3rd Street", "24/7".
    '[a-z]-?\\d[\\d.]*|\\b\\d+(?:st|nd|rd|th)\\b|\\b24/7\\b',
    `\\b${MONTH}\\.? \\d{1,2}\\b|\\b\\d{1,2} (?=${MONTH}\\b)|\\b\\d{1,2}(?::\\d\\d)?\\s*[ap]\\.?m\\b`,
  ].join('|'),
  'gi',
);

const NO_NAMES: ReadonlySet<string> = new Set();
const CLAUSE =
  /^(because|so that|(?:so|that)(?=\s+(?:people|everyone|everybody|nobody|families|kids|residents|we|they|our|the|i|it)\b))\s+(?=\S)/i;
/** Ends in a question mark, and in no other mark beside it: "sign-ups, ???" asks nothing. */
const ASKS = /[^\s.!?…,;:/–-]\s*\?+\s*$/;
const SHORT_FOR_MORE =
  /\b(?:St|Ave|Rd|Blvd|Ln|Hwy|[Dd]epts?|Div|Assoc|Univ|Govt|Auth|Dist|Bd|Twp|Mgmt|Svcs|Inc|Co|Corp|Ltd|Jr|Sr)$/;
const OPEN_BRACKET = /\([^()]*$/;
const END_MARKS = new Set([...' .,;:!?…·']);

const VERB_FOLLOWS = /(?:\bwill|['’]ll|\bto)[\s,:]*$/i;

const LIST_MARK = /^(?:[-*•·–—]|\(?\d{1,2}[.)])\s+/u;

/** "1. walk 2. write" in pieces, where the numbers count up from 1. */
function numbered(line: string): string[] {
  const marks = Array.from(line.matchAll(/(?:^|\s)\(?(\d{1,2})[.)]\s+(?=\p{L})/gu));
  const whole = marks.length > 0 && marks.every((mark, i) => Number(mark[1]) === i + (marks[0]?.index === 0 ? 1 : 2));
  if (!whole) return [line];
  const starts = marks.map((mark) => ({ at: mark.index, from: mark.index + mark[0].length }));
  return [line.slice(0, starts[0]?.at), ...starts.map(({ from }, i) => line.slice(from, starts[i + 1]?.at))].filter(
    (part) => part.trim() !== '',
  );
}

/** "food access/food insecurity": a slash with blanks around it, or between pieces of two words or more, parts two things. */
function slashed(text: string): string[] {
  if (!text.includes('/') || text.includes('://')) return [text];
  const spaced = text.split(/\s\/\s/);
  const isWide = (part: string) => part.trim().includes(' ') && /^[\p{L}\p{M}\s'’-]+$/u.test(withoutEnd(part));
  return spaced.flatMap((part) => {
    const pieces = part.split(PARTING_SLASH);
    return pieces.length > 1 && pieces.every(isWide) ? pieces : [part];
  });
}

/** A slash that is not that of "w/o" or "and/or". */
const PARTING_SLASH = /(?<!\b(?:[a-z]|and|or))\/(?!(?:[a-z]|and|or)\b)/i;

/** Takes one opener away, with the "to" or "is to" behind it only where the opener has it. */
function withoutOpener(text: string, openers: readonly string[]): string {
  const lower = text.toLowerCase().replaceAll('’', "'");
  const found = openers
    .filter((opener) => lower.startsWith(opener.toLowerCase()) && wordsOf(text.charAt(opener.length)).length === 0)
    .sort((a, b) => b.length - a.length)[0];
  return found === undefined ? text : text.slice(found.length).replace(/^[\s,:]+/u, '');
}

/** "a, b, c" as "a, b and c": people leave the "and" out of a list of things. */
function withAnd(form: Form, words: string): string {
  if (/[;:"“]|\([^)]*,|^[^(]*\)/.test(words)) return words;
  const parts = listed(words);
  if (
    parts.length < 2 ||
    (form !== 'thing' && !(JOINED.has(form) && parts.every((part) => formOf(part) === form))) ||
    parts.some((part) => /\b(?:and|or)\b|&/i.test(part))
  )
    return words;
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

const JOINED: ReadonlySet<Form> = new Set(['doing', 'indirect', 'predicate']);

/** The parts of "a, b, c"; the whole where it is no such list. */
function listed(words: string): string[] {
  const parts = words.split(/,\s+/);
  const isPart = (part: string) => part.split(' ').length <= 8 && !/^\d/.test(part) && !GOES_ON_WITH.test(part);
  return parts.length > 1 && parts.every(isPart) ? parts : [words];
}

const GOES_ON_WITH =
  /^(?:and|or|but|with|who|which|where|especially|including|such|as|not|mostly|mainly|for|in|at|near|on|to|from|that|so|because|like|even|too|by|per|since|until|around|about|over|under|during|when|if|while|plus|please|then|also|apt|unit|suite|inc|llc|jr|sr)\b|^nos?\.?\s*\d/i;

/** What form words have that end in no question mark. */
function formOf(words: string): Exclude<Form, 'reason' | 'purpose'> {
  const tokens = tokensOf(words);
  const [first = '', second = ''] = tokens;
  if (isTurned(tokens)) return 'question';
  if (isPredicate(tokens)) return 'predicate';
  if (ASKING.test(first) && !goesOn(tokens) && !isSentence(tokens)) return 'indirect';
  // "Be told the same day".
  if (isDoing(first, second, tokens.length) && (first === 'be' || !FINITE.has(second))) return 'doing';
  // "Print and mail a map", "call transit agency and ask for stop data".
  if (second === 'and' && isVerb(first) && isDoing(tokens[2] ?? '', tokens[3] ?? '', tokens.length - 2)) return 'doing';
  if (
    VERBS_OR_THINGS.has(first) &&
    second !== 'of' &&
    tokens.some((token, i) => tokens[i - 1] === 'and' && isSure(token))
  )
    return 'doing';
  if (first === 'not' && isGerund(second, tokens[2] ?? '')) return 'gerund';
  if (first === 'not' || OPENS_SENTENCE.test(first)) return 'sentence';
  const gerund = isGerund(first, second);
  // "Helping people find shelter": the bare verb belongs to the first one.
  const own =
    gerund && CAUSES.test(first)
      ? tokens.filter((token) => !FINITE_AFTER_PLURAL.has(token) && !VERBS_OR_THINGS.has(token))
      : tokens;
  if (isSentence(own)) return 'sentence';
  return gerund ? 'gerund' : 'thing';
}

/** "a tenant with a toddler" for "tenant with a toddler"; several, a name and what has an article stay as they are. */
function withAn(words: string): string {
  const tokens = tokensOf(words);
  const [first = ''] = tokens;
  const head = headOf(tokens) || tokens.at(-1) || '';
  const isBare =
    !DETERMINERS.has(first) &&
    !DETERMINERS.has(tokens[1] ?? '') &&
    !SUBJECTS.has(first) &&
    isSmall(words) &&
    !/^(?:who|what|those|anyone)$/.test(first) &&
    !MASS.test(first) &&
    !(/ing$/.test(first) && !/^(?:meeting|hearing|listening|gathering)$/.test(first));
  if (!isBare || isPlural(head) || head === NAME || tokens.includes('and')) return words;
  return `${/^[aeio]|^u(?!ni|se|til)/.test(first) ? 'an' : 'a'} ${words}`;
}

/** "is a list", "are fewer sick days". */
function withIs(words: string): string {
  const tokens = tokensOf(words);
  const isMany = isPlural(headOf(tokens) || (tokens.at(-1) ?? '')) || tokens.includes('and');
  return `${isMany ? 'are' : 'is'} ${words}`;
}

/** "the City of Fairmont" for "City of Fairmont", "the parks office": a body without an article, and not named as somebody's. */
function withThe(words: string): string {
  if (/^(?:the|a|an|our|my|their|your|its|this)\b/i.test(words) || /['’]s\b/.test(words)) return words;
  return BODY_OF.test(words) || BODY.test(words) ? `the ${words}` : words;
}

/** Words that may be small in a title, too. */
const SMALL = /^(?:an?|the|of|in|on|at|to|for|from|with|and|or|by)$/i;

const OPENS_SENTENCE = /^(?:if|when|whenever|unless|can't|don't|doesn't|didn't)$/;
const CAUSES = /^(?:helping|letting|making|seeing|watching|having)$/;
const MASS =
  /^(?:research|outreach|advocacy|work|planning|funding|help|support|data|information|training|housing|childcare|health|trust|water|air|heat)\b/;
const BODY_OF =
  /^(?:city|town|township|village|borough|county|state|province|department|dept\.?|office|bureau|board|division|agency|commission|ministry|council|authority|district|parish) of\b/i;
const BODY =
  /\b(?:department|depts?|div|dist|auth|bd|svcs|office|agency|library|council|authority|district|commission|bureau|board|division|government|team|desk|clinic|center|centre)\.?$/i;

/** The words in small letters, and commas. A capital inside is a name's ("May", "Grant"), but for a title's, so that it is taken for nothing else. */
const tokensOf = (words: string): string[] => {
  const inCapitals = isTitle(wordsOf(words));
  return (
    words
      .replaceAll('’', "'")
      .replaceAll(' & ', ' and ')
      .match(/[\p{L}\p{M}\p{N}'-]+|,/gu) ?? []
  )
    .map((token, i) => (i > 0 && !inCapitals && isCapital(token) && !/^I\b/.test(token) ? NAME : token.toLowerCase()))
    .map((token, i, tokens) => withApostrophe(token, tokens[i + 1] ?? ''));
};

/** A word that was typed without its apostrophe: "dont", "theres", "its" before what no thing of somebody's begins with. */
const withApostrophe = (token: string, after: string): string =>
  token === 'its' && SAID_OF_IT.test(after)
    ? "it's"
    : token
        .replace(/^(ca|wo|do|does|did|is|are|was|were|have|has|had|could|would|should)nt$/, "$1n't")
        .replace(/^im$/, "i'm")
        .replace(/^(that|there)s$/, "$1's")
        .replace(/^(they|you)re$/, "$1're")
        .replace(/^(they|you|i)ve$/, "$1've");
const SAID_OF_IT =
  /^(?:an?|the|to|too|so|very|really|just|not|no|all|about|hard|difficult|impossible|easy|unclear|unfair|unsafe|dangerous|because|that|when|where|how)$/;

const NAME = 'Name';

/** Whether a verb of the words' own, not one of a clause inside, tells something of a subject before it. */
function isSentence(all: readonly string[]): boolean {
  const tokens = all.filter((token) => !ADVERB.test(token));
  const opensWithClause = BEGINS_CLAUSE.test(tokens[0] ?? '') && tokens.includes(',');
  let open = 0;
  let inside = false;
  for (const [i, token] of tokens.entries()) {
    const before = tokens[i - 1] ?? '';
    const after = tokens[i + 1] ?? '';
    const begins = CLAUSE_OPENERS.has(token) && !(token === 'that' && (i === 0 || PREPOSITION.test(before)));
    // "people they trust": a clause whose "whom" is left out.
    if (begins || (PRONOUN.test(token) && isPlural(before))) open++;
    else if (isFiniteAt(tokens, i, after) || (open > 0 && RELATIVE.test(before) && isVerb(token))) {
      if (open > 0) {
        open--;
        inside = true;
      } else if (!(inside && JOINS.test(before))) return true;
    }
    if (token === ',' && opensWithClause) {
      open = 0;
      inside = false;
    }
  }
  return false;
}

const BEGINS_CLAUSE = /^(?:when|if|because|since|as|while|after|before|until|although|though|unless)$/;
const PREPOSITION =
  /^(?:in|on|at|of|for|from|to|by|near|with|about|around|under|over|across|along|behind|between|through)$/;
const PRONOUN = /^(?:i|we|you|they|he|she)$/;
const RELATIVE = /^(?:who|that|which)$/;
const ADVERB =
  /^(?:not|never|already|just|always|also|often|still|rarely|really|usually|all|only|hardly|sometimes|now|\w{3,}ly)$/;
const JOINS = /^(?:and|or|but|,|also)$/;
const ARTICLE = /^(?:the|a|an|our|my|their|your|its|his|her|no|this|every|each)$/;
const WITH_ITS_VERB = /^(?:i|we|you|they|he|she|it|that|there|here|nobody|everybody|everyone)'(?:s|re|ve|ll|d|m)$/;

/** Verbs that help another one: what follows is no verb of its own. */
const HELPS =
  /^(?:(?:have|has|had|is|are|was|were|be|been|being|do|does|did|can|could|will|would|shall|should|may|might|must)(?:n't)?|cannot|won't)$/;

/** A verb that is hardly ever a thing. */
const isSure = (token: string): boolean => VERBS.has(token) && !VERBS_OR_THINGS.has(token) && !ORDINARY.has(token);

const mayBeVerb = (token: string): boolean => VERBS.has(token) || VERBS_OR_THINGS.has(token);
const isVerb = (token: string): boolean => mayBeVerb(token) || FINITE_AFTER_PLURAL.has(token);
const isPlural = (token: string): boolean =>
  PEOPLE.has(token) || (/s$/.test(token) && !/(?:'s|ss|us|is)$/.test(token) && !FINITE.has(token));

/** Whether the word at a place is a verb that says something of a subject before it. */
function isFiniteAt(tokens: readonly string[], i: number, after: string): boolean {
  const token = tokens[i] ?? '';
  if (WITH_ITS_VERB.test(token)) return true;
  if (i === 0) return false;
  const before = tokens[i - 1] ?? '';
  if (HELPS.test(before)) return false;
  if (FINITE.has(token))
    return /n't$/.test(token) || !(ARTICLE.test(before) || before === 'to' || /s'$|'s$/.test(before));
  // "What I have cared for stays with our street".
  if (PREPOSITION.test(before) && MAY_BE_THINGS.test(token) && PREPOSITION.test(after)) return true;
  if (PREPOSITION.test(before) || ARTICLE.test(before) || /'s$|s'$/.test(before) || JOINS.test(before)) return false;
  if (CLAUSE_OPENERS.has(before) && !RELATIVE.test(before)) return false;
  const isPronoun = /^(?:i|we|you|they|people)$/.test(before);
  const isOne =
    /^(?:he|she|it|nobody|nothing|everybody|everyone|everything|somebody|someone|something|this|that|there)$/.test(
      before,
    );
  if (THINGS_IN_S.test(token)) return false;
  const base = baseOf(token);
  if (isOne)
    return (
      base !== undefined ||
      (/^(?:he|she|it|nobody|everybody|everyone|someone|somebody)$/.test(before) && /[^s']s$/.test(token))
    );
  if (isPronoun) return isVerb(token);
  if (base !== undefined && !isPlural(before) && (!isVerb(before) || ARTICLE.test(tokens[0] ?? '')))
    return VERBS_OR_THINGS.has(base) || MAY_BE_THINGS.test(token)
      ? ARTICLE.test(tokens[0] ?? '') && i >= 2 && continues(after)
      : true;
  if (!FINITE_AFTER_PLURAL.has(token) || !(isPlural(before) || isPlural(headOf(tokens)))) return false;
  return VERBS_OR_THINGS.has(token) ? isPlural(before) && continues(after) : true;
}

/** Hardly ever verbs, though they look like some: "the bus times home". */
const THINGS_IN_S = /^(?:times|notes|forms|books|grades|scores|names|numbers)$/;

const MAY_BE_THINGS =
  /^(?:lives|leaves|means|shows|stays|wins|works|finds|reads|sells|buys|says|drinks|runs|plays|fights|hopes|ends|tries)$/;

/** A verb without the -s of "it comes"; undefined where the word is none. */
const baseOf = (token: string): string | undefined =>
  [/s$/, /(?<=[sxzo]|ch|sh)es$/, /ies$/]
    .filter((ending) => ending.test(token))
    .map((ending) => token.replace(ending, ending.source === 'ies$' ? 'y' : ''))
    .find(isVerb);

/** The word that the first preposition or clause follows: the subject's own, where words about it stand between it and its verb. */
function headOf(tokens: readonly string[]): string {
  const at = tokens.findIndex((token) => PREPOSITION.test(token) || CLAUSE_OPENERS.has(token));
  return at > 0 ? (tokens[at - 1] ?? '') : '';
}

/** Whether what follows a word that may be a verb goes on as after one. */
const continues = (after: string): boolean =>
  after !== '' && !/^(?:of|and|or|,|for|in|at|near|on|by|from|is|are|was|were)$/.test(after);

/** A verb in -ing that begins a doing: "setting up a table", not "housing for elders". */
function isGerund(first: string, second: string): boolean {
  if (!/^[a-z]{2,}ing$/.test(first)) return false;
  if (THINGS_IN_ING.has(first)) return ARTICLE.test(second) || /^\d/.test(second);
  const stem = first.slice(0, -3);
  const bases = [stem, `${stem}e`, stem.replace(/(.)\1$/, '$1'), stem.replace(/y$/, 'ie')];
  return bases.some(mayBeVerb) && second !== '' && second !== 'of' && second !== 'for';
}

/** A question by the order of its words, whose mark was left out: "how do people find out", "is it safe". */
function isTurned(tokens: readonly string[]): boolean {
  const [first = '', second = '', third = ''] = tokens;
  if (/^(?:how|why|where|when)$/.test(first)) return TURNING.test(second);
  if (/^(?:what|who|which)$/.test(first)) return second !== 'is' && TURNING.test(second) && TURNED.test(third);
  if (/^(?:do|has|have)$/.test(first) || !TURNING.test(first)) return false;
  // "Is the water safe", but not "is the heart of our town".
  return TURNED.test(second) || (second === 'the' && !tokens.some((token) => /^(?:of|for|that)$/.test(token)));
}

const TURNING = /^(?:do|does|did|is|are|was|were|can|could|will|would|should|has|have)(?:n't)?$/;
const TURNED = /^(?:it|there|this|that|these|those|i|we|you|they|he|she|people|anyone|anybody|somebody|someone)$/;

/** What is said of something that the sentence around it names: "helps parents choose", "would save lives", "is hard to read". */
function isPredicate(tokens: readonly string[]): boolean {
  const [first = '', second = '', third = ''] = tokens;
  if (tokens.length < 2) return false;
  if (/^(?:is|has|was|does|isn't|wasn't|doesn't|hasn't)$/.test(first)) return true;
  if (/^(?:will|would|can|could|may|might|should|must|cannot|won't|can't|wouldn't)$/.test(first))
    return /^(?:be|not|also|have)$/.test(second) || isVerb(second);
  const base = /s$/.test(first) && !THINGS_IN_S.test(first) ? baseOf(first) : undefined;
  if (base === undefined || /^(?:of|and|or|,)$/.test(second)) return false;
  // "Lives lost", "needs of renters": what may be things needs to go on as a verb does.
  if (DETERMINERS.has(second) || GOES_ON.test(second) || (second === 'to' && isVerb(third))) return true;
  if (MAY_BE_THINGS.test(first)) return false;
  return VERBS_OR_THINGS.has(base) ? isDoing(base, second, tokens.length) : !PREPOSITION.test(second);
}

/** Whether a sentence follows a clause with "if" or "when": "when it rains, the underpass floods", "if it rains we flood". */
function goesOn(tokens: readonly string[]): boolean {
  if (!/^(?:if|when)$/.test(tokens[0] ?? '')) return false;
  const isVerbal = (token: string) => FINITE.has(token) || isVerb(token) || baseOf(token) !== undefined;
  return tokens.some((token, i) => {
    const before = tokens[i - 1] ?? '';
    if (i < 3 || CLAUSE_OPENERS.has(before)) return token === ',';
    return /^(?:,|i|we|they|nobody|everybody|everyone)$/.test(token) || (token === 'people' && !isVerbal(before));
  });
}

/** What a clause begins with that holds a question. */
const ASKING = /^(?:which|whether|how|what|when|where|why|who|whom|whose|if)$/;

/** A verb as one is told to do something; a word that may be a thing as well needs to go on as a verb does. */
function isDoing(first: string, second: string, length: number): boolean {
  if (LEADS_TO_VERB.test(first)) return isVerb(second);
  if (!VERBS_OR_THINGS.has(first)) return VERBS.has(first) && second !== 'of' && (length > 1 || !ORDINARY.has(first));
  if (DETERMINERS.has(second) || /^\d/.test(second)) return true;
  if (GOES_ON.test(second) || (/^(?:with|through|around|along)$/.test(second) && WITH_PEOPLE.test(first))) return true;
  return (
    VERBS_FOR_PEOPLE.has(first) &&
    (PEOPLE.has(second) || second === NAME || /(?:ers|ors|ants|ents|ees|ists)$/.test(second))
  );
}

const LEADS_TO_VERB =
  /^(?:not|never|always|first|only|please|regularly|quickly|safely|quietly|jointly|together|hopefully|maybe|perhaps|possibly|probably|soon)$/;
const GOES_ON = /^(?:up|out|along|around|together|small|early|whether|where|how|who|which|what|yes)$/;
const WITH_PEOPLE = /^(?:meet|work|check|start|walk|share|test|talk)$/;
