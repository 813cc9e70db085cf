// The documents for work with people: forms to fill in, sheets for talks, and what is handed to residents, who see no secret.
// The form of every example is in people-documents.full.test.ts.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { describe, expect, test } from 'vitest';
import { DOCUMENT_NAMES, DOCUMENTS, type DocumentName } from '../src/documents/catalog.ts';
import { forEverybody, workingCopy } from '../src/documents/left-out.ts';
import { renderTemplate } from '../src/documents/markdown.ts';
import type { ViewOptions } from '../src/documents/views/shown.ts';
import { worksheetSections } from '../src/documents/views/worksheet.ts';
import { criteriaOf, fieldsOf, loadMethod, skeletonOf } from '../src/method/ids.ts';
import { packageRoot } from '../src/outside.ts';
import { type Answers, changesOf, NO_ANSWERS, readerOf } from '../src/project/answers.ts';
import { createProject, readProject } from '../src/project/file.ts';
import { answersOf } from './support/answers-of.ts';
import { canaryProject } from './support/canaries.ts';
import { exampleFile, examplesFolder, finishedExample } from './support/examples.ts';
import { expectFormBack } from './support/form-back.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';

const method = await loadMethod();
const PUBLIC = ['conversation-sheet', 'invitation', 'harm-review', 'feedback-sheet', 'heard'] as const;
const answersIn = (file: string): Answers => readProject(join(examplesFolder, file), method).answers;
/** A project that went all the way. */
const leadPaint = answersIn(join('lead-paint', 'tde.cycle-1.yaml'));

/** The same before the time for comments was over: nobody is asked to answer by a day that has passed. */
const inTime: Answers = { ...leadPaint, byId: { ...leadPaint.byId, 'design.review.as-of': { value: '2026-04-03' } } };

async function render(
  name: DocumentName,
  answers: Answers,
  options: ViewOptions & { internal?: true } = {},
  pack = method,
) {
  const view = await DOCUMENTS[name].view();
  const { shared, settle } = (options.internal ? workingCopy : forEverybody)(readerOf(pack, answers));
  return settle(renderTemplate(name, view(shared, options))).text;
}

const piece = (id: string, fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [`design.feedback.${id}.${field}`, value]));

