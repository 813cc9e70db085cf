// How a person's words stand in a sentence. It is one idea, as each rule of grammar here is there for one of the forms that words have (a
// thing, a doing, a sentence, a question), beside the tidying that surely changes nothing they said. Pure; knows no question. The rules
// are rough on purpose: what they cannot tell is a thing, which stands where anything does if it may be none. The words they go by are in
// words/english.ts.

import {
  capitalFirst,
  isCapital,
  isSmall,
  itemsOf,
  joinAnd,
  LIST_MARK,
  oneLine,
  withoutEnd,
  wordsOf,
} from '../text.ts';
import { english, REQUEST } from '../words/english.ts';

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
 * How words of each form stand in their sentence, at `{answer}`; `{an answer}` and `{the answer}` put an article before words that
 * have none, `{is answer}` "is" or "are", `{can answer}` what a doing needs behind "I", and `{i answer}` a subject where none is there.
 * `other` fits any words: it ends in a colon, or says something in their place (`in`) and them afterwards (`after`). So does `either`,
 * for what is a thing or a doing and we cannot tell which; `none` is for the lack of a thing ("no place to go"), and `request` for a
 * sentence that asks by itself ("We ask the board to vote").
 */
export type Frame = string | { in: string; after: string };
export type Frames = { [Key in Form | 'either' | 'none' | 'request' | 'other']?: Frame } & {
  thing: Frame;
  other: Frame;
};

/** Words in their place, and the sentences that have to follow the one they stand in. */
export type Framed = { text: string; after: readonly string[] };

/** How somebody's words are set off from the sentence around them; usually not at all. */
export type Mark = (words: string) => string;
const UNMARKED: Mark = (words) => words;

