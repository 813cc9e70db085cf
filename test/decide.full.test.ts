// Deciding on sixty comments in both modes, each as it should be and by few key presses.
import { expect, test } from 'vitest';
import { deskFor } from '../src/commands/document.ts';
import { conduct, openSitting } from '../src/interview/conduct.ts';
import { loadMethod } from '../src/method/ids.ts';
import { feedbackOf } from '../src/project/feedback.ts';
import { readProject } from '../src/project/file.ts';
import { ABOUT, DECIDED } from './support/comments.ts';
import { decider, withComments } from './support/decider.ts';
import { personIn } from './support/two-modes.ts';

const method = await loadMethod();
const hub = method.roles.feedback ?? '';
const section = method.questions.find(({ id }) => id === hub)?.section ?? '';

test.each(['rich', 'plain'] as const)(
  'sixty comments of three exports are decided in fewer than 90 key presses beside the words: %s',
  async (mode) => {
    const { file } = await withComments();
    const project = readProject(file, method);
    expect(project.records(hub)).toHaveLength(60);
    const { decide, counted } = decider(mode, method, file);
    const sitting = openSitting({ project, prompter: personIn(mode, decide, []), desk: async () => deskFor(file) });
    await conduct(sitting, { leg: section, at: hub, returning: true, row: 'decide!' });
    const after = feedbackOf(readProject(file, method));
    for (const { answers } of after) {
      const { decision, why } = DECIDED[ABOUT.get(answers.said ?? '') ?? ''] ?? {};
      expect([answers.said, answers.decision, answers.why]).toEqual([answers.said, decision, why]);
    }
    expect(counted.presses).toBeLessThan(90);
  },
);
