// A project at the end of its first cycle, and `tde iterate` on it that is cut short at some call to the disk.
import fs from 'node:fs';
import { expect, test, vi } from 'vitest';
import { loadMethod } from '../../src/method/ids.ts';
import type { Change } from '../../src/project/answers.ts';
import { createProject, readProject } from '../../src/project/file.ts';
import { leaveDraft } from './drafts.ts';
import { tdeHere } from './here.ts';
import { KEY } from './person.ts';
import { tempDir } from './temp-dir.ts';
import { runTde } from './test-io.ts';

export const method = await loadMethod(undefined);

const said: Record<string, string | string[]> = {
  'project.name': 'Lead-safe rentals',
  'project.place': 'Riverton',
  'project.government': 'the county',
  'project.role': 'librarian',
  'project.team': ['Branch library'],
  'project.cycle': 'first',
  'find.opportunities': ['See what passed', 'Know who owns'],
  'find.voices': ['Home nurses'],
  'find.missing-voices': ['Older tenants', 'Spanish speakers', 'home nurses', 'Night workers'],
  'find.focus-area': 'lead paint in rental homes',
  'refine.next-steps.partners': ['County clinic: prints the list'],
  'refine.use-cases.check-a-home.title': 'Check a home',
  'refine.use-cases.check-a-home.status': 'chosen',
  'refine.use-cases.show-repair.title': 'Show the repair',
  'refine.use-cases.show-repair.status': 'set-aside',
  'refine.use-cases.show-repair.personas': ['landlord'],
  'refine.personas.landlord.who': 'A landlord',
  'refine.use-cases.visit-worst.title': 'Visit the worst',
  'design.use-case': 'check-a-home',
  'design.feedback.larger.said': 'Larger',
  'design.feedback.larger.group': 'Older tenants at the parish supper',
  'implement.results': ['Nine families asked'],
  'implement.lessons': ['Ask nurses first'],
  'implement.did-not-work': 'The text line.\n\nNo Creole.',
  'implement.other-opportunities': ['Day-care centers', 'Know who owns'],
};
export const changes = Object.entries(said).map(([id, value]): Change => ({ id, answer: { value } }));

/** A project at the end of its cycle, in a folder of its own. */
export function project(more: readonly Change[] = []) {
  const cwd = tempDir();
  const file = `${cwd}/tde.yaml`;
  const old = createProject(file, method, [...changes, ...more]).contents;
  return { cwd, file, old, read: (name: string) => fs.readFileSync(`${cwd}/${name}`, 'utf8') };
}

export const valuesOf = (file: string) =>
  Object.fromEntries(Object.entries(readProject(file, method).answers.byId).map(([id, { value }]) => [id, value]));
export const namesIn = (cwd: string) => fs.readdirSync(cwd).sort();

/** What the next cycle has of it. */
export const CARRIED = {
  'project.name': 'Lead-safe rentals',
  'project.place': 'Riverton',
  'project.government': 'the county',
  'project.role': 'librarian',
  'project.team': ['Branch library'],
  'project.cycle': 'again',
  'project.learned': ['Ask nurses first', 'The text line.', 'No Creole.'],
  'find.missing-voices': ['Spanish speakers', 'Night workers'],
  'find.opportunities': ['See what passed', 'Know who owns', 'Day-care centers'],
  'refine.next-steps.partners': ['County clinic: prints the list'],
  'refine.use-cases.show-repair.title': 'Show the repair',
  'refine.use-cases.show-repair.personas': ['landlord'],
  'refine.personas.landlord.who': 'A landlord',
  'refine.use-cases.show-repair.status': 'candidate',
  'refine.use-cases.visit-worst.title': 'Visit the worst',
  'refine.use-cases.visit-worst.status': 'candidate',
};

