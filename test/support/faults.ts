// What was measured in the stock prompts (@inquirer/prompts 8.7.5 on Node 20) as going wrong, and must not go wrong in ours: measured in
// ours in the full tier, some of it every day, and in the stock prompts in `npm run torture`, so that each measure is known to find its fault.
// Measured and no fault of the stock prompts: Ctrl-U empties the line, colors can be switched off by the environment.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleDriver, removeDriver } from './ask-terminal.ts';
import { DRAWING_FAULTS } from './faults-of-drawing.ts';
import { ENDING_FAULTS } from './faults-of-endings.ts';
import { KEY_FAULTS } from './faults-of-keys.ts';
import { type Fault, ours } from './subjects.ts';

export const FAULTS: readonly Fault[] = [...KEY_FAULTS, ...ENDING_FAULTS, ...DRAWING_FAULTS];

/** One fault of each kind of prompt and of each kind of end. */
export const EVERY_DAY: readonly Fault[] = [
  'select: Left',
  'checkbox: Ctrl-A',
  'input: of several pasted lines',
  'Ctrl-C:',
  'SIGHUP:',
  'Ctrl-Z and fg',
  '40 columns',
  'editor: its exit status',
].map((begin) => {
  const [found] = FAULTS.filter(({ fault }) => fault.startsWith(begin));
  if (!found) throw new Error(`no fault begins with ${begin}`);
  return found;
});

/** Tests that our prompts have none of these faults. */
export function testOurs(faults: readonly Fault[]): void {
  describe('our prompts', () => {
    let folder: string;
    beforeAll(async () => {
      folder = await bundleDriver();
    });
    afterAll(() => removeDriver(folder));

    it.each(faults)('do not have the fault: $fault', async (row) => {
      expect(row.stock).not.toEqual(row.ours);
      expect(await row.measure(ours(folder))).toEqual(row.ours);
    });
  });
}
