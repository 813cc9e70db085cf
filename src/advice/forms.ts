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
  smallStart,
  withoutEnd,
  wordsOf,
} from '../text.ts';
import { english, GRAMMAR, REQUEST } from '../words/english.ts';

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
 * for what is a thing or a doing and we cannot tell which; `none` is for the lack of a thing ("no place to go"), `request` for a sentence
 * that asks by itself ("We ask the board to vote"), `it` for a predicate that lacks its "it" ("is hard to get a permit"), and `who` for an
 * indirect question that tells people from others ("who use the food pantry").
 */
export type Frame = string | { in: string; after: string };
export type Frames = { [Key in Form | 'either' | 'none' | 'request' | 'it' | 'who' | 'other']?: Frame } & {
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
  const { [form]: frame = frames.other, either, none = frames.other, request, it, who, other } = frames;
  const [first = ''] = tokensOf(words);
  if (form === 'thing' && /^(?:no|none|nothing|nowhere|too)(?:\s|$)/.test(words)) return none;
  if (form === 'sentence' && request !== undefined && REQUEST.test(words)) return request;
  if (form === 'predicate' && it !== undefined && LACKS_IT.test(classedIn(words).join(''))) return it;
  if (form === 'indirect' && who !== undefined && TELLS_WHO.test(classedIn(words).join(''))) return who;
  if (form === 'sentence' && !(en.SUBJECTS.has(first) || en.DETERMINERS.has(first) || WITH_ITS_VERB.test(first)))
    return other;
  // The capital of a name, or of what may be one, has no place behind "to".
  if (form === 'doing' && /^\p{Lu}\p{Ll}/u.test(words)) return either ?? frame;
  if (form !== 'thing' || either === undefined) return frame;
  const needsArticle = typeof frame === 'string' && frame.includes('{an answer}');
  return mayBeOther(words, needsArticle) || (needsArticle && articleOf(words) === undefined) ? either : frame;
}

/**
 * Whether what was taken for a thing may be none: behind what may be a verb or its subject, and where a capital hides what stands there.
 * @param isStrict where a wrong guess would stand behind "is"
 */
const mayBeOther = (words: string, isStrict: boolean): boolean => {
  const said = classedIn(words).join('');
  const isMeant = (verdict: string) => verdict !== (isStrict ? 'loose' : 'strict');
  return (
    capitalOf(words) === 'unknown' || DOUBTS.some(({ verdict, pattern }) => isMeant(verdict) && pattern.test(said))
  );
};

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
  const items = piecesOf(text);
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
  const saidAs = formOf(said);
  const isRequest = said !== whole && saidAs === 'doing';
  if ((ASKS.test(first) && !isRequest) || saidAs === 'question') return { form: 'question', words: `${said}?`, rest };
  const clause = clauseOf(said);
  if (clause) return { form: clause.form, words: smallFirst(clause.words, names), rest };
  const told = said.replace(/^to\s+/i, '');
  const bare = isSmall(told) || isCapital(told) ? told : said;
  const isTold = bare !== said && !/^(?:the|a|an|our)\b/i.test(bare);
  // "We will paint", "open on Saturdays please": what is often a thing is a doing here.
  const isTaken = VERB_FOLLOWS.test(whole.slice(0, whole.length - said.length)) && !opensThing(bare);
  const isMeant = isTaken || (/\bplease$/i.test(whole) && startsWithVerb(bare));
  const form = isTold || isMeant ? 'doing' : bare === said ? saidAs : formOf(bare);
  // No name begins these, nor a doing that goes on in small letters.
  const isNoName = form === 'indirect' || form === 'predicate' || (form === 'doing' && /^\S+\s+[^\p{Lu}]/u.test(bare));
  const own = form === 'doing' ? bare : said;
  const small = isNoName ? smallStart(own) : smallFirst(own, names);
  return { form, words: entry ? small : withAnd(form, small), rest };
}

/** The items of a list; what is parted by stops is one, too, if it is three things or more of a few words: "Landlords. Tenants. The clerk." */
function piecesOf(text: string): string[] {
  const sentences = sentencesOf(oneLine(text)).map(withoutEnd);
  const isPiece = (each: string) => wordsOf(each).length <= 4 && formOf(each) === 'thing';
  return sentences.length > 2 && sentences.every(isPiece) ? sentences : itemsOf(text);
}

