// Words that stand for a move and are typed in place of an answer: asked about, and done or kept as the person says.
import { describe, expect, it } from 'vitest';
import { keptOf } from '../../src/interview/drafts.ts';
import type { Start } from '../../src/interview/walk.ts';
import { promptWords } from '../../src/words/prompts.ts';
import { words } from '../../src/words.ts';
import { leave } from './scripted-prompter.ts';
import { sit } from './sit.ts';

/** Tests so many words for each move, from the first one on; where it is one, not every move's is also tried as an answer. */
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

    it.each([
      ['two inspectors /undo', '/undo', 'back', 'tasks'],
      ['two inspectors/GOTO place ', '/GOTO place', 'goto', 'project.place'],
      ['two inspectors\nthe clinic /skip', '/skip', 'skip', 'refine.data-supply.could-collect'],
      ['two inspectors/help', '/help', 'help', at],
    ] as const)('is asked about behind an answer, which stays as typed so far: %s', async (text, typed, move, next) => {
      const { asked, prompter, sitting } = await sit(
        { [at]: [text, ...(next === at ? [leave] : [])], meant: ['yes'], ...(next !== at && { [next]: [leave] }) },
        { start },
      );
      expect(asked).toEqual([at, 'meant', next]);
      expect(prompter.screens[1]?.ask).toBe(
        `You typed "${typed}". That looks like "${promptWords.moves[move]}". Is it what you want?`,
      );
      const before = text.slice(0, text.indexOf(typed)).trimEnd();
      expect(next === at ? prompter.screens[2]?.draft.text : keptOf(sitting)?.drafts[at]?.text).toBe(before);
    });

    it.each(['inspectors and/or clerks', 'see /back/yard', '/r/larkin asks about lead'])(
      'is not seen in an answer that has a slash: %s',
      async (text) => {
        const { answers } = await sit({ [at]: [text], 'refine.data-supply.could-collect': [leave] }, { start });
        expect(answers.byId[at]?.value).toBe(text);
      },
    );

    it('has the moves of the question while it is asked about: help, the question again, and another place', async () => {
      const { asked, prompter, sitting } = await sit(
        {
          [at]: ['menu', 'menu'],
          meant: ['change', { kind: 'goto', to: 'Place', draft: {} }],
          'project.place': [leave],
        },
        { start },
      );
      expect(asked).toEqual([at, 'meant', at, 'meant', 'project.place']);
      const [question, meant, again] = prompter.screens;
      expect(meant).toMatchObject({
        help: question?.help,
        places: question?.places,
        moves: { goto: true },
      });
      expect(again?.draft.text).toBe('menu');
      expect(keptOf(sitting)?.drafts[at]?.text).toBe('menu');
    });

    // Where no move is made, one word goes the way of all; one that ends an answer has the answer above it.
    const asAnswers = most > 1 ? all : all.filter(([move]) => move === 'leave' || move === 'end');
    it.each(asAnswers)(
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
