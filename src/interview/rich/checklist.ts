// A checklist: each item answered yes, no or unsure, with a note where the person likes. Pure.
import { safe } from '../../terminal.ts';
import { wrap } from '../../text.ts';
import { promptWords } from '../../words/prompts.ts';
import { readTyped } from '../moves.ts';
import type { Draft, Item, Mark, Screen } from '../prompter.ts';
import { type Editing, layout, place, startEditing } from './editor.ts';
import { type Body, compose, type Paint, roomIn, type Size, short } from './frame.ts';
import type { Press } from './keys.ts';
import { menuFrame, openMenu } from './menu.ts';
import { editWith, rowAfter } from './typing.ts';
import { answerWith, doTyped, movesOf, type Shared, type Step, sharedPress, tipFor, type Widget } from './widget.ts';

/** `row` is the item the cursor is on; `note` is open while one is typed. */
export type ChecklistState = Shared & { row: number; marks: Readonly<Record<string, Mark>>; note?: Editing };

const CYCLE = [undefined, 'yes', 'no', 'unsure'] as const;
const LETTERS: Record<string, Mark['value']> = { y: 'yes', n: 'no', u: 'unsure' };
/** Opens the note of the item the cursor is on. */
const NOTE = '+';
const INDENT = 4;

export const checklist: Widget<ChecklistState> = {
  start(screen) {
    const { draft } = screen;
    const at = itemsOf(screen).findIndex((item) => item.id === draft.at);
    const note = draft.noteOpen && at >= 0 ? startEditing(draft.text ?? '', draft.cursor) : undefined;
    return { row: Math.max(0, at), marks: draft.marks ?? {}, note, message: screen.message };
  },

  press(state, press, screen, size) {
    const draft = checklist.draft(state, screen);
    const helped = withItemHelp(state, screen);
    const empty = state.note === undefined || state.note.text === '';
    const shared = sharedPress(state, press, helped, size, draft, empty);
    if (shared !== undefined) return shared;
    if (state.note !== undefined) return pressNote(state, state.note, press, helped, size);
    const step = pressItem(state, press, screen, draft);
    // The help of another item starts with its first page.
    const moved = step.state !== undefined && step.state.row !== state.row && state.help !== undefined;
    return moved ? { state: { ...step.state, help: 0 } } : step;
  },

  draft(state, screen) {
    const at = itemsOf(screen)[state.row]?.id;
    const marks = Object.fromEntries(Object.entries(state.marks).map(([id, mark]) => [id, { ...mark }]));
    return state.note === undefined
      ? { at, marks }
      : { at, marks, noteOpen: true, text: state.note.text, cursor: state.note.cursor };
  },

  view(state, screen, size, paint) {
    const helped = withItemHelp(state, screen);
    if (state.menu !== undefined) return menuFrame(state.menu, state.message, helped, size, paint);
    const { keys } = promptWords;
    const own = state.note !== undefined ? [keys.closeNote] : [keys.marks, keys.openNote, keys.clear, keys.answer];
    const done = itemsOf(screen).filter((item) => state.marks[item.id]?.value !== undefined).length;
    const inText = state.note !== undefined && state.note.text !== '';
    return compose(helped, size, paint, {
      body: checklistBody(state, screen, size, paint),
      status: promptWords.marked(done, itemsOf(screen).length),
      tip: tipFor(screen, checklist.draft(state, screen)),
      message: state.message,
      help: state.help,
      ...movesOf(state, helped, size, own, inText, state.note === undefined ? keys.marksBrief : keys.closeNote),
    });
  },
};

// --- internal ---

const itemsOf = (screen: Screen): readonly Item[] => screen.items ?? [];

/** The help of the item the cursor is on comes before that of the list. */
function withItemHelp(state: ChecklistState, screen: Screen): Screen {
  const item = itemsOf(screen)[state.row];
  if (item === undefined) return screen;
  const { good, get } = item;
  return { ...screen, help: [promptWords.good(good), promptWords.get(get), ...screen.help] };
}

function pressItem(state: ChecklistState, press: Press, screen: Screen, draft: Draft): Step<ChecklistState> {
  const last = Math.max(0, itemsOf(screen).length - 1);
  const moved = rowAfter(press.name, state.row, last);
  if (moved !== undefined) return { state: { ...state, row: moved, message: undefined } };
  const mark = markAt(state, screen);
  switch (press.name) {
    case 'backspace':
    case 'delete':
      // The answer goes first; the words of a note only when they are all that is left.
      return { state: setMark(state, screen, mark.value === undefined ? {} : { note: mark.note }) };
    case 'text':
      return typeText(state, press.text ?? '', screen);
    case 'paste':
      return { state: { ...state, message: promptWords.messages.noPlaceForText } };
    case 'enter':
    case 'newline':
      return answerWith(state, screen, draft);
    default:
      return { state };
  }
}

