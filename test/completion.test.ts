// Shell completion: what `tde complete` answers for a line, and a real bash that has read the script.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../src/root.ts';
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

  describe.skipIf(spawnSync('bash', ['-c', 'true']).status !== 0)('in a real bash without further packages', () => {
    /** A bash in a folder of its own, in which the completion is read twice, runs `script`; `try` is the Tab key after some words. */
    function bash(script: string) {
      const cwd = tempDir();
      const bin = join(cwd, 'bin');
      mkdirSync(bin);
      symlinkSync(join(packageRoot, 'bin', 'tde.js'), join(bin, 'tde'));
      mkdirSync(join(cwd, 'our project'));
      copyFileSync(example, join(cwd, 'our project', "north's.yaml"));
      const before = `
        source <(tde completion bash); source <(tde completion bash)
        try() {
          COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
          __tde_complete 2>/dev/null; printf '%s\\n' "$*: \${COMPREPLY[*]}"
        }`;
      const { stdout, stderr } = spawnSync('bash', ['--norc', '--noprofile', '-c', `${before}\n${script}`], {
        cwd,
        encoding: 'utf8',
        env: { PATH: `${bin}:${process.env.PATH}`, HOME: cwd },
      });
      expect(stderr).toBe('');
      return { cwd, lines: stdout.trim().split('\n') };
    }

    it('works: words, ids and files, also when it was read twice', () => {
      const { lines } = bash(
        'try tde sta; try tde set find.focus-a; try tde set project.role lib; try tde completion ""; try tde init --example = lead; try tde init --example =; complete -p tde',
      );
      expect(lines).toEqual([
        'tde sta: status',
        'tde set find.focus-a: find.focus-area',
        'tde set project.role lib: librarian',
        'tde completion : zsh bash fish powershell',
        'tde init --example = lead: lead-paint',
        expect.stringMatching(/^tde init --example =: .*lead-paint/),
        'complete -o default -F __tde_complete tde',
      ]);
    });

    it('knows the project that is named in quotes, behind backslashes or in the home folder', () => {
      const { lines } = bash(
        [
          `try tde -f '"our project/north'"'"'s.yaml"' edit refine.use-cases.`,
          `try tde -f "our\\\\ project/north\\\\'s.yaml" edit refine.use-cases.`,
          `try tde -f '~/our\\ project/'"'north'\\\\''s.yaml'" edit refine.use-cases.`,
        ].join('\n'),
      );
      for (const line of lines) expect(line).toMatch(/: .*refine\.use-cases\.\S+\.title/);
      expect(lines).toHaveLength(3);
    });

    it('carries nothing out of what is typed', () => {
      const typed = [
        '$(touch ran)',
        '`touch ran`',
        '"$(touch ran)"',
        '>ran',
        ';',
        '&',
        '|',
        'touch',
        'ran',
        "'$(touch ran)",
      ];
      const words = typed.map((word) => `'${word.replaceAll("'", "'\\''")}'`);
      const { cwd, lines } = bash(
        [
          `try tde set ${words.join(' ')}`,
          ...words.flatMap((word) => [`try tde ${word} ''`, `try tde get ${word}`]),
        ].join('\n'),
      );
      expect(lines).toHaveLength(1 + 2 * typed.length);
      expect(readdirSync(cwd).sort()).toEqual(['bin', 'our project']);
    });
  });
});
