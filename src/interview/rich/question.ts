// A question on screen in the state it is in, and what presses do to it, in one idea: a screen is answered by typing (a line, paragraphs, or a
// list with an entry a line) or in a list (one option chosen, several ticked, or each item of a checklist marked). Pure.
import { type Look, type State, screenLines } from '../../terminal.ts';
import { safe } from '../../text.ts';
import { promptWords } from '../../words/prompts.ts';
import type { Press } from '../keys.ts';
import { fromField, isOffered, isToBeRead, plainForm, readTyped, type Typed, toField } from '../moves.ts';
import { type ChecklistLine, type Draft, isText, type Mark, type Option, type Screen } from '../prompter.ts';
import { type Editing, editWith, insert, layout, lineAt, place, startEditing } from './editor.ts';
import {
  type Body,
  compose,
  type ListRow,
  listBody,
  type Parts,
  readingFrame,
  readingPages,
  roomIn,
  type ScreenFrame,
  type Size,
  short,
} from './frame.ts';
import {
  answerWith,
  type Done,
  doTyped,
  type Keys,
  legendsOf,
  menuFrame,
  openMenu,
  rowAfter,
  type Shared,
  type Step,
  sharedPress,
  tipFor,
} from './widget.ts';

/** What the person did, with the draft as it stands then. */
export type Ended = Done & { draft: Draft };

/** The question on screen, in the state it is in: kept outside the prompt, as it must be known also when the program is ended. */
export type Asking = {
  screen: Screen;
  press: (press: Press, size: Size) => Ended | undefined;
  draft: () => Draft;
  view: (size: Size) => ScreenFrame;
};

/** A screen as the question that it asks. */
export const openScreen = (screen: Screen, look: Look): Asking =>
  isText(screen) ? open(field, screen, look) : open(list, screen, look);

// --- internal ---

/** One kind of question, as far as it is not like every other one. */
type Widget<Own extends Shared> = {
  start: (screen: Screen) => Own;
  /** Whether nothing is typed, so that letters may be keys. */
  isEmpty: (state: Own) => boolean;
  press: (state: Own, press: Press, screen: Screen, size: Size) => Step<Own>;
  draft: (state: Own, screen: Screen) => Draft;
  /** Its own keys. */
  keys: (state: Own, screen: Screen) => Keys;
  /** What it puts on the screen. */
  parts: (state: Own, screen: Screen, size: Size, look: Look) => Pick<Parts, 'body' | 'status' | 'sentence'>;
  /** Help that comes before that of the screen; undefined where there is none. */
  help?: (state: Own, screen: Screen) => readonly string[] | undefined;
  /** What is shown in place of the question. */
  instead?: (state: Own, screen: Screen, size: Size, look: Look) => ScreenFrame | undefined;
};

function open<Own extends Shared>(widget: Widget<Own>, given: Screen, look: Look): Asking {
  const shown: Shared = given.opens === 'help' ? { help: 0 } : given.opens === 'menu' ? { menu: openMenu() } : {};
  let state = { ...widget.start(given), ...shown };
  const draftNow = () => widget.draft(state, given);
  const marksNow = () => given.mark && JSON.stringify(draftNow().marks);
  const seen = (): Screen => {
    const own = widget.help?.(state, given);
    return own === undefined ? given : { ...given, help: [...own, ...given.help] };
  };
  return {
    screen: given,
    press(press, size) {
      const before = marksNow();
      const screen = seen();
      const step =
        sharedPress(state, press, screen, size, widget.isEmpty(state)) ?? widget.press(state, press, screen, size);
      state = step.state;
      const draft = draftNow();
      if (step.done) return { ...step.done, draft };
      return marksNow() !== before && given.mark?.(draft) === false ? { kind: 'mark', draft } : undefined;
    },
    draft: draftNow,
    view(size) {
      const screen = seen();
      const { message, help, menu } = state;
      const keys = widget.keys(state, screen);
      if (menu !== undefined) return menuFrame(menu, message, screen, size, look, [...keys.own, ...(keys.rare ?? [])]);
      return (
        widget.instead?.(state, screen, size, look) ??
        compose(screen, size, look, {
          ...widget.parts(state, screen, size, look),
          tip: tipFor(screen, draftNow()),
          message,
          help,
          legends: legendsOf(state, screen, size, keys, !widget.isEmpty(state)),
        })
      );
    },
  };
}

// --- internal: typing ---

type FieldState = Shared & { edit: Editing };

