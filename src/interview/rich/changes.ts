// What must be written to turn one frame on the screen into the next: only the lines that differ, so that a key costs a few
// characters on a slow line and a screen reader is not read the whole screen again. Pure.
import type { Frame } from './frame.ts';

const ERASE_LINE = '\u001b[K';
const ERASE_BELOW = '\u001b[J';

/** The text that changes the screen from one frame, its cursor in place, to another. */
export function changes(from: Frame, to: Frame): string {
  let written = '';
  let row = from.cursor.row;
  const go = (target: number) => {
    if (target < row) written += `\u001b[${row - target}A`;
    if (target > row) written += `\u001b[${target - row}B`;
    row = target;
  };
  for (const [index, line] of to.lines.entries()) {
    if (line === from.lines[index]) continue;
    // Below the last line there may be no screen yet: a line break makes some.
    const isNew = index >= from.lines.length;
    go(isNew ? index - 1 : index);
    written += `\r${isNew ? '\n' : ''}${line}${ERASE_LINE}`;
    row = index;
  }
  if (from.lines.length > to.lines.length) {
    go(to.lines.length);
    written += `\r${ERASE_BELOW}`;
  }
  go(to.cursor.row);
  return `${written}\u001b[${to.cursor.column + 1}G`;
}
