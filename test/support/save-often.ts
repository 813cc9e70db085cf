// A process of its own that saves one answer many times; started by project-file.test.ts, several at once on one file.
import { readProject, saveAnswers } from '../../src/project/file.ts';
import { tinyMethod } from './tiny-method.ts';

const [, , file = '', id = ''] = process.argv;
let project = readProject(file, tinyMethod);
for (let i = 0; i < 20; i++) project = saveAnswers(project, tinyMethod, [{ id, answer: { value: `save ${i}` } }]);
