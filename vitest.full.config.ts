// Every test, also those that need more than Node or more time (*.full.test.ts). `npm run test:full`.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 120_000,
    passWithNoTests: true,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/full.json' },
  },
});
