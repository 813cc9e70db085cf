// Finds out before a YAML text is parsed whether it is nested so deep that the parser would end with it. Knows no file.

/**
 * Where a text nests keys or lists far deeper than any real file; undefined where it does not. Counts brackets and indentation
 * from above, which costs next to nothing: what is only a little too deep is for the reader to find.
 */
export function tooDeepAt(text: string): number | undefined {
  let open = 0;
  for (const { 0: bracket, index } of text.matchAll(/[[\]{}]/g)) {
    open = bracket === '[' || bracket === '{' ? open + 1 : Math.max(0, open - 1);
    if (open > 5000) return index;
  }
  return (/^[ \t]*(?:[-?:][ \t]+){100}/m.exec(text) ?? /^ {2000}(?= *[^ \r\n#])/m.exec(text))?.index;
}
