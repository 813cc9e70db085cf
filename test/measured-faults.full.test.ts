// Everything that the stock prompts do wrong, our prompts do right; a sample is in measured-faults.test.ts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleDriver, removeDriver } from './support/ask-terminal.ts';
import { FAULTS } from './support/faults.ts';
import { ours } from './support/subjects.ts';

describe('our prompts', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await bundleDriver();
  });
  afterAll(() => removeDriver(folder));

  it.each(FAULTS)('do not have the fault: $fault', async (row) => {
    expect(row.stock).not.toEqual(row.ours);
    expect(await row.measure(ours(folder))).toEqual(row.ours);
  });
});
