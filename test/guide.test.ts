// `tde guide`: every page is found by its id, its names and plain words, and ends with the command that does it.

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findPages, pagesOf } from '../src/advice/guide.ts';
import { loadMethod } from '../src/method/ids.ts';
import { packageRoot } from '../src/outside.ts';
import { NO_ANSWERS, readerOf } from '../src/project/answers.ts';
import { shellWord, widthOf } from '../src/text.ts';
import { put, tempDir } from './support/temp-dir.ts';
import { runTde } from './support/test-io.ts';

const method = await loadMethod();
const pages = pagesOf(readerOf(method, NO_ANSWERS));
const flat = (text: string) => text.replace(/\s+/g, ' ');
const found = (typed: string) => findPages(pages, typed).map(({ id }) => id);

describe('a page of the guide', () => {
  test('is there for every topic, step, tactic, criterion and section', () => {
    const of = (kind: string) => pages.filter((page) => page.kind === kind).length;
    expect(of('topic')).toBe(method.topics.length);
    expect(of('step')).toBe(4);
    expect(of('tactic')).toBe(20);
    expect(of('criterion')).toBe(method.tactics.flatMap(({ criteria }) => criteria ?? []).length);
    expect(of('section')).toBe(method.sections.length);
  });

  test.each(pages.filter(({ kind }) => kind !== 'section').map(({ id }) => id))('%s is found by its id', (id) => {
    expect(found(id)).toEqual([id]);
  });

  test('says something, and ends with a command', () => {
    for (const { id, title, blocks, command } of pages) {
      expect(blocks.length, id).toBeGreaterThan(0);
      expect(title, id).not.toBe('');
      expect(command, id).toMatch(/^tde /);
    }
  });

  test('has no place for a name that was not filled in, and no dead address', () => {
    const text = JSON.stringify(pages);
    expect(text).not.toMatch(/\{(?:place|government)\}/);
    expect(text).not.toMatch(/https?:|www\.|sunlightfoundation\.com|@/i);
  });

  test('names the command that does it', () => {
    const command = (id: string) => pages.find((page) => page.id === id)?.command;
    expect(command('design')).toBe('tde recommend --step design');
    expect(command('identify-partners')).toBe('tde edit find.tactics.chosen');
    expect(command('workshop-partners')).toBe('tde edit refine.tactics.chosen');
    expect(command('solicit-feedback')).toBe('tde edit design.review.tactics.chosen');
    expect(command('low-tech-outreach')).toBe('tde edit implement.tactics.chosen');
    expect(command('find.checklists.analyze-requests.portal-usage')).toBe('tde edit find.checklists.analyze-requests');
    expect(command('refine.impact')).toBe('tde edit refine.impact');
  });
});

describe('looking something up', () => {
  test.each([
    ['Find', 'find'],
    ['step 3', 'design'],
    ['IMPLEMENT', 'implement'],
    ['Seek out shared priorities', 'identify-shared-priorities'],
    ['  analyze data / information requests ', 'analyze-requests'],
    ['host a scope-a-thon', 'host-scope-a-thon'],
    ['Portal usage figures', 'find.checklists.analyze-requests.portal-usage'],
    ['portal usage', 'find.checklists.analyze-requests.portal-usage'],
    ['low tech', 'low-tech-outreach'],
    ['opportunity statement', 'use-cases'],
    ['personas', 'personas'],
    ['persona', 'personas'],
    ['user story', 'user-stories'],
    ['formality', 'formality'],
    ['data challenge', 'host-data-challenge'],
    ['worksheet', 'worksheet'],
    ['next cycle', 'next-cycle'],
    ['feedback', 'feedback'],
    ['refine.data-supply', 'refine.data-supply'],
    ['Past activities', 'refine.past-activities'],
    ['what is a persona?', 'personas'],
    ['intended user', 'intended-users'],
    ['data risk', 'data-risks'],
    ['step3', 'design'],
    ['scopeathon', 'host-scope-a-thon'],
    ['foia', 'evidence'],
    ['freedom of information', 'evidence'],
    ['hackathon', 'host-scope-a-thon'],
    ['Spanish', 'missing-voices'],
    ['flyers', 'low-tech-outreach'],
    ['app', 'intervention'],
    ['funding', 'sustaining'],
  ])('"%s" is the page %s', (typed, id) => {
    expect(found(typed)).toEqual([id]);
  });

  test('gives several where several speak of it, best first, and none where nothing does', () => {
    const several = found('residents');
    expect(several.length).toBeGreaterThan(1);
    expect(several.length).toBeLessThan(11);
    expect(found('xyzzy')).toEqual([]);
    expect(found('the of')).toEqual([]);
    expect(found('...')).toEqual([]);
    expect(found('')).toEqual([]);
  });
});

