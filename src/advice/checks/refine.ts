// The rules about Refine: the worksheet's promises, and the use cases. Pure; knows no screen.
import { joinAnd } from '../../words.ts';
import { adviseOnWording, namesAThing, namesATool } from '../doubts.ts';
import { basisOf, stopsOf } from '../progress.ts';
import {
  chosenUseCase,
  type Facts,
  type Finding,
  has,
  hasPitch,
  personasOf,
  type Rule,
  textAt,
  textOf,
  useCases,
  when,
} from './rule.ts';

const STEP_2 = 'Step 2: Refine';

/** Use cases whose status does not go with the one that was chosen. */
function contradictions(facts: Facts): Finding[] {
  const all = useCases(facts);
  const isChosen = (status: string) => status === 'chosen';
  const chosen = chosenUseCase(facts) ?? all.find((useCase) => isChosen(useCase.get('status')));
  if (!chosen) return [];
  return all.flatMap((useCase) => {
    const status = useCase.get('status');
    const wrong = useCase.id === chosen.id ? status === 'set-aside' : isChosen(status);
    const marked = isChosen(status) ? 'chosen' : 'set aside';
    return when(wrong, {
      question: useCase.at('status'),
      values: { 'use-case': useCase.title, marked, chosen: chosen.title },
    });
  });
}

/** The chosen use case if it is assumed; before one is chosen, all of them if none was heard. */
function assumed(facts: Facts): Finding[] {
  const chosen = chosenUseCase(facts);
  const looked = chosen ? [chosen] : useCases(facts);
  const [first] = looked;
  if (!first || looked.some((useCase) => basisOf(facts, useCase.id) !== 'assumed')) return [];
  return [{ question: first.at('basis'), values: { 'use-cases': joinAnd(looked.map(({ title }) => `"${title}"`)) } }];
}

export const refineRules: readonly Rule[] = [
  {
    id: 'not-feasible-but-pitched',
    severity: 'error',
    message: 'You marked the plan as not doable, and the pitch still promises it.',
    why: 'People who read the pitch will count on what it says.',
    source: 'Worksheet, part 6',
    mends: 'feasible',
    find: (facts) => when(textOf(facts, 'feasible') === 'no' && hasPitch(facts)),
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
          const advice = kind === 'phrase' ? adviseOnWording(facts, question, textAt(facts, id)) : undefined;
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
    find: (facts) => when(textOf(facts, 'pursue') === 'no' && has(facts, 'talk-tactics')),
  },
  {
    id: 'only-one-use-case',
    severity: 'warning',
    message: 'A use case was chosen, and there was no other one to choose from.',
    why: 'Side by side, you can see which one people stand behind.',
    source: STEP_2,
    mends: 'use-cases',
    needs: ['chosen-use-case'],
    find: (facts) => when(has(facts, 'chosen-use-case') && useCases(facts).length < 2),
  },
  {
    id: 'only-assumed',
    severity: 'warning',
    message: 'So far this is only assumed: {use-cases}. Talk with people like the persona.',
    why: 'A plan that rests on guesses can miss the people it is for.',
    source: STEP_2,
    mends: 'use-cases',
    needs: ['use-cases.basis'],
    find: assumed,
  },
  {
    id: 'persona-borrowed',
    severity: 'hint',
    message: 'The persona "{persona}" is borrowed, and stands behind a use case. Ask such people here if it fits.',
    why: 'A portrait that was drawn somewhere else weighs as an assumption.',
    source: 'added',
    mends: 'personas',
    needs: ['personas.basis', 'use-cases.personas'],
    find: (facts) => {
      const chosen = chosenUseCase(facts);
      const looked = (chosen ? [chosen] : useCases(facts)).flatMap((useCase) => personasOf(facts, useCase));
      const byId = new Map(looked.map((persona) => [persona.id, persona]));
      return [...byId.values()].flatMap((persona) =>
        when(persona.get('basis') === 'borrowed', {
          question: persona.at('basis'),
          values: { persona: persona.title },
        }),
      );
    },
  },
  {
    id: 'heard-from-nobody',
    severity: 'warning',
    message: 'The use case "{use-case}" is marked as heard, and no group is named.',
    why: 'Readers should see whose words a use case rests on.',
    source: STEP_2,
    mends: 'use-cases',
    needs: ['use-cases.basis', 'use-cases.heard-from'],
    find: (facts) =>
      useCases(facts).flatMap((useCase) =>
        when(useCase.get('basis') === 'heard' && !useCase.settled('heard-from'), {
          question: useCase.at('heard-from'),
          values: { 'use-case': useCase.title },
        }),
      ),
  },
  {
    id: 'story-without-goal',
    severity: 'warning',
    message: 'The story of "{use-case}" has no goal: nothing stands after "so that".',
    why: 'Only the goal can tell you later whether it worked.',
    source: 'Step 2: Refine; Additional resources, user stories',
    mends: 'use-cases',
    needs: ['use-cases.as', 'use-cases.want', 'use-cases.so-that'],
    find: (facts) =>
      useCases(facts).flatMap((useCase) =>
        when((useCase.settled('as') || useCase.settled('want')) && !useCase.settled('so-that'), {
          question: useCase.at('so-that'),
          values: { 'use-case': useCase.title },
        }),
      ),
  },
  {
    id: 'use-case-names-tool',
    severity: 'warning',
    message: 'The use case "{use-case}" names a tool, or a thing to have. Say what the person would do with it.',
    why: 'A tool named too early shuts out simpler ways that may work better.',
    source: 'added',
    mends: 'use-cases',
    byWords: true,
    find: (facts) =>
      useCases(facts).flatMap((useCase) => {
        const [want, title] = [useCase.at('want'), useCase.first];
        const inTitle = namesATool(textAt(facts, title)) ? title : undefined;
        const question = namesATool(textAt(facts, want)) || namesAThing(facts, want) ? want : inTitle;
        return question ? [{ question, values: { 'use-case': useCase.title } }] : [];
      }),
  },
  {
    id: 'holder-not-named',
    severity: 'warning',
    message: 'Nobody is named who holds the data for "{use-case}".',
    why: 'You need a yes from those who hold the data before you promise anything.',
    source: 'Worksheet, part 2',
    mends: 'use-cases',
    needs: ['use-cases.holder', 'chosen-use-case'],
    find: (facts) => {
      const chosen = chosenUseCase(facts);
      return chosen && !chosen.settled('holder')
        ? [{ question: chosen.at('holder'), values: { 'use-case': chosen.title } }]
        : [];
    },
  },
  {
    id: 'nothing-speaks-for-it',
    severity: 'hint',
    message: 'Note what speaks for "{use-case}": partners, keen residents, or a plain gap in the data.',
    why: 'These are the three signs of a promising use case.',
    source: STEP_2,
    mends: 'use-cases',
    needs: ['use-cases.strength', 'chosen-use-case'],
    find: (facts) => {
      const chosen = chosenUseCase(facts);
      return chosen && !chosen.settled('strength')
        ? [{ question: chosen.at('strength'), values: { 'use-case': chosen.title } }]
        : [];
    },
  },
  {
    id: 'choice-contradicted',
    severity: 'error',
    message: 'The use case "{use-case}" is marked as {marked}, but the chosen one is "{chosen}".',
    why: 'Only one use case is taken up in a cycle, and everybody should see which.',
    source: 'Step 3: Design',
    mends: 'chosen-use-case',
    needs: ['use-cases.status'],
    find: contradictions,
  },
];
