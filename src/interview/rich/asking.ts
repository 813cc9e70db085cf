// A question while it is on screen: which widget asks it, and the state it is in. Knows no stream and no terminal modes.
import type { Draft, Screen } from '../prompter.ts';
import { checklist } from './checklist.ts';
import { field } from './field.ts';
import type { Frame, Paint, Size } from './frame.ts';
import type { Press } from './keys.ts';
import { options } from './options.ts';
import type { Done, Shared, Widget } from './widget.ts';

/** The question on screen. */
export type Asking = {
  screen: Screen;
  press: (press: Press, size: Size) => Done | undefined;
  draft: () => Draft;
  view: (size: Size) => Frame;
};

/** A screen with the widget that asks it and the state it is in. */
export function openScreen(screen: Screen, paint: Paint): Asking {
  switch (screen.widget) {
    case 'one':
    case 'many':
      return run(options, screen, paint);
    case 'checklist':
      return run(checklist, screen, paint);
    default:
      return run(field, screen, paint);
  }
}

/**
 * What was typed before the question was shown: text goes into an empty field, and a number to its line of a list, where it can
 * be seen; nothing answers or moves unseen, except that a wish to leave is heard.
 */
export function replayed(presses: readonly Press[], screen: Screen): Press[] {
  const leave = presses.find((press) => press.name === 'interrupt' || press.name === 'end-of-input');
  if (leave !== undefined) return [leave];
  let text = '';
  for (const press of presses) {
    if (press.name === 'backspace') text = Array.from(text).slice(0, -1).join('');
    else text += press.name === 'enter' || press.name === 'newline' ? '\n' : (press.text ?? '');
  }
  text = text.trimEnd();
  if (text === '') return [];
  // Dropped, the number would leave the Enter that follows it to choose another line.
  if (isNumberIn(screen, text))
    return [
      { name: 'text', text },
      { name: 'typed-ahead', text },
    ];
  return isField(screen) && !screen.draft.text ? [{ name: 'paste', text }] : [{ name: 'typed-ahead' }];
}

/**
 * What comes to a list in one piece. A number or nothing, Enter, and one line more is what a quick person typed for the list and
 * for what is asked next; in any other paste there is nothing for a list, and the Enter behind it must not choose.
 */
export function forList(presses: readonly Press[], screen: Screen): Press[] {
  if (isField(screen)) return [...presses];
  return presses.flatMap((press, index) => {
    const [, number = '', rest] = (press.loose && /^(\d*)\n([^\n]*)$/.exec(press.text ?? '')) || [];
    if (rest !== undefined && (number === '' || isNumberIn(screen, number)))
      return [...(number === '' ? [] : [{ name: 'text', text: number } as const]), ENTER, { name: 'text', text: rest }];
    return press.name === 'enter' && presses[index - 1]?.name === 'paste' ? [] : [press];
  });
}

// --- internal ---

const ENTER: Press = { name: 'enter' };

const isField = ({ widget }: Screen): boolean => widget === 'line' || widget === 'lines' || widget === 'list';

/** Whether a text is the number of an option on this screen. */
const isNumberIn = ({ widget, options = [] }: Screen, text: string): boolean =>
  (widget === 'one' || widget === 'many') && /^[1-9]\d*$/.test(text) && Number(text) <= options.length;

function run<State extends Shared>(widget: Widget<State>, screen: Screen, paint: Paint): Asking {
  let state = widget.start(screen);
  return {
    screen,
    press(press, size) {
      const step = widget.press(state, press, screen, size);
      if (step.state !== undefined) state = step.state;
      return step.reply;
    },
    draft: () => widget.draft(state, screen),
    view: (size) => widget.view(state, screen, size, paint),
  };
}
