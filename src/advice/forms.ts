// How a person's words stand in a sentence: what form they have (a thing, a doing, a sentence, a question), and the tidying that
// surely changes nothing they said. Pure; knows no question and no grammar: grammar.ts does.
import { ABBREVIATIONS } from '../words/english.ts';
import { joinAnd } from '../words/fill.ts';
import { formOf, isOrdinary, startsWithVerb, withAn, withIs, withThe } from './grammar.ts';

/**
 * The forms words come in: a thing ("lead paint in rental homes"), a doing ("reduce crashes", without its "to"), a gerund
 * ("setting up a table"), a sentence ("nobody knows when it comes"), a question ("How do people find out?"), a reason (what
 * follows "because") and a purpose (what follows "so that").
 */
export type Form = 'thing' | 'doing' | 'gerund' | 'sentence' | 'question' | 'reason' | 'purpose';

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
  const [first = '', ...rest] = sentencesOf(oneLine(text));
  const whole = withoutEnd(first);
  const said = CLAUSE.test(whole) ? whole : withoutOpener(whole, openers) || whole;
  // "Could you lend us a room?" asks for a doing, and "lend us a room" is no question.
  const isRequest = said !== whole && formOf(said) === 'doing';
  if (ASKS.test(first) && !isRequest) return { form: 'question', words: `${said}?`, rest };
  const [clause, opener = ''] = CLAUSE.exec(said) ?? [];
  if (clause !== undefined) {
    const form = opener.toLowerCase() === 'because' ? 'reason' : 'purpose';
    return { form, words: smallFirst(said.slice(clause.length), names), rest };
  }
  const bare = said.replace(/^[Tt][Oo]\s+(?=\p{L})/u, '');
  const isTold = bare !== said && !/^(?:the|a|an|our)\b/i.test(bare);
  // "We will paint": what is often a thing is a doing here.
  const isMeant = VERB_FOLLOWS.test(whole.slice(0, whole.length - said.length)) && startsWithVerb(bare);
  const form = isTold || isMeant ? 'doing' : formOf(bare);
  const small = smallFirst(form === 'doing' ? bare : said, names);
  return { form, words: entry ? small : withAnd(form, small), rest };
}

/** A first letter in small, where it is a capital only because a line began with it: never a name's, an acronym's or "I". */
function smallFirst(words: string, names: ReadonlySet<string> = NO_NAMES): string {
  const [first = ''] = /^[\p{L}\p{M}'’-]+/u.exec(words) ?? [];
  const isPlain = /^\p{Lu}[\p{Ll}\p{M}'’-]*$/u.test(first) && first !== 'I' && !/^I['’]/.test(first);
  // "A/B/C stickers", "A+ grades": a letter, and no article.
  const isJoined = /^[^\s\p{P}]|^[/&+]/u.test(words.slice(first.length));
  if (!isPlain || isJoined || names.has(first)) return words;
  const second = /^\s+([\p{L}\p{M}'’-]+)/u.exec(words.slice(first.length))?.[1] ?? '';
  // Two capitals in a row are a name, or a title: neither is ours to change. An article before a name is.
  if (/^\p{Lu}\p{Ll}/u.test(second) && !/^(?:a|an|the|our|my|their|his|her|in|on|at|for|from|with|of|to)$/i.test(first))
    return words;
  const small = first.toLowerCase().replaceAll('’', "'");
  return isOrdinary(small) || small.replace(/'.*$/, '').split('-').every(isOrdinary)
    ? first.charAt(0).toLowerCase() + words.slice(1)
    : words;
}

/** The first letter as a capital, for words that begin a sentence. */
export const capitalFirst = (words: string): string => words.replace(/^[“]?\p{Ll}/u, (letter) => letter.toUpperCase());

/** Words without the marks at their end that a sentence around them would double; brackets, quotation marks and "St." stay. */
export const withoutEnd = (words: string): string => {
  let end = words.length;
  while (end > 0 && END_MARKS.has(words.charAt(end - 1))) end--;
  return SHORTENED.test(words.slice(0, end)) && words.charAt(end) === '.'
    ? words.slice(0, end + 1)
    : words.slice(0, end);
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
    const before =
      text
        .slice(Math.max(from, index - 12), index)
        .split(/\s/)
        .at(-1)
        ?.toLowerCase() ?? '';
    if (marks === '.' && (ABBREVIATIONS.has(before) || /^(?:\p{L}|\d{1,2})$/u.test(before))) continue;
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
  const isBroken = lines.some((line, i) => i > 0 && /^\p{Ll}/u.test(line));
  const marked = isBroken ? [lines.join(' ')] : lines.map((line) => line.replace(LIST_MARK, ''));
  const parts = marked
    .filter((line) => line !== '')
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

/** A text on one line: line breaks and blanks in a row are one blank. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

// --- internal ---

const NO_NAMES: ReadonlySet<string> = new Set();
const CLAUSE =
  /^(because|so that|(?:so|that)(?=\s+(?:people|everyone|everybody|nobody|families|kids|residents|we|they|our|the|i|it)\b))\s+(?=\S)/i;
/** Ends in a question mark, and in no other mark beside it: "sign-ups, ???" asks nothing. */
const ASKS = /[^\s.!?…,;:/–-]\s*\?+\s*$/;
const SHORTENED =
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
const PARTING_SLASH = /(?<!\b(?:\p{L}|and|or))\/(?!(?:\p{L}|and|or)\b)/iu;

/** Takes one opener away, with the "to" or "is to" behind it only where the opener has it. */
function withoutOpener(text: string, openers: readonly string[]): string {
  const lower = text.toLowerCase().replaceAll('’', "'");
  const found = openers
    .filter((opener) => lower.startsWith(opener.toLowerCase()) && !/[\p{L}\p{N}]/u.test(text.charAt(opener.length)))
    .sort((a, b) => b.length - a.length)[0];
  return found === undefined ? text : text.slice(found.length).replace(/^[\s,:]+/u, '');
}

/** "a, b, c" as "a, b and c": people leave the "and" out of a list of things. */
function withAnd(form: Form, words: string): string {
  if (/[;:()"“]/.test(words)) return words;
  const parts = listed(words);
  if (
    parts.length < 2 ||
    (form !== 'thing' && !(form === 'doing' && parts.every((part) => formOf(part) === 'doing'))) ||
    parts.some((part) => /\b(?:and|or)\b|&/i.test(part))
  )
    return words;
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** The parts of "a, b, c"; the whole where it is no such list. */
function listed(words: string): string[] {
  const parts = words.split(/,\s+/);
  const isPart = (part: string) => part.split(' ').length <= 8 && !/^\d/.test(part) && !GOES_ON_WITH.test(part);
  return parts.length > 1 && parts.every(isPart) ? parts : [words];
}

const GOES_ON_WITH =
  /^(?:and|or|but|with|who|which|where|especially|including|such|as|not|mostly|mainly|for|in|at|near|on|to|from|that|so|because|like|even|too|by|per|since|until|around|about|over|under|during|when|if|while|plus|please|then|also|apt|unit|suite|inc|llc|jr|sr)\b|^nos?\.?\s*\d/i;
