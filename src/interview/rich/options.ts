// A question answered by choosing: one option, or several ticked; the moves stand at the end of the list. Pure.
import { safe } from '../../terminal.ts';
import { wrap } from '../../text.ts';
import { promptWords } from '../../words/prompts.ts';
import { readTyped, type Typed } from '../moves.ts';
import type { Draft, Option, Screen } from '../prompter.ts';
import { type Body, compose, type Paint, roomIn, type Size } from './frame.ts';
import { menuFrame, openMenu } from './menu.ts';
import { rowAfter } from './typing.ts';
import { answerWith, doTyped, movesOf, type Shared, type Step, sharedPress, tipFor, type Widget } from './widget.ts';

/** `row` counts the options and the moves after them; `ticked` are option ids; `digits` are those of a number typed so far. */
export type OptionsState = Shared & { row: number; ticked: readonly string[]; digits?: string };

export const options: Widget<OptionsState> = {
  start(screen) {
    const at = optionsOf(screen).findIndex((option) => option.id === screen.draft.at);
    return { row: Math.max(0, at), ticked: screen.draft.ticked ?? [], message: screen.message };
  },

  press(state, press, screen, size) {
    const draft = options.draft(state, screen);
    const shared = sharedPress(state, press, screen, size, draft, true);
    if (shared !== undefined) return shared;
    const last = optionsOf(screen).length + menuOf(screen).length - 1;
    const moved = rowAfter(press.name, state.row, last);
    if (moved !== undefined) return { state: { ...state, row: moved, message: undefined, digits: undefined } };
    switch (press.name) {
      case 'paste':
        return { state: { ...state, message: promptWords.messages.noPlaceForText } };
      case 'text':
        return typeText(state, press.text ?? '', screen);
      case 'enter':
      case 'newline':
        return choose(state, screen, size, draft);
      default:
        return { state };
    }
  },

  draft(state, screen) {
    const all = optionsOf(screen);
    const at = all[Math.min(state.row, all.length - 1)]?.id;
    return screen.widget === 'many' ? { at, ticked: [...state.ticked] } : { at };
  },

  view(state, screen, size, paint) {
    if (state.menu !== undefined) return menuFrame(state.menu, state.message, screen, size, paint);
    const { keys } = promptWords;
    const many = screen.widget === 'many';
    const labels = optionsOf(screen).filter((option) => state.ticked.includes(option.id));
    return compose(screen, size, paint, {
      body: optionsBody(state, screen, size, paint),
      status: !many
        ? undefined
        : labels.length === 0
          ? promptWords.nothingChosen
          : promptWords.chosen(labels.map((option) => safe(option.label)).join(', ')),
      tip: tipFor(screen, options.draft(state, screen)),
      message: state.message,
      help: state.help,
      ...movesOf(
        state,
        screen,
        size,
        many ? [keys.many, keys.answer] : [keys.one],
        false,
        many ? keys.manyBrief : keys.one,
      ),
    });
  },
};

// --- internal ---

const optionsOf = (screen: Screen): readonly Option[] => screen.options ?? [];

/** The moves most often needed, at the end of the list; the last row opens the menu of all. */
function menuOf({ moves }: Screen): { word: string; label: string }[] {
  const { menu } = promptWords;
  return [
    ...(moves.skip ? [{ word: '/skip', label: menu.skip }] : []),
    ...(moves.findOut ? [{ word: '/find-out', label: menu.findOut }] : []),
    ...(moves.back ? [{ word: '/back', label: menu.back }] : []),
    ...(moves.review ? [{ word: '/menu', label: menu.more }] : []),
  ];
}

/** Text typed in a list: a digit goes to an option, Space ticks, a slash opens the line for words; letters do nothing. */
function typeText(state: OptionsState, text: string, screen: Screen): Step<OptionsState> {
  // More than digits and spaces at once is a paste, not typing.
  if (text.length > 1 && !/^[\d ]*(\/.*)?$/.test(text)) {
    return { state: { ...state, message: promptWords.messages.noPlaceForText } };
  }
  let next = state;
  for (const [index, character] of Array.from(text).entries()) {
    if (character === '/')
      return { state: { ...next, menu: openMenu(Array.from(text).slice(index).join('')), message: undefined } };
    if (character === ' ' && screen.widget === 'many') next = tick(next, screen);
    next = /^\d$/.test(character) ? typeDigit(next, character, screen) : { ...next, digits: undefined };
  }
  return { state: next };
}

/** A digit goes to the option of that number; after another digit both make one number, where there is such an option. */
function typeDigit(state: OptionsState, digit: string, screen: Screen): OptionsState {
  const all = optionsOf(screen).length;
  const digits = [`${state.digits ?? ''}${digit}`, digit].find((each) => Number(each) >= 1 && Number(each) <= all);
  return digits === undefined ? state : { ...state, row: Number(digits) - 1, digits, message: undefined };
}

function tick(state: OptionsState, screen: Screen): OptionsState {
  const id = optionsOf(screen)[state.row]?.id;
  if (id === undefined) return state;
  const ticked = state.ticked.includes(id) ? state.ticked.filter((each) => each !== id) : [...state.ticked, id];
  return { ...state, ticked, message: undefined };
}

function choose(state: OptionsState, screen: Screen, size: Size, draft: Draft): Step<OptionsState> {
  const move = menuOf(screen)[state.row - optionsOf(screen).length];
  if (move !== undefined) return doTyped(state, readTyped(move.word, screen) as Typed, screen, size, draft);
  const order = optionsOf(screen).map((option) => option.id);
  const ticked = draft.ticked && [...draft.ticked].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return answerWith(state, screen, ticked === undefined ? draft : { ...draft, ticked });
}

function optionsBody(state: OptionsState, screen: Screen, size: Size, paint: Paint): Body {
  const room = roomIn(size);
  const many = screen.widget === 'many';
  const small = size.rows < 16;
  const lines: string[] = [];
  let from = 0;
  let to = 0;
  const add = (label: string, index: number, indent: number, hint = '') => {
    const here = index === state.row;
    if (here) from = lines.length;
    const [first = '', ...rest] = wrap(label, room - 2, ' '.repeat(indent));
    for (const [row, line] of [first, ...rest].entries()) {
      const marked = `${here && row === 0 ? '> ' : '  '}${line}`;
      lines.push(here ? paint.here(marked) : marked);
    }
    if (hint !== '' && (here || !small)) {
      lines.push(...wrap(hint, room - 2 - indent).map((line) => paint.faint(' '.repeat(2 + indent) + line)));
    }
    if (here) to = lines.length;
  };
  for (const [index, option] of optionsOf(screen).entries()) {
    if (option.heading !== undefined) lines.push(...wrap(safe(option.heading), room).map(paint.faint));
    const box = many ? (state.ticked.includes(option.id) ? '[x] ' : '[ ] ') : '';
    const number = `${index + 1}. `;
    add(box + number + safe(option.label), index, box.length + number.length, safe(option.hint ?? ''));
  }
  for (const [index, move] of menuOf(screen).entries()) add(move.label, optionsOf(screen).length + index, 0);
  return { lines, from, to, cursor: { line: from, column: 0 } };
}
