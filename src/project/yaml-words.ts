// What is wrong with a YAML text, in words for people who do not know YAML.
import { shown } from './problems.ts';

/** What a YAML parser's error code means, in plain words; its own message where there are none. */
export const syntaxWords = (code: string, message: string): string =>
  SYNTAX_WORDS[code] ?? `${shown(message, 120)}.`.replace(/\.\.$/, '.');

/** What to do about an error, by the parser's code. */
export const SYNTAX_ADVICE: Readonly<Record<string, string>> = {
  BAD_INDENT: 'Indent keys of one group by the same number of blanks, two for each level.',
  TAB_AS_INDENT: 'Use blanks instead of tabs.',
  BLOCK_AS_IMPLICIT_KEY: 'Put a text that has ": " in it in quotes.',
  MISSING_CHAR: 'Put in what is missing, or put the whole text in quotes.',
  MULTILINE_IMPLICIT_KEY: 'Add the colon, or indent the line so that it belongs to the answer above.',
  BAD_SCALAR_START: 'Put the text in quotes.',
  BAD_DQ_ESCAPE: 'Write the backslash twice, or use single quotes.',
  BAD_DIRECTIVE: 'Take the line out, or put the text in quotes.',
  BAD_ALIAS: 'Put the text in quotes.',
};

// --- internal ---

const SYNTAX_WORDS: Readonly<Record<string, string>> = {
  BAD_INDENT: 'This line is not indented as the lines around it.',
  TAB_AS_INDENT: 'This line is indented with a tab.',
  BLOCK_AS_IMPLICIT_KEY: 'A key with its own keys cannot stand on the same line as another key.',
  BLOCK_IN_FLOW: 'Inside braces or brackets every key and entry has to be written in braces or brackets too.',
  MISSING_CHAR: 'A colon, comma, quote or bracket is missing here.',
  MULTILINE_IMPLICIT_KEY: 'A key has to stand on one line with its colon; here a line without a colon was found.',
  UNEXPECTED_TOKEN: 'Something stands here that does not belong here.',
  BAD_SCALAR_START: 'A text cannot begin with this character unless it is in quotes.',
  BAD_DQ_ESCAPE: 'A backslash in double quotes is followed by a character it cannot stand before.',
  KEY_OVER_1024_CHARS: 'A key is longer than 1,024 characters.',
  BAD_DIRECTIVE: 'A line that begins with % is not understood here.',
  BAD_ALIAS: 'A text that begins with * has to be in quotes.',
  RESOURCE_EXHAUSTION: 'Keys or lists are nested in one another too deep.',
};
