// Screens, options and criteria made up for the tests of the prompters, where it does not matter what is asked.
import type { Screen } from '../../src/interview/prompter.ts';

/** The options with these labels; the id is the label in small letters, joined by "-". */
export const optionsNamed = (...labels: string[]) =>
  labels.map((label) => ({ id: label.toLowerCase().replace(' ', '-'), label }));

/** The lines of a checklist with these titles; `text` makes the full sentence of a title. */
export const itemsNamed = (titles: string[], text = (title: string) => `Full ${title}`) =>
  titles.map((title) => ({
    id: title.toLowerCase(),
    title,
    text: text(title),
    good: `good ${title}`,
    get: `get ${title}`,
  }));

/** A screen that asks for a line and offers every move, but for what is given. */
export const madeScreen = (given: Partial<Screen> = {}): Screen => ({
  id: 'q',
  widget: 'line',
  where: 'The data',
  ask: 'A question?',
  help: [],
  context: [],
  draft: {},
  moves: { back: true, skip: true, 'find-out': true, review: true, goto: true },
  check: () => undefined,
  advise: () => undefined,
  ...given,
});
