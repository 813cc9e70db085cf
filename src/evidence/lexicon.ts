// The lexicon by which requests are sorted into topics: data that anybody may read and edit, with checks of its own.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { UserError } from '../errors.ts';
import { type DataFile, problemWith, readChecked } from '../method/pack.ts';
import { packageRoot } from '../outside.ts';
import { ANSWERS } from '../project/evidence.ts';
import { type Lexicon, tokensOf } from './topics.ts';

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

/** The built-in lexicon, or the one in a file. @throws UserError with all that is wrong with that one */
export function loadLexicon(file?: string): Lexicon {
  if (file !== undefined) return readLexicon(file);
  return JSON.parse(readFileSync(join(packageRoot, 'dist', 'lexicon.json'), 'utf8'));
}

/** Reads and checks a lexicon. @throws UserError with every problem, each with its line */
export function readLexicon(file: string): Lexicon {
  const { value, problems, where } = readChecked(file, lexicon, LEXICON);
  const found = value ? contradictionsIn(value).map(({ what, path }) => LEXICON.problem(what, where(path))) : problems;
  if (found.length > 0 || !value) throw new UserError(found);
  return value;
}

// --- internal ---

const LEXICON: DataFile = {
  expected: { what: 'a lexicon', most: 1_000_000 },
  problem: problemWith('lexicon', 'Correct the lexicon, or leave out --lexicon to use the one that comes with tde.'),
};

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
