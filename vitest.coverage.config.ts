// The everyday tests, and how much of src/ they run in their own process; what a started tde runs besides is not counted.
import { defineConfig, mergeConfig } from 'vitest/config';
import everyday from './vitest.config.ts';

export default mergeConfig(
  everyday,
  defineConfig({
    test: {
      outputFile: { json: 'reports/coverage.json' },
      coverage: {
        enabled: true,
        include: ['src/**'],
        reporter: ['text-summary', 'html'],
        thresholds: { lines: 95, branches: 90 },
      },
    },
  }),
);