/** Columns the mark before each row takes, and the room the cursor needs after it. */
const MARGIN = 2;
const textRoom = (size: Size): number => roomIn(size) - MARGIN - 1;

/** A question answered by typing. */
const field: Widget<FieldState> = {
  start(screen) {
    const text = screen.draft.text ?? '';
    const shown = toField(text);
    const cursor = screen.draft.cursor === undefined ? shown.length : screen.draft.cursor + shown.length - text.length;
    return { edit: startEditing(shown, cursor), message: screen.message };
  },

  isEmpty: ({ edit }) => edit.text === '',

  press(state, press, screen, size) {
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

  keys({ edit }, { widget, editor }) {
    const { keys } = promptWords;
    if (widget === 'line') return { own: [keys.answer] };
    if (widget === 'lines')
      return { own: [keys.answer, keys.newLine, ...(editor === undefined ? [] : [keys.editor(safe(editor))])] };
    const isLast = lineAt(edit).text.trim() === '';
    return isLast ? { own: [keys.listEnd], brief: keys.listEndBrief } : { own: [keys.list, keys.listEnd] };
  },

  parts: ({ edit }, screen, size, look) => ({
    body: fieldBody(edit, size, screen.widget === 'list', look),
    sentence: sentenceOf(edit.text, screen),
  }),
};

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

// --- internal: a list ---

/**
 * `row` counts the options or items, and the moves after them; -1 while none is chosen. Of options `ticked` are chosen, and `digits` are those of a number typed so
 * far; items have `marks`, and `note` is open while one is typed. While there is something to be read first, `page` is the one in view.
 * `wentOn`: an item was marked just now, which went on to the next, so that Down need not.
 */
type ListState = Shared & {
  row: number;
  ticked: readonly string[];
  digits?: string;
  marks: Readonly<Record<string, Mark>>;
  note?: Editing;
  page?: number;
  wentOn?: true;
};

/** Options to choose one of or to tick, with the moves most often needed after them, or the items of a checklist. */
const list: Widget<ListState> = {
  start(screen) {
    const { at = '', ticked = [], marks = {}, noteOpen, text = '', cursor } = screen.draft;
    const row = idsOf(screen).indexOf(at);
    const note = noteOpen && row >= 0 ? startEditing(text, cursor) : undefined;
    // Of several answers none is chosen before somebody chooses it.
    const first = screen.widget === 'one' ? row : Math.max(0, row);
    return { row: first, ticked, marks, note, message: screen.message, ...(isToBeRead(screen) && { page: 0 }) };
  },

  isEmpty: ({ note }) => note === undefined || note.text === '',

  press(state, press, screen, size) {
    if (state.page !== undefined) return { state: turnPage(state, state.page, press, screen, size) };
    if (state.note !== undefined) return pressNote(state, state.note, press, screen, size);
    const step = pressRow(state, press, screen, size);
    // The help of another item starts with its first page.
    const isOther = step.state.row !== state.row && helpAt(state, screen) !== undefined;
    return isOther && state.help !== undefined ? { state: { ...step.state, help: 0 } } : step;
  },

  draft({ row, ticked, marks, note }, screen) {
    const ids = idsOf(screen);
    const at = ids[Math.min(row, ids.length - 1)];
    if (screen.widget === 'one') return { at };
    if (screen.widget === 'many') return { at, ticked: ids.filter((id) => ticked.includes(id)) };
    const copies = Object.fromEntries(Object.entries(marks).map(([id, mark]) => [id, { ...mark }]));
    return { at, marks: copies, ...(note && { noteOpen: true, text: note.text, cursor: note.cursor }) };
  },

  keys({ note }, { widget }) {
    const { keys } = promptWords;
    if (note !== undefined) return { own: [keys.closeNote] };
    if (widget === 'one') return { own: [keys.one] };
    if (widget === 'many') return { own: [keys.many, keys.answer], brief: keys.manyBrief };
    return { own: [keys.marks, keys.openNote, keys.answer], brief: keys.marksBrief, rare: [keys.clear] };
  },

  parts: (state, screen, size, look) => ({
    body: screen.widget === 'checklist' ? itemsBody(state, screen, size, look) : optionsBody(state, screen, size, look),
    status: statusOf(state, screen),
  }),

  help: helpAt,

  instead: ({ page }, screen, size, look) => (page === undefined ? undefined : pageFrame(page, screen, size, look)),
};

const optionsOf = (screen: Screen): readonly Option[] => screen.options ?? [];
const itemsOf = (screen: Screen): readonly ChecklistLine[] =>
  screen.widget === 'checklist' ? (screen.items ?? []) : [];
const idsOf = (screen: Screen): string[] =>
  (screen.widget === 'checklist' ? itemsOf(screen) : optionsOf(screen)).map(({ id }) => id);

/** The help of the item or the option that the cursor is on. */
function helpAt({ row }: ListState, screen: Screen): readonly string[] | undefined {
  const item = itemsOf(screen)[row];
  return item ? [promptWords.good(item.good), promptWords.get(item.get)] : optionsOf(screen)[row]?.help;
}

function statusOf({ ticked, marks }: ListState, screen: Screen): string | undefined {
  const { marked, chosen, nothingChosen } = promptWords;
  if (screen.widget === 'one') return undefined;
  if (screen.widget === 'many') {
    const labels = optionsOf(screen).filter(({ id }) => ticked.includes(id));
    return labels.length === 0 ? nothingChosen : chosen(labels.map(({ label }) => safe(label)).join(', '));
  }
  const items = itemsOf(screen);
  return marked(items.filter(({ id }) => marks[id]?.value !== undefined).length, items.length);
}

/** A press on a row of the list, where no note is open. */
function pressRow(before: ListState, press: Press, screen: Screen, size: Size): Step<ListState> {
  const { wentOn, ...state } = before;
  // Whoever marks a line and presses Down in one go means the next line, where the mark has led already.
  if (wentOn && press.name === 'down') return { state };
  const last = Math.max(0, idsOf(screen).length + lastRows(screen).length - 1);
  const moved = rowAfter(press.name, state.row, last);
  if (moved !== undefined) return { state: { ...state, row: moved, message: undefined, digits: undefined } };
  switch (press.name) {
    case 'backspace':
    case 'delete':
      return { state: clearMark(state, screen) };
    case 'paste':
      return { state: { ...state, message: promptWords.messages.noPlaceForText } };
    case 'text': {
      const type = screen.widget === 'checklist' ? typeInItems : typeInOptions;
      return { state: type(state, press.text ?? '', screen) };
    }
    case 'enter':
    case 'newline':
      return choose(state, screen, size);
    default:
      return { state };
  }
}

/** Enter: the move in the row, or the answer. */
function choose(state: ListState, screen: Screen, size: Size): Step<ListState> {
  const move = lastRows(screen)[state.row - idsOf(screen).length];
  if (move !== undefined) return doTyped(state, readTyped(move.word, screen) as Typed, screen, size);
  return answerWith(state, screen, list.draft(state, screen));
}

// --- internal: a page to be read ---

/** Enter and the arrows turn the pages; after the last one the options are shown. */
function turnPage(state: ListState, page: number, press: Press, screen: Screen, size: Size): ListState {
  const last = readingPages(screen, size).length - 1;
  const at = Math.min(page, last);
  if (press.name === 'text' && plainForm(press.text ?? '').startsWith('/'))
    return { ...state, menu: openMenu(press.text), message: undefined };
  const isOn =
    ['enter', 'newline', 'down', 'page-down'].includes(press.name) || (press.name === 'text' && press.text === ' ');
  if (['up', 'page-up'].includes(press.name)) return { ...state, page: Math.max(0, at - 1) };
  if (!isOn) return state;
  const { page: _, ...read } = state;
  return at < last ? { ...state, page: at + 1 } : read;
}

function pageFrame(page: number, screen: Screen, size: Size, look: Look): ScreenFrame {
  const { keys } = promptWords;
  const pages = readingPages(screen, size);
  const at = Math.min(page, pages.length - 1);
  const { turnPage, menu, leave } = keys;
  const number = pages.length > 1 ? [keys.pageNumber(at + 1, pages.length)] : [];
  const legends = [[turnPage, ...number, menu, leave], [turnPage, ...number, leave], [turnPage, ...number], [turnPage]];
  return readingFrame(pages[at] ?? [], screen, size, look, legends);
}

// --- internal: options ---

/** The moves most often needed; the last row opens the menu of all. */
function lastRows(screen: Screen): { word: string; label: string }[] {
  const { menu, moves } = promptWords;
  if (screen.widget === 'checklist') return [];
  const rows = (['skip', 'find-out', 'back'] as const).filter((move) => isOffered(move, screen));
  return [
    ...rows.map((move) => ({ word: `/${move}`, label: moves[move] })),
    ...(isOffered('review', screen) ? [{ word: '/menu', label: menu.more }] : []),
  ];
}

/** Text typed in a list: a digit goes to an option, Space ticks, a slash opens the line for words; letters do nothing. */
function typeInOptions(state: ListState, typed: string, screen: Screen): ListState {
  const text = plainForm(typed);
  // More than digits and spaces at once is a paste, not typing.
  if (text.length > 1 && !/^[\d ]*(\/.*)?$/.test(text))
    return { ...state, message: promptWords.messages.noPlaceForText };
  const slash = text.indexOf('/');
  let next = state;
  for (const character of slash === -1 ? text : text.slice(0, slash)) {
    if (character === ' ' && screen.widget === 'many') next = tick(next, screen);
    next = /^\d$/.test(character) ? typeDigit(next, character, screen) : { ...next, digits: undefined };
  }
  return slash === -1 ? next : { ...next, menu: openMenu(text.slice(slash)), message: undefined };
}

/** A digit goes to the option of that number; after another digit both make one number, where there is such an option. */
function typeDigit(state: ListState, digit: string, screen: Screen): ListState {
  const all = optionsOf(screen).length;
  const digits = [`${state.digits ?? ''}${digit}`, digit].find((each) => Number(each) >= 1 && Number(each) <= all);
  return digits === undefined ? state : { ...state, row: Number(digits) - 1, digits, message: undefined };
}

function tick(state: ListState, screen: Screen): ListState {
  const id = optionsOf(screen)[state.row]?.id;
  if (id === undefined) return state;
  const ticked = state.ticked.includes(id) ? state.ticked.filter((each) => each !== id) : [...state.ticked, id];
  return { ...state, ticked, message: undefined };
}

function optionsBody(state: ListState, screen: Screen, size: Size, look: Look): Body {
  const room = roomIn(size);
  const small = size.rows < 16;
  const hasSigns = optionsOf(screen).some((option) => option.state !== undefined);
  const rows = optionsOf(screen).map(({ id, label, hint = '', heading, inset, state: stands }, index): ListRow => {
    const isTicked = state.ticked.includes(id);
    const box = screen.widget === 'many' && (isTicked ? look.glyphs.ticked : look.glyphs.unticked);
    // Where some rows have a sign, the others have its room, so that the numbers stand below each other.
    const sign = box || (stands ? look.glyphs[stands] : hasSigns ? ' ' : '');
    const lead = `${inset ? '  ' : ''}${sign}${sign === '' ? '' : ' '}${index + 1}. `;
    const color = isTicked ? 'done' : stands;
    const hinted = hint !== '' && (index === state.row || !small);
    return {
      label: safe(label),
      lead,
      ...(color && { tint: (shown) => look.as(color, shown) }),
      ...(heading !== undefined && { heading: safe(heading) }),
      below: hinted ? indented(safe(hint), room, lead.length + 2).map(look.faint) : [],
    };
  });
  const last = lastRows(screen).map(({ label }): ListRow => ({ label, lead: hasSigns ? '  ' : '', aside: true }));
  return listBody([...rows, ...last], state.row, room, look);
}

// --- internal: checklist ---

/** How a mark looks. */
const MARKED: Record<NonNullable<Mark['value']>, State> = { yes: 'done', no: 'missing', unsure: 'find-out' };
const CYCLE = [undefined, 'yes', 'no', 'unsure'] as const;
const LETTERS: Record<string, Mark['value']> = { y: 'yes', n: 'no', u: 'unsure' };
/** Opens the note of the item the cursor is on. */
const NOTE = '+';
const INDENT = 4;

/** The answer goes first; the words of a note only when they are all that is left. */
function clearMark(state: ListState, screen: Screen): ListState {
  const { value, note } = markAt(state, screen);
  return setMark(state, screen, value === undefined ? {} : { note });
}

/** Text typed in a checklist: letters mark and go on, Space marks in turn, a slash opens the line for words, a plus the note. */
function typeInItems(state: ListState, text: string, screen: Screen): ListState {
  // Other letters among them: a paste, not marks.
  if (text.length > 1 && !/^[ynu ]*([/+].*)?$/i.test(plainForm(text)))
    return { ...state, message: promptWords.messages.noPlaceForText };
  const all = Array.from(text);
  let next = state;
  for (const [index, typed] of all.entries()) {
    const character = plainForm(typed).toLowerCase();
    const rest = all.slice(index + 1).join('');
    const mark = markAt(next, screen);
    if (character === '/') return { ...next, menu: openMenu(`/${rest}`), message: undefined };
    if (character === NOTE) return { ...next, note: startEditing((mark.note ?? '') + rest), message: undefined };
    const value = LETTERS[character];
    if (value !== undefined) {
      next = setMark(next, screen, { ...mark, value });
      const last = Math.max(0, itemsOf(screen).length - 1);
      next = { ...next, row: Math.min(next.row + 1, last), wentOn: next.row < last ? true : undefined };
    } else if (character === ' ') {
      const following = CYCLE[(CYCLE.indexOf(mark.value) + 1) % CYCLE.length];
      next = { ...setMark(next, screen, { ...mark, value: following }), wentOn: undefined };
    }
  }
  return next;
}

function pressNote(state: ListState, note: Editing, press: Press, screen: Screen, size: Size): Step<ListState> {
  if (press.name === 'enter' || press.name === 'newline') {
    const typed = readTyped(note.text, screen);
    if (typed !== undefined) {
      const closed: ListState = { ...state, note: undefined, message: undefined };
      if ('message' in typed) return { state: { ...state, message: typed.message } };
      return doTyped(closed, typed, screen, size);
    }
    const text = note.text.trim();
    const { value } = markAt(state, screen);
    return { state: { ...setMark(state, screen, text === '' ? { value } : { value, note: text }), note: undefined } };
  }
  const edited = editWith(note, press, noteRoom(size), true);
  if (edited === undefined) return { state };
  return { state: { ...state, note: edited.edit, message: edited.leftOut ? promptWords.messages.leftOut : undefined } };
}

const markAt = (state: ListState, screen: Screen): Mark => state.marks[itemsOf(screen)[state.row]?.id ?? ''] ?? {};

function setMark(state: ListState, screen: Screen, mark: Mark): ListState {
  const id = itemsOf(screen)[state.row]?.id;
  if (id === undefined) return state;
  const { [id]: _old, ...rest } = state.marks;
  const put: Mark = { ...(mark.value && { value: mark.value }), ...(mark.note && { note: mark.note }) };
  return { ...state, marks: Object.keys(put).length === 0 ? rest : { ...rest, [id]: put }, message: undefined };
}

/** The columns before a note, and those that it has. */
const noteMargin = (): number => INDENT + promptWords.note.length;
const noteRoom = (size: Size): number => roomIn(size) - noteMargin() - 1;

function itemsBody(state: ListState, screen: Screen, size: Size, look: Look): Body {
  const room = roomIn(size);
  const rows = itemsOf(screen).map((item, index): ListRow => {
    const here = index === state.row;
    const mark = state.marks[item.id] ?? {};
    const looks: State = mark.value === undefined ? 'open' : MARKED[mark.value];
    const said = mark.value === undefined ? '' : ` ${promptWords.marks[mark.value]}`;
    const tail = mark.note !== undefined && !here ? ` ${promptWords.hasNote}` : '';
    return {
      label: safe(item.title) + tail,
      lead: `${(look.glyphs[looks] + said).padEnd(room < 30 ? 0 : 8)} `,
      tint: (shown) => look.as(looks, shown),
      below: here ? [...indented(safe(item.text), room, INDENT), ...noteLines(state, mark, size)] : [],
    };
  });
  const body = listBody(rows, state.row, room, look);
  if (state.note !== undefined) {
    const at = place(state.note, noteRoom(size));
    const last = layout(state.note.text, noteRoom(size)).length - at.row;
    return { ...body, cursor: { line: body.to - last, column: noteMargin() + at.column } };
  }
  // The line above tells how the item before it was marked just now.
  const above = size.rows >= 10 && state.help === undefined ? 1 : 0;
  return { ...body, from: Math.max(0, body.from - above) };
}

/** The note of the item the cursor is on: as it is typed, or as it was kept. */
function noteLines(state: ListState, mark: Mark, size: Size): string[] {
  if (state.note === undefined) {
    return mark.note === undefined ? [] : indented(promptWords.note + short(mark.note), roomIn(size), INDENT);
  }
  const lead = ' '.repeat(INDENT) + promptWords.note;
  return layout(state.note.text, noteRoom(size)).map(
    ({ shown }, index) => (index === 0 ? lead : ' '.repeat(lead.length)) + shown,
  );
}

const indented = (text: string, room: number, indent: number): string[] =>
  screenLines(text, room - indent).map((line) => ' '.repeat(indent) + line);
