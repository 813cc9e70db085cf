// The built-in method is complete and hangs together; a broken pack is told with file and line; one new question is everywhere.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nextQuestion, progressOf, stopsOf } from '../src/advice/progress.ts';
import { UserError } from '../src/errors.ts';
import { canonicalId, criteriaOf, loadMethod, meant, placeOf, skeletonOf, slug, tacticAt } from '../src/method/ids.ts';
import { readPack } from '../src/method/pack.ts';
import type { Text } from '../src/method/types.ts';
import { packageRoot } from '../src/outside.ts';
import { NO_ANSWERS, readerOf } from '../src/project/answers.ts';
import { expectEveryId } from './support/every-id.ts';
import { putPack, smallPack } from './support/small-pack.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';
import { growth, LINEAR } from './support/time.ts';

const folder = join(packageRoot, 'method');
const method = readPack(folder);
const wordings = (text: Text | undefined): string[] =>
  text === undefined ? [] : typeof text === 'string' ? [text] : Object.values(text);

describe('the built-in method', () => {
  test('is the one that was compiled when tde was built', async () => {
    expect(await loadMethod()).toEqual(method);
  });

  test('has four steps, each in a file of its name, each with its four components', () => {
    expect(method.steps.map((step) => step.id)).toEqual(['find', 'refine', 'design', 'implement']);
    expect(readdirSync(folder).sort()).toEqual(
      ['lexicon.en.yaml', 'method.yaml', ...method.steps.map((step) => `${step.id}.yaml`)].sort(),
    );
    for (const { id, action, engagement, collaborators, result } of method.steps) {
      expect(new Set([action, engagement, collaborators, result]).size, id).toBe(4);
    }
  });

  test("has the guide's 20 tactics in the guide's order", () => {
    const of = (step: string) => method.tactics.filter((tactic) => tactic.step === step).map((tactic) => tactic.id);
    expect(of('find')).toEqual([
      'identify-shared-priorities',
      'analyze-requests',
      'identify-partners',
      'join-public-meetings',
      'map-focus-areas',
    ]);
    expect(of('refine')).toEqual([
      'interview-stakeholders',
      'host-scope-a-thon',
      'consult-experts',
      'consult-public',
      'workshop-partners',
    ]);
    expect(of('design')).toEqual(['solicit-feedback', 'hold-focus-groups', 'host-planning-workshops']);
    expect(of('implement')).toEqual([
      'low-tech-outreach',
      'create-help-guides',
      'invite-intermediaries',
      'co-create-with-civic-hackers',
      'crowdsource-data-quality',
      'generate-data-stories',
      'host-data-challenge',
    ]);
    expect(method.tactics).toHaveLength(20);
  });

  test("has the guide's 20 criteria, and asks each of them once", () => {
    const checklists = method.questions.filter((question) => question.id.startsWith('find.checklists.'));
    expect(checklists.map((each) => [each.tactic, criteriaOf(method, each).length])).toEqual([
      ['identify-shared-priorities', 3],
      ['analyze-requests', 5],
      ['identify-partners', 4],
      ['join-public-meetings', 5],
      ['map-focus-areas', 3],
    ]);
    const criteria = method.tactics.flatMap((tactic) => tactic.criteria ?? []);
    expect(criteria.filter((criterion) => criterion.source === 'guide')).toHaveLength(20);
    expect(checklists.every((each) => each.id === `find.checklists.${each.tactic}`)).toBe(true);
  });

  test("has the worksheet's focus area and the 19 discussion questions of its parts 2 to 7", () => {
    const parts = (part: number) =>
      method.questions.filter((question) => question.part === part).map((question) => question.id);
    const counts = [1, 2, 3, 4, 5, 6, 7].map((part) => parts(part).length);
    expect(counts).toEqual([1, 3, 3, 4, 3, 4, 2]);
    expect(parts(1)).toEqual(['find.focus-area']);
    expect(counts.slice(1).reduce((sum, number) => sum + number)).toBe(19);
  });

  test("has the worksheet's five boxes, the pitch's six slots, and a use for each slot in the sentence", () => {
    expect(method.boxes.map((box) => box.from)).toEqual([
      'refine.data-supply.summary',
      'refine.data-requesters.summary',
      'refine.past-activities.summary',
      'refine.tactics.chosen',
      'refine.next-steps.summary',
    ]);
    const used = Array.from(method.pitch.sentences.join(' ').matchAll(/\{([^}]+)\}/g), (match) => match[1]);
    const questionOf = (slot: string | undefined) => method.pitch.slots.find((each) => each.id === slot)?.question;
    expect(used.map(questionOf).filter((id) => id !== undefined)).toEqual([
      'find.focus-area',
      'refine.impact.summary',
      'refine.tactics.chosen',
      'refine.data-requesters.summary',
      'refine.data-supply.summary',
      'refine.next-steps.summary',
    ]);
    expect(method.pitch.slots).toHaveLength(6);
  });

  test("asks the worksheet's questions by these ids, in this order", () => {
    const group = (prefix: string, names: string) => names.split(' ').map((name) => `${prefix}.${name}`);
    const ids = [
      ...group('project', 'name place government role team'),
      'find.tactics.chosen',
      ...group('find', 'voices missing-voices reach-missing city-priorities opportunities'),
      ...group('find', 'focus-area focus-basis focus-reason'),
      ...group('refine.data-supply', 'collected could-collect owners summary'),
      ...group('refine.data-requesters', 'users routes support summary'),
      ...group('refine.past-activities', 'fulfilled forms uses gaps summary'),
      ...group('refine.tactics', 'chosen known-gaps context'),
      ...group('refine.next-steps', 'partners feasible encourage pursue summary'),
      ...group('refine.impact', 'city-benefit community-benefit summary'),
    ];
    const asked = method.sections.flatMap((section) => section.questions);
    expect(asked.filter((id) => ids.includes(id))).toEqual(ids);
    for (const id of ['refine.past-activities.fulfilled', 'refine.next-steps.feasible', 'refine.next-steps.pursue']) {
      expect(method.questions.find((question) => question.id === id)?.kind).toBe('judgement');
    }
  });

  test('asks a summary last in its section, in words that read well inside a sentence', () => {
    const summaries = method.questions.filter((question) => question.id.endsWith('.summary'));
    expect(summaries).toHaveLength(5);
    for (const summary of summaries) {
      const section = method.sections.find((each) => each.id === summary.section);
      expect(section?.questions.at(-1), summary.id).toBe(summary.id);
      expect(summary.kind, summary.id).toBe('phrase');
      expect(summary.shows, summary.id).toEqual(expect.arrayContaining(section?.questions.slice(0, -1) ?? []));
    }
  });

  test('tells for every question what, how, why and an example, and where it comes from', () => {
    const lacking = method.questions.flatMap((question) =>
      (['label', 'ask', 'hint', 'help', 'why', 'example', 'source'] as const)
        .filter((key) => wordings(question[key]).every((text) => text.trim() === ''))
        .map((key) => `${question.id}: ${key}`),
    );
    expect(lacking).toEqual([]);
  });

  test('gives each Find tactic an example, and knows the names that the checklists give three of them', () => {
    const find = method.tactics.filter((tactic) => tactic.step === 'find');
    expect(find.filter((tactic) => !tactic.example).map((tactic) => tactic.id)).toEqual([]);
    const aliases = find.flatMap((tactic) => (tactic.aliases ?? []).map((alias) => [alias, tactic.id] as const));
    expect(new Set(aliases.map(([, id]) => id)).size).toBe(3);
    for (const [alias, id] of aliases) expect(tacticAt(method, alias)?.id).toBe(id);
  });

  test('has no text that only one kind of place or role could use without its own wording for the others', () => {
    const asking = [method.roles['who-answers'], method.roles.program];
    const options = method.questions.flatMap(({ id, options: own }) =>
      asking.includes(id) && Array.isArray(own) ? own : [],
    );
    const known = ['default', ...options.map(({ id }) => id)];
    const variants = method.questions.flatMap((question) =>
      [question.ask, question.hint, question.help].filter((text) => typeof text === 'object'),
    );
    expect(variants.length).toBeGreaterThan(0);
    for (const text of variants) expect(known).toEqual(expect.arrayContaining(Object.keys(text as object)));
    const asked = method.questions.flatMap((question) => wordings(question.ask)).join('\n');
    expect(asked).not.toMatch(/\byour city\b|\bthe city\b/i);
  });

  test('finds a place in the project file for each of its ids, and for nothing else', () => {
    for (const { id, kind } of [...method.questions, ...skeletonOf(method)]) {
      expect(placeOf(method, id)?.kind, id).toBe(kind === 'checklist' || kind === 'records' ? kind : 'leaf');
    }
    for (const id of ['', 'find.', 'find.focus', 'find.focus-area.x', 'finished.find', 'constructor', '__proto__']) {
      expect(placeOf(method, id), id).toBeUndefined();
    }
  });
});

