// `tde feedback import`: takes over a CSV file of comments, all of it or nothing, and says what it took and what it left.
import { resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { readCsv } from '../project/csv.ts';
import { feedbackOf } from '../project/feedback.ts';
import { type Import, importOf, tooMany } from '../project/feedback-table.ts';
import { type Project, saveAnswers, withChanges } from '../project/file.ts';
import { type Io, safe } from '../terminal.ts';
import { count, fill, words } from '../words.ts';
import { type Context, openProject, tell, tellNext } from './context.ts';
import { nextForFeedback } from './feedback-list.ts';

export type ImportOptions = { map?: string[]; dryRun?: boolean; json?: boolean };

/** Imports a file in one save, or with `dryRun` only says what it would do. Throws with the project untouched where anything is wrong. */
export async function importFeedback(context: Context, file: string, options: ImportOptions): Promise<void> {
  const { io } = context;
  const { method, project } = await openProject(context);
  const path = resolve(io.cwd, file);
  const found = importOf(method, project.answers, readCsv(path), path, options.map ?? []);
  const { changes } = found;
  const after = orTooMany(found, () =>
    changes.length === 0
      ? project
      : options.dryRun
        ? withChanges(project, method, changes)
        : saveAnswers(project, method, changes),
  );
  if (options.json) io.out.write(`${JSON.stringify(asJson(found, options.dryRun), null, 2)}\n`);
  else report(io, file, found, options.dryRun);
  const again = ['tde feedback import', ...[file, ...(options.map ?? []).map((map) => `--map=${map}`)].map(quoted)];
  tellNext(io, options.dryRun ? again.join(' ') : nextForFeedback(feedbackOf(method, after.answers), found.ids[0]));
}

// --- internal ---

const quoted = (word: string): string => (/^[\w./=,-]+$/.test(word) ? word : JSON.stringify(word));

/** A save speaks of one answer that is too long; here it is the rows. */
function orTooMany(found: Import, work: () => Project): Project {
  try {
    return work();
  } catch (error) {
    const isTooLarge = error instanceof UserError && error.problems[0]?.code === 'too-large';
    throw isTooLarge ? tooMany(found.ids.length) : error;
  }
}

function asJson({ ids, columns, dropped, there, empty, contacts }: Import, dryRun = false) {
  return { dryRun, imported: ids.length, ids, skipped: { there, empty }, columns, dropped, contacts };
}

function report(io: Io, file: string, found: Import, dryRun = false): void {
  const { feedback } = words;
  const rows = (number: number) => count(number, ...feedback.row);
  const entries = count(found.ids.length, ...feedback.entry);
  const say = (text: string) => tell(io, safe(text));
  say(fill(dryRun ? feedback.wouldImport : feedback.imported, { entries, file }));
  const taken = Object.entries(found.columns).map(([field, column]) => `"${column}" as ${field}`);
  say(fill(feedback.taken, { columns: taken.join(', ') }));
  if (found.dropped.length > 0)
    say(fill(feedback.dropped, { columns: found.dropped.map((name) => `"${name}"`).join(', ') }));
  if (found.there > 0) say(fill(feedback.there, { rows: rows(found.there) }));
  if (found.empty > 0) say(fill(feedback.emptyRows, { rows: rows(found.empty) }));
  if (found.contacts.length === 0) return;
  const places = found.contacts.map((place) => fill(feedback.place, place)).join(', ');
  say(fill(feedback.contacts, { places, kept: dryRun ? feedback.contactsWould : feedback.contactsKept }));
}
