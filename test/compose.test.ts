// Composing plainly gives what the parser's own composer gives, or leaves the text to it: nothing in between.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../src/errors.ts';
import { loadMethod } from '../src/method/load.ts';
import { composePlainly } from '../src/project/compose.ts';
import type { YamlNode } from '../src/project/nodes.ts';
import { whereIn } from '../src/project/problems.ts';
import { blockLines } from '../src/project/scalar.ts';
import { newProjectText } from '../src/project/skeleton.ts';
import { tokensOf } from '../src/project/tokens.ts';
import { composeFully } from '../src/project/yaml.ts';
import { exampleFiles } from './support/examples.ts';
import { randomYaml } from './support/random-yaml.ts';
import { runs } from './support/runs.ts';

const method = await loadMethod();

/** What the composer makes of a text, or the codes of what is wrong with it. */
function fully(text: string): unknown {
  try {
    return trimmed(composeFully(tokensOf(text), whereIn(text, 'tde.yaml')));
  } catch (error) {
    if (error instanceof UserError) return error.problems.map(({ code }) => code);
    throw error;
  }
}

/** An empty value is nothing in one reading and an empty plain text in the other: no reader of nodes tells them apart. */
function trimmed(node: YamlNode): unknown {
  if (node === undefined || (node.kind === 'scalar' && node.plain && node.text === '')) return null;
  if (node.kind === 'list') return { ...node, items: node.items.map(trimmed) };
  if (node.kind !== 'map') return node;
  return { ...node, items: node.items.map(({ key, value }) => ({ key: trimmed(key), value: trimmed(value) })) };
}

/** Whether a text was composed plainly; then the composer has to say the same. */
function agrees(text: string): boolean {
  const plain = composePlainly(tokensOf(text));
  if (!plain) return false;
  expect(trimmed(plain), JSON.stringify(text)).toEqual(fully(text));
  return true;
}

describe('composing plainly', () => {
  test('takes every project that tde writes, as the composer would', () => {
    expect(agrees(newProjectText(method))).toBe(true);
    for (const file of exampleFiles) expect(agrees(readFileSync(file, 'utf8')), file).toBe(true);
  });

  test('takes what tde writes for any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...'ab1 :#-?\'"\\|>&*!%@`{}[],~=.\n\u00a0é') }),
    );
    const key = fc.constantFrom('a', 'b-c', '2026', 'yes', 'null', 'find.voices', '1e3');
    const tree = fc.dictionary(key, fc.oneof(text, fc.array(text, { minLength: 1 }), fc.dictionary(key, text)), {
      minKeys: 1,
    });
    fc.assert(
      fc.property(tree, (written) => {
        const lines = ['tde: 1', '# a comment', ...blockLines(written, 0)].join('\n');
        expect(agrees(`${lines}\n`)).toBe(true);
      }),
      runs(1500),
    );
  });

  test('gives what the composer gives for odd texts, or leaves them', () => {
    fc.assert(
      fc.property(randomYaml, ({ text }) => void agrees(text)),
      runs(1500),
    );
    const usual = fc
      .tuple(
        fc.constantFrom('', '', '  ', '    '),
        fc.constantFrom('a:', 'b:', 'c.d:', '"e":', '2:', 'null:', '- x', '- "y"', '# c'),
        fc.constantFrom('', '', ' x', " 'it''s'", ' "q"', ' |', ' |-', ' ~'),
      )
      .map((parts) => parts.join(''));
    const odd = fc
      .tuple(
        fc.constantFrom('', ' ', '  ', '   ', '    ', '\t'),
        fc.constantFrom('- ', '-', '', '', '', '? ', '# '),
        fc.constantFrom('a:', 'b:', 'c.d:', '"e":', "'f':", 'null:', '<<:', 'two words:', '---', '...', '', 'text'),
        fc.constantFrom('', ' ', '  '),
        fc.constantFrom(
          '',
          'x',
          'x: y',
          'x #y',
          'x#y',
          '~',
          '|',
          '|+',
          '|2',
          '>',
          '"q',
          "'it''s'",
          '[a]',
          '&a b',
          '*a',
        ),
        fc.constantFrom('', '', '', ' ', ' # c', '#', '\r', '"', ':'),
      )
      .map((parts) => parts.join(''));
    const line = fc.oneof({ weight: 5, arbitrary: usual }, { weight: 1, arbitrary: odd });
    let plain = 0;
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(true, true, true, false),
        (lines, ends) => {
          if (agrees(lines.join('\n') + (ends ? '\n' : ''))) plain++;
        },
      ),
      runs(20_000),
    );
    expect(plain).toBeGreaterThan(1000);
  });
});