describe('every id of the method', () => {
  // A small pack has every kind of question; all of the method is in method.full.test.ts.
  test('can be set, got, counted and seen in the schema', () => expectEveryId(putPack(tempDir())));

  test('is a stop of the interview, or a line of one, as soon as its condition holds', () => {
    const conditions = method.questions.flatMap((question) => question.when ?? []);
    const byId = Object.fromEntries(
      conditions.map((each) => [
        each.question,
        { value: conditions.filter(({ question }) => question === each.question).map(({ equals }) => equals) },
      ]),
    );
    const stops = method.sections.flatMap((section) =>
      stopsOf(readerOf(method, { ...NO_ANSWERS, byId }), section.questions),
    );
    expect(stops.map((stop) => stop.id).sort()).toEqual(method.questions.map((question) => question.id).sort());
  });
});

describe('one more question in a pack', () => {
  const find = smallPack['find.yaml'] as string;
  const added = `  - { id: find.weather, section: find.focus, kind: text, label: Weather, ask: How is the weather? }\n`;

  test('is asked, counted, set, got, offered to editors and kept in a new file, with no other change', async () => {
    const cwd = tempDir();
    const pack = putPack(cwd, { ...smallPack, 'find.yaml': find + added });
    const call = (...argv: string[]) => runTde([...argv, '--method', pack], { cwd });
    const larger = readPack(pack);
    const smaller = readPack(putPack(tempDir()));
    const asked = (each: typeof larger) =>
      progressOf(readerOf(each, NO_ANSWERS)).find(({ id }) => id === 'find.focus')?.asked;
    expect(asked(larger)).toBe((asked(smaller) ?? 0) + 1);
    const section = larger.sections.find((each) => each.id === 'find.focus');
    expect(stopsOf(readerOf(larger, NO_ANSWERS), section?.questions ?? []).at(-1)?.id).toBe('find.weather');

    expect((await call('init', '--no-input')).code).toBe(0);
    expect((await call('get', 'find.weather')).code).toBe(0);
    expect(await call('set', 'find.weather', 'rain')).toMatchObject({ code: 0 });
    expect(await call('get', 'find.weather')).toMatchObject({ code: 0, out: 'rain\n' });
    const schema = JSON.parse((await call('schema')).out);
    expect(schema.properties.find.properties.weather).toMatchObject({
      title: 'Weather',
      description: 'How is the weather?',
    });
    const status = JSON.parse((await call('status', '--json')).out);
    expect(status.sections[1]).toMatchObject({ id: 'find.focus', answered: 1, asked: asked(larger) });
    expect(await call('get')).toMatchObject({ out: expect.stringContaining('find.weather: rain') });
    expect((await runTde(['get', 'find.weather'], { cwd, env: { TDE_METHOD: pack } })).out).toBe('rain\n');
  });

  test('comes next as soon as those before it are answered', () => {
    const pack = readPack(putPack(tempDir(), { ...smallPack, 'find.yaml': find + added }));
    const byId = Object.fromEntries(
      skeletonOf(pack)
        .filter((question) => question.section !== 'refine.cases' && question.id !== 'find.weather')
        .map((question) => [question.id, { value: 'yes' }]),
    );
    expect(nextQuestion(readerOf(pack, { ...NO_ANSWERS, byId }))?.id).toBe('find.weather');
  });
});

