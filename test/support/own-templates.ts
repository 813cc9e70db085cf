// Templates of one's own with whatever may be written into them, and what is said of it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownDocument } from '../../src/documents/own-template.ts';
import { UserError } from '../../src/errors.ts';
import { runs } from './runs.ts';
import { growth, LINEAR } from './time.ts';

/** What a template makes. */
export const markdownOf = (template: string, file: string, view: object) => ownDocument(template, file, view).markdown;

/** What is wrong with a template: `line:column what next` for each problem. */
export function wrong(template: string, view: object): string[] {
  try {
    return [`rendered: ${markdownOf(template, 'own.hbs', view)}`];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map(({ what, where, next }) => {
      expect(where?.file).toBe('own.hbs');
      return `${where?.line}:${where?.column} ${what} ${next}`;
    });
  }
}

/** What a template is filled in with: an answer that has to be escaped, a list, and a word of the renderer itself. */
export const BAD_VIEW = { title: 'a | b\n# c <b>', list: ['x'], toHTML: 'y' };

/** Tests random templates, in this share of the runs there are. */
export function testWhateverWritten(share: number): void {
  describe('a template cannot', () => {
    test('do any of it, whatever is written: it renders, or it says why not', () => {
      const piece = fc.constantFrom(
        ...['{{', '}}', '{{{', '#', '/', '>', '*', '&', '^', '~', '!', '@', '.', '..', ' ', '"', '|', '(', ')', '='],
        ...[
          'if',
          'each',
          'with',
          'lookup',
          'this',
          'title',
          'list',
          'constructor',
          '__proto__',
          'else',
          'as',
          'root',
          'toHTML',
          '\n',
        ],
        ...['{{title}}', '{{#each list}}', '{{/each}}', '{{#if title}}', '{{/if}}', '{{> _table}}'],
      );
      fc.assert(
        fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
          const [said = ''] = wrong(pieces.join(''), BAD_VIEW);
          expect(said).not.toMatch(/native code|<b>(?<!\\<b>)/);
        }),
        runs(1500 * share, 15_000),
      );
    });
  });
}

/** Templates that could take long, at any size. */
export const GROWING: readonly (readonly [what: string, template: (size: number) => string])[] = [
  ['a kind and blanks', (size) => `{{!-- kind:${' '.repeat(size)}--}}`],
  ['a kind, blanks and no end', (size) => `{{!-- kind:${' '.repeat(size)}`],
  ['a language and blanks', (size) => `{{! language:${' '.repeat(size)}x}}`],
  ['comments that never end', (size) => '{{!-- '.repeat(size / 6)],
  ['blanks around names', (size) => `${`${' '.repeat(40)}{{title}}`.repeat(size / 50)}`],
  ['line breaks', (size) => `{{title}}${'\n'.repeat(size)}{{title}}`],
  ['backslashes', (size) => '\\'.repeat(size)],
  ['braces', (size) => '{'.repeat(size)],
  ['a long path', (size) => `{{${'title.'.repeat(size / 6)}x}}`],
  ['a long name', (size) => `{{${'x'.repeat(size)}}}`],
];

/** Tests how the time grows that some of these take. */
export function testGrowth(names: readonly string[]): void {
  describe('a template that is too much', () => {
    test.each(GROWING.filter(([name]) => names.includes(name)))(
      'takes a time that grows with it: %s',
      (_title, template) => {
        const work = (text: string) => {
          try {
            ownDocument(text, 'own.hbs', BAD_VIEW);
          } catch (error) {
            if (!(error instanceof UserError)) throw error;
          }
        };
        expect(growth(template, work, 1000)).toBeLessThan(LINEAR);
      },
    );
  });
}
