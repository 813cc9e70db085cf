// A question answered by typing: one line, several paragraphs, or a list with one entry a line. Pure.
import type { Look } from '../../terminal.ts';
import { safe } from '../../text.ts';
import { promptWords } from '../../words/prompts.ts';
import type { Press } from '../keys.ts';
import { fromField, readTyped, toField } from '../moves.ts';
import type { Screen } from '../prompter.ts';
import { type Editing, editWith, insert, layout, lineAt, place, startEditing } from './editor.ts';
import { type Body, compose, roomIn, type Size, short } from './frame.ts';
import {
  answerWith,
  doTyped,
  legendsOf,
  menuFrame,
  type Shared,
  type Step,
  sharedPress,
  tipFor,
  type Widget,
} from './widget.ts';

export type FieldState = Shared & { edit: Editing };

/** Columns the mark before each row takes, and the room the cursor needs after it. */
const MARGIN = 2;
const textRoom = (size: Size): number => roomIn(size) - MARGIN - 1;

export const field: Widget<FieldState> = {
  start(screen) {
    const text = screen.draft.text ?? '';
    const shown = toField(text);
    const cursor = screen.draft.cursor === undefined ? shown.length : screen.draft.cursor + shown.length - text.length;
    return { edit: startEditing(shown, cursor), message: screen.message };
  },

  press(state, press, screen, size) {
    const shared = sharedPress(state, press, screen, size, state.edit.text === '');
    if (shared !== undefined) return shared;
    if (press.name === 'enter' || (press.name === 'newline' && screen.widget === 'line')) {
      return enter(state, screen, size);
    }
    const asEdit: Press = press.name === 'newline' ? { name: 'paste', text: '\n' } : press;
    const edited = editWith(state.edit, asEdit, textRoom(size), screen.widget === 'line');
    if (edited === undefined) return { state };
    const changed = edited.edit.text !== state.edit.text;
    const message = edited.leftOut ? promptWords.messages.leftOut : changed ? undefined : state.message;
    return { state: { ...state, edit: edited.edit, message } };
  },

  draft(state) {
    const text = fromField(state.edit.text);
    return { text, cursor: Math.max(0, state.edit.cursor + text.length - state.edit.text.length) };
  },

  view(state, screen, size, look) {
    if (state.menu !== undefined)
      return menuFrame(state.menu, state.message, screen, size, look, ownKeys(state, screen));
    return compose(screen, size, look, {
      body: fieldBody(state.edit, size, screen.widget === 'list', look),
      tip: tipFor(screen, field.draft(state, screen)),
      sentence: sentenceOf(state.edit.text, screen),
      message: state.message,
      help: state.help,
      legends: legendsOf(state, screen, size, ownKeys(state, screen), state.edit.text !== '', briefKey(state, screen)),
    });
  },
};

// --- internal ---

function ownKeys({ edit }: FieldState, { widget, editor }: Screen): string[] {
  const { keys } = promptWords;
  if (widget === 'line') return [keys.answer];
  if (widget === 'lines')
    return [keys.answer, keys.newLine, ...(editor === undefined ? [] : [keys.editor(safe(editor))])];
  return lineAt(edit).text.trim() === '' ? [keys.listEnd] : [keys.list, keys.listEnd];
}

/** The widget's own key in a few words. */
function briefKey(state: FieldState, screen: Screen): string | undefined {
  const [first] = ownKeys(state, screen);
  return first === promptWords.keys.listEnd ? promptWords.keys.listEndBrief : first;
}

function enter(state: FieldState, screen: Screen, size: Size): Step<FieldState> {
  const { edit } = state;
  const line = lineAt(edit);
  const only = !edit.text.trim().includes('\n');
  const typed = readTyped(only ? edit.text : line.text, screen);
  // In a paragraph only a word that can be used counts: a line that happens to be a path is a line.
  if (typed !== undefined && (only || screen.widget === 'list' || !('message' in typed))) {
    if ('message' in typed) return { state: { ...state, message: typed.message } };
    const without = only ? startEditing(toField(screen.draft.text ?? '')) : withoutLine(edit, line);
    return doTyped({ ...state, edit: without }, typed, screen, size);
  }
  if (screen.widget === 'list' && line.text.trim() !== '') {
    return { state: { ...state, edit: insert(edit, '\n'), message: undefined } };
  }
  return answerWith(state, screen, field.draft(state, screen));
}

function withoutLine(edit: Editing, line: { start: number; end: number }): Editing {
  const before = edit.text.slice(0, Math.max(0, line.start - 1));
  return startEditing(before + edit.text.slice(line.end), before.length);
}

function sentenceOf(text: string, screen: Screen): string | undefined {
  const sentence = screen.sentence?.(screen.widget === 'list' ? fromField(text) : short(fromField(text)));
  return sentence ? promptWords.reads(safe(sentence)) : undefined;
}

/** The rows of the text with a mark in front, the cursor's row in view. */
function fieldBody(edit: Editing, size: Size, list: boolean, look: Look): Body {
  const columns = textRoom(size);
  const at = place(edit, columns);
  const lines = layout(edit.text, columns).map((row, index) => {
    const mark = list ? row.first && look.glyphs.entry : index === 0 && look.glyphs.pointer;
    return (mark ? `${look.here(mark)} ` : ' '.repeat(MARGIN)) + row.shown;
  });
  return { lines, from: at.row, to: at.row + 1, cursor: { line: at.row, column: MARGIN + at.column } };
}
