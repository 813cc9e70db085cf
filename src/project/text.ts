// Text as an answer may be: the schemas that clean what was typed, pasted or written in a file, or say why it cannot be one.
// Knows no method.
import * as z from 'zod/mini';

export const NOTHING_TYPED = 'Type an answer, or skip the question.';

/** What may be written for a text; by hand, a number or a truth value counts as its letters. */
const written = z.union([z.string(), z.number(), z.boolean()], {
  error: ({ input }) =>
    input === undefined || input === null
      ? NOTHING_TYPED
      : `This question takes one text, not ${Array.isArray(input) ? 'a list' : 'a group of keys'}.`,
});

const clean = z.string().check(
  z.refine((text) => Buffer.byteLength(text) <= 100_000, {
    error: 'This answer is longer than 100 KB: shorten it, and put the rest in a file of its own.',
    abort: true,
  }),
  z.overwrite(tidy),
  z.minLength(1, { error: NOTHING_TYPED, abort: true }),
  z.refine((text) => !CONTROL.test(text), {
    error: ({ input }) =>
      `This answer holds a control character (U+${codeOf(CONTROL.exec(String(input))?.[0])}), which no screen can show: take it out, or type the answer afresh.`,
    abort: true,
  }),
  z.refine((text) => !/\p{Surrogate}/u.test(text), {
    error: 'This answer holds half of a character (a cut emoji, perhaps): type that part afresh.',
    abort: true,
  }),
);

/** Text of any number of lines: line breaks and blank lines inside stay. */
export const lines = z.pipe(z.pipe(written, z.transform(String)), clean);

const withoutBreaks = z
  .string()
  .check(z.refine((text) => !text.includes('\n'), 'This answer has to fit on one line: take out the line breaks.'));

/** One line of text; the breaks that word processors put inside a paragraph or between pages are blanks in it. */
export const line = z.pipe(
  z.pipe(
    written,
    z.transform((input) => String(input).replace(/[\v\f]/g, ' ')),
  ),
  z.pipe(clean, withoutBreaks),
);

/** Several lines, from a list or from a text with one entry a line; empty entries are dropped. */
export const entries = z.pipe(
  z.pipe(
    z.union([z.array(z.nullable(written)), written], {
      error: ({ input }) => (input == null ? NOTHING_TYPED : 'Each entry of the list has to be one line of text.'),
    }),
    z.transform((input) =>
      (Array.isArray(input) ? input : String(input).split(LINE_BREAK)).filter(
        (each) => tidy(String(each ?? '')) !== '',
      ),
    ),
  ),
  z.array(line).check(z.minLength(1, NOTHING_TYPED)),
);

/** A text of any number of lines made clean, or why it cannot be an answer. */
export function cleanText(raw: string): { ok: true; text: string } | { ok: false; message: string } {
  const read = lines.safeParse(raw);
  return read.success ? { ok: true, text: read.data } : { ok: false, message: messageOf(read.error) };
}

/** What is wrong with an input, in one sentence: what a schema said first. */
export const messageOf = (error: z.core.$ZodError): string => error.issues[0]?.message ?? NOTHING_TYPED;

// --- internal ---

const LINE_BREAK = /\r\n?|[\n\u0085\u2028\u2029]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]/;

/** The same text without what nobody sees: one kind of line break, blanks for tabs, nothing at the ends of text and lines. */
function tidy(text: string): string {
  return (
    text
      .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
      .replace(/\t/g, ' ')
      // From its first blank only: begun at each blank of a long run, the search would take as long as the run's square.
      .replace(/(?<! ) +$/gm, '')
      .trim()
  );
}

const codeOf = (character = ''): string => (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
