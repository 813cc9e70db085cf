// The one Markdown escape: turns any text into Markdown that shows just that text. Knows no template and no project.

// C0 and C1 controls but the line break, Unicode's own line ends, marks that turn the reading direction over, the byte order
// mark, and what XML forbids. Marks that only say "this is right to left" stay.
const DROPPED =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is dropped
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\p{Cs}]/gu;

/** A text without what no reader sees and what no document may hold; line ends become `\n`, tabs blanks. */
export function readable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(DROPPED, '').trim();
}

/**
 * A text as Markdown, on one line: what Markdown would read as a mark is escaped, and only that, so that a pasted pitch still
 * reads as it was written; line breaks become `<br>`; control characters are dropped.
 */
export function escapeMarkdown(text: string): string {
  return readable(text)
    .replace(/[\\`*|]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/~(?=~|\S)|(?<=\S)~/g, '\\~')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/!\[/g, '!\\[')
    .replace(/(?<!\\)\[(?=[^\]]*\][[(:])/g, '\\[')
    .replace(/\]\(/g, ']\\(')
    .split('\n')
    .map(escapeLine)
    .join('<br>');
}

// --- internal ---

/** What makes a heading, a list, a line to tick, a quote or a rule only at a line's beginning; a heading's marks at its end. */
function escapeLine(line: string): string {
  return line
    .trim()
    .replace(/^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=+$|-[- ]+$|\[(?=[ x]\]))/i, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/(?<=\s)#+$/, '\\$&');
}
