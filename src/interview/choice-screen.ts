// Builds the screens to choose a way on, outside the questions. Pure, and light: the first screen of all is one of them.
import type { Method } from '../method/types.ts';
import { fill, words } from '../words.ts';
import type { Option, Screen } from './prompter.ts';

/** What a screen has that takes no answer of a project. */
export const NO_ANSWER = { check: () => undefined, advise: () => undefined };

/** Before there is a project: a pitch now, or the whole worksheet. */
export const startScreen = ({ title, pitch: { minutes } }: Method): Screen =>
  choiceScreen({
    id: 'start',
    where: title,
    ask: words.start.ask,
    hint: words.start.hint,
    help: [words.start.help],
    options: [
      { id: 'quick', label: minutes === undefined ? words.start.quick : fill(words.start.quickIn, { minutes }) },
      { id: 'whole', label: words.start.whole },
    ],
  });

/** A screen to choose one way on, outside the questions: how to begin, whether to pause, whose answer to keep. */
export function choiceScreen(screen: {
  id: string;
  where: string;
  ask: string;
  hint?: string;
  help?: string[];
  options: Option[];
  context?: Screen['context'];
  page?: readonly string[];
  message?: string;
  draft?: Screen['draft'];
  moves?: Screen['moves'];
  leads?: Screen['leads'];
  sudden?: true;
}): Screen {
  return {
    widget: 'one',
    help: [],
    context: [],
    draft: { at: screen.options[0]?.id ?? '' },
    moves: { back: false, skip: false, findOut: false, review: false, goto: false },
    ...NO_ANSWER,
    ...screen,
  };
}
