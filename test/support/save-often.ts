// A process of its own that saves one answer many times; started by the tests of locks, several at once on one file.
import { UserError } from '../../src/errors.ts';
import { readProject, saveAnswers } from '../../src/project/file.ts';
import { tinyMethod } from './tiny-method.ts';

const [, , file = '', id = '', times = ''] = process.argv;
let project = readProject(file, tinyMethod);
for (let i = 0; i < Number(times); ) {
  try {
    project = saveAnswers(project, [{ id, answer: { value: `save ${i}` } }]);
    i++;
  } catch (error) {
    // On a busy machine the others may hold the lock at each look of two seconds; a person is told, and tries again.
    if (!(error instanceof UserError && error.problems.every(({ code }) => code === 'locked'))) throw error;
  }
}