/** A first letter in small, where it is a capital only because a line began with it: never a name's, an acronym's or "I". */
const smallFirst = (words: string, names: ReadonlySet<string>): string =>
  capitalOf(words, names) === 'beginning' ? smallStart(words) : words;

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
    (mayBeVerb(small) && names.has(second) && !isCapital(third));
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
  isListed(word) ||
  isListed(`${word}s`) ||
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

/** What form words have that end in no question mark: that of the first row of the grammar that fits. */
function formOf(words: string): Exclude<Form, 'reason' | 'purpose'> {
  const all = classedIn(words);
  const said = `${all.join('')}${tellsSomething(all) ? ` ./${signOf('TELLS')}` : ''}`;
  return (verdictOn(FORMS, said) ?? 'thing') as Exclude<Form, 'reason' | 'purpose'>;
}

/** The article that words need in front: "a" for "tenant with a toddler", none for several; undefined where we cannot tell, as of a name. */
function articleOf(words: string): 'a ' | 'an ' | '' | undefined {
  const all = classedIn(words);
  const [first = '', second = ''] = all;
  const head = mainOf(all);
  const isEquipped =
    isOf(first, 'DETERMINERS', 'SUBJECTS') ||
    /^ (?:who|what)\//.test(first) ||
    isOf(second, 'DETERMINERS') ||
    isOf(head, 'UNCOUNTED', 'PLURAL');
  if (isEquipped) return '';
  const isKnown =
    (isSmall(words) || /^\d+-\p{L}/u.test(words)) &&
    !all.some(isAnd) &&
    !isOf(head, 'NAME') &&
    !isOf(first, 'UNCOUNTED') &&
    !(isOf(first, 'ENDS_IN_ING') && !/^ (?:meeting|hearing|listening|gathering)\//.test(first));
  return isKnown ? (/^(?:[aeio]|u(?!ni|se|til)|8|1[18]\b)/.test(words) ? 'an ' : 'a ') : undefined;
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
    : formOf(words) === 'predicate'
      ? `it ${words}`
      : words;

/** "is a list", "are fewer sick days". */
function withIs(words: string): string {
  const all = classedIn(words);
  return `${isOf(mainOf(all), 'PLURAL') || all.some(isAnd) ? 'are' : 'is'} ${words}`;
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

/** A verb that is in the list, or made like one: "digitize", "co-host". */
const isListedVerb = (token: string): boolean =>
  en.VERBS.has(token.replace(/^(?:co|re|pre)-/, '')) || /[a-z]{3}(?:ize|ify)$/.test(token);
const mayBeVerb = (token: string): boolean => isListedVerb(token) || en.VERBS_OR_THINGS.has(token);
const isVerb = (token: string): boolean => mayBeVerb(token) || en.VERBS_AFTER_PLURAL.has(token);
const isPlural = (token: string): boolean =>
  en.PEOPLE.has(token) || (/s$/.test(token) && !/(?:'s|ss|us|is)$/.test(token) && !en.FINITE.has(token));

/** A verb without the -s of "it comes"; undefined where the word is none. */
const baseOf = (token: string): string | undefined =>
  !token.endsWith('s')
    ? undefined
    : [/s$/, /(?<=[sxzo]|ch|sh)es$/, /ies$/]
        .filter((ending) => ending.test(token))
        .map((ending) => token.replace(ending, ending.source === 'ies$' ? 'y' : ''))
        .find(isVerb);

const isThird = (token: string): boolean => !en.THINGS_IN_S.has(token) && baseOf(token) !== undefined;

/** What a word with an ending may be made from: "stop" and "hope" of "stopping" and "hoping"; none where it has not that ending. */
function stemsOf(word: string, ending: RegExp): string[] {
  if (!ending.test(word)) return [];
  const stem = word.replace(ending, '');
  return [stem, `${stem}e`, stem.replace(/(.)\1$/, '$1'), stem.replace(/y$/, 'ie'), stem.replace(/i$/, 'y')];
}

/** The classes of words that have a shape and no list. */
const SHAPES: Readonly<Record<string, (token: string) => boolean>> = {
  VERB: isVerb,
  MAYBE_VERB: mayBeVerb,
  LISTED_VERB: isListedVerb,
  /** A verb that is hardly ever a thing. */
  SURE_VERB: (token) => en.VERBS.has(token) && !en.ORDINARY.has(token),
  /** A word that no list knows, as before an article hardly anything but a verb is: "leverage the network", "right-size our response". */
  NEW_VERB: (token) =>
    token === 'do' ||
    (/^[a-z-]{4,}$/.test(token) && !/(?:s|ly|ing|ed)$/.test(token) && !en.PREPOSITIONS.has(token) && !isListed(token)),
  THIRD: isThird,
  SURE_THIRD: (token) =>
    isThird(token) && !en.VERBS_OR_THINGS_IN_S.has(token) && !en.VERBS_OR_THINGS.has(baseOf(token) ?? ''),
  THIRD_WITH_PEOPLE: (token) => en.VERBS_WITH_PEOPLE.has(baseOf(token) ?? ''),
  THIRD_FOR_PEOPLE: (token) => en.VERBS_FOR_PEOPLE.has(baseOf(token) ?? ''),
  GERUND: (token) =>
    /^[a-z]{2,}ing$/.test(token) && !en.THINGS_IN_ING.has(token) && stemsOf(token, /ing$/).some(mayBeVerb),
  PAST: (token) => /[a-z]{2}ed$/.test(token) && !en.GIVING.has(token),
  NEGATED: (token) => /n't$/.test(token),
  ITS_VERB: (token) => WITH_ITS_VERB.test(token),
  OWNER: (token) => /'s$|s'$/.test(token),
  ENDS_IN_S: (token) => /[^s']s$/.test(token),
  ENDS_IN_ING: (token) => /ing$/.test(token),
  /** What can be a verb at all. */
  VERBAL: (token) => isVerb(token) || en.FINITE.has(token) || /(?:s|ed|'\w+)$/.test(token),
  BESIDE_VERB: (token) => en.ADVERBS.has(token) || /\w{3}ly$/.test(token),
  PLURAL: isPlural,
  PERSONS: (token) => en.PEOPLE.has(token) || /(?:ers|ors|ants|ents|ees|ists)$/.test(token),
  NAME: (token) => token === NAME,
  NUMBER: (token) => /^\d/.test(token),
  COMMA: (token) => token === ',',
};

const WITH_ITS_VERB = /^(?:i|we|you|they|he|she|it|that|there|here|nobody|everybody|everyone)'(?:s|re|ve|ll|d|m)$/;

/** The sign that stands for each class of words: a list, a shape, or a mark that is set where words are read. */
const SIGNS = new Map(
  [...Object.keys(english), ...Object.keys(SHAPES), 'TELLS', 'ABOUT_SEVERAL'].map((name, i) => [
    name,
    String.fromCodePoint(0xe000 + i),
  ]),
);
function signOf(name: string): string {
  const sign = SIGNS.get(name);
  if (sign === undefined) throw new Error(`the grammar names ${name}, which is no class of words`);
  return sign;
}

/** The signs of the lists that each word is in. */
const LISTED = new Map<string, string>();
for (const [name, words] of Object.entries(english))
  for (const word of words.trim().split(/\s+/)) LISTED.set(word, (LISTED.get(word) ?? '') + signOf(name));

/** The lists of words, by their names. */
const en = Object.fromEntries(
  Object.keys(english).map((name) => [name, { has: (word: string) => isOf(LISTED.get(word) ?? '', name) }]),
) as Record<keyof typeof english, { has(word: string): boolean }>;

/** Whether a word is in a list of words that begin no name. */
const isListed = (word: string): boolean => [...(LISTED.get(word) ?? '')].some((sign) => !IN_NAMES.has(sign));
const IN_NAMES = new Set(
  Object.keys(english)
    .filter((name) => /^(?:PROPER|ABBREVIATIONS)$|IN_(?:ING|S)$/.test(name))
    .map(signOf),
);

/** A word as the grammar reads it: " stops/" with the signs of its classes behind it. */
const classed = (token: string): string =>
  SHAPED.reduce((word, { sign, isOne }) => (isOne(token) ? word + sign : word), ` ${token}/${LISTED.get(token) ?? ''}`);
const SHAPED = Object.entries(SHAPES).map(([name, isOne]) => ({ sign: signOf(name), isOne }));

/** Words as the grammar reads them. */
const classedIn = (words: string): string[] => tokensOf(words).map(classed);

/** A pattern of the grammar as one of characters. */
const patternOf = (pattern: string): RegExp =>
  new RegExp(
    pattern
      .replace(/\{(\w+)\}/g, (_, part: keyof typeof GRAMMAR.parts) => `(?:${GRAMMAR.parts[part]})`)
      .replace(/(>?)([A-Z][A-Z_]+|[a-z][a-z']*)|>|\s+/g, (all, here: string, word?: string) => {
        if (word === undefined) return all === '>' ? ' >[^ ]+' : '';
        if (word === 'ANY') return ' [^ >][^ ]*';
        return /[A-Z]/.test(word) ? ` ${here || '[^ >]'}[^ ]*${signOf(word)}[^ ]*` : ` ${here}${word}/[^ ]*`;
      }),
  );

const tableOf = (rows: readonly (readonly [string, string])[]) =>
  rows.map(([verdict, pattern]) => ({ verdict, pattern: patternOf(pattern) }));
const FORMS = tableOf(GRAMMAR.forms);
const TELLING = tableOf(GRAMMAR.telling);
const DOUBTS = tableOf(GRAMMAR.doubts);
const BEHIND = patternOf('^{behind}');
const LACKS_IT = patternOf('^{it}');
const TELLS_WHO = patternOf('^{who}');

/** What a table says of words; undefined where no row fits. */
const verdictOn = (table: typeof FORMS, words: string): string | undefined =>
  table.find(({ pattern }) => pattern.test(words))?.verdict;

/** The word that the first preposition or clause follows; empty where words begin with such, or have none. */
function headOf(words: readonly string[]): string {
  const at = words.findIndex((word, i) => BEHIND.test(`${word}${words[i + 1] ?? ''}`));
  return at > 0 ? (words[at - 1] ?? '') : '';
}

/** The word that a thing is called by: its head, else its last one, or the last before "and". */
const mainOf = (words: readonly string[]): string =>
  headOf(words) || (words[words.findIndex(isAnd) - 1] ?? words.at(-1) ?? '');
const isAnd = (word: string): boolean => word.startsWith(' and/');

/** Whether a verb of the words' own, and not one of a clause inside, tells something of a subject before it. */
function tellsSomething(all: readonly string[]): boolean {
  const words = all.filter((word) => !isOf(word, 'BESIDE_VERB'));
  const is = (i: number, name: string) => isOf(words[i] ?? '', name);
  const isSeveral = isOf(headOf(words), 'PLURAL');
  // A word that may be a verb is judged beside its neighbours and the first one.
  const tells = (i: number) => {
    if (!is(i, 'VERBAL')) return false;
    const near = [...(i > 4 ? words.slice(0, 1) : []), ...words.slice(Math.max(0, i - 4), i)];
    const before = near.map((word, j) => (j === 0 && isSeveral ? word + signOf('ABOUT_SEVERAL') : word)).join('');
    return verdictOn(TELLING, `${before} >${words[i]?.trim()}${words[i + 1] ?? ''}`) === 'yes';
  };
  const opensWithClause = is(0, 'BEGIN_CLAUSES') && words.some((word) => isOf(word, 'COMMA'));
  let open = 0;
  let inside = false;
  for (const [i, word] of words.entries()) {
    // "In that house", and "they signed, so nobody has to ask", which goes on with the sentence.
    const isNoOpener =
      /^ (?:that|so)\//.test(word) &&
      (i === 0 || is(i - 1, 'PREPOSITIONS') || (word.startsWith(' so/') && is(i - 1, 'JOINING')));
    const begins = is(i, 'CLAUSE_OPENERS') && !isNoOpener;
    // "people they trust": a clause whose "whom" is left out; but "families they are afraid" says it twice.
    const isDoubled = i <= 2 && /^ (?:are|don't|can't)\//.test(words[i + 1] ?? '') && words.length > i + 3;
    if (begins || (is(i, 'PRONOUNS') && is(i - 1, 'PLURAL') && !isDoubled)) open++;
    else if (tells(i) || (open > 0 && is(i - 1, 'RELATIVES') && is(i, 'VERB'))) {
      if (open > 0) {
        open--;
        inside = true;
      } else if (!(inside && is(i - 1, 'JOINING'))) return true;
    }
    if (opensWithClause && is(i, 'COMMA')) {
      open = 0;
      inside = false;
    }
  }
  return false;
}

/** Whether a word is of one of these classes. */
const isOf = (word: string, ...names: readonly string[]): boolean => names.some((name) => word.includes(signOf(name)));
