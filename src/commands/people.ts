// `tde status --people`: every group that is named, by the part it has, with the steps in which it was heard.

import { listeningText } from '../advice/listening.ts';
import { cellFor, type Group, groupsOf, partLabels, stepsHeard } from '../advice/people.ts';
import type { Reader } from '../project/answers.ts';
import { columnsOf, screenLines } from '../terminal.ts';
import { widthOf } from '../text.ts';
import { fill, words } from '../words.ts';
import { type Context, isAloud, tellNext } from './context.ts';

/** Prints the groups under their parts; with `json` as a list. */
export function printPeople(context: Context, reader: Reader, options: { json?: boolean }): void {
  const { io } = context;
  const groups = groupsOf(reader);
  if (options.json) {
    io.out.write(`${JSON.stringify({ groups }, null, 2)}\n`);
    return;
  }
  const width = columnsOf(io.out);
  const hub = reader.method.roles.groups;
  const parts = [...partLabels(reader), { id: undefined, label: hub === undefined ? '' : words.groups.unplaced }];
  const isPlaced = groups.some(({ part }) => part !== undefined);
  const listed = parts.flatMap(({ id, label }) => {
    const own = groups.filter(({ part }) => part === id);
    if (own.length === 0 && (id === undefined || !isPlaced)) return [];
    const lines = groupLines(reader, own, width, isAloud(context));
    const none = screenLines(`  ${words.groups.nobody}`, width, '  ');
    return [...(label === '' ? [] : ['', ...screenLines(label, width)]), ...(own.length === 0 ? none : lines)];
  });
  const held = listeningText(reader);
  const listening = held === '' ? [] : screenLines(fill(words.groups.listening, { held }), width);
  const lines =
    groups.length === 0 ? screenLines(words.groups.none, width) : [words.groups.title, ...listening, ...listed];
  io.out.write(`${lines.join('\n')}\n`);
  const open = groups.some(({ part }) => part === undefined) && hub !== undefined;
  tellNext(context, open ? `tde edit ${hub}` : 'tde ready');
}

// --- internal ---

/** How wide a group's name and each step's column are in a table; a window that has no room for it gets lines. */
const WIDE = { name: 36, step: 10 };

/** The groups of one part: a row of a table for each, or, where the window is narrow or it is read aloud, its name and below it what is told of it. */
function groupLines(reader: Reader, groups: readonly Group[], width: number, aloud: boolean): string[] {
  const columns = stepsHeard(reader);
  const isWide = !aloud && width >= 2 + WIDE.name + columns.length * WIDE.step;
  const cellOf = (group: Group, i: number) => cellFor(group, columns, i) || '-';
  const row = (name: string, cells: readonly string[]) =>
    `  ${name.padEnd(WIDE.name + name.length - widthOf(name))}${cells.map((cell) => cell.padEnd(WIDE.step)).join('')}`.trimEnd();
  if (!isWide)
    return groups.flatMap((group) => {
      const told = columns.filter(({ is }) => group[is]).map(({ head, cell }) => `${head}: ${cell}`);
      const said = group.missing ? words.groups.missing : told.join(', ') || words.groups.notHeard;
      return [...screenLines(`  ${group.name}`, width, '    '), ...screenLines(`    ${said}`, width, '    ')];
    });
  return [
    row(
      words.groups.group,
      columns.map(({ head }) => head),
    ),
    ...groups.flatMap((group) => {
      const [first = '', ...rest] = screenLines(group.name, WIDE.name - 2);
      return [
        row(
          first,
          columns.map((_, i) => cellOf(group, i)),
        ),
        ...rest.map((line) => `    ${line}`),
      ];
    }),
  ];
}
