// Each example, answer by answer: takes a while, since every `tde set` is a save to the disk.
import { expect, test } from 'vitest';
import { exampleFiles, madeBothWays } from './support/examples.ts';

test.each(exampleFiles)(
  'the example %s comes out the same to the byte from --answers and from one `tde set` for each answer',
  async (file) => {
    const { whole, single } = await madeBothWays(file);
    expect(single).toEqual(whole);
  },
);
