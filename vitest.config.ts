// The everyday tests: Node alone, no browser, no office. `npm test`.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/**/*.full.test.ts'],
    // Packages of very many files, which Node would open all at once: too many where a process may open 64.
    server: { deps: { inline: [/zod/, /markdown-it/] } },
    // What packages export is what Node itself sees in them.
    deps: { interopDefault: false },
    pool: 'forks',
    // A few processes for all files: what a file loads is there for the next one. No module of ours keeps anything from run to run.
    isolate: false,
    // Three even on two cores, where vitest would take one: many tests wait for a terminal, a child or a lock.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/everyday.json' },
  },
});
