// What holds for the YAML of any project file: nothing in it is overlooked, what tde writes looks like nothing cut off, and time grows no
// faster than the file.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMap, isScalar, isSeq, Lexer } from 'yaml';
import { UserError } from '../../src/errors.ts';
import type { Change } from '../../src/project/answers.ts';
import { readAnswers } from '../../src/project/read.ts';
import { newProjectText } from '../../src/project/skeleton.ts';
import { applyChanges } from '../../src/project/update.ts';
import { parseYaml } from '../../src/project/yaml.ts';
import { slowFiles } from './bad-files.ts';
import { runs } from './runs.ts';
import { growth, LINEAR } from './time.ts';
import { tinyMethod } from './tiny-method.ts';

/** How a project file of the tiny method begins. */
export const HEAD = 'tde: 1\nmethod: tiny-1.0\n';

/** What is told of a file that can be read. */
export const warningsOf = (text: string) => readAnswers(text, 'tde.yaml', tinyMethod).warnings;

/** Tests random answers, in this share of the runs there are. */
export function testWritten(share: number): void {
  describe('a text that was meant to go on behind a #', () => {
    it('is not seen in what tde writes, whatever was answered', () => {
      const text = fc.stringMatching(/^[a-c#4 :\n"'-]{1,12}$/).filter((each) => each.trim() !== '');
      fc.assert(
        fc.property(
          fc.array(text, { minLength: 2, maxLength: 2 }),
          fc.array(text, { minLength: 1 }),
          ([a, b], list) => {
            const changes: Change[] = [
              { id: 'refine.data-supply.collected', answer: { value: a, note: b } },
              { id: 'refine.data-supply.owners', answer: { value: list, findOut: b } },
            ];
            const form = newProjectText(tinyMethod);
            const written = applyChanges(form, readAnswers(form, 'f', tinyMethod), changes);
            expect(warningsOf(written)).toEqual([]);
          },
        ),
        runs(300 * share, 3000),
      );
    });
  });
}

/** Tests random files, in this share of the runs there are. */
export function testTaken(share: number): void {
  describe('a file that is taken', () => {
    it('has every text read that stands in it', () => {
      const piece = fc.constantFrom(
        ...['a', 'b', 'c d', ': ', ': ', ':', '- ', '- ', '? ', '? ', '?', '\n', '\n', '\n  ', '\n  ', '\n    ', '\n '],
        ...[
          '"',
          '"x"',
          "'",
          "'y'",
          '{',
          '}',
          '[',
          ']',
          ',',
          ', ',
          '|\n',
          '|-\n  t',
          '>\n  u',
          ' # c',
          '#',
          ' ',
          '\r\n',
        ],
      );
      let taken = 0;
      fc.assert(
        fc.property(fc.array(piece, { minLength: 2, maxLength: 14 }), (pieces) => {
          const text = HEAD + pieces.join('');
          let read: string[];
          try {
            read = textsIn(parseYaml(text, 'tde.yaml').root);
          } catch (error) {
            if (error instanceof UserError) return;
            throw error;
          }
          taken++;
          expect(read.length, text).toBe(textsWritten(text));
        }),
        runs(4000 * share, 300_000),
      );
      expect(taken).toBeGreaterThan(320 * share);
    });
  });
}

/** Tests how the time grows that it takes to read these files. */
export function testGrowth(titles: readonly string[]): void {
  describe('time', () => {
    it.each(slowFiles.filter(([title]) => titles.includes(title)))(
      'grows no faster than a file of %s',
      (_title, content) => {
        const read = (text: string) => {
          try {
            readAnswers(text, 'tde.yaml', tinyMethod);
          } catch (error) {
            expect(error).toBeInstanceOf(UserError);
          }
        };
        expect(growth(content, read, 500)).toBeLessThan(LINEAR);
      },
    );
  });
}

// --- internal ---

/** The texts of a node and all below it, as they are written; none where nothing is. */
function textsIn(node: unknown): string[] {
  if (isMap(node)) return node.items.flatMap(({ key, value }) => [...textsIn(key), ...textsIn(value)]);
  if (isSeq(node)) return node.items.flatMap(textsIn);
  return isScalar(node) && node.srcToken && 'source' in node.srcToken && node.srcToken.source
    ? [node.srcToken.source]
    : [];
}

/** How many texts stand in a text, by the library's first look at it, before any rule of what may stand where. */
function textsWritten(text: string): number {
  let count = 0;
  let before = '';
  for (const token of new Lexer().lex(text)) {
    // A mark goes before each plain text and each block; a block's header has been counted where it has no text.
    if (before === '\x1f' ? token !== '' : /^["']/.test(token)) count++;
    before = token;
  }
  return count;
}
