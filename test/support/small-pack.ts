// A small method pack as files, for tests of what reads packs. One entry stands on one line, so that tests can name lines.
import { join } from 'node:path';
import { put } from './temp-dir.ts';

/** The files of a pack of two steps: every kind of question, two checklists, records, and options from the tactics. */
export const smallPack: Readonly<Record<string, string>> = {
  'method.yaml': `id: small-1.0
title: A small method
credit: Made for tests
steps: [find, refine]
roles:
  place: project.place
  government: project.government
  who-answers: project.role
  focus-area: find.focus-area
  missing-voices: find.missing
  use-cases: refine.use-cases
names: { place: your place, government: the government }
sections:
  - { id: project, title: Your project, intro: Who and where., after: [] }
  - { id: find.focus, title: Focus, intro: What it is about., after: [project] }
  - { id: refine.cases, title: Use cases, intro: Who does what., after: [find.focus] }
boxes:
  - { id: focus, title: Focus, from: find.focus-area }
pitch:
  sentences: ['People in {place} ask {government} about {focus}.']
  slots:
    - { id: focus, question: find.focus-area }
  notes:
    - { text: 'Still to be heard: {find.missing}.', when: { question: find.basis, equals: listened } }
questions:
  - { id: project.place, section: project, kind: text, label: Place, ask: Which place? }
  - { id: project.government, section: project, kind: text, label: Body, ask: 'Who governs {place}?' }
  - { id: project.role, section: project, kind: choice, label: Role, ask: Who are you?, options: [{ id: staff, label: Staff }, { id: resident, label: Resident }] }
  - { id: project.began, section: project, kind: date, label: Began, ask: Since when?, optional: true }
`,
  'find.yaml': `step:
  { id: find, name: Find, summary: a, action: b, engagement: c, collaborators: d, result: e, source: f }
tactics:
  - id: ask-around
    name: Ask around
    aliases: [Talk to people]
    phrase: ask around
    summary: a
    choose-when: b
    how: [c]
    caution: d
    first-step: e
    source: f
    criteria:
      - { id: contacts, title: Contacts, text: a, good: b, get: c, source: added }
      - { id: time, title: Time, text: a, good: b, get: c, source: added }
  - { id: map-assets, name: Map assets, phrase: map assets, summary: a, choose-when: b, how: [c], caution: d, first-step: e, source: f }
questions:
  - { id: find.checklists.ask-around, section: find.focus, kind: checklist, label: Ask around, ask: What is there?, tactic: ask-around }
  - { id: find.chosen, section: find.focus, kind: choices, label: Chosen, ask: Which ones?, options: { from: tactics, step: find } }
  - { id: find.basis, section: find.focus, kind: choice, label: Basis, ask: Why so?, options: [{ id: listened, label: We listened }, { id: guessed, label: We guessed }] }
  - { id: find.missing, section: find.focus, kind: list, label: Missing, ask: { default: Who is missing?, staff: Whom have you left out? }, when: { question: find.basis, equals: listened } }
  - { id: find.focus-area, section: find.focus, kind: phrase, label: Focus area, ask: What about?, sentence: 'It is about {answer}.', shows: [find.missing] }
  - { id: find.doable, section: find.focus, kind: judgement, label: Doable, ask: Can it be done? }
  - { id: find.main, section: find.focus, kind: choice, label: Main, ask: Which one first?, options: { from: find.chosen } }
`,
  'refine.yaml': `step:
  { id: refine, name: Refine, summary: a, action: b, engagement: c, collaborators: d, result: e, source: f }
tactics: []
questions:
  - { id: refine.story, section: refine.cases, kind: paragraph, label: Story, ask: How does it go? }
  - id: refine.use-cases
    section: refine.cases
    kind: records
    label: Use cases
    ask: Who would use it?
    fields:
      - { id: title, kind: text, label: Title, ask: What is it called? }
      - { id: persona.who, kind: text, label: Who, ask: Who is it? }
      - { id: persona.needs, kind: list, label: Needs, ask: What do they need?, shows: [persona.who, find.focus-area] }
      - { id: by, kind: date, label: By when, ask: By when?, when: { question: kind, equals: plan } }
      - { id: kind, kind: choice, label: Kind, ask: Which kind?, options: [{ id: plan, label: A plan }, { id: idea, label: An idea }] }
`,
};

/** Writes the small pack, or one made from it, into a folder of its own and returns that folder. */
export function putPack(folder: string, files: Readonly<Record<string, string>> = smallPack): string {
  for (const [name, text] of Object.entries(files)) put(join(folder, 'pack'), name, text);
  return join(folder, 'pack');
}
