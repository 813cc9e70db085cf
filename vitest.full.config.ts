// Every test, also those that need more than Node or more time (*.full.test.ts). `npm run test:full`.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // What packages export is what Node itself sees in them.
    deps: { interopDefault: false },
    pool: 'forks',
    // As every day: a file loads anew only what none before it has loaded.
    isolate: false,
    // Two also on two cores, where vitest would take one: browser, office and terminals are waited for.
    maxWorkers: 2,
    testTimeout: 300_000,
    passWithNoTests: true,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/full.json' },
  },
});