describe('the sheet for the day of a talk or a meeting', () => {
  test('has who does what, consent, questions and themes of the project, and a sign-in at its end', async () => {
    const text = await render('session-sheet', leadPaint);
    for (const part of [
      'What, and where: ___',
      'Takes notes, and looks them through the same day: ___',
      'We are looking into old lead paint in rented homes',
      '- [ ] We may record it.',
      '**Who runs into this? What kind of people are they?**',
      'the fear of asking: ___',
      'New: ___',
    ])
      expect(text).toContain(part);
    expect(text.match(/^## .*$/gm)?.at(-1)).toBe('## Sign in, if you like');
    expect(text).not.toContain('not provided');
  });

  test('says what is noted of the talk that is named, by its id or the beginning of its name, and leaves out what stood out', async () => {
    for (const session of ['parish-suppers-on-canal-street', 'Parish'])
      expect(await render('session-sheet', leadPaint, { session })).toMatch(
        /\*\*Parish suppers on Canal Street\*\*\n\n- \*\*Groups:\*\* Tenants of Canal Street\n- \*\*Languages:\*\* Spanish; English\n/,
      );
    expect(await render('session-sheet', leadPaint, { session: 'parish' })).not.toContain('speak of the landlord');
    const mistyped = render('session-sheet', leadPaint, { session: 'Parish supper on Canal Street' });
    await expect(mistyped).rejects.toThrow('Did you mean Parish suppers on Canal Street?');
    await expect(render('session-sheet', NO_ANSWERS, { session: 'x' })).rejects.toThrow('No talk or meeting');
  });

  test('asks openly as long as there is no focus area, and blank has nothing of the project', async () => {
    const early = await render('session-sheet', answersOf({ 'project.place': 'Riverton' }));
    expect(early).toContain('**What is harder here than it should be?**');
    expect(early).not.toContain('not provided');
    const blank = await render('session-sheet', leadPaint, { blank: true });
    expect(blank).toMatch(/^# Session sheet\n/);
    expect(blank).not.toMatch(/lead paint|Brackett|Mill Street|fear of asking/);
    const cwd = tempDir();
    expect((await runTde(['session-sheet', '--blank'], { cwd })).out).toBe(blank);
  });
});

describe('what residents get', () => {
  describe.each(PUBLIC)('%s', (name) => {
    test('does not tell who is missing', async () => {
      const names = ['families without papers', 'people who sleep in empty houses'];
      const text = await render(name, {
        ...leadPaint,
        byId: { ...leadPaint.byId, 'find.missing-voices': { value: names } },
      });
      expect(text).not.toMatch(/families without papers|empty houses/i);
      if (name === 'invitation') expect(text).not.toMatch(/missing/i);
    });

    test('shows its gaps, and refuses them with --strict', async () => {
      const cwd = tempDir();
      put(cwd, 'tde.yaml', 'tde: 1\nmethod: tde-1.0\nproject:\n  name: A try\n');
      const { code, out, err } = await runTde([name], { cwd });
      expect({ code, gap: /\[[a-z, ]+: not provided\]/.test(out) }).toEqual({ code: 0, gap: true });
      expect(err).toContain('Not answered yet:');
      expect(await runTde([name, '--strict'], { cwd })).toMatchObject({ code: 1, out: '' });
    });
  });

  test('the invitation has the words of the pitch, and the draft once there is one', async () => {
    const answers = answersOf({
      'project.place': 'Riverton',
      'find.focus-area': 'late buses',
      'refine.tactics.chosen': ['consult-experts'],
      'refine.next-steps.summary': 'ride along.',
    });
    const early = await render('invitation', answers);
    expect(early).toContain('We are looking into late buses in Riverton.');
    expect(early).toContain('We will meet with people who know and use the data.');
    expect(early).toContain('Next, we will ride along. What you say');
    expect(early).toContain('[why it matters: not provided]');
    expect(early).toMatch(/\*\*Where:\*\*\n\n```space 2\n_+\n_+\n```/);
    const late = await render('invitation', leadPaint);
    expect(late).toContain('There is a draft of a plan. We will print one booklet');
    expect(late).not.toContain('You can tell us until');
    expect(await render('invitation', inTime)).toContain('You can tell us until 3 April 2026.');
    expect(late).not.toContain('First we listen.');
  });

  test('with a method that has no sentence for the plan, and nobody who asks, they read as well', async () => {
    const { office: _, government: _body, ...roles } = method.roles;
    const questions = method.questions.map(({ sentence, frames, openers, ...question }) =>
      question.id === roles.intervention
        ? { ...question, kind: 'text' as const }
        : { ...question, ...(sentence && { sentence }), ...(frames && { frames }), ...(openers && { openers }) },
    );
    const pack = { ...method, questions, roles, names: { place: 'here' } };
    const plan = answersOf({ 'find.focus-area': 'late buses', 'design.intervention': 'نسقي كل يوم' });
    expect(await render('invitation', plan, {}, pack)).toContain('a draft of a plan. نسقي كل يوم. What you say');
    const sheet = await render('feedback-sheet', plan, {}, pack);
    expect(sheet).toContain('\nWe are looking into late buses');
    expect(sheet).toContain('## What is planned\n\nنسقي كل يوم.\n');
  });

  test('the feedback sheet says what is planned, for whom, what can change, and how and until when to answer', async () => {
    const text = await render('feedback-sheet', leadPaint);
    for (const part of [
      'We will print one booklet',
      "We are: Front room, Mill Street Tenants' House. We are looking into old lead paint in rented homes",
      'Home nurses of the county clinic; ',
      'The letter to owners is fixed too',
    ])
      expect(text).toContain(part);
    expect(text).toContain('Please answer, in any of these ways:');
    expect(await render('feedback-sheet', inTime)).toContain('Please answer by **3 April 2026**, in any');
    expect(text).toContain("Turn to: Front room, Mill Street Tenants' House");
    expect(text.match(/^\*\*[123]\. .*\?\*\*$/gm)).toHaveLength(3);
  });

  test('the harm review shows what goes out and what was thought of, data set by data set, and asks one reader', async () => {
    const text = await render('harm-review', {
      ...leadPaint,
      records: { ...leadPaint.records, 'design.data-sets': ['a'] },
      byId: {
        ...leadPaint.byId,
        'design.about-people': { value: 'yes' },
        'design.data-sets.a.name': { value: 'Inspections' },
        'design.data-sets.a.points': { value: ['addresses', 'small-counts'] },
        'design.data-sets.a.harm': { value: 'A landlord could see who complained.' },
      },
    });
    for (const part of [
      'We will print one booklet',
      'for all 612 buildings with three homes or more',
      '### Inspections',
      'What could point to a person:** Addresses, parcels or exact places',
      '[what is done about it: not provided]',
      '- [ ] It should not go out',
    ])
      expect(text).toContain(part);
    expect(text.match(/^\*\*[123]\. .*\?\*\*$/gm)).toHaveLength(3);
    // Without an entry for each data set, the one answer stands for all of them.
    const short = await render('harm-review', { ...leadPaint, records: {} });
    expect(short).toContain('The whole list is printed, always');
  });

  test('the harm review of data that is not about people says so, in place of safeguards and of data sets noted before', async () => {
    const answers = answersOf({
      'design.intervention': 'print when the branches are open',
      'design.release': 'Branch hours',
      'design.about-people': 'no',
      'design.data-sets.a.name': 'Library cards by street',
    });
    const text = await render('harm-review', answers);
    expect(text).toContain('## What we thought of\n\nNone of this data is about people.');
    expect(text).not.toContain('Library cards');
    expect(text).not.toContain('safeguards: not provided');
    const told = { ...answers.byId, 'design.safeguards': { value: 'Staff rosters stay out.' } };
    expect(await render('harm-review', { ...answers, byId: told })).toContain('Staff rosters stay out.');
  });

  const heard = answersOf({
    'design.intervention': 'print a list',
    ...piece('a', {
      title: 'Larger',
      said: 'Larger\n\nletters!',
      group: 'Tenants',
      quote: 'yes',
      decision: 'yes',
      why: 'Fair.',
      changed: 'Larger.',
      told: '2026-05-01',
    }),
    ...piece('b', {
      title: 'The list for nurses',
      said: 'Hidden: double it, or they will not look at it.',
      group: 'tenants',
      quote: 'no',
      decision: 'no',
      why: 'Nurses carry one page.\n\nThey said that "or they will not look at it" is not so.',
      changed: 'The list says where the second half is.',
      channel: 'Hidden',
    }),
    ...piece('hidden-c', { title: 'Hidden', said: 'Hidden', heard: '2026-04-01' }),
  });

  test('what was heard stands by group: the point and what came of it, and quoted only with a yes', async () => {
    const text = await render('heard', heard);
    expect(text.match(/^## .*$/gm)).toEqual(['## Tenants', '## Others', '## Do you see it another way?']);
    expect(text).toContain('> Larger\n>\n> letters!\n');
    expect(text).toContain('**What we decided:** We do it\n\n**Why:** Fair.\n\n**What changed:** Larger.');
    expect(text).toContain(
      '### The list for nurses\n\n**What we decided:** We do not do it\n\n**Why:** Nurses carry one page.\n\n' +
        'They said that "[words left out]" is not so.\n\n**What changed:** The list says where the second half is.\n',
    );
    expect(text).toContain('### Others, point 1\n\n**What we decided:** [decision: not provided]');
    expect(text).toContain('3 pieces of feedback: 1 taken up, 1 not taken up and 1 not decided yet.');
    expect(text).not.toMatch(/hidden|still have to tell/i);
  });

  test('what was heard is told beside what was done, where the work is done', async () => {
    expect(await render('heard', leadPaint)).toContain('\nWe set out to print one booklet');
    const { 'implement.results': _, ...byId } = leadPaint.byId;
    expect(await render('heard', { ...leadPaint, byId })).toContain('\nWe will print one booklet');
  });

  test('the copy for the team has all words, and says which may not be quoted and whom it has to tell', async () => {
    const text = await render('heard', heard, { internal: true });
    expect(text).toContain('> Hidden: double it, or they will not look at it.\n\n*Not to be quoted.*\n');
    expect(text).toContain('They said that "or they will not look at it" is not so.');
    expect(text).toContain('*We still have to tell this group.*');
  });
});

describe('the conversation sheet', () => {
  const open = Object.fromEntries(method.conversation['use-case'].map(({ field, ask }) => [field, ask]));
  const ofPersona = Object.fromEntries((method.conversation.persona ?? []).map(({ field, ask }) => [field, ask]));
  const onTopic = Object.fromEntries(method.conversation.topic.map(({ question, ask }) => [question, ask]));

  test('asks what a use case leaves open, and all of what is only assumed', async () => {
    const text = await render(
      'conversation-sheet',
      answersOf({
        'refine.tactics.chosen': ['interview-stakeholders', 'workshop-partners'],
        'refine.use-cases.a.title': 'Heard',
        'refine.use-cases.a.basis': 'heard',
        'refine.use-cases.a.personas': ['nurse'],
        'refine.personas.nurse.who': 'a nurse',
        'refine.use-cases.a.story.as': 'a nurse',
        'refine.use-cases.a.story.want': 'to know first',
        'refine.use-cases.a.story.so-that': 'I come prepared',
        'refine.use-cases.b.title': 'Assumed',
        'refine.use-cases.b.basis': 'assumed',
        'refine.use-cases.b.personas': ['landlord'],
        'refine.personas.landlord.who': 'a landlord',
      }),
    );
    const [before = '', heard = '', assumed = ''] = text.split(/^## (?:Heard|Assumed)$/m);
    expect(before).toContain('## Interview stakeholders individually');
    expect(before).toContain('## Workshop with partners');
    expect(heard).not.toContain(ofPersona.who);
    expect(heard).toContain(ofPersona.worries);
    expect(heard).not.toContain(open['story.want']);
    for (const question of [open.today, open.data]) expect(heard).toContain(question);
    expect(heard).toContain('> As a nurse, I want to know first, so that I come prepared.');
    for (const question of [...Object.values(open), ...Object.values(ofPersona)]) expect(assumed).toContain(question);
    expect(assumed).toContain('So far this is only our own idea.');
  });

  test('without use cases asks what the worksheet leaves open', async () => {
    const text = await render(
      'conversation-sheet',
      answersOf({ 'refine.past-activities.gaps': 'all', 'find.focus-area': 'heat' }),
    );
    expect(text).toContain('What do you wish that everyone knew about heat?');
    expect(text).toContain(onTopic['refine.tactics.known-gaps']);
    expect(text).not.toContain(onTopic['refine.past-activities.gaps']);
    expect(text).toContain('[how to hear from them: not provided]');
  });

  test('has words of its own for every field that a stakeholder can speak to', () => {
    const fieldsIn = (hub: string) => method.questions.find(({ id }) => id === hub)?.fields?.map(({ id }) => id) ?? [];
    const ours = ['title', 'personas', 'story.as', 'findings', 'basis', 'strength', 'takes', 'status'];
    expect([...Object.keys(open), ...ours].sort()).toEqual(fieldsIn('refine.use-cases').sort());
    expect([...Object.keys(ofPersona), 'basis', 'groups', 'through'].sort()).toEqual(
      fieldsIn('refine.personas').sort(),
    );
  });

  test('asks for consent in plain words before anything is written down', async () => {
    const text = await render('conversation-sheet', leadPaint);
    expect(text.indexOf('## Ask before you write')).toBeLessThan(text.indexOf('## Check a building'));
    for (const part of [
      'I do not write down your name',
      'You can stop at any time',
      'a plan that anyone may read',
      'We may quote',
    ])
      expect(text).toContain(part);
  });
});

describe('the worksheet on two pages', () => {
  const boxes = ['Focus area', ...method.boxes.map(({ title }) => title), 'Why it matters', 'Your pitch'];

  test('has the five boxes, what else the pitch is made of, and the pitch, with the questions that lead up to each', async () => {
    const text = await render('worksheet', NO_ANSWERS, { blank: true });
    expect(text.match(/^## .*$/gm)).toEqual(boxes.map((title) => `## ${title}`));
    expect(text).toContain('Which departments or groups own this data or look after it?');
    expect(text.match(/^- \[ \] /gm)).toHaveLength(5);
    expect(text).toContain('We will ………………… to hear ideas and concerns from …………………');
  });

  test('shows what is known, and says what it had no room for and where that is', async () => {
    const known = await render('worksheet', leadPaint);
    expect(known).toContain('tenants who have kept quiet so far, visiting nurses and outreach workers');
    expect(known).toContain('- [x] Interview stakeholders individually');
    const cwd = tempDir();
    const long = 'Everybody who ever asked for the list of inspections. '.repeat(20).trim();
    put(cwd, 'tde.yaml', `tde: 1\nmethod: tde-1.0\nrefine:\n  past-activities:\n    summary: ${long}\n`);
    const { out, err } = await runTde(['worksheet'], { cwd, terminal: { columns: 200, rows: 24 } });
    expect(out.split('Everybody who ever asked').length).toBeLessThan(16);
    expect(err).toContain(
      'Cut to fit the page: refine.past-activities.summary. All of it is in: tde worksheet --whole',
    );
    const whole = await runTde(['worksheet', '--whole'], { cwd });
    expect(whole.out.split('Everybody who ever asked').length).toBeGreaterThan(18);
  });
});

describe('the whole worksheet', () => {
  test.each([{ blank: true }, {}, { hints: true }])(
    'holds every question, every line of a checklist and every field (%j)',
    async (options) => {
      const text = await render('worksheet', NO_ANSWERS, { ...options, whole: true });
      for (const { title } of method.sections) expect(text).toContain(`\n## ${title}\n`);
      for (const question of method.questions) {
        expect(text).toContain(`### ${question.label}\n`.replaceAll('*', '\\*'));
        for (const line of question.kind === 'checklist' ? criteriaOf(method, question) : [])
          expect(text).toContain(
            `**${line.criterion?.source === 'added' ? `${line.label} (added by us)` : line.label}**<br>`,
          );
        if (question.kind === 'records')
          for (const field of fieldsOf(question, 'x').filter(({ more }) => !more))
            expect(text).toMatch(new RegExp(`(?:\\*\\*|\\| )${field.label}(?:\\.\\*\\*| \\|)`));
      }
      expect(text.includes('> **Why we ask:**')).toBe('hints' in options);
      expect(text).not.toContain('\n\n\n');
    },
  );

  test('says how many lines there are in each room to write', async () => {
    const text = await render('worksheet', leadPaint, { whole: true });
    for (const [, number, lines] of text.matchAll(/^```space (\d+)\n((?:_+\n)*)```$/gm))
      expect(lines?.split('\n').length).toBe(Number(number) + 1);
    expect(text.match(/^```space /gm)?.length).toBeGreaterThan(100);
  });

  test('shows what is known with its boxes ticked, or nothing of it with --blank', async () => {
    const known = await render('worksheet', leadPaint, { whole: true });
    expect(known).toContain('- [x] I am an advocate');
    expect(known).toMatch(/\*\*Nonprofit partners\*\*<br>.* \| \[x\] \| \[ \] \| \[ \] \| {2}\|\n/);
    expect(known).toContain('*To find out.*\n');
    const team = await render('worksheet', leadPaint, { whole: true, internal: true });
    expect(team).toMatch(/\*\*Nonprofit partners\*\*<br>.* \| \[x\] \| \[ \] \| \[ \] \| That is us/);
    expect(team).toContain('*To find out. Ask:* the man at the hardware store');
    expect(known).toContain('**So far:** Brackett Falls');
    expect(known).toContain('> We will print one booklet');
    const blank = await render('worksheet', leadPaint, { whole: true, blank: true });
    expect(blank).toBe(await render('worksheet', NO_ANSWERS, { whole: true, blank: true }));
    expect(blank).not.toContain('[x]');
  });

  test.each(worksheetSections(method))('has the part %s alone', async (section) => {
    const text = await render('worksheet', leadPaint, { section });
    expect(text.match(/^## .*$/gm)).toHaveLength(1);
  });

  test('works where there is no project, and names the parts where one is mistyped', async () => {
    const cwd = tempDir();
    expect(await runTde(['worksheet', '--strict'], { cwd })).toMatchObject({ code: 0 });
    const { code, err } = await runTde(['worksheet', '--section', 'find.focis'], { cwd });
    expect({ code, meant: err.includes('Did you mean find.focus?') }).toEqual({ code: 2, meant: true });
    expect(await runTde(['worksheet', '-f', 'nowhere'], { cwd })).toMatchObject({ code: 1, out: '' });
  });
});

describe('the worksheet as a form', () => {
  test('gives back what is known: an example goes through it and says the same', () => expectFormBack(finishedExample));

  test('for everybody leaves out what is for the team, and loses nothing of it when it is taken back', async () => {
    const cwd = tempDir();
    createProject(join(cwd, 'tde.yaml'), method, changesOf(canaryProject(method)));
    const before = readProject(join(cwd, 'tde.yaml'), method).answers;
    const { out, err } = await runTde(['worksheet', '--format', 'yaml'], { cwd });
    expect(err.replace(/\s+/g, ' ')).toContain('are left empty in the form');
    expect(out).toContain('# Something is noted here that stays in the team. Left empty, it stays as it is.\n');
    put(cwd, 'form.yaml', out);
    expect(await runTde(['set', '--answers', 'form.yaml'], { cwd })).toMatchObject({ code: 0 });
    expect(readProject(join(cwd, 'tde.yaml'), method).answers).toEqual(before);
  });

  test('holds every question as a comment, and can be filled in by hand', async () => {
    const cwd = tempDir();
    const { out } = await runTde(['worksheet', '--format', 'yaml', '--blank'], { cwd });
    const flat = out.replace(/\n *# (?: {2})*#? ?/g, ' ');
    for (const question of skeletonOf(method)) expect(flat).toContain(`${question.label}: `);
    // As a person would: every text, one of each choice, and one entry of each kind of record.
    const filled: string[] = [];
    for (const line of uncommented(out)) {
      const [, pad = '', key] = /^( *)([a-z0-9-]+):$/.exec(line) ?? [];
      const asked = commentAbove(filled);
      const [, first] = /(?:One of|Any of these[^:]*): ([a-z0-9-]+)/.exec(asked) ?? [];
      const answer = first ?? (/\d\.5\.2026/.test(asked) ? '2026-05-01' : /A number/.test(asked) ? '12' : 'by hand');
      // The only entry of a list has none to come after.
      const isFirst = key === 'after' || key === 'through';
      if (key === undefined || asked === '' || isFirst || (pad.length === 2 && hubs.includes(key))) filled.push(line);
      else filled.push(`${pad}${key}: ${answer}`);
    }
    mkdirSync(join(cwd, 'made'));
    writeFileSync(join(cwd, 'made.yaml'), filled.join('\n').replace(/^finished:[\s\S]*$/m, ''));
    const { code, err } = await runTde(['init', 'made', '--answers', 'made.yaml'], { cwd });
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
    const { answers } = readProject(join(cwd, 'made', 'tde.yaml'), method);
    for (const question of skeletonOf(method)) {
      if (question.kind === 'records')
        for (const field of fieldsOf(question, 'my-first-one').filter(({ options = [] }) => !('from' in options)))
          expect(answers.byId).toHaveProperty([field.id]);
      else if (!question.options || !('from' in question.options) || 'step' in question.options)
        expect(answers.byId).toHaveProperty([question.id]);
    }
  });

  /** The form with one entry of each kind of record: the lines that are to be copied, below their key. */
  function uncommented(text: string): string[] {
    let copied: string[] = [];
    return text.split('\n').flatMap((line) => {
      const [, pad, rest] = /^( *)#( {3}.*)$/.exec(line) ?? [];
      if (rest !== undefined && (copied.length > 0 || rest.trim() === 'my-first-one:')) {
        copied.push(`${pad} ${rest}`);
        return [line];
      }
      const below = copied;
      if (!line.trim().startsWith('#')) copied = [];
      return copied.length > 0 ? [line] : [line, ...below];
    });
  }
  const commentAbove = (lines: readonly string[]): string => {
    const from = lines.findLastIndex((line) => !line.trim().startsWith('#')) + 1;
    return lines
      .slice(from)
      .map((line) => line.trim().replace(/^# ?/, ''))
      .join(' ');
  };
  const hubs = method.questions.filter(({ kind }) => kind === 'records').map(({ id }) => id.split('.').at(-1) ?? '');

  test('is always whole, and made without a template', async () => {
    const cwd = tempDir();
    for (const more of [['--section', 'project'], ['--template', 'x.hbs'], ['--hints'], ['--strict']])
      expect(await runTde(['worksheet', '--format', 'yaml', ...more], { cwd })).toMatchObject({ code: 2, out: '' });
    expect(await runTde(['pitch', '--format', 'yaml', '-f', exampleFile('lead-paint')], { cwd })).toMatchObject({
      code: 2,
    });
  });
});

describe('the recommendation as a document', () => {
  test('has a picture and the reasons for each step, with notes for the team alone', async () => {
    const text = await render('recommendation', leadPaint);
    expect(text.match(/^```ranges$/gm)?.length).toBeGreaterThan(2);
    expect(text).toContain('### Identify valuable partners (chosen)');
    expect(text).not.toContain('That is us.');
    expect(await render('recommendation', leadPaint, { internal: true })).toContain('That is us.');
  });
});

describe('the words', () => {
  test.each(DOCUMENT_NAMES)('of %s are plain', (name) => {
    const text = readFileSync(join(packageRoot, 'templates', `${name}.hbs`), 'utf8');
    const prose = text
      .replace(/^```[\s\S]*?^```$/gm, '')
      .replace(/\{\{[#/!>^][^}]*\}\}|\{\{else\}\}/g, '\n')
      .replace(/\{\{[^}]*\}\}/g, 'buses')
      .replace(/[*#>|[\]]/g, ' ');
    const sentences = prose.split(/[.!?:]\s|\n\s*\n/).filter((each) => each.trim().split(/\s+/).length > 3);
    const all = sentences.join(' ').match(/[A-Za-z']+/g) ?? [];
    if (all.length < 40) return;
    const syllables = all.reduce((sum, word) => sum + syllable(word), 0);
    expect(fleschKincaid({ sentence: sentences.length, word: all.length, syllable: syllables })).toBeLessThan(8);
  });
});