/** Tests that a use case which is called as a way to go on is can be taken up all the same. */
export function testCalledAsAWay(titles: readonly string[]): void {
  test.each(titles)('a use case that was kept may be called %s, as a way to go on is', async (title) => {
    const at = project([{ id: `refine.use-cases.${title.toLowerCase()}.title`, answer: { value: title } }]);
    const tde = tdeHere(['iterate'], at.cwd);
    await tde.see(`Yes: with another use case that was kept (${title})`);
    tde.press(`5${KEY.enter}`);
    await tde.see('What has changed since your last time through?');
    expect(valuesOf(at.file)['design.use-case']).toBe(title.toLowerCase());
    tde.press(`/leave${KEY.enter}`);
    await tde.code;
  });
}

/** Kills `tde iterate` at every so many of its calls to the disk: both cycles can be had each time, and the project goes on. */
export async function killIterating(step: number): Promise<void> {
  const seen = new Set<string>();
  for (let calls = 0; ; calls += step) {
    const at = project();
    leaveDraft(at.cwd, '{"drafts":{}}');
    // A killed process does nothing more: no call after the kill comes through either.
    const watch = interrupt(calls, () => {
      throw new Error('killed');
    });
    await runTde(['iterate', '--yes'], at);
    vi.restoreAllMocks();
    ageRemains(at.cwd);
    const now = at.read('tde.yaml');
    const kept = namesIn(at.cwd).includes('tde.cycle-1.yaml');
    seen.add(`${now === at.old ? 'old' : 'new'}${kept ? ' and kept' : ''}`);
    if (kept) expect(at.read('tde.cycle-1.yaml')).toBe(at.old);
    if (now !== at.old) {
      expect(kept).toBe(true);
      expect(valuesOf(at.file)).toEqual(CARRIED);
    }
    expect((await runTde(['status'], at)).code).toBe(0);
    const again = await runTde(['iterate', '--yes'], at);
    expect(again.code, `after ${calls} calls: ${again.err}`).toBe(now === at.old ? 0 : 1);
    expect(at.read('tde.cycle-1.yaml')).toBe(at.old);
    expect(valuesOf(at.file)).toEqual(CARRIED);
    await runTde(['set', 'project.name', 'Another'], at);
    expect(namesIn(at.cwd).filter((name) => name !== '.tde')).toEqual(['tde.cycle-1.yaml', 'tde.yaml']);
    if (watch.count() <= calls) break;
  }
  expect([...seen]).toEqual(['old', 'old and kept', 'new and kept']);
}

/** Fills the disk at every so many of the calls of `tde iterate`: the project is as it was, with nothing beside it. */
export async function fillDiskIterating(step: number): Promise<void> {
  for (let calls = 0; ; calls += step) {
    const at = project();
    const watch = interrupt(calls, (number) => {
      if (number === 1) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    });
    const ran = await runTde(['iterate', '--yes'], at);
    vi.restoreAllMocks();
    if (ran.code !== 0) {
      expect(ran.code).toBe(1);
      expect(ran.err).not.toContain('fault');
      expect(at.read('tde.yaml')).toBe(at.old);
      expect(namesIn(at.cwd).filter((name) => !name.startsWith('.'))).toEqual(['tde.yaml']);
    }
    if (watch.count() <= calls) break;
  }
}

// --- internal ---

const MUTATING = ['openSync', 'writeSync', 'fsyncSync', 'closeSync', 'linkSync', 'renameSync', 'rmSync'] as const;

/** Lets the first `calls` of the calls that change the disk through, then does something in place of the next. */
function interrupt(calls: number, fail: (count: number) => void): { count: () => number } {
  let count = 0;
  for (const name of MUTATING) {
    const real = fs[name] as (...args: unknown[]) => unknown;
    vi.spyOn(fs, name).mockImplementation(((...args: unknown[]) => {
      if (count++ >= calls) fail(count - calls);
      return real(...args);
    }) as never);
  }
  return { count: () => count };
}

/** What a killed process leaves: its temp files bear the number of a process that is gone, and time passes over its lock. */
function ageRemains(cwd: string): void {
  for (const name of namesIn(cwd)) {
    if (name.endsWith('.tmp'))
      fs.renameSync(`${cwd}/${name}`, `${cwd}/${name.replace(`.${process.pid}.`, '.999999999.')}`);
    if (name.endsWith('.lock')) fs.utimesSync(`${cwd}/${name}`, 0, 0);
  }
}
