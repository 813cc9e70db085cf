// Whole journeys in a real terminal, with the built program: the whole worksheet, a pitch in lines, one with a break, and the next start. The
// first journey of every day is in journey.test.ts.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pitchQuestions } from '../src/advice/progress.ts';
import { textFor } from '../src/advice/said.ts';
import { loadMethod, questionAt } from '../src/method/ids.ts';
import { NO_ANSWERS, readerOf } from '../src/project/answers.ts';
import { createProject, readProject, saveAnswers } from '../src/project/file.ts';
import { finishedExample } from './support/examples.ts';
import { READS, TYPED } from './support/librarian.ts';
import { KEY, personAt, readOn, startTde } from './support/person.ts';
import { tempDir } from './support/temp-dir.ts';
import { oneLine, type Terminal } from './support/terminal.ts';
import { runTde } from './support/test-io.ts';

const root = join(import.meta.dirname, '..');
const method = await loadMethod();
const example = (...file: string[]) => readProject(join(root, 'examples', ...file), method).answers;

/** Leaves by the typed word. */
async function leave(terminal: Terminal): Promise<void> {
  terminal.press('/leave');
  await terminal.see('Word: /leave');
  terminal.press(KEY.enter);
}

it('the whole worksheet, filled in through the terminal, is, byte for byte, the file that answers from elsewhere make', {
  timeout: 300_000,
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
  await leave(terminal);
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

it('a librarian gets to a saved pitch in plain mode, too, in a small window', { timeout: 300_000 }, async () => {
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

describe('a first pitch', () => {
  it('comes from an empty folder, with help, back, Ctrl-C in the middle and the rest later, and passes --strict', {
    timeout: 300_000,
  }, async () => {
    const cwd = tempDir();
    const path = join(cwd, 'tde.yaml');
    const answers = example('purchasing', 'tde.yaml');
    const first = startTde(['init'], cwd);
    const person = personAt(first, method, path);
    await person.at('start');
    first.press(KEY.enter);
    await person.at('project.role');
    first.press('?');
    await first.see('Why we ask');
    first.press('?');
    await first.until('help to close', (screen) => !screen.includes('Why we ask'));
    for (const id of pitchQuestions(method).slice(0, 5)) {
      await person.at(id);
      await person.answer(id, answers);
    }
    await person.at('refine.data-supply.summary');
    first.press('past bi');
    await first.see('> past bi');
    first.press(KEY.back);
    await person.at('refine.data-requesters.summary');
    first.press(KEY.enter);
    await person.at('refine.data-supply.summary');
    await first.see('> past bi');
    first.press(KEY.interrupt);
    expect((await first.ended()).exitCode).toBe(130);
    expect(first.screen()).toContain('Go on with: tde resume');
    expect(first.written()).not.toMatch(/at .*\.cjs:\d+/);
    const kept = readProject(path, method).answers.byId;
    for (const id of pitchQuestions(method).slice(0, 5)) expect(kept[id]).toEqual(answers.byId[id]);

    const second = startTde(['resume'], cwd);
    const again = personAt(second, method, path);
    await again.at('refine.data-supply.summary');
    await second.see('> past bi');
    second.press('\x15');
    for (const id of pitchQuestions(method).slice(5)) {
      await again.at(id);
      await again.answer(id, answers);
    }
    await again.at('page');
    await second.see('What we hear will change this plan');
    await readOn(second);
    await again.at('on-page');
    await leave(second);
    expect((await second.ended()).exitCode).toBe(0);
    const pitch = await runTde(['pitch', '--strict'], { cwd });
    expect(pitch.code).toBe(0);
    const paragraph = (text: string) => text.split('\n')[0];
    const expected = readFileSync(join(root, 'examples', 'purchasing', 'expected', 'pitch.md'), 'utf8');
    expect(paragraph(pitch.out)).toBe(paragraph(expected));
  });
});

describe('after the time to listen', () => {
  it('the next start asks what was heard', { timeout: 300_000 }, async () => {
    const cwd = tempDir();
    const path = join(cwd, 'tde.yaml');
    createProject(path, method, [
      { id: 'project.place', answer: { value: 'Dalry Falls' } },
      { id: 'finished.project', answer: { value: 'yes' } },
      { id: 'finished.find.checklists', answer: { value: 'yes' } },
    ]);
    const terminal = startTde([], cwd);
    await terminal.see('You went out to listen. What did you hear?');
    await terminal.see('Next open question: ');
    await terminal.see('1. Write down what you heard: ');
    terminal.press(KEY.enter);
    const sections = method.sections.map(({ id }) => id);
    const next = method.sections[sections.indexOf('find.checklists') + 1];
    await personAt(terminal, method, path).at(next?.questions[0] ?? '');
    await leave(terminal);
    await terminal.see('So far: 1 of');
    expect((await terminal.ended()).exitCode).toBe(0);
  });
});
