// The one Markdown escape: turns any text into Markdown that shows just that text. Knows no template and no project.

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is dropped
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/g;

/**
 * A text as Markdown, on one line: what Markdown would read as a mark is escaped, and only that, so that a pasted pitch still
 * reads as it was written; line breaks become `<br>`; control characters are dropped.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/\n/g, '\uE000')
    .replace(CONTROLS, '')
    .trim()
    .replace(/[\\`*|]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/~(?=~|\S)|(?<=\S)~/g, '\\~')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/!\[/g, '!\\[')
    .replace(/(?<!\\)\[(?=[^\]]*\][[(:])/g, '\\[')
    .replace(/\]\(/g, ']\\(')
    .split('\uE000')
    .map(escapeLineStart)
    .join('<br>');
}

// --- internal ---

/** What makes a heading, a list, a quote or a rule only at the beginning of a line. */
function escapeLineStart(line: string): string {
  return line
    .trim()
    .replace(/^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=+$|-{2,}$)/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}
