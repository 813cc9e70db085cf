// How words are put together: values into a sentence, several things into a list, words into a command. Knows no words itself.

/** Puts values into the `{names}` of a text; a name without a value stays as it is. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{([^{}]+)\}/g, (whole, name: string) =>
    String((Object.hasOwn(values, name) ? values[name] : undefined) ?? whole),
  );
}

/** The `{names}` in a text, without their braces. */
export const placeholders = (text: string): string[] =>
  Array.from(text.matchAll(/\{([^{}]+)\}/g), (match) => match[1] ?? '');

/** "a", "a and b", "a, b and c". Entries that hold a comma are joined by semicolons, so that none falls apart. */
export function joinAnd(list: readonly string[]): string {
  if (list.length < 2) return list[0] ?? '';
  const comma = list.some((entry) => entry.includes(',')) ? '; ' : ', ';
  if (list.length === 2) return list.join(comma === '; ' ? '; and ' : ' and ');
  return `${list.slice(0, -1).join(comma)}${comma === '; ' ? '; and ' : ' and '}${list.at(-1)}`;
}

/** "1 answer", "2 answers": the number with the word that fits it. */
export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** A whole number as people read it: 11,098. Without the language tables of the machine, which take as long to load as a plan to make. */
export const thousands = (number: number): string => String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** A word that came from outside, as a message repeats it: its beginning where it is long. */
export function short(word: string, most = 60): string {
  if (word.length <= most) return word;
  const beginning = Array.from(word.slice(0, 2 * most)).slice(0, most - 1);
  return `${beginning.join('').trimEnd()}…`;
}

/**
 * A word of a suggested command, such as a file's name, so that a shell reads it as that word and nothing else. A name with a
 * blank in it gets the quotation marks that every shell knows; where more is in it, those of sh and PowerShell.
 */
export function shellWord(word: string): string {
  if (/^[\w./,:@%+-][\w./=,:@%+-]*$/.test(word)) return word;
  return /["$`\\!\n]/.test(word) || word === '' ? `'${word.replaceAll("'", `'\\''`)}'` : `"${word}"`;
}
