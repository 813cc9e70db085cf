// As much of English grammar as it takes to put people's words into a sentence: whether they are a thing, a doing or a sentence, and which
// article they lack. Pure. The rules are rough on purpose: what they cannot tell is a thing, and frames are made so that words taken for
// the wrong form still read.
import {
  CLAUSE_OPENERS,
  DETERMINERS,
  FINITE,
  FINITE_AFTER_PLURAL,
  ORDINARY,
  PARTICLES,
  PEOPLE,
  SUBJECTS,
  THINGS_IN_ING,
  VERBS,
  VERBS_FOR_PEOPLE,
  VERBS_OR_THINGS,
} from '../words/english.ts';

/** What form words have that are no question. */
export function formOf(words: string): 'thing' | 'doing' | 'gerund' | 'sentence' {
  const tokens = tokensOf(words);
  const [first = '', second = ''] = tokens;
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

/** Whether words begin with what may be a verb, so that they are a doing where one is expected. */
export const startsWithVerb = (words: string): boolean => {
  const [first = ''] = tokensOf(words);
  return VERBS.has(first) || VERBS_OR_THINGS.has(first);
};

/** "a tenant with a toddler" for "tenant with a toddler"; several, a name and what has an article stay as they are. */
export function withAn(words: string): string {
  const tokens = tokensOf(words);
  const [first = ''] = tokens;
  const head = headOf(tokens) || (tokens.at(-1) ?? '');
  const isBare =
    !DETERMINERS.has(first) &&
    !DETERMINERS.has(tokens[1] ?? '') &&
    !SUBJECTS.has(first) &&
    /^\p{Ll}/u.test(words) &&
    !/^(?:who|what|those|anyone)$/.test(first) &&
    !MASS.test(first) &&
    !(/ing$/.test(first) && !/^(?:meeting|hearing|listening|gathering)$/.test(first));
  if (!isBare || isPlural(head) || head === NAME || tokens.includes('and')) return words;
  return `${/^[aeio]|^u(?!ni|se|til)/.test(first) ? 'an' : 'a'} ${words}`;
}

/** "is a list", "are fewer sick days". */
export function withIs(words: string): string {
  const tokens = tokensOf(words);
  const isMany = isPlural(headOf(tokens) || (tokens.at(-1) ?? '')) || tokens.includes('and');
  return `${isMany ? 'are' : 'is'} ${words}`;
}

/** "the City of Fairmont" for "City of Fairmont", "the parks office": a body without an article, and not named as somebody's. */
export function withThe(words: string): string {
  if (/^(?:the|a|an|our|my|their|your|its|this)\b/i.test(words) || /['’]s\b/.test(words)) return words;
  return BODY_OF.test(words) || BODY.test(words) ? `the ${words}` : words;
}
/** Whether a word is an ordinary one: in the list, there as several, or made like one ("graders", "shoveling", "unfairness"). */
export const isOrdinary = (word: string): boolean =>
  ORDINARY.has(word) ||
  ORDINARY.has(`${word}s`) ||
  FINITE.has(word) ||
  VERBS.has(word) ||
  VERBS_OR_THINGS.has(word) ||
  DETERMINERS.has(word) ||
  SUBJECTS.has(word) ||
  PARTICLES.has(word) ||
  CLAUSE_OPENERS.has(word) ||
  /^(?:un|re|over|under|non)[a-z]{4,}(?:ed|ing|ly|s)$/.test(word) ||
  /[a-z]{3}(?:ing|ings|tion|tions|ment|ments|ness|ility|ilities|fully|lessly|ously|ively|ally|ated|ables?|ibles?|less|ful|holders?|workers?|makers?|owners?|givers?|goers?|keepers?|seekers?|days?times?)$/.test(
    word,
  );

/** Whether words are a title: three words or more in capitals (two where even a small word has one), most of which are ordinary words. */
export function isTitle(words: readonly string[]): boolean {
  const main = words.filter((word) => !SMALL.test(word) && /\p{L}/u.test(word));
  const isAllCapitals = main.length > 1 && main.every((word) => /^[\p{Lu}\p{N}'’-]{2,}$/u.test(word));
  if (isAllCapitals) return main.some((word) => isOrdinary(word.toLowerCase()));
  // Only a title has a capital in "for" or "all".
  const least = words.slice(1).some((word) => SMALL.test(word) && /^\p{Lu}/u.test(word)) ? 2 : 3;
  if (main.length < least || !main.every((word) => /^\p{Lu}/u.test(word))) return false;
  return main.filter((word) => isOrdinary(word.toLowerCase())).length > main.length / 2;
}

/** The words of a text, without its marks. */
export const wordsOf = (text: string): readonly string[] =>
  text.match(/[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu) ?? [];

// --- internal ---

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
    .map((token, i) =>
      i > 0 && !inCapitals && /^\p{Lu}/u.test(token) && !/^I\b/.test(token) ? NAME : token.toLowerCase(),
    )
    .map((token, i, tokens) => withApostrophe(token, tokens[i + 1] ?? ''));
};

/** A word that was typed without its apostrophe: "dont", "theres", "its" before what no thing of somebody's begins with. */
const withApostrophe = (token: string, after: string): string =>
  token === 'its' && SAID_OF_IT.test(after)
    ? "it's"
    : token
        .replace(/^(ca|do|does|did|is|are|was|were|have|has|had|could|would|should)nt$/, "$1n't")
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
const SHORTENED = /^(?:i|we|you|they|he|she|it|that|there|here|nobody|everybody|everyone)'(?:s|re|ve|ll|d|m)$/;

/** Verbs that help another one: what follows is no verb of its own. */
const HELPS =
  /^(?:(?:have|has|had|is|are|was|were|be|been|being|do|does|did|can|could|will|would|shall|should|may|might|must)(?:n't)?|cannot|won't)$/;

/** A verb that is hardly ever a thing. */
const isSure = (token: string): boolean => VERBS.has(token) && !VERBS_OR_THINGS.has(token) && !ORDINARY.has(token);

const isVerb = (token: string): boolean =>
  VERBS.has(token) || FINITE_AFTER_PLURAL.has(token) || VERBS_OR_THINGS.has(token);
const isPlural = (token: string): boolean =>
  PEOPLE.has(token) || (/s$/.test(token) && !/(?:'s|ss|us|is)$/.test(token) && !FINITE.has(token));

/** Whether the word at a place is a verb that says something of a subject before it. */
function isFiniteAt(tokens: readonly string[], i: number, after: string): boolean {
  const token = tokens[i] ?? '';
  if (SHORTENED.test(token)) return true;
  if (i === 0) return false;
  const before = tokens[i - 1] ?? '';
  if (HELPS.test(before)) return false;
  if (FINITE.has(token))
    return /n't$/.test(token) || !(ARTICLE.test(before) || before === 'to' || /s'$|'s$/.test(before));
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
  const base = [stem, `${stem}e`, stem.replace(/(.)\1$/, '$1'), stem.replace(/y$/, 'ie')].find(
    (each) => VERBS.has(each) || VERBS_OR_THINGS.has(each),
  );
  return base !== undefined && second !== '' && second !== 'of' && second !== 'for';
}

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