describe('tde guide', () => {
  const guide = (topic: string[], terminal?: { columns: number; rows: number }) =>
    runTde(['guide', ...topic], { cwd: tempDir(), ...(terminal && { terminal }) });

  test('without a topic shows the contents, and credits the guide', async () => {
    const { code, out, err } = await guide([]);
    expect(code).toBe(0);
    expect(flat(out)).toContain(flat(method.credit));
    for (const { id, kind } of pages) if (kind !== 'criterion') expect(flat(out)).toContain(`(${id})`);
    expect(out).toContain('Nonprofit partners; Vendor contracts');
    expect(flat(out)).toContain('Needs (added by us): Known experts;');
    expect(err).toBe('Next: tde guide about\n');
  });

  test('shows a tactic whole, without a project', async () => {
    const { code, out, err } = await guide(['workshop-partners']);
    const tactic = method.tactics.find(({ id }) => id === 'workshop-partners');
    expect(code).toBe(0);
    for (const text of [tactic?.summary, ...(tactic?.how ?? []), tactic?.caution, tactic?.example])
      expect(flat(out)).toContain(text);
    expect(out).toContain('(added by us)');
    expect(out).toMatch(/Do it: tde edit refine\.tactics\.chosen\n$/);
    expect(err).toBe('Next: tde edit refine.tactics.chosen\n');
  });

  test('speaks of the place and the body of the project here', async () => {
    const cwd = tempDir();
    put(cwd, 'tde.yaml', 'tde: 1\nmethod: tde-1.0\nproject:\n  place: "Rivert\\e[31mon"\n  government: the county\n');
    const { out } = await runTde(['guide', 'identify-partners'], { cwd });
    expect(out).toContain('the county');
    expect((await guide(['identify-partners'])).out).toContain('the government');
  });

  test('refuses a file that -f names and that is not there', async () => {
    const { code, out, err } = await runTde(['guide', 'find', '-f', 'none.yaml'], { cwd: tempDir() });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('none.yaml (named by -f)');
  });

  test('tells what is wrong with the project that TDE_FILE names, or that is here, and shows the page all the same', async () => {
    const cwd = tempDir();
    const page = (await guide(['personas'])).out;
    const named = await runTde(['guide', 'personas'], { cwd, env: { TDE_FILE: '/nowhere' } });
    expect(named).toMatchObject({ code: 0, out: page });
    expect(named.err).toContain('There is no project file at /nowhere (named by TDE_FILE)');
    put(cwd, 'tde.yaml', 'tde: 1\nproject: [');
    const broken = await runTde(['guide', 'personas'], { cwd });
    expect(broken).toMatchObject({ code: 0, out: page, err: expect.stringMatching(/^tde\.yaml:2:/) });
  });

  test('lists the pages that may be meant', async () => {
    const { code, out, err } = await guide(['residents']);
    expect(code).toBe(0);
    expect(out).toMatch(/^These pages come nearest to "residents"/);
    expect(err).toMatch(/^Next: tde guide \S+\n$/);
  });

  test('takes a topic of several words, typed with or without quotes', async () => {
    expect((await guide(['user', 'stories'])).out).toBe((await guide(['user stories'])).out);
  });

  test('names the nearest and the list where it has nothing, and prints nothing unsafe', async () => {
    const { code, out, err } = await guide(['perosnas']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(flat(err)).toContain('nothing on "perosnas". Did you mean personas? Topics: ');
    expect((await guide(['\u001b[31mxyzzy'])).err).not.toContain('\u001b');
    expect((await guide(['rep(ly+*[', '\u001b[2Jresidents'])).out).not.toContain('\u001b');
  });

  test.each([40, 80, 300])('fits a terminal of %i columns, and a pipe', async (columns) => {
    for (const topic of [[], ['refine'], ['analyze-requests'], ['residents'], ['find.checklists']]) {
      const { out } = await guide(topic, { columns, rows: 24 });
      for (const line of out.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(Math.min(columns, 100));
    }
    for (const line of (await guide(['refine'])).out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('prints JSON: the page with its text, or the pages there are', async () => {
    const one = JSON.parse((await guide(['find', '--json'])).out).pages;
    expect(one).toHaveLength(1);
    expect(one[0]).toMatchObject({ kind: 'step', id: 'find', command: 'tde recommend --step find' });
    expect(one[0].text[0].lines[0]).toBe(method.steps[0]?.summary);
    const all = JSON.parse((await guide(['--json'])).out).pages;
    expect(all).toHaveLength(pages.length);
    expect(all[0]).not.toHaveProperty('text');
  });

  test('reads another pack, topics or none', async () => {
    const pack = join(packageRoot, 'method');
    const { code, out } = await runTde(['guide', '--method', pack, 'find'], { cwd: tempDir() });
    const named = (await guide(['find'])).out.replace('Do it: tde ', `Do it: tde --method ${shellWord(pack)} `);
    expect({ code, out }).toEqual({ code: 0, out: named });
  });
});
