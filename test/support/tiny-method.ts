// A small method with every kind of question, for tests that are about the machinery and not about the guide.
import type { Method, Question, Tactic } from '../../src/method/types.ts';

const tactic = (id: string, name: string, more: Partial<Tactic> = {}): Tactic => ({
  id,
  name,
  aliases: [],
  step: 'find',
  phrase: name.toLowerCase(),
  summary: `${name}, in a sentence.`,
  'choose-when': `you like to ${name.toLowerCase()}`,
  how: ['Begin.'],
  caution: 'Not for everybody.',
  'first-step': 'Take the first step.',
  criteria: [],
  traits: [],
  source: 'made for tests',
  ...more,
});

const question = (id: string, kind: Question['kind'], section: string, more: Partial<Question> = {}): Question => ({
  id,
  kind,
  section,
  ...(section !== 'start' && { step: section }),
  label: `Label of ${id.split('.').at(-1)}`,
  ask: `What about ${id}?`,
  ...more,
});

const questions: Question[] = [
  question('project.name', 'text', 'start', { label: 'Name' }),
  question('project.place', 'text', 'start', { label: 'Place' }),
  question('project.role', 'choice', 'start', {
    options: [
      { id: 'city', label: 'I work for the city' },
      { id: 'library', label: 'I work for a library' },
      { id: 'resident', label: 'Resident, or somebody else' },
    ],
  }),
  question('project.began', 'date', 'start', { optional: true }),
  question('find.checklists.analyze-requests', 'checklist', 'find', { tactic: 'analyze-requests' }),
  question('find.checklists.ask-around', 'checklist', 'find', { tactic: 'ask-around' }),
  question('find.tactics', 'choices', 'find', { options: { from: 'tactics', step: 'find' } }),
  question('find.focus-area', 'phrase', 'find', { sentence: 'We will look into {answer}.' }),
  question('refine.data-supply.collected', 'paragraph', 'refine'),
  question('refine.data-supply.owners', 'list', 'refine'),
  question('refine.data-supply.good-enough', 'judgement', 'refine'),
  question('refine.main-owner', 'choice', 'refine', { options: { from: 'refine.data-supply.owners' } }),
  question('refine.use-cases', 'records', 'refine', {
    label: 'Use cases',
    fields: [
      { id: 'title', kind: 'text', label: 'Title', ask: 'What is it called?' },
      { id: 'persona.who', kind: 'text', label: 'Who', ask: 'Who is it?' },
      { id: 'persona.needs', kind: 'list', label: 'Needs', ask: 'What do they need?' },
      { id: 'story', kind: 'paragraph', label: 'Story', ask: 'How does it go?' },
      { id: 'due', kind: 'date', label: 'By when', ask: 'By when?' },
    ],
  }),
  question('design.chosen', 'choices', 'design', { options: { from: 'refine.use-cases' } }),
  question('design.next-steps', 'paragraph', 'design'),
];

const section = (id: string, title: string, after: string[] = []) => ({
  id,
  title,
  intro: `${title}, in a sentence.`,
  after,
  questions: questions.filter((each) => each.section === id).map((each) => each.id),
});

/** A method of fifteen questions: every kind, two checklists, records with dotted fields, choices from other answers. */
export const tinyMethod: Method = {
  id: 'tiny-1.0',
  title: 'A tiny method',
  credit: 'Made for tests',
  roles: {
    name: 'project.name',
    place: 'project.place',
    'who-answers': 'project.role',
    'use-cases': 'refine.use-cases',
  },
  names: { place: 'your place' },
  steps: ['find', 'refine', 'design'].map((id) => ({
    id,
    name: id,
    summary: id,
    action: id,
    engagement: id,
    collaborators: id,
    result: id,
    source: 'made for tests',
  })),
  tactics: [
    tactic('analyze-requests', 'Analyze requests', {
      aliases: ['Look at data requests'],
      criteria: ['records', 'usage', 'staff'].map((id) => criterion(id)),
    }),
    tactic('ask-around', 'Ask around', { criteria: ['contacts', 'time'].map((id) => criterion(id)) }),
    tactic('map-assets', 'Map assets'),
    tactic('host-day', 'Host a day', { step: 'design' }),
  ],
  sections: [
    section('start', 'Your project'),
    section('find', 'Find', ['start']),
    section('refine', 'Refine', ['find']),
    section('design', 'Design', ['refine']),
  ],
  questions,
  topics: [],
  conversation: { opening: [], persona: [], 'use-case': [], topic: [] },
  boxes: [],
  pitch: {
    sentences: ['In {place} we will {what}.'],
    slots: [{ id: 'what', question: 'find.focus-area' }],
    notes: [],
    stages: {},
    closing: [],
  },
};

function criterion(id: string) {
  return {
    id,
    title: `Has ${id}`,
    text: `There is ${id}.`,
    good: `Good ${id} looks like this.`,
    get: `Get ${id} so.`,
    source: 'added' as const,
  };
}
