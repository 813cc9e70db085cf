// The whole worksheet, filled in at a real terminal with the built program.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pitchQuestions } from '../src/advice/pitch.ts';
import { loadMethod } from '../src/method/load.ts';
import { createProject, readProject, saveAnswers } from '../src/project/file.ts';
import { finishedExample } from './support/examples.ts';
import { KEY, personAt, readOn, startTde } from './support/person.ts';
import { tempDir } from './support/temp-dir.ts';

const method = await loadMethod();

it('the whole worksheet, filled in through the terminal, is, byte for byte, the file that answers from elsewhere make', {
  timeout: 180_000,
}, async () => {
  const cwd = tempDir();
  const path = join(cwd, 'tde.yaml');
  const answers = readProject(finishedExample, method).answers;
  const drawn = [...pitchQuestions(method), ...method.boxes.map((box) => box.from)];
  const last = method.sections.findLastIndex(({ questions }) => questions.some((id) => drawn.includes(id)));
  const worksheet = method.sections.slice(0, last + 1);
  const terminal = startTde(['init', '--whole'], cwd);
  const person = personAt(terminal, method, path);
  const asked: string[] = [];
  for (let id = await person.next(); ; id = await person.next()) {
    asked.push(id);
    if (id === 'note') {
      const judged = asked.at(-2) ?? '';
      terminal.press(`${answers.byId[judged]?.note ?? ''}${KEY.enter}`);
    } else if (id === 'tasks') {
      const { finished } = readProject(path, method).answers;
      if (worksheet.every((section) => finished.includes(section.id))) break;
      terminal.press(KEY.enter);
    } else if (id === 'pause') terminal.press(`2${KEY.enter}`);
    else if (id === 'page') await readOn(terminal);
    else if (id === 'review' || id === 'on-page') terminal.press(KEY.enter);
    else if (answers.byId[id] || method.questions.some((each) => each.id === id && each.kind === 'checklist')) {
      await person.answer(id, answers);
    } else terminal.press(KEY.skip);
  }
  expect(asked).toContain('page');
  terminal.press('/leave');
  await terminal.see('Word: /leave');
  terminal.press(KEY.enter);
  expect((await terminal.ended()).exitCode).toBe(0);
  const written = readProject(path, method).answers;
  expect(written.finished).toEqual(worksheet.map((section) => section.id));
  // The same answers, put in by a program; notes beside a list and records are not asked for here, so they are left out.
  const kindOf = (id: string) => method.questions.find((question) => question.id === id)?.kind;
  const elsewhere = createProject(join(tempDir(), 'tde.yaml'), method, []);
  const given = Object.entries(answers.byId).filter(([id]) =>
    worksheet.some(({ questions }) =>
      questions.some((each) => kindOf(each) !== 'records' && (id === each || id.startsWith(`${each}.`))),
    ),
  );
  const { contents } = saveAnswers(elsewhere, method, [
    ...given.map(([id, { note, ...answer }]) => ({
      id,
      answer: { ...answer, ...(note && [undefined, 'judgement', 'criterion'].includes(kindOf(id)) && { note }) },
    })),
    ...worksheet.map(({ id }) => ({ id: `finished.${id}`, answer: { value: 'yes' } })),
  ]);
  expect(readFileSync(path, 'utf8')).toBe(contents);
});