function typeText(state: ChecklistState, text: string, screen: Screen): Step<ChecklistState> {
  // Other letters among them: a paste, not marks.
  if (text.length > 1 && !/^[ynu ]*([/+].*)?$/i.test(text)) {
    return { state: { ...state, message: promptWords.messages.noPlaceForText } };
  }
  let next = state;
  for (const [index, character] of Array.from(text).entries()) {
    const rest = Array.from(text).slice(index).join('');
    if (character === '/') return { state: { ...next, menu: openMenu(rest), message: undefined } };
    const mark = markAt(next, screen);
    if (character === NOTE)
      return { state: { ...next, note: startEditing((mark.note ?? '') + rest.slice(1)), message: undefined } };
    const value = LETTERS[character.toLowerCase()];
    if (value !== undefined) {
      next = setMark(next, screen, { ...mark, value });
      next = { ...next, row: Math.min(next.row + 1, Math.max(0, itemsOf(screen).length - 1)) };
    } else if (character === ' ') {
      const following = CYCLE[(CYCLE.indexOf(mark.value) + 1) % CYCLE.length];
      next = setMark(next, screen, following === undefined ? { note: mark.note } : { ...mark, value: following });
    }
  }
  return { state: next };
}

function pressNote(
  state: ChecklistState,
  note: Editing,
  press: Press,
  screen: Screen,
  size: Size,
): Step<ChecklistState> {
  if (press.name === 'enter' || press.name === 'newline') {
    const typed = readTyped(note.text, screen);
    if (typed !== undefined) {
      const closed: ChecklistState = { ...state, note: undefined, message: undefined };
      if ('message' in typed) return { state: { ...state, message: typed.message } };
      return doTyped(closed, typed, screen, size, checklist.draft(closed, screen));
    }
    const text = note.text.trim();
    const { value } = markAt(state, screen);
    return { state: { ...setMark(state, screen, text === '' ? { value } : { value, note: text }), note: undefined } };
  }
  const edited = editWith(note, press, noteRoom(size), true);
  if (edited === undefined) return { state };
  return { state: { ...state, note: edited.edit, message: edited.leftOut ? promptWords.messages.leftOut : undefined } };
}

const markAt = (state: ChecklistState, screen: Screen): Mark => state.marks[itemsOf(screen)[state.row]?.id ?? ''] ?? {};

function setMark(state: ChecklistState, screen: Screen, mark: Mark): ChecklistState {
  const id = itemsOf(screen)[state.row]?.id;
  if (id === undefined) return state;
  const { [id]: _old, ...rest } = state.marks;
  const put: Mark = { ...(mark.value && { value: mark.value }), ...(mark.note && { note: mark.note }) };
  return { ...state, marks: Object.keys(put).length === 0 ? rest : { ...rest, [id]: put }, message: undefined };
}

const noteRoom = (size: Size): number => roomIn(size) - INDENT - promptWords.note.length - 1;

function checklistBody(state: ChecklistState, screen: Screen, size: Size, paint: Paint): Body {
  const room = roomIn(size);
  const lines: string[] = [];
  const body: Body = { lines, from: 0, to: 0, cursor: { line: 0, column: 0 } };
  const indented = (text: string) => wrap(text, room - INDENT).map((line) => ' '.repeat(INDENT) + line);
  for (const [index, item] of itemsOf(screen).entries()) {
    const here = index === state.row;
    const mark = state.marks[item.id] ?? {};
    const said = (mark.value === undefined ? promptWords.unmarked : promptWords.marks[mark.value]).padEnd(
      room < 30 ? 0 : 6,
    );
    const word = `${said} `;
    const tail = mark.note !== undefined && !here ? ` ${promptWords.hasNote}` : '';
    // The line above tells how the item before it was marked just now.
    const above = size.rows >= 10 && state.help === undefined && state.note === undefined ? 1 : 0;
    if (here)
      Object.assign(body, { from: Math.max(0, lines.length - above), cursor: { line: lines.length, column: 0 } });
    for (const [row, line] of wrap(safe(item.title) + tail, room - 2 - word.length).entries()) {
      const marked = row === 0 ? `${here ? '> ' : '  '}${word}${line}` : ' '.repeat(2 + word.length) + line;
      lines.push(here ? paint.here(marked) : marked);
    }
    if (!here) continue;
    lines.push(...indented(safe(item.text)));
    if (state.note !== undefined) addNote(body, state.note, size);
    else if (mark.note !== undefined) lines.push(...indented(promptWords.note + short(mark.note)));
    body.to = lines.length;
  }
  return body;
}

/** The note being typed, with the cursor in it. */
function addNote(body: Body, note: Editing, size: Size): void {
  const margin = INDENT + promptWords.note.length;
  const at = place(note, noteRoom(size));
  body.cursor = { line: body.lines.length + at.row, column: margin + at.column };
  for (const [index, row] of layout(note.text, noteRoom(size)).entries()) {
    body.lines.push((index === 0 ? ' '.repeat(INDENT) + promptWords.note : ' '.repeat(margin)) + row.shown);
  }
}
