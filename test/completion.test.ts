// Shell completion: what `tde complete` answers for a line, and a bash that has read the script. All that real shells do with it is in
// completion.full.test.ts.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../src/outside.ts';
import { bash, hasBash } from './support/in-bash.ts';
import { tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';

const example = join(packageRoot, 'examples', 'lead-paint', 'tde.cycle-1.yaml');

/** What may stand in place of the last word, and whether files may. */
async function complete(...line: string[]): Promise<{ values: string[]; files: boolean }> {
  const { code, out, err } = await runTde(['complete', '--', ...line], { cwd: tempDir() });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const lines = out.trimEnd().split('\n');
  const directive = lines.pop();
  return { values: lines.map((each) => each.split('\t')[0] ?? ''), files: directive === ':0' };
}

describe('tde complete', () => {
  it('knows the commands and their options', async () => {
    expect((await complete('')).values).toEqual(expect.arrayContaining(['init', 'resume', 'set', 'completion']));
    expect((await complete('')).values).not.toContain('complete');
    expect((await complete('resu')).values).toEqual(['resume']);
    expect((await complete('status', '--j')).values).toEqual(['--json']);
    expect((await complete('help', 'com')).values).toEqual(['completion']);
    expect((await complete('completion', 'f')).values).toEqual(['fish']);
    expect((await complete('set', '--')).values).toEqual(
      expect.arrayContaining(['--find-out', '--file', '--no-input']),
    );
  });

  it('knows the ids of questions, of lines of checklists and of sections', async () => {
    expect((await complete('get', 'find.focus-a')).values).toEqual(['find.focus-area']);
    expect((await complete('set', 'find.checklists.analyze-requests.p')).values).toEqual([
      'find.checklists.analyze-requests.portal-usage',
    ]);
    expect((await complete('ready', 'de')).values).toEqual(['design']);
    expect((await complete('templates', 'copy', 'pi')).values).toEqual(['pitch']);
    expect((await complete('records', 'export', 'refine.u')).values).toEqual(['refine.use-cases']);
    expect((await complete('edit', 'find.f')).values).toEqual(
      expect.arrayContaining(['find.focus', 'find.focus-area']),
    );
  });

  it('knows the records of the project that -f names', async () => {
    const { values } = await complete('-f', example, 'edit', 'refine.use-cases.');
    expect(values.some((id) => id.endsWith('.title'))).toBe(true);
    expect((await complete('edit', 'refine.use-cases.')).values).toEqual([]);
  });

  it('knows the tactics and other values that answer a question', async () => {
    expect((await complete('set', 'refine.tactics.chosen', '')).values).toContain('interview-stakeholders');
    expect((await complete('set', 'project.role', 'lib')).values).toEqual(['librarian']);
    expect((await complete('set', 'find.checklists.analyze-requests.portal-usage', '')).values).toEqual([
      'yes',
      'no',
      'unsure',
    ]);
    expect((await complete('init', '--example', 'lead')).values).toEqual(['lead-paint']);
    expect((await complete('completion', '')).values.sort()).toEqual(['bash', 'fish', 'powershell', 'zsh']);
  });

  it('knows that the next word begins where a shell cannot hand on an empty one', async () => {
    const { out } = await runTde(['complete', '--next', '--', 'set', 'project.role'], { cwd: tempDir() });
    expect(out).toMatch(/^librarian\t/m);
  });

  it('knows the sources of evidence, their kinds and the engines to ask', async () => {
    const parcels = join(packageRoot, 'examples', 'parcel-requests', 'tde.yaml');
    expect((await complete('-f', parcels, 'evidence', 'remove', 'pl')).values).toEqual(['planning-requests']);
    expect((await complete('evidence', 'add', '--kind', 'rec')).values).toEqual(['records-requests']);
    expect((await complete('evidence', 'query', '--for', 'du')).values).toEqual(['duckdb']);
    expect(await complete('evidence', 'add', '')).toEqual({ values: [], files: true });
    expect(await complete('evidence', 'add', '--lexicon', '')).toEqual({ values: [], files: true });
  });

  it('leaves file names to the shell where a file belongs, and only there', async () => {
    expect(await complete('status', '-f', '')).toEqual({ values: [], files: true });
    expect(await complete('status', '--file=our')).toEqual({ values: [], files: true });
    expect(await complete('set', '--answers', 'an')).toEqual({ values: [], files: true });
    expect(await complete('records', 'import', 'refine.use-cases', '')).toEqual({ values: [], files: true });
    expect(await complete('init', '')).toEqual({ values: [], files: true });
    expect(await complete('status', '')).toEqual({ values: [], files: false });
  });
});

describe('tde completion', () => {
  it.each(['bash', 'zsh', 'fish', 'powershell'])('prints a script for %s', async (shell) => {
    const { code, out, err } = await runTde(['completion', shell], { cwd: tempDir() });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/tde complete .*--/);
    // Nothing of the line that is being typed may become code.
    expect(out.replace(/^\s*#.*/gm, '')).not.toMatch(/\beval\b|Invoke-Expression|\biex\b/);
  });

  it('says how to put it in place, and which shells there are', async () => {
    expect((await runTde(['completion', '--help'], { cwd: tempDir() })).out).toContain('source <(tde completion bash)');
    const wrong = await runTde(['completion', 'tcsh'], { cwd: tempDir() });
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('bash, zsh, fish, powershell');
  });

  it.skipIf(!hasBash)('in a real bash works, also when it was read twice, and runs nothing of what is typed', () => {
    const { cwd, lines } = bash("try tde set project.role lib; try tde get '$(touch ran)'; complete -p tde");
    expect(lines).toEqual([
      'tde set project.role lib: librarian',
      'tde get $(touch ran): ',
      'complete -o default -F __tde_complete tde',
    ]);
    expect(readdirSync(cwd)).not.toContain('ran');
  });
});
