// What holds wherever an answer is put into the text of a file: tried on random documents, answers and damaged files.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { UserError } from '../../src/errors.ts';
import type { Change } from '../../src/project/answers.ts';
import { readAnswers } from '../../src/project/read.ts';
import { newProjectText } from '../../src/project/skeleton.ts';
import { NotAMap, type Order, type Splice, spliceAll, type Written } from '../../src/project/splice.ts';
import { applyChanges, unexpectedIn } from '../../src/project/update.ts';
import { parseYaml } from '../../src/project/yaml.ts';
import { type Line, randomYaml } from './random-yaml.ts';
import { runs } from './runs.ts';
import { tinyMethod } from './tiny-method.ts';

const noOrder: Order = () => [];
export const abc: Order = () => ['a', 'b', 'c', 'd', 'e'];
export const splice = (text: string, changes: readonly Splice[], order = noOrder) =>
  spliceAll(text, parseYaml(text, 'tde.yaml').root, changes, order);
export const put = (text: string, path: string, value: Splice[1], order = noOrder) =>
  splice(text, [[path.split('.'), value]], order);
export const tree = (keys: Record<string, Written>): Written => new Map(Object.entries(keys));

export const plain = (text: string): unknown => {
  const document = parseDocument(text, { schema: 'failsafe' });
  expect(document.errors, text).toEqual([]);
  return document.toJS();
};

export const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((now, key) => (isGroup(now) && Object.hasOwn(now, key) ? now[key] : undefined), value);

/** Tests every property, in this share of the runs there are. */
export function testSplices(share: number): void {
  describe('splice', () => {
    const written = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !/\p{Surrogate}/u.test(text)),
      fc.constantFrom('plain', 'yes', '12', 'a: b', 'two\nlines', 'one\n\n  # two\nthree', '- x', 'x #y', "it's"),
      fc.array(fc.constantFrom('a', 'b: c', '', '- d', '"e"'), { minLength: 1, maxLength: 3 }),
      fc.constant(tree({ answer: 'no', note: 'because\nof this' })),
      fc.constant(tree({ note: 'x' })),
      fc.constantFrom(null, undefined, tree({})),
    ) as fc.Arbitrary<Written | null | undefined>;

    it('puts any answer anywhere into any document, and nothing else changes', () => {
      fc.assert(
        fc.property(randomYaml, fc.nat(), fc.nat(), written, fc.boolean(), (doc, pick, fresh, value, isNew) => {
          const known = doc.paths[pick % doc.paths.length] ?? [];
          const path = isNew
            ? [...known.slice(0, fresh % (known.length + 1)), ...['new', 'deep'].slice(fresh % 2)]
            : known;
          const before = plain(doc.text);
          let text: string;
          try {
            text = splice(doc.text, [[path, value]]);
          } catch (error) {
            expect(error).toBeInstanceOf(NotAMap);
            return;
          }
          const after = plain(text);
          const there = at(before, path) !== undefined;
          const expected =
            value === undefined || (value === null && !there) ? undefined : value === null ? '' : tidy(value);
          expect(tidy(at(after, path))).toEqual(tidy(expected));
          expect(tidy(without(after, path))).toEqual(tidy(without(before, path)));
          expectLinesKept(doc.lines, text, path);
          if (/^[^\n]*\r\n/.test(doc.text)) expect(text.replaceAll('\r\n', '')).not.toContain('\n');
        }),
        runs(1500 * share, 60_000),
      );
    });

    it('puts many answers in at once as it would one after the other', () => {
      const keys = fc.constantFrom('new', 'deep', 'a', 'b', 'c', 'd');
      const change = fc.record({
        pick: fc.nat(),
        cut: fc.nat({ max: 3 }),
        more: fc.array(keys, { maxLength: 2 }),
        value: written,
      });
      const orders = fc.constantFrom(noOrder, abc);
      let compared = 0;
      fc.assert(
        fc.property(randomYaml, fc.array(change, { minLength: 2, maxLength: 8 }), orders, (doc, picks, order) => {
          const changes: Splice[] = [];
          for (const { pick, cut, more, value } of picks) {
            const known = doc.paths[pick % doc.paths.length] ?? [];
            const path = [...known.slice(0, known.length - (cut % known.length)), ...more];
            if (!changes.some(([other]) => path.every((key, i) => key === (other[i] ?? key))))
              changes.push([path, value]);
          }
          let expected = doc.text;
          try {
            for (const each of changes) expected = splice(expected, [each], order);
          } catch (error) {
            // A place was taken, or the last key was removed.
            if (error instanceof NotAMap || error instanceof UserError) return;
            throw error;
          }
          compared++;
          const text = splice(doc.text, changes, order);
          expect(tidy(plain(text)), text).toEqual(tidy(plain(expected)));
          expect(commentsOf(text), text).toEqual(commentsOf(expected));
        }),
        runs(1200 * share, 20_000),
      );
      expect(compared).toBeGreaterThan(300 * share);
    });

    it('changes nothing when the same answer is put in again', () => {
      fc.assert(
        fc.property(randomYaml, fc.nat(), written, (doc, pick, value) => {
          const path = doc.paths[pick % doc.paths.length] ?? [];
          const once = splice(doc.text, [[path, value]]);
          // Without its only key a text is no project any more.
          if (isGroup(plain(once))) expect(splice(once, [[path, value]])).toBe(once);
        }),
        runs(300 * share, 10_000),
      );
    });

    it('reads any text back as it was put in', () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (text) => {
          if (/\p{Surrogate}/u.test(text)) return;
          expect(parse(put('k: x\nz:\n', 'k', text))).toEqual({ k: text, z: null });
          expect(parse(put('{k: x}', 'k', text))).toEqual({ k: text });
        }),
        runs(2400 * share, 100_000),
      );
      fc.assert(
        fc.property(
          fc.array(fc.constantFrom('a', 'b', ' ', '\n', '\n\n', '#', ': ', '- ', '\t', '"', "'", '|', '---', 'é'), {
            minLength: 1,
            maxLength: 8,
          }),
          (parts) => {
            const text = parts.join('');
            expect(parse(put('k: x\nz:\n', 'k', text))).toEqual({ k: text, z: null });
          },
        ),
        runs(2400 * share, 60_000),
      );
    });

    it('saves into damaged project files all that can be saved, or says why not, and never harms them', () => {
      const base = applyChanges(EMPTY, readAnswers(EMPTY, 'f', tinyMethod), DAMAGED.slice(1));
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.nat(), fc.nat({ max: 12 }), fc.constantFrom(...DAMAGE)), { minLength: 1, maxLength: 3 }),
          fc.constantFrom(...DAMAGED),
          (damages, change) => {
            const text = damages.reduce(
              (now, [at, cut, put]) => now.slice(0, at % now.length) + put + now.slice((at % now.length) + cut),
              base,
            );
            try {
              const before = readAnswers(text, 'f', tinyMethod);
              const saved = applyChanges(text, before, [change]);
              expect(unexpectedIn(readAnswers(saved, 'f', tinyMethod), before, [change])).toBeUndefined();
            } catch (error) {
              if (!(error instanceof UserError)) throw error;
            }
          },
        ),
        runs(1500 * share, 50_000),
      );
    });
  });
}

