// The rules about Refine: the worksheet's promises, and the use cases. Pure; knows no screen.

import type { Role } from '../../method/roles.ts';
import { adviseOnWording, namesAThing, namesATool } from '../doubts.ts';
import { basisOf, type Compared, chosenUseCase, stopsOf } from '../progress.ts';
import {
  eachOf,
  type Facts,
  type Finding,
  has,
  hasPitch,
  inShort,
  openIn,
  personasOf,
  type Rule,
  recordsIn,
  textOf,
  titlesOf,
  when,
} from './rule.ts';

const STEP_2 = 'Step 2: Refine';

/** Use cases whose status does not go with the one that was chosen. */
function contradictions(facts: Facts): Finding[] {
  const all = recordsIn(facts, 'use-cases').map((useCase) => ({ useCase, status: useCase.text('use-cases.status') }));
  const chosen = chosenUseCase(facts) ?? all.find(({ status }) => status === 'chosen')?.useCase;
  if (!chosen) return [];
  return all.flatMap(({ useCase, status }) =>
    when(status === (useCase.id === chosen.id ? 'set-aside' : 'chosen'), {
      question: useCase.at('use-cases.status'),
      values: {
        title: inShort(useCase.title),
        marked: status === 'chosen' ? 'chosen' : 'set aside',
        chosen: inShort(chosen.title),
      },
    }),
  );
}

/** The use case that was chosen; before one is, all of them. */
function useCasesInView(facts: Facts): Compared[] {
  const chosen = chosenUseCase(facts);
  return chosen ? [chosen] : recordsIn(facts, 'use-cases');
}

/** The chosen use case if it is assumed; before one is chosen, all of them if none was heard. */
function assumed(facts: Facts): Finding[] {
  const looked = useCasesInView(facts);
  const [first] = looked;
  if (!first || looked.some(({ id }) => basisOf(facts, id) !== 'assumed')) return [];
  return [{ question: first.at('use-cases.basis'), values: { titles: titlesOf(looked) } }];
}

/** The chosen use case where a field of it is open. */
const openInChosen = (facts: Facts, role: Role): Finding[] =>
  openIn(facts, role, ({ id }) => id === textOf(facts, 'chosen-use-case'));

