// The tests pass wherever somebody has put the project, and in other surroundings than ours: a sample of the everyday ones, in a copy.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../src/outside.ts';
import { tempDir } from './support/temp-dir.ts';

/** Files that bundle a driver, start the program, or look for files of the project. */
const SAMPLE = ['cli', 'completion', 'examples', 'layers', 'moves', 'own-editor', 'plain', 'project-file'];

it.skipIf(process.platform === 'win32')(
  'a sample of the tests passes in a folder named with a blank and an accent, far from Greenwich, with few open files',
  { timeout: 600_000 },
  () => {
    const copy = join(tempDir(), 'mes données', 'tde é');
    mkdirSync(copy, { recursive: true });
    const left = ['.git', 'node_modules', 'reports', 'coverage'];
    for (const name of readdirSync(packageRoot).filter((each) => !left.includes(each)))
      cpSync(join(packageRoot, name), join(copy, name), { recursive: true });
    symlinkSync(join(packageRoot, 'node_modules'), join(copy, 'node_modules'));
    const report = join(copy, 'report.json');
    const vitest = join('node_modules', 'vitest', 'vitest.mjs');
    const files = SAMPLE.map((name) => `test/${name}.test.ts`);
    const limits = 'umask 077; ulimit -n 64; exec "$@"';
    spawnSync(
      'sh',
      ['-c', limits, 'sh', process.execPath, vitest, 'run', '--reporter=json', `--outputFile=${report}`, ...files],
      { cwd: copy, env: { PATH: process.env.PATH ?? '', HOME: copy, LANG: 'C', TZ: 'Pacific/Kiritimati' } },
    );
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
    expect(testResults).toHaveLength(SAMPLE.length);
    expect(
      testResults.flatMap(({ name, status, message, assertionResults }) => [
        ...(status === 'failed' && assertionResults.length === 0 ? [`${name}: ${message}`] : []),
        ...assertionResults.flatMap(({ fullName, failureMessages = [] }) =>
          failureMessages.map((each) => `${fullName}: ${each}`),
        ),
      ]),
    ).toEqual([]);
  },
);

/** What of vitest's report is looked at. */
type Report = {
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; failureMessages?: string[] }[];
  }[];
};
