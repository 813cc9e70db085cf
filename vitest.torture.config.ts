// The long proofs, one file after the other so that times mean something. `npm run torture` runs them and prints the table.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/torture/*.torture.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 1_800_000,
  },
});