// --- internal ---

const EMPTY = newProjectText(tinyMethod);
const DAMAGE = [
  '',
  '',
  ' ',
  '  ',
  '\n',
  '\n\n',
  '\t',
  '#',
  ' # c',
  '"',
  "'",
  ': ',
  ':',
  '- ',
  '{',
  '}',
  '{}',
  '[',
  '|',
  '|+\n',
  '>',
  '&a ',
  '\r\n',
  '? ',
  ',',
  '~',
  'x',
  '\n  # c\n',
  '---\n',
  '\u00a0',
  '\ufeff',
];
const DAMAGED: Change[] = [
  { id: 'refine.use-cases.two', answer: undefined },
  { id: 'project.name', answer: { value: 'one: two' } },
  { id: 'project.role', answer: { value: 'city', note: 'a\nb' } },
  { id: 'find.checklists.ask-around.time', answer: { value: 'no', findOut: 'x' } },
  { id: 'find.focus-area', answer: undefined },
  { id: 'refine.data-supply.collected', answer: { value: 'one\n\n  two' } },
  { id: 'refine.data-supply.owners', answer: { value: ['a', 'b: c'] } },
  { id: 'refine.use-cases.one.persona.who', answer: { value: 'me' } },
  { id: 'refine.use-cases.two.story', answer: { value: 'a\nb' } },
  { id: 'finished.find', answer: { value: 'yes' } },
];

const commentsOf = (text: string): string[] => text.match(/# c\d+/g) ?? [];

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Without the groups that hold nothing: an empty key and an empty group are the same. */
function tidy(value: unknown): unknown {
  if (typeof value === 'string') return value === '~' ? '' : value.trimEnd();
  if (value instanceof Map) return tidy(Object.fromEntries(value));
  if (!isGroup(value)) return value ?? '';
  const pairs = Object.entries(value).map(([key, inner]) => [key, tidy(inner)] as const);
  const full = pairs.filter(([, inner]) => inner !== undefined && inner !== '');
  return full.length ? Object.fromEntries(full) : '';
}

function without(value: unknown, [key = '', ...rest]: readonly string[]): unknown {
  if (!isGroup(value)) return value;
  const { [key]: inner, ...others } = value;
  return rest.length && inner !== undefined ? { ...others, [key]: without(inner, rest) } : others;
}

/** Every line that is not part of the answer's own key or value, and every comment outside it, is still there, in order. */
function expectLinesKept(lines: readonly Line[], text: string, path: readonly string[]): void {
  const after = text.replace(/^\ufeff/, '').split(/\r?\n/);
  let found = 0;
  const isAbove = (owner: readonly string[]) => owner.length <= path.length && owner.every((key, i) => key === path[i]);
  const isBelow = (owner: readonly string[]) => owner.length >= path.length && path.every((key, i) => key === owner[i]);
  for (const line of lines) {
    const comment = /# c\d+/.exec(line.text)?.[0];
    const isOwn = isBelow(line.owner) || (isAbove(line.owner) && line.owner.length > 0 && !/^ *#|^ *$/.test(line.text));
    // A blank line may be the end of a block above it.
    if (isOwn || line.text.trim() === '') continue;
    const next = after.indexOf(line.text, found);
    expect(next, `"${line.text}" ${comment ?? ''} in\n${text}`).toBeGreaterThanOrEqual(0);
    found = next + 1;
  }
}
