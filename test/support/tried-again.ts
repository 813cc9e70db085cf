// Answers that could not be saved, and are tried again with one Enter.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deskFor } from '../../src/commands/document.ts';
import { conduct, openSitting } from '../../src/interview/conduct.ts';
import type { Draft } from '../../src/interview/prompter.ts';
import { loadMethod, questionAt } from '../../src/method/ids.ts';
import { createProject, readProject } from '../../src/project/file.ts';
import { tempDir } from './temp-dir.ts';
import { type Mode, personIn } from './two-modes.ts';

const method = await loadMethod();

/** An answer of each kind, and in which mode it is given. */
const TRIED: readonly [Mode, string, Draft][] = [
  ['rich', 'project.place', { text: 'Larkin County' }],
  ['rich', 'project.team', { text: 'the clerk\nthe library' }],
  ['rich', 'project.role', { at: 'librarian' }],
  ['rich', 'refine.data-supply.collected', { text: 'One.\n\nTwo.' }],
  ['rich', 'refine.tactics.chosen', { ticked: ['consult-public'] }],
  ['plain', 'project.team', { text: 'the clerk\nthe library' }],
  ['plain', 'refine.tactics.chosen', { ticked: ['consult-public'] }],
];

/** All of them, as a mode and an id. */
export const allTried = TRIED.map(([mode, id]) => `${mode}, ${id}`);

/** Tests some of them, or all. */
export function testTriedAgain(tried: readonly string[]): void {
  describe('an answer', () => {
    it.each(TRIED.filter(([mode, id]) => tried.includes(`${mode}, ${id}`)))(
      'takes one Enter to be tried again when it could not be saved: %s, %s',
      async (mode, id, draft) => {
        const path = join(tempDir(), 'tde.yaml');
        createProject(path, method, []);
        const kept = readFileSync(path, 'utf8');
        const asked: string[] = [];
        const person = personIn(
          mode,
          (screen) => {
            if (asked.length === 1) {
              rmSync(path);
              return { answer: draft };
            }
            if (asked.length > 2) return { move: 'leave' };
            expect(screen.message).toContain('Not saved');
            writeFileSync(path, kept);
            return { keys: ['\r'] };
          },
          asked,
        );
        const section = questionAt(method, id)?.section ?? '';
        await conduct(
          openSitting({ project: readProject(path, method), prompter: person, desk: async () => deskFor(path) }),
          {
            leg: section,
            at: id,
          },
        );
        person.close();
        expect(asked.slice(0, 2)).toEqual([id, id]);
        const saved = readProject(path, method).answers.byId;
        const value = draft.ticked ?? draft.at ?? draft.text;
        expect([saved[id]?.value].flat().join('\n')).toBe([value].flat().join('\n'));
      },
    );
  });
}
