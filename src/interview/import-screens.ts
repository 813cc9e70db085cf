// Asks what a table holds that is to be imported: column by column with a cell of each, then what no column says, then how its dates are
// written. Knows no file; what comes of it is a mapping, as the options of the command give one.

import { basename } from 'node:path';
import { textFor } from '../advice/said.ts';
import type { RecordField } from '../method/ids.ts';
import type { Reader } from '../project/answers.ts';
import { type DateOrder, dayText, readDay } from '../project/days.ts';
import { rowsWithout } from '../project/import.ts';
import {
  datesIn,
  guessedColumns,
  type Incoming,
  letterOf,
  type Mapping,
  plainCell,
  questionAndAnswer,
  takesSeveral,
} from '../project/table.ts';
import { count, fill, oneLine, short, words } from '../words.ts';
import {
  askOrLeave,
  choiceScreen,
  choose,
  type Draft,
  type Option,
  type Prompter,
  type Screen,
  textDraft,
} from './prompter.ts';

/** Asks for the mapping of a table; what is guessed, or was taken the last time, is chosen already. Throws as {@link askOrLeave} does. */
export async function askMapping(
  prompter: Prompter,
  reader: Reader,
  incoming: Incoming,
  last?: Mapping,
): Promise<Mapping> {
  let columns = last?.columns ?? guessedColumns(incoming);
  let all: Mapping['all'] | undefined;
  while (!all) {
    columns = await askColumns(prompter, incoming, columns);
    all = await askForAll(prompter, reader, incoming, { columns, all: last?.all ?? new Map() });
  }
  return { columns, all, dates: await askDates(prompter, incoming, columns) };
}

/** How the dates of a table are written: asked where they do not tell. Throws as {@link askOrLeave} does. */
export async function askDates(
  prompter: Prompter,
  incoming: Incoming,
  columns: Mapping['columns'],
): Promise<DateOrder | undefined> {
  const { order, unclear } = datesIn(incoming, columns);
  const read = unclear && readDay(unclear.cell);
  if (!read || !('either' in read)) return order;
  const [monthFirst, dayFirst] = read.either;
  const { imports } = words;
  const at = await choose(
    prompter,
    choiceScreen({
      id: 'dates',
      where: whereIn(incoming),
      ask: fill(imports.askDates, { date: unclear.cell }),
      options: [
        { id: 'month-first', label: dayText(monthFirst) },
        { id: 'day-first', label: dayText(dayFirst) },
      ],
    }),
  );
  return at === 'day-first' ? 'day-first' : 'month-first';
}

// --- internal ---

const NOTHING = 'nothing!';
const REST = 'rest!';
const OTHERS = 'others!';

/** The fields that most tables of comments have a column for; of other lists, all. */
const USUAL = ['said', 'group', 'heard', 'quote', 'channel'];

/** "comments.csv, 31 rows". */
const whereIn = ({ file, rows }: Incoming): string =>
  fill(words.imports.where, { file: basename(file), rows: count(rows.length, ...words.imports.row) });

async function askColumns(
  prompter: Prompter,
  incoming: Incoming,
  guess: Mapping['columns'],
): Promise<Map<string, number[]>> {
  const { names, required } = incoming;
  const filled = names.flatMap((_, i) => (i !== incoming.idColumn && samplesOf(incoming, i).length > 0 ? [i] : []));
  const chosen = new Map<number, string>();
  for (let i = 0; i < filled.length; ) {
    const column = filled[i] ?? 0;
    const earlier = filled.slice(0, i).map((each) => chosen.get(each));
    const free = incoming.fields.filter((field) => takesSeveral(field) || !earlier.includes(field.key));
    const guessed =
      [...guess].find(([, own]) => own.includes(column))?.[0] ?? keyBefore(incoming, chosen, filled[i - 1], column);
    const isEnough = required.slice(0, 1).every((key) => earlier.includes(key));
    const screen = columnScreen(incoming, column, free, chosen.get(column) ?? guessed, isEnough);
    const reply = await askOrLeave(prompter, screen);
    if (reply.kind === 'back') {
      i = Math.max(0, i - 1);
      continue;
    }
    let at = reply.draft.at ?? NOTHING;
    if (at === OTHERS) {
      const wider = await askOrLeave(prompter, columnScreen(incoming, column, free, guessed, false, true));
      if (wider.kind !== 'answer') continue;
      at = wider.draft.at ?? NOTHING;
    }
    for (const each of filled.slice(i)) chosen.delete(each);
    if (at === REST) break;
    if (at !== NOTHING) chosen.set(column, at);
    i++;
  }
  const keys = new Set(chosen.values());
  return new Map(
    Array.from(keys, (key) => [key, [...chosen].flatMap(([column, each]) => (each === key ? [column] : []))]),
  );
}