/** A change to one file of the small pack, what is said about it, and (a part of) the line that it points to. */
type Break = [title: string, file: string, from: string, to: string, says: string | RegExp, line: string];

const rules: Break[] = [
  [
    'two questions with one id',
    'find.yaml',
    'id: find.doable',
    'id: find.basis',
    'a second question has the id find.basis',
    'label: Doable',
  ],
  [
    'a question with the id of another file',
    'refine.yaml',
    'id: refine.story',
    'id: project.place',
    'a second question has the id project.place',
    'label: Story',
  ],
  [
    'two tactics with one id',
    'find.yaml',
    'id: map-assets',
    'id: ask-around',
    'a second tactic has the id ask-around',
    'name: Map assets',
  ],
  [
    'two sections with one id',
    'method.yaml',
    '{ id: refine.cases, title',
    '{ id: find.focus, title',
    'a second section has the id find.focus',
    'title: Use cases',
  ],
  [
    'two criteria with one id',
    'find.yaml',
    '{ id: time,',
    '{ id: contacts,',
    'a second criterion of ask-around has the id contacts',
    'title: Time',
  ],
  [
    'an id inside the id of a question',
    'find.yaml',
    'id: find.doable',
    'id: find.basis.doable',
    'the id find.basis.doable lies inside the question find.basis',
    'label: Doable',
  ],
  [
    'an id that is a key of the file format',
    'find.yaml',
    'id: find.doable',
    'id: finished.doable',
    'the id finished.doable begins with the reserved word finished',
    'label: Doable',
  ],
  [
    'an id without a group',
    'find.yaml',
    'id: find.doable',
    'id: doable',
    'the id doable needs a group before it, such as project.doable',
    'label: Doable',
  ],
  [
    "a step in another step's file",
    'refine.yaml',
    '{ id: refine, name',
    '{ id: design, name',
    'the step design stands in refine.yaml',
    'id: design',
  ],
  [
    'a section that does not exist',
    'refine.yaml',
    'id: refine.story, section: refine.cases',
    'id: refine.story, section: refine.tales',
    'there is no section refine.tales',
    'label: Story',
  ],
  [
    'a section after one that does not exist',
    'method.yaml',
    'after: [find.focus]',
    'after: [find.fokus]',
    'the section refine.cases comes after find.fokus, which does not exist',
    'title: Use cases',
  ],
  [
    'a section in which nothing is asked',
    'method.yaml',
    '  - { id: find.focus, title',
    '  - { id: find.idle, title: Idle, intro: Nothing., after: [] }\n  - { id: find.focus, title',
    'no question is asked in the section find.idle',
    'find.idle',
  ],
  [
    'a choice without options',
    'find.yaml',
    ', options: [{ id: listened, label: We listened }, { id: guessed, label: We guessed }] }',
    ' }',
    'find.basis: a choice needs options',
    'label: Basis',
  ],
  [
    'options where nothing is chosen',
    'find.yaml',
    'ask: Can it be done? }',
    'ask: Can it be done?, options: { from: find.chosen } }',
    'find.doable: a judgement has no options',
    'label: Doable',
  ],
  [
    'a slot of the pitch that is private',
    'find.yaml',
    'id: find.focus-area, ',
    'id: find.focus-area, private: true, ',
    'documents are made of find.focus-area, so it cannot be private',
    'private: true',
  ],
  [
    'a checklist that is private',
    'find.yaml',
    'tactic: ask-around }',
    'tactic: ask-around, private: true }',
    'documents are made of find.checklists.ask-around, so it cannot be private',
    'private: true',
  ],
  [
    'a field that records are called by and is private',
    'refine.yaml',
    '{ id: title, ',
    '{ id: title, private: true, ',
    'documents are made of title, so it cannot be private',
    'private: true',
  ],
  [
    'a field that decides about another one and is private',
    'refine.yaml',
    '{ id: kind, ',
    '{ id: kind, private: true, ',
    'documents are made of kind, so it cannot be private',
    'private: true',
  ],
  [
    'a phrase whose sentence has no place for it',
    'find.yaml',
    'It is about {answer}.',
    'It is about it.',
    'find.focus-area: a phrase needs a sentence with {answer} in it',
    'label: Focus area',
  ],
  [
    'a sentence for what is no phrase',
    'find.yaml',
    'ask: Can it be done? }',
    "ask: Can it be done?, sentence: 'So {answer}.' }",
    'find.doable: a judgement has no sentence',
    'label: Doable',
  ],
  [
    'a checklist of a tactic without criteria',
    'find.yaml',
    'tactic: ask-around }',
    'tactic: map-assets }',
    'find.checklists.ask-around: a checklist needs a tactic that has criteria',
    'kind: checklist',
  ],
  [
    'a tactic for what is no checklist',
    'find.yaml',
    'ask: Can it be done? }',
    'ask: Can it be done?, tactic: ask-around }',
    'find.doable: a judgement has no tactic',
    'label: Doable',
  ],
  [
    'records without fields',
    'refine.yaml',
    'kind: paragraph',
    'kind: records',
    'refine.story: a records question needs fields',
    'label: Story',
  ],
  [
    'fields of what is no records',
    'refine.yaml',
    'kind: records',
    'kind: list',
    'refine.use-cases: a list has no fields',
    'id: title',
  ],
  [
    'two fields with one id',
    'refine.yaml',
    '{ id: by,',
    '{ id: title,',
    'a second field has the id title',
    'label: By when',
  ],
  [
    'records inside records',
    'refine.yaml',
    'id: by, kind: date',
    'id: by, kind: records',
    'by: no records inside records',
    'label: By when',
  ],
  [
    'records that are called by other records',
    'refine.yaml',
    '{ id: title, kind: text,',
    '{ id: title, kind: choice, options: { from: refine.use-cases },',
    'title names its record, so it cannot be another one',
    'label: Title',
  ],
  [
    'a field inside another field',
    'refine.yaml',
    '{ id: by,',
    '{ id: title.by,',
    'the field title.by lies inside another field',
    'label: By when',
  ],
  [
    'a field that chooses from nothing',
    'refine.yaml',
    'id: by, kind: date',
    'id: by, kind: choices',
    'by: options belong to a choice or choices, and to them alone',
    'label: By when',
  ],
  [
    'a condition on a question that does not exist',
    'find.yaml',
    'question: find.basis',
    'question: find.bases',
    'find.missing names find.bases, which is no question',
    'label: Missing',
  ],
  [
    'an earlier answer that does not exist',
    'find.yaml',
    'shows: [find.missing]',
    'shows: [find.mising]',
    'find.focus-area names find.mising, which is no question',
    'label: Focus area',
  ],
  [
    'options from a question that does not exist',
    'find.yaml',
    'from: find.chosen',
    'from: find.choosen',
    'find.main names find.choosen, which is no question',
    'label: Main',
  ],
  [
    'a field that names no field and no question',
    'refine.yaml',
    'question: kind',
    'question: sort',
    'refine.use-cases names sort, which is no question',
    'label: By when',
  ],
  [
    'lessons of a step that no question asks for',
    'find.yaml',
    'result: e, source: f }',
    'result: e, lessons: find.learned, source: f }',
    'there is no question find.learned',
    'id: find, name',
  ],
  [
    'lessons of a step that are no list',
    'find.yaml',
    'result: e, source: f }',
    'result: e, lessons: find.basis, source: f }',
    'find.basis holds what was learned, so it has to be a list that is not private',
    'id: find, name',
  ],
  [
    'options from the tactics of a step that does not exist',
    'find.yaml',
    'step: find }',
    'step: fund }',
    'find.chosen takes its options from the step fund, which does not exist',
    'label: Chosen',
  ],
  [
    'a box of a question that does not exist',
    'method.yaml',
    'from: find.focus-area',
    'from: find.focus',
    'there is no question find.focus',
    'title: Focus, from',
  ],
  [
    'a slot of a question that does not exist',
    'method.yaml',
    'question: find.focus-area',
    'question: find.focus',
    'there is no question find.focus',
    'id: focus, question',
  ],
  [
    'a note after the pitch that mentions no question',
    'method.yaml',
    '{find.missing}',
    '{find.mising}',
    'the pitch has no slot for {find.mising}, and no question has that id',
    'Still to be heard',
  ],
  [
    'a note after the pitch under no condition',
    'method.yaml',
    'question: find.basis',
    'question: find.bases',
    'there is no question find.bases',
    'Still to be heard',
  ],
  [
    'a role that no question plays',
    'method.yaml',
    'place: project.place',
    'place: project.where',
    'the role place names project.where, which is no question',
    'place: project.where',
  ],
  [
    'a role played by a question of another kind',
    'method.yaml',
    'focus-area: find.focus-area',
    'focus-area: find.doable',
    'the role focus-area is for text or paragraph or phrase, and find.doable is judgement',
    'focus-area: find.doable',
  ],
  [
    'a role played by a choice that does not offer what it has to',
    'method.yaml',
    'focus-area: find.focus-area',
    'focus-basis: find.basis',
    'the role focus-basis needs the option trying-out',
    'focus-basis: find.basis',
  ],
  [
    'a role played by a choice from something else',
    'method.yaml',
    'focus-area: find.focus-area',
    'chosen-use-case: find.main',
    'the role chosen-use-case has to choose from the use cases',
    'chosen-use-case: find.main',
  ],
  [
    'a role for tactics played by a choice of none',
    'method.yaml',
    'focus-area: find.focus-area',
    'talk-tactics: find.basis',
    'the role talk-tactics has to choose from tactics',
    'talk-tactics: find.basis',
  ],
  [
    'a role for a field that the records do not have',
    'method.yaml',
    'use-cases: refine.use-cases',
    'use-cases: refine.use-cases\n  use-cases.holder: persona',
    'the role use-cases.holder names persona, which is no field of refine.use-cases',
    'use-cases.holder: persona',
  ],
  [
    'a role for a field of records that there are none of',
    'method.yaml',
    'use-cases: refine.use-cases',
    'use-cases: refine.use-cases\n  activities.by-when: by',
    'the role activities.by-when is a part of activities, which no question plays',
    'activities.by-when: by',
  ],
  [
    'a role that needs others beside it',
    'method.yaml',
    'use-cases: refine.use-cases',
    'feedback: refine.use-cases',
    'the role feedback needs feedback.told beside it',
    'feedback: refine.use-cases',
  ],
  [
    'a role for a step that does not exist',
    'method.yaml',
    'focus-area: find.focus-area',
    'work-step: implement',
    'the role work-step names the step implement, which does not exist',
    'work-step: implement',
  ],
  [
    'a role that there is not',
    'method.yaml',
    'focus-area: find.focus-area',
    'topic: find.focus-area',
    'roles: unknown key topic',
    'place: project.place',
  ],
  [
    'a name that no question gives',
    'method.yaml',
    'government: project.government',
    'name: project.government',
    'no question plays the role government',
    'names: {',
  ],
  [
    'a place that has no name until it is given',
    'method.yaml',
    'place: your place, ',
    '',
    'names does not say what {place} is until it is answered',
    'place: project.place',
  ],
  [
    'a pitch with a word that is no slot',
    'method.yaml',
    'about {focus}',
    'about {focus} and {topic}',
    'the pitch has no slot for {topic}, and no question has that id',
    'sentences:',
  ],
  [
    'a slot that the pitch does not use',
    'method.yaml',
    'about {focus}',
    'about it',
    'no sentence of the pitch uses the slot focus',
    'id: focus, question',
  ],
  [
    'an unknown placeholder',
    'method.yaml',
    'Who governs {place}?',
    'Who governs {town}?',
    'unknown placeholder {town}',
    'label: Body',
  ],
  [
    'an unknown placeholder in one wording of several',
    'find.yaml',
    'Whom have you left out?',
    "'Whom in {town}?'",
    'unknown placeholder {town}',
    'label: Missing',
  ],
  [
    'an unknown placeholder in a sentence',
    'find.yaml',
    'It is about {answer}.',
    'In {town} it is about {answer}.',
    'unknown placeholder {town}',
    'label: Focus area',
  ],
  [
    'a wording for an option that nobody has',
    'find.yaml',
    'staff: Whom',
    'clerk: Whom',
    'find.missing: clerk is no option of who answers, or of where the program stands',
    'label: Missing',
  ],
];

