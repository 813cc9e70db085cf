// Words that stand for a move and are typed in place of an answer: asked about, and done or kept as the person says.
import { describe, expect, it } from 'vitest';
import { keptOf } from '../../src/interview/drafts.ts';
import type { Start } from '../../src/interview/walk.ts';
import { words } from '../../src/words.ts';
import { leave } from './scripted-prompter.ts';
import { sit } from './sit.ts';

/** Tests so many words for each move, from the first one on. */
export function testWordsForMoves(most: number): void {
  describe('a word typed in place of an answer', () => {
    const { moves, words: table } = words.meant;
    type Meant = keyof typeof table;
    /** What each of them leads to from a question that offers every move. */
    const leadsTo: Record<Exclude<Meant, 'end'>, string | undefined> = {
      'find-out': 'refine.data-supply.collected#find-out',
      skip: 'refine.data-supply.could-collect',
      back: 'tasks',
      // Nothing was answered yet: it is a step back.
      undo: 'tasks',
      help: 'refine.data-supply.collected',
      menu: 'refine.data-supply.collected',
      review: 'review',
      tasks: 'tasks',
      leave: undefined,
    };
    const at = 'refine.data-supply.collected';
    const start: Start = { leg: 'refine.data-supply', at };
    const all = (Object.keys(table) as Meant[]).flatMap((move) =>
      table[move].slice(0, most).map((word) => [move, word] as const),
    );

    it.each(all.filter(([move]) => move !== 'end'))(
      'is asked about, and does what was meant: %s by "%s"',
      async (move, word) => {
        const next = leadsTo[move as Exclude<Meant, 'end'>];
        const { asked, prompter, sitting, answers } = await sit(
          {
            [at]: [word, ...(next === at ? [leave] : [])],
            meant: ['yes'],
            ...(next !== undefined && next !== at && { [next]: [leave] }),
          },
          { start },
        );
        expect(asked).toEqual([at, 'meant', ...(next === undefined ? [] : [next])]);
        expect(prompter.screens[1]?.ask).toContain(moves[move === 'undo' ? 'back' : move]);
        expect(prompter.screens[2]?.opens).toBe(move === 'help' || move === 'menu' ? move : undefined);
        expect(answers.byId).toEqual({});
        expect(keptOf(sitting)?.drafts ?? {}).toEqual({});
      },
    );

    it.each(all)(
      'is the answer where the person says so, and is not asked about again: %s by "%s"',
      async (move, word) => {
        const text = move === 'end' ? `One.\n${word}` : word;
        const { asked, answers } = await sit(
          {
            [at]: [text, text],
            meant: ['no'],
            'refine.data-supply.could-collect': [{ kind: 'back', draft: {} }, leave],
          },
          { start },
        );
        expect(asked).toEqual([
          at,
          'meant',
          'refine.data-supply.could-collect',
          at,
          'refine.data-supply.could-collect',
        ]);
        expect(answers.byId[at]?.value).toBe(text);
      },
    );
  });
}
