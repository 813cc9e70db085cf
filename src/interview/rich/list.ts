// A question answered in a list: one option chosen, several ticked, or each item of a checklist marked. Pure.
import { type Look, type State, screenLines } from '../../terminal.ts';
import { safe } from '../../text.ts';
import { promptWords } from '../../words/prompts.ts';
import type { Press } from '../keys.ts';
import { isOffered, isToBeRead, plainForm, readTyped, type Typed } from '../moves.ts';
import type { ChecklistLine, Mark, Option, Screen } from '../prompter.ts';
import { type Editing, editWith, layout, place, startEditing } from './editor.ts';
import {
  type Body,
  compose,
  type ListRow,
  listBody,
  readingFrame,
  readingPages,
  roomIn,
  type ScreenFrame,
  type Size,
  short,
} from './frame.ts';
import {
  answerWith,
  doTyped,
  legendsOf,
  menuFrame,
  openMenu,
  rowAfter,
  type Shared,
  type Step,
  sharedPress,
  tipFor,
  type Widget,
} from './widget.ts';

/**
 * `row` counts the options or items, and the moves after them; -1 while none is chosen. Of options `ticked` are chosen, and `digits` are those of a number typed so
 * far; items have `marks`, and `note` is open while one is typed. While there is something to be read first, `page` is the one in view.
 * `wentOn`: an item was marked just now, which went on to the next, so that Down need not.
 */
export type ListState = Shared & {
  row: number;
  ticked: readonly string[];
  digits?: string;
  marks: Readonly<Record<string, Mark>>;
  note?: Editing;
  page?: number;
  wentOn?: true;
};

/** Options to choose one of or to tick, with the moves most often needed after them, or the items of a checklist. */
export const list: Widget<ListState> = {
  start(screen) {
    const { at = '', ticked = [], marks = {}, noteOpen, text = '', cursor } = screen.draft;
    const row = idsOf(screen).indexOf(at);
    const note = noteOpen && row >= 0 ? startEditing(text, cursor) : undefined;
    // Of several answers none is chosen before somebody chooses it.
    const first = screen.widget === 'one' ? row : Math.max(0, row);
    return { row: first, ticked, marks, note, message: screen.message, ...(isToBeRead(screen) && { page: 0 }) };
  },

  press(state, press, given, size) {
    const screen = withItemHelp(state, given);
    const empty = state.note === undefined || state.note.text === '';
    const shared = sharedPress(state, press, screen, size, empty);
    if (shared !== undefined) return shared;
    if (state.page !== undefined) return { state: turnPage(state, state.page, press, screen, size) };
    if (state.note !== undefined) return pressNote(state, state.note, press, screen, size);
    const step = pressRow(state, press, screen, size);
    // The help of another item starts with its first page.
    const isOther = screen !== given && step.state.row !== state.row;
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

  view(state, given, size, look) {
    const screen = withItemHelp(state, given);
    const { own, brief, rare = [] } = keysOf(state, screen);
    if (state.menu !== undefined) return menuFrame(state.menu, state.message, screen, size, look, [...own, ...rare]);
    if (state.page !== undefined) return pageFrame(state.page, screen, size, look);
    return compose(screen, size, look, {
      body:
        screen.widget === 'checklist' ? itemsBody(state, screen, size, look) : optionsBody(state, screen, size, look),
      status: statusOf(state, screen),
      tip: tipFor(screen, list.draft(state, screen)),
      message: state.message,
      help: state.help,
      legends: legendsOf(state, screen, size, own, (state.note?.text ?? '') !== '', brief),
    });
  },
};

// --- internal ---

const optionsOf = (screen: Screen): readonly Option[] => screen.options ?? [];
const itemsOf = (screen: Screen): readonly ChecklistLine[] =>
  screen.widget === 'checklist' ? (screen.items ?? []) : [];
const idsOf = (screen: Screen): string[] =>
  (screen.widget === 'checklist' ? itemsOf(screen) : optionsOf(screen)).map(({ id }) => id);

/** The widget's own keys, the briefest of them for a small window, and those that only the menu shows. */
function keysOf({ note }: ListState, { widget }: Screen): { own: string[]; brief: string; rare?: string[] } {
  const { keys } = promptWords;
  if (note !== undefined) return { own: [keys.closeNote], brief: keys.closeNote };
  if (widget === 'one') return { own: [keys.one], brief: keys.one };
  if (widget === 'many') return { own: [keys.many, keys.answer], brief: keys.manyBrief };
  return { own: [keys.marks, keys.openNote, keys.answer], brief: keys.marksBrief, rare: [keys.clear] };
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

/** The help of the item or the option that the cursor is on comes before that of the list. */
function withItemHelp(state: ListState, screen: Screen): Screen {
  const item = itemsOf(screen)[state.row];
  const own = item ? [promptWords.good(item.good), promptWords.get(item.get)] : optionsOf(screen)[state.row]?.help;
  return own === undefined ? screen : { ...screen, help: [...own, ...screen.help] };
}

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
