// What was measured in the stock prompts (@inquirer/prompts 8.7.5 on Node 20) as going wrong, and must not go wrong in ours: measured in
// ours every day, and in the stock prompts in `npm run torture`, so that each measure is known to find its fault.
// Measured and no fault of the stock prompts: Ctrl-U empties the line, colors can be switched off by the environment.
import { DRAWING_FAULTS } from './faults-of-drawing.ts';
import { ENDING_FAULTS } from './faults-of-endings.ts';
import { KEY_FAULTS } from './faults-of-keys.ts';
import type { Fault } from './subjects.ts';

export const FAULTS: readonly Fault[] = [...KEY_FAULTS, ...ENDING_FAULTS, ...DRAWING_FAULTS];
