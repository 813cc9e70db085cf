// A project without feedback, and one into which a table of feedback was imported.
import { readFileSync } from 'node:fs';
import { loadMethod } from '../../src/method/ids.ts';
import { readProject } from '../../src/project/file.ts';
import { put, tempDir } from './temp-dir.ts';
import { runTde } from './test-io.ts';

const method = await loadMethod(undefined);

/** A project with a name alone. */
export function project(): { cwd: string; file: string; text: () => string; at: (id: string) => unknown } {
  const cwd = tempDir();
  const file = put(cwd, 'tde.yaml', 'tde: 1\nproject:\n  name: Lead-safe rentals\n');
  return {
    cwd,
    file,
    text: () => readFileSync(file, 'utf8'),
    at: (id) => readProject(file, method).answers.byId[`design.feedback.${id}`]?.value,
  };
}

/** Imports a table into a new project. */
export async function imported(csv: string | Uint8Array, ...options: string[]) {
  const at = project();
  put(at.cwd, 'in.csv', csv);
  const before = at.text();
  const ran = await runTde(['feedback', 'import', 'in.csv', ...options], at);
  return { ...at, ...ran, before };
}
