// What is written for any drawing that takes the place of another. What a redraw sends in an interview is in redraw.test.ts.
import xterm from '@xterm/headless';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changes, type Drawn } from '../src/interview/rich/display.ts';
import { runs } from './support/runs.ts';

describe('what is written for a new drawing', () => {
  const drawings = fc
    .array(fc.constantFrom('one', 'two', 'three', 'on two', 'three one', '❯ one', '世界', 'one 世界', ''), {
      minLength: 1,
      maxLength: 5,
    })
    .chain((lines) => fc.record({ lines: fc.constant(lines), row: fc.nat(lines.length - 1), column: fc.nat(8) }));

  it('leaves the screen as the new drawing says, wherever on the screen the first one stood', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(drawings, { minLength: 2, maxLength: 5 }), fc.nat(8), async (all, above) => {
        const terminal = new xterm.Terminal({ cols: 20, rows: 6, allowProposedApi: true, convertEol: true });
        const blank: Drawn = { lines: [''], row: 0, column: 0 };
        let written = 'x\n'.repeat(above);
        for (const [index, drawn] of all.entries()) written += changes(all[index - 1] ?? blank, drawn);
        await new Promise<void>((done) => terminal.write(written, done));
        const { lines, row: cursorRow, column } = all.at(-1) as Drawn;
        const { active } = terminal.buffer;
        const first = active.baseY + active.cursorY - cursorRow;
        const at = (row: number) => active.getLine(row)?.translateToString(true) ?? '';
        expect(lines.map((_, row) => at(first + row))).toEqual(lines);
        expect(active.cursorX).toBe(column);
        if (first > 0) expect(at(first - 1)).toBe('x');
        for (let row = first + lines.length; row < active.length; row++) expect(at(row)).toBe('');
        terminal.dispose();
      }),
      runs(200),
    );
  });
});