export const refineRules: readonly Rule[] = [
  {
    id: 'not-feasible-but-pitched',
    severity: 'error',
    message: 'You marked the plan as not doable, and the pitch still promises it.',
    why: 'People who read the pitch will count on what it says.',
    source: 'Worksheet, part 6',
    mends: 'feasible',
    find: (facts) => textOf(facts, 'feasible') === 'no' && hasPitch(facts),
  },
  {
    id: 'doubtful-wording',
    severity: 'hint',
    message: '"{label}": {advice}',
    why: 'These words stand inside sentences that others read first of all.',
    source: 'added',
    byWords: true,
    find: (facts) =>
      facts.method.sections
        .flatMap(({ questions }) => stopsOf(facts, questions))
        .flatMap((question) => {
          const { id, kind, label } = question;
          const text = kind === 'phrase' ? facts.text(id) : '';
          const advice = text === '' ? undefined : adviseOnWording(facts, question, text);
          return advice === undefined ? [] : [{ question: id, values: { label, advice } }];
        }),
  },
  {
    id: 'judgement-without-reason',
    severity: 'hint',
    message: '"{label}" is marked with "{value}". Add a note that says why.',
    why: 'The reason is what your team and your partners can work on.',
    source: 'Worksheet, parts 4 and 6',
    find: (facts) =>
      facts.method.questions.flatMap(({ id, kind, label }) => {
        const answer = kind === 'judgement' ? facts.at(id) : undefined;
        const value = String(answer?.value ?? '');
        return when(['no', 'partly'].includes(value) && !answer?.note, { question: id, values: { label, value } });
      }),
  },
  {
    id: 'nothing-can-follow',
    severity: 'warning',
    message: 'You plan to ask people, and say that nothing can follow from what they tell you.',
    why: 'Asking people and then doing nothing costs trust.',
    source: 'Worksheet, part 6',
    mends: 'pursue',
    needs: ['talk-tactics'],
    find: (facts) => textOf(facts, 'pursue') === 'no' && has(facts, 'talk-tactics'),
  },
  {
    id: 'only-one-use-case',
    severity: 'warning',
    message: 'A use case was chosen, and there was no other one to choose from.',
    why: 'Side by side, you can see which one people stand behind.',
    source: STEP_2,
    mends: 'use-cases',
    needs: ['chosen-use-case'],
    find: (facts) => has(facts, 'chosen-use-case') && recordsIn(facts, 'use-cases').length < 2,
  },
  {
    id: 'only-assumed',
    severity: 'warning',
    message: 'So far this is only assumed: {titles}. Talk with the people it is about.',
    why: 'A plan that rests on guesses can miss the people it is for.',
    source: STEP_2,
    mends: 'use-cases',
    needs: ['use-cases.basis'],
    find: assumed,
  },
  {
    id: 'persona-borrowed',
    severity: 'hint',
    message: 'The persona "{title}" is borrowed, and stands behind a use case. Ask such people here if it fits.',
    why: 'A portrait that was drawn somewhere else weighs as an assumption.',
    source: 'added',
    mends: 'personas',
    needs: ['personas.basis', 'use-cases.personas'],
    find: (facts) => {
      const looked = useCasesInView(facts).flatMap((useCase) => personasOf(facts, useCase));
      const byId = new Map(looked.map((persona) => [persona.id, persona]));
      const borrowed = [...byId.values()].filter(({ text }) => text('personas.basis') === 'borrowed');
      return eachOf(borrowed, 'personas.basis');
    },
  },
  {
    id: 'heard-from-nobody',
    severity: 'warning',
    message: 'The use case "{title}" is marked as heard, and no group is named.',
    why: 'Readers should see whose words a use case rests on.',
    source: STEP_2,
    mends: 'use-cases',
    needs: ['use-cases.basis', 'use-cases.heard-from'],
    find: (facts) => openIn(facts, 'use-cases.heard-from', ({ text }) => text('use-cases.basis') === 'heard'),
  },
  {
    id: 'story-without-goal',
    severity: 'warning',
    message: 'The story of "{title}" has no goal: nothing stands after "so that".',
    why: 'Only the goal can tell you later whether it worked.',
    source: 'Step 2: Refine; Additional resources, user stories',
    mends: 'use-cases',
    needs: ['use-cases.as', 'use-cases.want', 'use-cases.so-that'],
    find: (facts) =>
      openIn(facts, 'use-cases.so-that', ({ isSettled }) => isSettled('use-cases.as') || isSettled('use-cases.want')),
  },
  {
    id: 'use-case-names-tool',
    severity: 'warning',
    message: 'The use case "{title}" names a tool, or a thing to have. Say what the person would do with it.',
    why: 'A tool named too early shuts out simpler ways that may work better.',
    source: 'added',
    mends: 'use-cases',
    byWords: true,
    find: (facts) =>
      recordsIn(facts, 'use-cases').flatMap((useCase) => {
        const want = useCase.at('use-cases.want');
        const [first] = Object.values(useCase.fields);
        const inTitle = namesATool(facts.text(first?.id)) ? first?.id : undefined;
        const question = namesATool(facts.text(want)) || namesAThing(facts, want) ? want : inTitle;
        return question ? [{ question, values: { title: inShort(useCase.title) } }] : [];
      }),
  },
  {
    id: 'holder-not-named',
    severity: 'warning',
    message: 'Nobody is named who holds the data for "{title}".',
    why: 'You need a yes from those who hold the data before you promise anything.',
    source: 'Worksheet, part 2',
    mends: 'use-cases',
    needs: ['use-cases.holder', 'chosen-use-case'],
    find: (facts) => openInChosen(facts, 'use-cases.holder'),
  },
  {
    id: 'nothing-speaks-for-it',
    severity: 'hint',
    message: 'Note what speaks for "{title}": partners, keen residents, or a plain gap in the data.',
    why: 'These are the three signs of a promising use case.',
    source: STEP_2,
    mends: 'use-cases',
    needs: ['use-cases.strength', 'chosen-use-case'],
    find: (facts) => openInChosen(facts, 'use-cases.strength'),
  },
  {
    id: 'choice-contradicted',
    severity: 'error',
    message: 'The use case "{title}" is marked as {marked}, but the chosen one is "{chosen}".',
    why: 'Only one use case is taken up in a cycle, and everybody should see which.',
    source: 'Step 3: Design',
    mends: 'chosen-use-case',
    needs: ['use-cases.status'],
    find: contradictions,
  },
];