const shapes: Break[] = [
  ['broken YAML', 'find.yaml', 'kind: judgement, label', 'kind: [judgement, label', /^Broken YAML: /, 'label: '],
  [
    'a missing key',
    'find.yaml',
    ', label: Doable',
    '',
    /questions\.5\.label: is missing or of the wrong kind/,
    'ask: Can it be done?',
  ],
  [
    'a key of the wrong kind',
    'find.yaml',
    'label: Doable',
    'label: [Doable]',
    /questions\.5\.label: is missing or of the wrong kind/,
    'label: [Doable]',
  ],
  ['an empty text', 'find.yaml', 'label: Doable', "label: ''", /questions\.5\.label: holds too little/, "label: ''"],
  ['an unknown key', 'find.yaml', 'label: Doable', 'lable: Doable', /questions\.5: unknown key lable/, 'lable: Doable'],
  [
    'an unknown kind',
    'find.yaml',
    'kind: judgement',
    'kind: judgment',
    /questions\.5\.kind: has to be one of text, .*judgement/,
    'kind: judgment',
  ],
  [
    'an id that is no word',
    'find.yaml',
    'id: find.doable',
    'id: Find Doable',
    /questions\.5\.id: an id is lower-case words joined by "-" or "\."/,
    'id: Find Doable',
  ],
  [
    'a choice of one',
    'find.yaml',
    '{ id: listened, label: We listened }, ',
    '',
    /questions\.2\.options: /,
    'label: Basis',
  ],
  [
    'a criterion of unknown origin',
    'find.yaml',
    'get: c, source: added }\n      - { id: time',
    'get: c, source: hearsay }\n      - { id: time',
    'tactics.0.criteria.0.source: has to be one of guide, added',
    'id: contacts',
  ],
  [
    'a part for one criterion of two',
    'find.yaml',
    'get: c, source: added }\n      - { id: time',
    'get: c, part: needed, source: added }\n      - { id: time',
    'ask-around: time has no part, and other criteria have one',
    '{ id: time',
  ],
  [
    'criteria of which nothing is needed',
    'find.yaml',
    'get: c, source: added }\n      - { id: time, title: Time, text: a, good: b, get: c,',
    'get: c, part: helps, source: added }\n      - { id: time, title: Time, text: a, good: b, get: c, part: helps,',
    'ask-around: no criterion is needed, or one-of several',
    '{ id: contacts',
  ],
  [
    'a criterion that no option rules out',
    'find.yaml',
    'get: c, source: added }\n      - { id: time',
    'get: c, unless: { question: project.role, equals: [nobody] }, source: added }\n      - { id: time',
    'ask-around: nobody is no option of project.role',
    'nobody',
  ],
  [
    'a wording of a first step for an option that nobody has',
    'find.yaml',
    'first-step: e\n    source: f',
    'first-step: { default: e, nobody: e }\n    source: f',
    /^ask-around: nobody is no option of who answers/,
    'nobody',
  ],
  [
    'a single one-of',
    'find.yaml',
    'get: c, source: added }\n      - { id: time, title: Time, text: a, good: b, get: c,',
    'get: c, part: needed, source: added }\n      - { id: time, title: Time, text: a, good: b, get: c, part: one-of,',
    'ask-around: one-of takes several criteria; a single one is needed, or helps',
    '{ id: time',
  ],
  ['an unknown key at the top', 'method.yaml', 'credit:', 'credits:', /unknown key credits/, 'id: small-1.0'],
  [
    'wordings without a default',
    'find.yaml',
    'default: Who is',
    'resident: Who is',
    /questions\.3\.ask: /,
    'label: Missing',
  ],
];