/** Puts words into the frame for their form. */
export function framed(frames: Frames, wording: Wording, mark = UNMARKED): Framed {
  const { words, rest } = wording;
  const frame = frameFor(frames, wording);
  const after = rest.map((each) => mark(capitalFirst(/[.!?…]["”’)]?$/.test(each) ? each : `${each}.`)));
  if (typeof frame === 'string') return { text: put(frame, words, mark), after };
  return { text: frame.in, after: [capitalFirst(put(frame.after, words, mark)), ...after] };
}

/** The frame that words of a form read right in; one that fits any words where they may be of another. */
function frameFor(frames: Frames, { form, words }: Wording): Frame {
  const { [form]: frame = frames.other, either, none = frames.other, request, other } = frames;
  const tokens = tokensOf(words);
  const [first = ''] = tokens;
  if (form === 'thing' && /^(?:no|none|nothing|nowhere|too)(?:\s|$)/.test(words)) return none;
  if (form === 'sentence' && request !== undefined && REQUEST.test(words)) return request;
  if (form === 'sentence' && !(en.SUBJECTS.has(first) || en.DETERMINERS.has(first) || WITH_ITS_VERB.test(first)))
    return other;
  // The capital of a name, or of what may be one, has no place behind "to".
  if (form === 'doing' && /^\p{Lu}\p{Ll}/u.test(words)) return either ?? frame;
  if (form !== 'thing' || either === undefined) return frame;
  const needsArticle = typeof frame === 'string' && frame.includes('{an answer}');
  return mayBeOther(words, tokens, needsArticle) || (needsArticle && articleOf(words) === undefined) ? either : frame;
}

/**
 * Whether what was taken for a thing may be none: behind what may be a verb or its subject, "safer for everyone", and where a capital
 * hides what stands there.
 * @param isStrict where a wrong guess would stand behind "is"; elsewhere an ordinary word begins a thing
 */
const mayBeOther = (words: string, [first = '', second = '']: readonly string[], isStrict: boolean): boolean =>
  capitalOf(words) === 'unknown' ||
  (en.ADJECTIVES.has(first) && en.PREPOSITIONS.has(second)) ||
  en.PREPOSITIONS.has(first) ||
  (isPlural(first) && mayBeVerb(second) && !/^(?:close|clean|clear|open|light|lower|own|welcome)$/.test(second)) ||
  ((isStrict || !en.ORDINARY.has(first) || (second === 'to' && first !== 'access')) &&
    (mayBeVerb(first) || baseOf(first) !== undefined) &&
    second !== '' &&
    (!en.PREPOSITIONS.has(second) || (!isStrict && /^(?:for|to|against)$/.test(second))) &&
    !en.JOINING.has(second));

/** A sentence with words at each place `{…}`; a stop of the sentence's own goes where the words have one. */
export function put(sentence: string, words: string, mark = UNMARKED): string {
  return sentence.replace(/\{(?:(an|the|is|can|i) )?answer\}([.,;:])?/g, (_, before: keyof typeof WITH, stop = '') => {
    const said = before === undefined ? words : WITH[before](words);
    return `${mark(said)}${stopAfter(said, stop)}`;
  });
}

/** The stop of a sentence where words end it; none where they have one of their own. */
export const stopAfter = (words: string, stop: string): string =>
  /[?!…]["”’)]?$/.test(words) || (stop === '.' && /\.["”’]?$/.test(words)) ? '' : stop;

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
  const opened = withoutOpener(whole, openers) || whole;
  // "We have everything in one file, but it is old" is a sentence as it stands, and would be none without its beginning; "I want to know
  // which stop has shade" begins as the sentence around it does.
  const isOwn = opened !== whole && OWN_SUBJECT.test(whole) && !/^to\s/i.test(opened) && formOf(opened) === 'sentence';
  const said = isOwn || clauseOf(whole) ? whole : opened;
  // "Could you lend us a room?" asks for a doing, and "lend us a room" is no question.
  const isRequest = said !== whole && formOf(said) === 'doing';
  if ((ASKS.test(first) && !isRequest) || formOf(said) === 'question')
    return { form: 'question', words: `${said}?`, rest };
  const clause = clauseOf(said);
  if (clause) return { form: clause.form, words: smallFirst(clause.words, names), rest };
  const told = said.replace(/^to\s+/i, '');
  const bare = isSmall(told) || isCapital(told) ? told : said;
  const isTold = bare !== said && !/^(?:the|a|an|our)\b/i.test(bare);
  // "We will paint", "open on Saturdays please": what is often a thing is a doing here.
  const isTaken = VERB_FOLLOWS.test(whole.slice(0, whole.length - said.length)) && !opensThing(bare);
  const isMeant = isTaken || (/\bplease$/i.test(whole) && startsWithVerb(bare));
  const form = isTold || isMeant ? 'doing' : formOf(bare);
  // No name begins these, nor a doing that goes on in small letters.
  const isNoName = form === 'indirect' || form === 'predicate' || (form === 'doing' && /^\S+\s+[^\p{Lu}]/u.test(bare));
  const own = form === 'doing' ? bare : said;
  const small = isNoName ? inSmall(own) : smallFirst(own, names);
  return { form, words: entry ? small : withAnd(form, small), rest };
}

/** A first letter in small, where it is a capital only because a line began with it: never a name's, an acronym's or "I". */
const smallFirst = (words: string, names: ReadonlySet<string>): string =>
  capitalOf(words, names) === 'beginning' ? inSmall(words) : words;

/** What a capital in front is there for: only as a line begins with it, for a name or an acronym, or one of the two and we cannot tell. */
export function capitalOf(words: string, names = NO_NAMES): 'beginning' | 'name' | 'unknown' | undefined {
  const first = firstOf(words);
  if (!isCapital(first)) return undefined;
  const isPlain = !/^I(?:$|['’])/.test(first) && first.slice(1) === first.slice(1).toLowerCase();
  // "A/B/C stickers", "A+ grades": a letter, and no article; but "First/last mile".
  const isJoined = /^(?:[^\s\p{P}]|\.|[/&+]\P{Ll})/u.test(words.slice(first.length));
  const small = first.toLowerCase().replaceAll('’', "'");
  if (!isPlain || isJoined || names.has(first) || en.PROPER.has(small)) return 'name';
  const [, second = '', third = ''] = words.split(/\s+/);
  // Two capitals in a row are a name, or a title: neither is ours to change. An article before a name is, and a verb before the place's.
  const isBefore =
    /^(?:a|an|the|our|my|their|his|her|in|on|at|for|from|with|of|to)$/.test(small) ||
    (isListedVerb(small) && names.has(second) && !isCapital(third));
  if (isCapital(second) && isSmall(second.slice(1)) && !isBefore) return 'name';
  // "Meals on Wheels", "Friends of the Library": an ordinary word has a capital only as part of a name.
  const [, last = ''] = /^\S+\s(?:of|on|for|and|&)\s(?:the\s)?(\p{Lu}\p{Ll}+)(?!\S|\s\p{Lu})/u.exec(words) ?? [];
  if (last !== '' && isOrdinary(last.toLowerCase())) return 'name';
  // "Route 14 riders", but "Ages 5 to 12".
  if (
    en.NUMBERED.has(small) &&
    !/^(?:ages?|grades?|bus|buses|lines?|number)$/.test(small) &&
    /^\s\d/.test(words.slice(first.length))
  )
    return 'name';
  // What a hyphen adds in small letters makes no name of it: "Stop-level", but "Winston-Salem".
  if (isOrdinary(small) || isOrdinary(small.replace(/['-].*$/, ''))) return 'beginning';
  return /['-]/.test(small) ? 'name' : 'unknown';
}

const inSmall = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

/** An item of several as one piece: its own further sentences stay behind it. */
export const wholeOf = ({ words, rest }: Pick<Wording, 'words' | 'rest'>): string =>
  rest.map(withoutEnd).reduce((said, next) => `${said}${stopAfter(said, '.')} ${next}`, words);

/** The sentences of a text, each with its end mark as it was written; a shortened word ends none, nor does what stands in brackets. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const { index, 0: marks, 1: small } of text.matchAll(
    /[.!?…]+["”’)]?(?=\s+["“‘(]?(?:[\p{Lu}\p{N}]|(\p{Ll})))/gu,
  )) {
    const before = /\S*$/.exec(text.slice(Math.max(from, index - 12), index))?.[0].toLowerCase() ?? '';
    if (marks === '.' && (en.ABBREVIATIONS.has(before) || /^(?:\d{1,2}|[^\W\d_]|[^\W\daeiouy_]{2,5})$/.test(before)))
      continue;
    // In small letters goes on who types in a hurry, behind a full stop and a whole word.
    if (small !== undefined && !(marks === '.' && isOrdinary(before))) continue;
    if (OPEN_BRACKET.test(text.slice(from, index))) continue;
    sentences.push(text.slice(from, index + marks.length).trim());
    from = index + marks.length;
  }
  return [...sentences, text.slice(from).trim()].filter((each) => each !== '');
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
export const startsWithVerb = (words: string): boolean => isVerb((tokensOf(words)[0] ?? '').replace(/^.*-/, ''));

/** Whether a word is an ordinary one: in the list, there as several, or made from one ("graders", "shoveling", "unfairness"), but no "Flushing". */
const isOrdinary = (word: string): boolean =>
  KNOWN.some((words) => words.has(word)) ||
  en.ORDINARY.has(`${word}s`) ||
  stemsOf(word, /(?:ings?|ed|ables?|ibles?)$/).some(isVerb) ||
  [/^(?:un|re|over|under|non)(?=[a-z]{4})/, /ness$/].some(
    (part) => part.test(word) && isOrdinary(word.replace(part, '')),
  ) ||
  /[a-z]{3}(?:tions?|[a-z]ments?|ility|ilities|fully|lessly|ously|ively|ally|ated|less|ful|holders?|workers?|makers?|owners?|givers?|goers?|keepers?|seekers?|(?:some|any|every|birth|pay|work|week|wash)days?|times?)$/.test(
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

/** A list of words as a set. */
export const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

// --- internal ---

/** The word that a text begins with, whole with its hyphens; empty where it begins with something else. */
const firstOf = (text: string): string => /^[\p{L}\p{M}'’-]+/u.exec(text)?.[0] ?? '';

const NO_NAMES: ReadonlySet<string> = new Set();
/** The lists of words, by their names. */
const en = Object.fromEntries(Object.entries(english).map(([name, words]) => [name, setOf(words)])) as Record<
  keyof typeof english,
  ReadonlySet<string>
>;
/** Words that begin no name. */
const KNOWN = [en.ORDINARY, en.FINITE, en.VERBS, en.VERBS_OR_THINGS, en.DETERMINERS, en.SUBJECTS, en.CLAUSE_OPENERS];

/** What follows "because" or "so that", with the form that this makes of it; undefined where words begin with neither. */
function clauseOf(words: string): { form: 'reason' | 'purpose'; words: string } | undefined {
  const [opening] = CLAUSE.exec(words) ?? [];
  if (opening === undefined) return undefined;
  const told = words.slice(opening.length);
  if (!/^(?:so|that)/i.test(opening)) return { form: 'reason', words: told };
  // "So many people wait" and "so far so good" are no purposes.
  const isPurpose =
    !/^so\s+$/i.test(opening) || (formOf(told) === 'sentence' && !/^(?:many|much|few|little|far|long)\b/i.test(told));
  return isPurpose ? { form: 'purpose', words: told } : undefined;
}
const CLAUSE =
  /^(?:because|cuz|coz|['’]cause|bc|b\/c|so that|so|that(?=\s+(?:people|everyone|everybody|nobody|families|kids|residents|we|they|our|the|i|it)\b))\s+(?=\S)/i;
/** Beginnings that are a sentence's own: "We have", "There is". */
const OWN_SUBJECT = /^(?:we|i|they|there)\b/i;
/** Ends in a question mark, and in no other mark beside it: "sign-ups, ???" asks nothing. */
const ASKS = /[^\s.!?…,;:/–-]\s*\?+\s*$/;
const OPEN_BRACKET = /\([^()]*$/;

const VERB_FOLLOWS = /(?:\bwill|\bwould|['’]ll|['’]d|\bto|\bgonna)[\s,:]*$/i;

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
    (form !== 'thing' && !parts.every((part) => isJoined(part, form, parts))) ||
    parts.some((part) => /\b(?:and|or)\b|&/i.test(part))
  )
    return words;
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** Whether a part stands beside others of its form; behind a doing, three or more parts in small letters are a list of whatever they are. */
const isJoined = (part: string, form: Form, parts: readonly string[]): boolean =>
  JOINED.has(form) && (formOf(part) === form || (form === 'doing' && parts.length > 2 && isSmall(part)));
const JOINED: ReadonlySet<Form> = new Set(['doing', 'indirect', 'predicate']);

/** The parts of "a, b, c"; the whole where it is no such list. */
function listed(words: string): string[] {
  const parts = words.split(/,\s+/);
  const isPart = (part: string, i: number) =>
    part.split(' ').length <= 8 && (i === 0 || !/^\d/.test(part)) && !isMore(part);
  return parts.length > 1 && parts.every(isPart) ? parts : [words];
}

/** Whether a part belongs to the one before its comma: by its first word, or as "Inc.", "updated weekly" and "No. 4" do. */
const isMore = (part: string): boolean => en.GOING_ON.has(wordsOf(part)[0]?.toLowerCase() ?? '') || MORE.test(part);
const MORE =
  /^(?:inc|llc|jr|sr)\.?$|^\w{3,}ed(?:$|\s+(?:\w+ly|wkly|by|with|for|in|on|at|from|to|when|as|every|each)\b)|^nos?\.?\s*\d/i;

/** What form words have that end in no question mark. */
function formOf(words: string): Exclude<Form, 'reason' | 'purpose'> {
  const tokens = tokensOf(words);
  const [first = '', second = ''] = tokens;
  if (isTurned(tokens)) return 'question';
  if (isPredicate(tokens)) return 'predicate';
  if (en.ASKING.has(first) && !goesOn(tokens) && !isSentence(tokens)) return 'indirect';
  // "Be told the same day".
  if (isDoing(first, second, tokens.length) && (first === 'be' || !en.FINITE.has(second))) return 'doing';
  // "Print and mail a map", "call transit agency and ask for stop data".
  if (second === 'and' && isVerb(first) && isDoing(tokens[2] ?? '', tokens[3] ?? '', tokens.length - 2)) return 'doing';
  // "Draft a list, pilot it, then print it": what is sure of one is meant of those before it.
  const isJoinedDoing = (token: string, i: number) =>
    /^(?:and|,|then)$/.test(tokens[i - 1] ?? '') &&
    mayBeVerb(token) &&
    isDoing(token, tokens[i + 1] ?? '', tokens.length - i);
  if (en.VERBS_OR_THINGS.has(first) && second !== 'of' && tokens.some(isJoinedDoing)) return 'doing';
  if (first === 'not' && isGerund(second, tokens[2] ?? '')) return 'gerund';
  if (first === 'not' || en.OPEN_SENTENCES.has(first) || isSentence(tokens)) return 'sentence';
  return isGerund(first, second) ? 'gerund' : 'thing';
}

/** The article that words need in front: "a" for "tenant with a toddler", none for several; undefined where we cannot tell, as of a name. */
function articleOf(words: string): 'a ' | 'an ' | '' | undefined {
  const tokens = tokensOf(words);
  const [first = ''] = tokens;
  const and = tokens.indexOf('and');
  const head = headOf(tokens) || tokens.at(and > 0 ? and - 1 : -1) || '';
  const isEquipped =
    en.DETERMINERS.has(first) ||
    en.DETERMINERS.has(tokens[1] ?? '') ||
    en.SUBJECTS.has(first) ||
    /^(?:who|what)$/.test(first) ||
    en.UNCOUNTED.has(head) ||
    isPlural(head);
  if (isEquipped) return '';
  const isKnown =
    (isSmall(words) || /^\d+-\p{L}/u.test(words)) &&
    and < 0 &&
    head !== NAME &&
    !en.UNCOUNTED.has(first) &&
    !(/ing$/.test(first) && !/^(?:meeting|hearing|listening|gathering)$/.test(first));
  return isKnown ? (/^(?:[aeio]|u(?!ni|se|til)|8|1[18]\b)/.test(first) ? 'an ' : 'a ') : undefined;
}

/** "a tenant with a toddler" for "tenant with a toddler"; several, a name and what has an article stay as they are. */
const withAn = (words: string): string => `${articleOf(words) ?? ''}${words}`;

/** What "I" goes on with: "can get there", "do not get lost", "never miss a bus". */
const withCan = (words: string): string =>
  /^not\b/.test(words) ? `do ${words}` : /^never\b/.test(words) ? words : `can ${words}`;

/** "I don't have to call", "it saves a trip": what is said of nobody is said of whoever speaks, or of what it is about. */
const withI = (words: string): string =>
  /^(?:can|could|am|don['’]t|do not|can['’]t|cannot|won['’]t)\b/i.test(words)
    ? `I ${words}`
    : isPredicate(tokensOf(words))
      ? `it ${words}`
      : words;

/** "is a list", "are fewer sick days". */
function withIs(words: string): string {
  const tokens = tokensOf(words);
  const isMany = isPlural(headOf(tokens) || (tokens.at(-1) ?? '')) || tokens.includes('and');
  return `${isMany ? 'are' : 'is'} ${words}`;
}

/** Whether words begin as a thing or a sentence does, and no verb. */
function opensThing(words: string): boolean {
  const [first = ''] = tokensOf(words);
  return en.DETERMINERS.has(first) || en.SUBJECTS.has(first) || en.PREPOSITIONS.has(first);
}

/** "the City of Fairmont" for "City of Fairmont", "the parks office": a body without an article, and not named as somebody's. */
function withThe(words: string): string {
  // "Fairmont's library", but "the Mayor's Office".
  const owner = /(\p{L}+)['’]s\b/u.exec(words)?.[1];
  if (/^(?:the|a|an|our|my|their|your|its|this)\b/i.test(words) || (owner && !isOrdinary(owner.toLowerCase())))
    return words;
  return BODY_OF.test(words) || BODY.test(words) ? `the ${words}` : words;
}

/** What a place for words may have before them. */
const WITH = { an: withAn, the: withThe, is: withIs, can: withCan, i: withI };

/** Words that may be small in a title, too. */
const SMALL = /^(?:an?|the|of|in|on|at|to|for|from|with|and|or|by)$/i;

const BODY_OF =
  /^(?:city|town|township|village|borough|county|state|province|department|dept\.?|office|bureau|board|division|agency|commission|ministry|council|authority|district|parish) of\b/i;
const BODY =
  /\b(?:department|depts?|div|dist|auth|bd|svcs|office|agency|library|council|authority|district|commission|bureau|board|division|government|team|desk|clinic|center|centre)\.?$/i;

/** The words in small letters, and commas. A capital inside is a name's ("May", "Grant"), but for a title's, so that it is taken for nothing else. */
const tokensOf = (words: string): string[] => {
  const inCapitals = isTitle(wordsOf(words));
  return (
    SHORTHAND.reduce((text, [sign, meant]) => text.replace(sign, meant), words).match(/[\p{L}\p{M}\p{N}'-]+|,/gu) ?? []
  )
    .map((token, i) => (i > 0 && !inCapitals && isCapital(token) && !/^I\b/.test(token) ? NAME : token.toLowerCase()))
    .map((token, i, tokens) => withApostrophe(token, tokens[i + 1] ?? ''));
};

/** What is typed in place of a word; what stands in brackets changes no form. */
const SHORTHAND: readonly (readonly [RegExp, string])[] = [
  [/(?<=\S)\s*\([^()]*\)/g, ' '],
  [/’/g, "'"],
  [/\s[&+]\s/g, ' and '],
  [/\s(?:=|[-=]>|→)\s/g, ' is '],
  [/\sw\/o\s/g, ' without '],
  [/\sw\/\s?/g, ' with '],
  [/\s@\s/g, ' at '],
  [/\sb\/c\s/g, ' because '],
];

/** A word that was typed without its apostrophe: "dont", "theres", "its" before what no thing of somebody's begins with. */
const withApostrophe = (token: string, after: string): string =>
  token === 'its' && en.AFTER_ITS.has(after)
    ? "it's"
    : token
        .replace(/^(ca|wo|do|does|did|is|are|was|were|have|has|had|could|would|should)nt$/, "$1n't")
        .replace(/^im$/, "i'm")
        .replace(/^(that|there)s$/, "$1's")
        .replace(/^(they|you)re$/, "$1're")
        .replace(/^(they|you|i)ve$/, "$1've");

const NAME = 'Name';

/** Whether a verb of the words' own, not one of a clause inside, tells something of a subject before it. */
function isSentence(all: readonly string[]): boolean {
  const tokens = all.filter((token) => !en.ADVERBS.has(token) && !/\w{3,}ly$/.test(token));
  const opensWithClause = en.BEGIN_CLAUSES.has(tokens[0] ?? '') && tokens.includes(',');
  let open = 0;
  let inside = false;
  for (const [i, token] of tokens.entries()) {
    const before = tokens[i - 1] ?? '';
    const after = tokens[i + 1] ?? '';
    const begins = en.CLAUSE_OPENERS.has(token) && !(token === 'that' && (i === 0 || en.PREPOSITIONS.has(before)));
    // "people they trust": a clause whose "whom" is left out; but "families they are afraid" says it twice.
    const isDoubled = i <= 2 && /^(?:are|don't|can't)$/.test(after) && tokens.length > i + 3;
    if (begins || (en.PRONOUNS.has(token) && isPlural(before) && !isDoubled)) open++;
    else if (isFiniteAt(tokens, i, after) || (open > 0 && en.RELATIVES.has(before) && isVerb(token))) {
      if (open > 0) {
        open--;
        inside = true;
      } else if (!(inside && en.JOINING.has(before))) return true;
    }
    if (token === ',' && opensWithClause) {
      open = 0;
      inside = false;
    }
  }
  return false;
}

const WITH_ITS_VERB = /^(?:i|we|you|they|he|she|it|that|there|here|nobody|everybody|everyone)'(?:s|re|ve|ll|d|m)$/;

/** A verb that is hardly ever a thing. */
const isSure = (token: string): boolean =>
  en.VERBS.has(token) && !en.VERBS_OR_THINGS.has(token) && !en.ORDINARY.has(token);

/** A verb that is in the list, or made like one: "digitize", "co-host". */
const isListedVerb = (token: string): boolean =>
  en.VERBS.has(token.replace(/^(?:co|re|pre)-/, '')) || /[a-z]{3}(?:ize|ify)$/.test(token);
const mayBeVerb = (token: string): boolean => isListedVerb(token) || en.VERBS_OR_THINGS.has(token);
const isVerb = (token: string): boolean => mayBeVerb(token) || en.FINITE_AFTER_PLURAL.has(token);
const isPlural = (token: string): boolean =>
  en.PEOPLE.has(token) || (/s$/.test(token) && !/(?:'s|ss|us|is)$/.test(token) && !en.FINITE.has(token));

/** Whether the word at a place is a verb that says something of a subject before it. */
function isFiniteAt(tokens: readonly string[], i: number, after: string): boolean {
  const token = tokens[i] ?? '';
  if (WITH_ITS_VERB.test(token) || (/[a-z]'s$/.test(token) && en.AFTER_IS.has(after))) return true;
  const [opener = '', before = ''] = [tokens[0], tokens[i - 1]];
  // "At 6 am".
  if (i === 0 || en.HELPING.has(before.replace(/n't$/, '')) || (token === 'am' && /\d$/.test(before))) return false;
  if (en.BE_AND_HAVE.has(token)) return before !== 'to';
  // A thing stands behind "the" or "the city's", and behind "to" or "and" nothing that has this subject.
  const isOwned = en.ARTICLES.has(before) || /s'$|'s$/.test(before);
  const isLed = en.PREPOSITIONS.has(before) || en.JOINING.has(before);
  // "Helping people find shelter": the bare verb belongs to the first one.
  const isCaused = tokens.slice(Math.max(0, i - 4), i).some((each) => en.CAUSING.has(each));
  // "Kids be safe": a wish, or what a hurried hand left out.
  if (/^(?:be|have)$/.test(token)) return !isLed && !isCaused;
  // "Killed two people", but "tenants denied a hearing".
  if (/[a-z]{2}ed$/.test(token) && en.DETERMINERS.has(after) && !en.GIVING.has(token)) return !isLed && !isOwned;
  if (en.FINITE.has(token)) return /n't$/.test(token) || before === 'this' || !(isOwned || before === 'to');
  // "What I have cared for stays with our street".
  if (en.PREPOSITIONS.has(before) && en.VERBS_OR_THINGS_IN_S.has(token) && en.PREPOSITIONS.has(after)) return true;
  if (isLed || isOwned || (en.CLAUSE_OPENERS.has(before) && !en.RELATIVES.has(before))) return false;
  if (en.THINGS_IN_S.has(token)) return false;
  const base = baseOf(token);
  if (en.SINGULARS.has(before)) return base !== undefined || (isPerson(before) && /[^s']s$/.test(token));
  if (/^(?:i|we|you|they|people)$/.test(before)) return isVerb(token) && !isCaused;
  // "Rent eats 60% of our pay".
  const isTaking = en.DETERMINERS.has(after) || /^\d/.test(after);
  const isOpened = en.ARTICLES.has(opener) || en.SINGULARS.has(opener);
  if (base !== undefined && !isPlural(before) && (!isVerb(before) || isOpened))
    return en.VERBS_OR_THINGS.has(base) || en.VERBS_OR_THINGS_IN_S.has(token)
      ? isOpened && i >= 2 && continues(after)
      : true;
  if (base !== undefined && isTaking && !isPlural(before))
    return !en.VERBS_OR_THINGS.has(base) && !en.VERBS_OR_THINGS_IN_S.has(token);
  if (isCaused) return false;
  const follows = isPlural(before);
  // "Late buses cost people jobs", "repeat offenders tie up our crews".
  if (follows && mayBeVerb(token) && (en.DETERMINERS.has(after) || en.DIRECTIONS.has(after))) return true;
  if (!en.FINITE_AFTER_PLURAL.has(token)) return follows && isSure(token);
  return en.VERBS_OR_THINGS.has(token) ? follows && continues(after) : follows || isPlural(headOf(tokens));
}

const isPerson = (token: string): boolean => /^(?:he|she|it|nobody|everybody|everyone|someone|somebody)$/.test(token);

/** A verb without the -s of "it comes"; undefined where the word is none. */
const baseOf = (token: string): string | undefined =>
  [/s$/, /(?<=[sxzo]|ch|sh)es$/, /ies$/]
    .filter((ending) => ending.test(token))
    .map((ending) => token.replace(ending, ending.source === 'ies$' ? 'y' : ''))
    .find(isVerb);

/** The word that the first preposition or clause follows: the subject's own, where words about it stand between it and its verb. */
function headOf(tokens: readonly string[]): string {
  const at = tokens.findIndex(
    (token, i) =>
      en.PREPOSITIONS.has(token) ||
      en.CLAUSE_OPENERS.has(token) ||
      (i > 0 && !en.PREPOSITIONS.has(tokens[i + 1] ?? '') && isGerund(token, tokens[i + 1] ?? '')),
  );
  return at > 0 ? (tokens[at - 1] ?? '') : '';
}

/** Whether what follows a word that may be a verb goes on as after one. */
const continues = (after: string): boolean =>
  after !== '' && !/^(?:of|and|or|,|for|in|at|near|on|by|from|is|are|was|were|that|which|who)$/.test(after);

/** A verb in -ing that begins a doing: "setting up a table", not "housing for elders". */
function isGerund(first: string, second: string): boolean {
  if (!/^[a-z]{2,}ing$/.test(first)) return false;
  if (en.THINGS_IN_ING.has(first)) return en.ARTICLES.has(second) || /^\d/.test(second);
  return stemsOf(first, /ing$/).some(mayBeVerb) && second !== '' && second !== 'of' && second !== 'for';
}

/** What a word with an ending may be made from: "stop" and "hope" of "stopping" and "hoping"; none where it has not that ending. */
function stemsOf(word: string, ending: RegExp): string[] {
  if (!ending.test(word)) return [];
  const stem = word.replace(ending, '');
  return [stem, `${stem}e`, stem.replace(/(.)\1$/, '$1'), stem.replace(/y$/, 'ie'), stem.replace(/i$/, 'y')];
}

/** A question by the order of its words, whose mark was left out: "how do people find out", "is it safe". */
function isTurned(tokens: readonly string[]): boolean {
  const [first = '', second = '', third = ''] = tokens;
  if (/^(?:how|why|where|when)$/.test(first)) return isTurning(second);
  if (/^(?:what|who|which)$/.test(first)) return second !== 'is' && isTurning(second) && en.TURNED.has(third);
  if (/^(?:do|has|have)$/.test(first) || !isTurning(first)) return false;
  // "Is the water safe", but not "is the heart of our town".
  return en.TURNED.has(second) || (second === 'the' && !tokens.some((token) => /^(?:of|for|that)$/.test(token)));
}

const isTurning = (token: string): boolean => en.TURNING.has(token.replace(/n't$/, ''));

/** What is said of something that the sentence around it names: "helps parents choose", "would save lives", "is hard to read". */
function isPredicate(tokens: readonly string[]): boolean {
  const [first = '', second = '', third = ''] = tokens;
  if (tokens.length < 2) return false;
  if (/^(?:is|has|was|does|isn't|wasn't|doesn't|hasn't)$/.test(first)) return true;
  if (/^(?:will|would|can|could|may|might|should|must|cannot|won't|can't|wouldn't)$/.test(first))
    return /^(?:not|also)$/.test(second) || isVerb(second);
  const base = /s$/.test(first) && !en.THINGS_IN_S.has(first) ? baseOf(first) : undefined;
  if (base === undefined || /^(?:of|and|or|,)$/.test(second)) return false;
  // "Lives lost", "needs of renters": what may be things needs to go on as a verb does.
  if (
    en.DETERMINERS.has(second) ||
    /^(?:families|kids|children|seniors|tenants|residents|neighbors)$/.test(second) ||
    en.AFTER_VERBS.has(second) ||
    (second === 'to' && isVerb(third))
  )
    return true;
  if (en.VERBS_OR_THINGS_IN_S.has(first)) return false;
  return en.VERBS_OR_THINGS.has(base) ? isDoing(base, second, tokens.length) : true;
}

/** Whether a sentence follows a clause with "if" or "when": "when it rains, the underpass floods", "if it rains we flood". */
function goesOn(tokens: readonly string[]): boolean {
  if (!/^(?:if|when)$/.test(tokens[0] ?? '')) return false;
  const isVerbal = (token: string) => en.FINITE.has(token) || isVerb(token) || baseOf(token) !== undefined;
  return tokens.some((token, i) => {
    const before = tokens[i - 1] ?? '';
    if (i < 3 || en.CLAUSE_OPENERS.has(before)) return token === ',';
    return /^(?:,|i|we|they|nobody|everybody|everyone)$/.test(token) || (token === 'people' && !isVerbal(before));
  });
}

/** A verb as one is told to do something; a word that may be a thing as well needs to go on as a verb does. */
function isDoing(first: string, second: string, length: number): boolean {
  if (en.BEFORE_VERBS.has(first)) return isVerb(second);
  if (!en.VERBS_OR_THINGS.has(first))
    return (
      (isListedVerb(first) && second !== 'of' && (length > 1 || !en.ORDINARY.has(first))) || isNewVerb(first, second)
    );
  if (en.DETERMINERS.has(second) || /^\d/.test(second) || en.ADJECTIVES.has(second)) return true;
  // "Stop ignoring us".
  if (/^(?:stop|start)$/.test(first) && /ing$/.test(second) && !en.THINGS_IN_ING.has(second)) return true;
  if (en.AFTER_VERBS.has(second) || (/^(?:with|through)$/.test(second) && en.VERBS_WITH_PEOPLE.has(first))) return true;
  return (
    en.VERBS_FOR_PEOPLE.has(first) &&
    (en.PEOPLE.has(second) || second === NAME || /(?:ers|ors|ants|ents|ees|ists)$/.test(second))
  );
}

/** A word that no list knows, with an article behind it, as hardly anything but a verb has: "leverage the network", "right-size our response". */
const isNewVerb = (first: string, second: string): boolean =>
  /^(?:the|an?|our|my|your|their|its)$/.test(second) &&
  (first === 'do' ||
    (/^[a-z-]{4,}$/.test(first) &&
      !/(?:s|ly|ing|ed)$/.test(first) &&
      !en.PREPOSITIONS.has(first) &&
      !KNOWN.some((words) => words.has(first))));
