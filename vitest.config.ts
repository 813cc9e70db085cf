// The everyday tests: Node alone, no browser, no office. `npm test`.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/**/*.full.test.ts'],
    // Packages of very many files, which Node would open all at once: too many where a process may open 64.
    server: { deps: { inline: [/zod/, /markdown-it/] } },
    pool: 'forks',
    // Two processes for all files: what a file loads is there for the next one. No module of ours keeps anything from run to run.
    isolate: false,
    // Two even on two cores, where vitest would take one: most tests wait for a terminal or a child.
    maxWorkers: 2,
    testTimeout: 30_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'reports/everyday.json' },
  },
});