describe('a broken pack is refused, with file and line', () => {
  const problemsOf = (files: Record<string, string>) => {
    try {
      readPack(putPack(tempDir(), files));
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      return (error as UserError).problems;
    }
    return [];
  };

  test('unless nothing is wrong with it', () => {
    expect(problemsOf({ ...smallPack })).toEqual([]);
  });

  test.each([...rules, ...shapes])('%s', (_title, file, from, to, says, line) => {
    const before = smallPack[file] as string;
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    const found = problemsOf({ ...smallPack, [file]: after }).find(({ what }) =>
      typeof says === 'string' ? what === says : says.test(what),
    );
    expect(found, JSON.stringify(problemsOf({ ...smallPack, [file]: after }), null, 1)).toBeDefined();
    expect(found?.where?.file.endsWith(join('pack', file))).toBe(true);
    expect(after.split('\n')[(found?.where?.line ?? 0) - 1]).toContain(line);
  });

  test.each([
    ['an alias of nothing', 'focus: *home', 'write the text itself, not an alias (*home)'],
    ['an alias of what comes later', 'a: *x\nb: &x 1', 'write the text itself, not an alias (*x)'],
    ['an alias of itself', 'a: &x [*x]', 'write the text itself, not an alias (*x)'],
    ['aliases of aliases', 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]', 'write the text itself, not an alias (*a)'],
    ['50,000 open brackets', `a: ${'['.repeat(50_000)}`, 'nested too deeply'],
    ['50,000 brackets', `a: ${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'nested too deeply'],
    ['brackets that only the parser finds too many', `a: ${'['.repeat(4000)}${']'.repeat(4000)}`, 'nested too deeply'],
    [
      'a brace that is not closed',
      'a: { b: c',
      'Flow map in block collection must be sufficiently indented and end with a }',
    ],
    ['50,000 marks of keys', '? '.repeat(50_000), 'nested too deeply'],
    ['50,000 marks of entries', `a:\n  ${'- '.repeat(50_000)}x`, 'nested too deeply'],
    [
      '2,100 levels of keys',
      Array.from({ length: 2100 }, (_, i) => `${' '.repeat(i)}k:`).join('\n'),
      'nested too deeply',
    ],
  ])('%s', (_title, lines, says) => {
    const find = `${smallPack['find.yaml']}${lines}\n`;
    const [first] = problemsOf({ ...smallPack, 'find.yaml': find });
    expect(first?.what).toBe(`Broken YAML: ${says}`);
    expect(first?.where?.file.endsWith(join('pack', 'find.yaml'))).toBe(true);
    expect(first?.where?.line).toBeGreaterThan((smallPack['find.yaml'] as string).split('\n').length - 1);
  });

  test('a file that is missing is named', () => {
    const { 'refine.yaml': _, ...rest } = smallPack;
    expect(problemsOf(rest)).toMatchObject([
      { what: expect.stringMatching(/Could not read .*refine\.yaml: it is not there/) },
    ]);
  });

  test('every problem of all its files is told at once', () => {
    const find = (smallPack['find.yaml'] as string).replace('id: time,', 'id: contacts,');
    const refine = (smallPack['refine.yaml'] as string).replace('id: refine.story', 'id: project.place');
    const said = problemsOf({ ...smallPack, 'find.yaml': find, 'refine.yaml': refine }).map(({ what }) => what);
    expect(said.sort()).toEqual(
      ['a second question has the id project.place', 'a second criterion of ask-around has the id contacts'].sort(),
    );
  });

  test('on the command line it is told by file:line:column, without a stack', async () => {
    const cwd = tempDir();
    const find = (smallPack['find.yaml'] as string).replace('id: map-assets', 'id: ask-around');
    const pack = putPack(cwd, { ...smallPack, 'find.yaml': find });
    const { code, out, err } = await runTde(['schema', '--method', pack], { cwd });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.replace(/\n\s+/g, ' ')).toMatch(/pack\/find\.yaml:17:\d+: a second tactic has the id ask-around/);
    expect(err).not.toMatch(/^\s+at /m);
    put(pack, 'find.yaml', `${smallPack['find.yaml']}focus: *home\n`);
    const alias = await runTde(['status', '--method', pack], { cwd });
    expect(alias).toMatchObject({ code: 1, out: '' });
    expect(alias.err.replace(/\n\s+/g, ' ')).toMatch(/pack\/find\.yaml:\d+:8: Broken YAML: write the text itself/);
    expect(alias.err).not.toMatch(/^\s+at |fault in tde/m);
  });
});

describe('a text as an id', () => {
  test.each([
    ['Lead-safe rentals', 'lead-safe-rentals'],
    ["  The tenant's  flat! ", 'the-tenants-flat'],
    ['Café Ñandú', 'cafe-nandu'],
    ['東京', ''],
    [`${'word '.repeat(20)}`, 'word-word-word-word-word-word-word-word-word'],
    ['x'.repeat(80), 'x'.repeat(48)],
  ])('%j becomes %j', (text, id) => {
    expect(slug(text)).toBe(id);
  });
});

describe('a mistyped id', () => {
  const ids = method.questions.map((question) => question.id);

  test.each([
    ['find.focus-aera', 'find.focus-area'],
    ['focus-area', 'find.focus-area'],
    ['refine.impact.sumary', 'refine.impact.summary'],
    ['project.names', 'project.name'],
    ['FIND.Focus-Aera', 'find.focus-area'],
    ['find.missing', 'find.missing-voices'],
    ['missing', 'find.missing-voices'],
  ])('%s is near %s', (typed, near) => {
    expect(meant(typed, ids)).toEqual({ typed, meant: ` Did you mean ${near}?` });
  });

  test.each(['zzzzzzzzzz', 'a', 'something entirely different', 'find.comments', 'design.until'])(
    '%s is near nothing',
    (typed) => {
      expect(meant(typed, ids)).toEqual({ typed, meant: '' });
    },
  );

  test.each(['x', 'find.', 'a.b.', '\u{1f6b2}', '-', ' '])(
    'made of a great many %j takes no time and is shown short',
    (part) => {
      const typed = (size: number) => part.repeat(size);
      const lookup = (text: string) => [canonicalId(method, text), placeOf(method, text), meant(text, ids)];
      expect(growth(typed, lookup)).toBeLessThan(LINEAR);
      const { typed: shown, meant: near } = meant(typed(1000), ids);
      expect(Array.from(shown).length).toBeLessThanOrEqual(60);
      expect(Buffer.from(shown).toString()).toBe(shown);
      expect(near).toBe('');
    },
  );

  test('may hold another name of a tactic', () => {
    const tactic = method.tactics.find((each) => each.aliases?.length);
    expect(canonicalId(method, `find.checklists.${tactic?.aliases?.[0]}`)).toBe(`find.checklists.${tactic?.id}`);
    expect(canonicalId(method, `find.checklists.${tactic?.name}`)).toBe(`find.checklists.${tactic?.id}`);
  });
});