/** What the column before was said to hold, where both are ticks of one question. */
function keyBefore(
  { fields, asked }: Incoming,
  chosen: ReadonlyMap<number, string>,
  before = -1,
  column = -1,
): string | undefined {
  const [one, other] = [before, column].map((at) => questionAndAnswer(asked[at] ?? '')[0]);
  return fields.find((field) => field.key === chosen.get(before) && takesSeveral(field) && one === other)?.key;
}

function columnScreen(
  incoming: Incoming,
  column: number,
  free: readonly RecordField[],
  guessed: string | undefined,
  isEnough: boolean,
  isWhole = false,
): Screen {
  const { names, asked } = incoming;
  const { imports } = words;
  const usual = free.filter(({ key }) => isWhole || !incoming.required.includes('said') || USUAL.includes(key));
  const shown = usual.length > 0 ? usual : free;
  const options: Option[] = [
    ...shown.map(({ key, label }) => ({ id: key, label })),
    ...(shown.length < free.length ? [{ id: OTHERS, label: imports.others }] : []),
    { id: NOTHING, label: imports.nothing },
    ...(isEnough && column < names.length - 1 ? [{ id: REST, label: imports.rest }] : []),
  ];
  const samples = samplesOf(incoming, column);
  const at = options.some(({ id }) => id === guessed) ? guessed : NOTHING;
  return choiceScreen({
    id: `column-${letterOf(column)}`,
    where: whereIn(incoming),
    ask: fill(imports.ask, { letter: letterOf(column), name: short(asked[column] ?? '', 200) }),
    hint: imports.hint,
    options,
    context: [{ label: imports.sample, text: samples.map((sample) => `"${short(sample, 160)}"`).join(' · ') }],
    draft: { at: at ?? NOTHING },
    moves: { back: true },
    check: (draft) =>
      free.some(({ key, kind }) => key === draft.at && kind === 'date') && !holdsDates(incoming, column)
        ? fill(imports.noDate, { letter: letterOf(column) })
        : undefined,
  });
}

/** Whether a column says of one row at least on which day. */
const holdsDates = ({ rows }: Incoming, column: number): boolean =>
  rows.some(({ cells }) => readDay(cells[column] ?? '') !== undefined);

/** The first cells of a column that say something, and differ. */
function samplesOf({ rows }: Incoming, column: number): string[] {
  const samples = new Set<string>();
  for (const { cells } of rows) {
    const text = oneLine(plainCell(cells[column] ?? ''));
    if (text !== '') samples.add(text);
    if (samples.size === 2) break;
  }
  return [...samples];
}

/** What stands in all rows that do not say it: what they cannot do without, and how feedback came. Undefined where it goes back to the columns. */
async function askForAll(
  prompter: Prompter,
  reader: Reader,
  incoming: Incoming,
  { columns, all }: Mapping,
): Promise<Map<string, string> | undefined> {
  const found = new Map(all);
  for (const field of incoming.fields) {
    const { key } = field;
    const isNeeded = incoming.required.includes(key) && incoming.idColumn === undefined;
    const isAsked = isNeeded || (key === 'channel' && !columns.has(key));
    if (!isAsked) continue;
    const without = rowsWithout(reader, incoming, { columns, all: new Map() }, key).length;
    if (without === 0) continue;
    const hint = isNeeded ? textFor(reader, field.hint) : words.imports.mayStayEmpty;
    const check = ({ text }: Draft) =>
      isNeeded && !text?.trim() ? fill(words.imports.needed, { label: field.label }) : undefined;
    const screen = { ...allScreen(incoming, field, without, found.get(key) ?? ''), hint, check };
    const { kind, draft } = await askOrLeave(prompter, screen);
    if (kind === 'back') return undefined;
    const text = draft.text?.trim() ?? '';
    if (text === '') found.delete(key);
    else found.set(key, text);
  }
  return found;
}

function allScreen(incoming: Incoming, { key, label }: RecordField, without: number, text: string): Screen {
  const { imports } = words;
  const some = fill(imports.askSome, { rows: count(without, ...imports.row), label });
  return {
    id: `all-${key}`,
    widget: 'line',
    where: whereIn(incoming),
    ask: without === incoming.rows.length ? fill(imports.askAll, { label }) : some,
    help: [],
    context: [],
    draft: textDraft(text),
    moves: { back: true },
  };
}
