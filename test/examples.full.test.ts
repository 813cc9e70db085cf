// Each example, answer by answer: takes a while, since every `tde set` is a save to the disk.
import { expect, test } from 'vitest';
import { exampleNames, madeBothWays } from './support/examples.ts';

test.each(exampleNames)(
  'the example %s comes out the same to the byte from --answers and from one `tde set` for each answer',
  async (name) => {
    const { whole, single } = await madeBothWays(name);
    expect(single).toEqual(whole);
  },
);
