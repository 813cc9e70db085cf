// What was kept of a session and is broken or fits badly: the series that are tried whole in at-terminal.full.test.ts, in part every day.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadMethod } from '../../src/method/ids.ts';
import { createProject } from '../../src/project/file.ts';
import { leaveDraft } from './drafts.ts';
import { tdeHere } from './here.ts';
import { KEY } from './person.ts';
import { tempDir } from './temp-dir.ts';

const method = await loadMethod();
const leave = `/leave${KEY.enter}`;

const broken = (drafts: string, start = '"start":{"leg":"find.checklists","at":"find.tactics.chosen"},') =>
  `{${start}"drafts":${drafts}}`;

/** Drafts that cannot be read. */
export const BROKEN: readonly [what: string, kept: string | Uint8Array][] = [
  ['a wrong type', broken('{"find.tactics.chosen":{"ticked":5}}')],
  ['a place that is not there', broken('{}', '"start":{"leg":"find.gone","at":"constructor"},')],
  ['a list', '[]'],
  ['nothing', ''],
  ['half of it', broken('{"find.focus-area":{"text":"elev')],
  ['another encoding', Buffer.from(broken('{"find.focus-area":{"text":"Caf\xe9"}}'), 'latin1')],
];

/** Tests that these drafts are told and kept aside. */
export function testBroken(drafts: typeof BROKEN): void {
  describe('what was kept of the last session', () => {
    test.each(drafts)('is told and kept aside where it is broken: %s', async (_what, kept) => {
      const cwd = begunProject();
      const file = leaveDraft(cwd, kept);
      const tde = tdeHere(['resume'], cwd);
      await tde.see('/leave');
      const aside = file.replace('.draft', '.broken');
      await tde.see(`Not all that was kept of your last session can be used. It is kept in ${aside}.`);
      expect(readFileSync(aside)).toEqual(Buffer.from(kept));
      tde.press(leave);
      expect(await tde.code).toBe(0);
      const again = tdeHere(['resume'], cwd);
      await again.see('/leave');
      expect(again.shown()).not.toContain('Not all that was kept');
      again.press(leave);
      await again.code;
    });
  });
}

/** Drafts that fit their questions badly. */
export const ILL_FITTING: readonly [id: string, draft: object][] = [
  ['project.role', { at: 'constructor' }],
  ['find.tactics.chosen', { at: 'gone', ticked: ['gone', '__proto__'] }],
  ['find.checklists.identify-partners', { at: 'gone', marks: { gone: { value: 'yes' } }, noteOpen: true }],
  ['refine.use-cases', { at: 'gone' }],
  ['project.name', { text: 'a\u001b[31m\u0007\ud83d', cursor: 3, ticked: ['gone'], noteOpen: true }],
];

/** Tests that these drafts do no harm, in both modes. */
export function testIllFitting(drafts: typeof ILL_FITTING): void {
  describe('what was kept of the last session', () => {
    test.each(drafts)('does no harm where it fits its question badly: %s', async (id, draft) => {
      const cwd = begunProject();
      const leg = method.questions.find((question) => question.id === id)?.section;
      leaveDraft(cwd, JSON.stringify({ start: { leg, at: id }, drafts: { [id]: draft } }));
      for (const mode of [[], ['--accessible']]) {
        const tde = tdeHere(['resume', ...mode], cwd);
        await tde.see('/leave');
        tde.press(KEY.enter);
        tde.hangUp();
        expect([await tde.code, tde.shown()]).toEqual([130, expect.not.stringContaining('fault in tde')]);
      }
    });
  });
}

// --- internal ---

function begunProject(): string {
  const cwd = tempDir();
  createProject(join(cwd, 'tde.yaml'), method, [{ id: 'project.place', answer: { value: 'Riverton' } }]);
  return cwd;
}
