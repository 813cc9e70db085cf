// The interview's state machine: random walks lose no place, and back is the way one came.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSettled } from '../src/advice/progress.ts';
import { enter, isStale, type Leg, legsOf, type Move, type State, step, stopsIn } from '../src/interview/walk.ts';
import { criteriaOf, fieldsOf } from '../src/method/ids.ts';
import type { Question } from '../src/method/types.ts';
import { type Answers, NO_ANSWERS, readerOf } from '../src/project/answers.ts';
import { runs } from './support/runs.ts';
import { tinyMethod } from './support/tiny-method.ts';

const method = tinyMethod;
const legs = legsOf(method);

/** The answers after the question at a place got one. */
function answered(answers: Answers, question: Question): Answers {
  const leaves =
    question.kind === 'checklist' ? criteriaOf(method, question) : question.kind === 'records' ? [] : [question];
  const byId = { ...answers.byId };
  for (const leaf of leaves)
    byId[leaf.id] = { value: leaf.kind === 'list' || leaf.kind === 'choices' ? ['one'] : 'yes' };
  return { ...answers, byId };
}

const stopsAt = (answers: Answers, state: State) => stopsIn(readerOf(method, answers), state);

const anyMove: fc.Arbitrary<'answer' | 'skip' | 'back' | 'review' | 'find-out' | 'goto' | 'open'> = fc.constantFrom(
  'answer',
  'answer',
  'answer',
  'skip',
  'back',
  'review',
  'find-out',
  'goto',
  'open',
);

describe('a walk', () => {
  it('stays at a place that can be shown, whatever moves are made', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyMove, fc.nat()), { maxLength: 80 }), (moves) => {
        let answers: Answers = { ...NO_ANSWERS, records: {} };
        let state = enter(readerOf(method, answers), legs[0] as Leg);
        for (const [kind, number] of moves) {
          const stops = stopsAt(answers, state);
          const question = stops.find((each) => each.id === state.at);
          if (kind === 'answer' && question && !state.part) answers = answered(answers, question);
          let move: Move = { kind: kind as 'answer' };
          if (kind === 'goto') move = { kind, id: method.questions[number % method.questions.length]?.id ?? '' };
          if (kind === 'open') {
            const hub = method.questions.find((each) => each.kind === 'records') as Question;
            if (state.at !== hub.id) continue;
            const record = `case-${number % 3}`;
            const known = answers.records[hub.id] ?? [];
            answers = { ...answers, records: { [hub.id]: [...new Set([...known, record])] } };
            move = { kind, record };
          }
          state = step(readerOf(method, answers), state, move);
          const ids = stopsAt(answers, state).map((each) => each.id);
          expect([...ids, 'tasks', 'review']).toContain(state.at);
          if (state.at === 'tasks') state = enter(readerOf(method, answers), legs[number % legs.length] as Leg);
        }
      }),
      runs(400),
    );
  });

  it('comes to the end of any leg by answering alone, asking nothing that is answered', () => {
    fc.assert(
      fc.property(fc.subarray(method.questions), fc.constantFrom(...legs), (known, leg) => {
        let answers = known.reduce(answered, NO_ANSWERS as Answers);
        let state = enter(readerOf(method, answers), leg);
        for (let moves = 0; state.at !== 'review'; moves++) {
          expect(moves).toBeLessThan(60);
          const question = stopsAt(answers, state).find((each) => each.id === state.at) as Question;
          if (!state.part && question.kind !== 'records')
            expect(
              isSettled(readerOf(method, answers), question) && !isStale(readerOf(method, answers), state, question),
            ).toBe(false);
          answers = state.part ? answers : answered(answers, question);
          state = step(readerOf(method, answers), state, { kind: 'answer' });
        }
      }),
      runs(300),
    );
  });

  it('goes back the way it came, and from the first question to the task list', () => {
    const leg = method.sections.find((section) => section.id === 'refine') as Leg;
    let answers: Answers = NO_ANSWERS;
    let state = enter(readerOf(method, answers), leg);
    const way = [state.at];
    while (state.at !== 'review') {
      const question = stopsAt(answers, state).find((each) => each.id === state.at) as Question;
      answers = state.part ? answers : answered(answers, question);
      state = step(readerOf(method, answers), state, { kind: 'answer' });
      if (!state.part) way.push(state.at);
    }
    for (const at of way.slice(0, -1).reverse()) {
      state = step(readerOf(method, answers), state, { kind: 'back' });
      expect(state.at).toBe(at);
    }
    expect(step(readerOf(method, answers), state, { kind: 'back' }).at).toBe('tasks');
  });

  it('returns to the check of the answers after one chosen there was changed', () => {
    const leg = method.sections[0] as Leg;
    const answers = method.questions.reduce(answered, NO_ANSWERS as Answers);
    const review = enter(readerOf(method, answers), leg);
    expect(review.at).toBe('review');
    const chosen = step(readerOf(method, answers), review, { kind: 'goto', id: 'project.name' });
    expect(chosen.at).toBe('project.name');
    expect(step(readerOf(method, answers), chosen, { kind: 'answer' }).at).toBe('review');
    expect(step(readerOf(method, answers), chosen, { kind: 'back' }).at).toBe('review');
    expect(step(readerOf(method, answers), chosen, { kind: 'skip' }).at).toBe('review');
  });

  it("walks a record's fields and comes back to the list of records", () => {
    const hub = method.questions.find((each) => each.kind === 'records') as Question;
    const answers: Answers = { ...NO_ANSWERS, records: { [hub.id]: ['tenant', 'nurse'] } };
    let state: State = {
      ...enter(readerOf(method, answers), method.sections.find((each) => each.id === 'refine') as Leg),
      at: hub.id,
    };
    state = step(readerOf(method, answers), state, { kind: 'open', record: 'nurse' });
    for (const field of fieldsOf(hub, 'nurse')) {
      expect(state.at).toBe(field.id);
      state = step(readerOf(method, answers), state, { kind: 'answer' });
    }
    expect(state.at).toBe(hub.id);
    const inside = step(readerOf(method, answers), state, { kind: 'open', record: 'nurse' });
    expect(step(readerOf(method, answers), inside, { kind: 'back' }).at).toBe(hub.id);
  });

  it('keeps its place when a question is to be found out, and goes on once it is known whom to ask', () => {
    const leg = method.sections[0] as Leg;
    const state = enter(readerOf(method, NO_ANSWERS), leg);
    const asked = step(readerOf(method, NO_ANSWERS), state, { kind: 'find-out' });
    expect(asked).toMatchObject({ at: 'project.name', part: 'find-out' });
    expect(step(readerOf(method, NO_ANSWERS), asked, { kind: 'back' })).toMatchObject({ at: 'project.name' });
    expect(step(readerOf(method, NO_ANSWERS), asked, { kind: 'back' }).part).toBeUndefined();
    const known: Answers = { ...NO_ANSWERS, byId: { 'project.name': { findOut: 'the clerk' } } };
    expect(step(readerOf(method, known), asked, { kind: 'answer' }).at).toBe('project.place');
  });
});
