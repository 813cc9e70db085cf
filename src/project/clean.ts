// Turns what somebody typed, pasted or wrote in a file into clean text, or says why it cannot be one. Knows no method.

export type Cleaned = { ok: true; text: string } | { ok: false; message: string };

/** The most bytes (UTF-8) one text may have. */
const MAX_TEXT_BYTES = 100_000;

export const NOTHING_TYPED = 'Type an answer, or skip the question.';

/**
 * One line of text: ends trimmed, tabs made blanks, line ends normalised. Refuses control characters, halves of characters,
 * line breaks inside, nothing at all, and more than {@link MAX_TEXT_BYTES}.
 */
export function cleanLine(raw: string): Cleaned {
  const cleaned = cleanText(raw);
  if (cleaned.ok && cleaned.text.includes('\n')) {
    return { ok: false, message: 'This answer has to fit on one line: take out the line breaks.' };
  }
  return cleaned;
}

/** Text of any number of lines: as {@link cleanLine}, but line breaks and blank lines inside stay; blanks at line ends go. */
export function cleanText(raw: string): Cleaned {
  if (Buffer.byteLength(raw) > MAX_TEXT_BYTES) {
    return {
      ok: false,
      message: 'This answer is longer than 100 KB: shorten it, and put the rest in a file of its own.',
    };
  }
  const text = raw
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/ +$/gm, '')
    .trim();
  if (text === '') return { ok: false, message: NOTHING_TYPED };
  const control = CONTROL.exec(text);
  if (control) {
    const code = (control[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return {
      ok: false,
      message: `This answer holds a control character (U+${code}), which no screen can show: take it out, or type the answer afresh.`,
    };
  }
  if (/\p{Surrogate}/u.test(text)) {
    return {
      ok: false,
      message: 'This answer holds half of a character (a cut emoji, perhaps): type that part afresh.',
    };
  }
  return { ok: true, text };
}

// --- internal ---

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/;
