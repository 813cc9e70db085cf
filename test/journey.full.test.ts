// The whole worksheet, filled in at a real terminal with the built program, and a pitch in plain mode.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pitchQuestions } from '../src/advice/progress.ts';
import { textFor } from '../src/advice/said.ts';
import { loadMethod, questionAt } from '../src/method/ids.ts';
import { NO_ANSWERS, readerOf } from '../src/project/answers.ts';
import { createProject, readProject, saveAnswers } from '../src/project/file.ts';
import { finishedExample } from './support/examples.ts';
import { READS, TYPED } from './support/librarian.ts';
import { KEY, personAt, readOn, startTde } from './support/person.ts';
import { tempDir } from './support/temp-dir.ts';
import { oneLine } from './support/terminal.ts';
import { runTde } from './support/test-io.ts';

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
  const { contents } = saveAnswers(elsewhere, [
    ...given.map(([id, { note, ...answer }]) => ({
      id,
      answer: { ...answer, ...(note && [undefined, 'judgement', 'criterion'].includes(kindOf(id)) && { note }) },
    })),
    ...worksheet.map(({ id }) => ({ id: `finished.${id}`, answer: { value: 'yes' } })),
  ]);
  expect(readFileSync(path, 'utf8')).toBe(contents);
});

it('a librarian gets to a saved pitch in plain mode, too, in a small window', { timeout: 120_000 }, async () => {
  const cwd = tempDir();
  const terminal = startTde(['init', '--quick', '--accessible'], cwd, { columns: 40, rows: 12 });
  for (const [id, keys] of TYPED) {
    const ask = textFor(readerOf(method, NO_ANSWERS), questionAt(method, id)?.ask).slice(0, 25);
    await terminal.until(
      id,
      (screen) => oneLine(terminal.scrollback()).includes(ask) && screen.trimEnd().endsWith('>'),
    );
    terminal.press(`${id === 'refine.tactics.chosen' ? '1' : keys}\r`);
    if (id === 'find.focus-area') await terminal.see('It reads:');
  }
  for (let page = 1; page <= 3; page++) {
    await terminal.see(`Page ${page} of 3`);
    terminal.press('\r');
  }
  await terminal.see('Stop here for now');
  terminal.press('2\r');
  await terminal.see('Saved as pitch.docx');
  terminal.press('/leave\r');
  expect((await terminal.ended()).exitCode).toBe(0);
  expect(terminal.scrollback().replace(/\s+/g, ' ')).toContain('find a playground with a working water tap');
  expect(existsSync(join(cwd, 'pitch.docx'))).toBe(true);
  expect((await runTde(['pitch'], { cwd })).out).toContain(READS);
});
