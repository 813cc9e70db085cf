// The hub of records: goes on, opens a record, or adds one, which its first field names.
import { slug } from '../method/ids.ts';
import type { Question } from '../method/types.ts';
import { freeRecordId } from '../project/answers.ts';
import { words } from '../words.ts';
import { changesOf, isEmpty } from './fields.ts';
import { questionScreen, ROW } from './screens.ts';
import { ask, follow, type Sitting, save } from './sitting.ts';

/** Does what a row of the hub stands for; false where the person leaves. */
export async function acceptHub(sitting: Sitting, hub: Question, row: string): Promise<boolean> {
  if (row === ROW.add) return addRecord(sitting, hub);
  follow(sitting, row === ROW.done ? { kind: 'answer' } : { kind: 'open', record: row });
  return true;
}

// --- internal ---

/** Asks what a new record is called, and opens it. Any move but an answer leads back to the hub, or where it says. */
async function addRecord(sitting: Sitting, hub: Question): Promise<boolean> {
  const { method, project, state, drafts } = sitting;
  const [named] = hub.fields ?? [];
  const first = { ...named, id: `${hub.id}.${ROW.add}`, section: hub.section } as Question;
  const { answers } = project;
  // Where we are is told as in the record that there will be.
  const known = {
    ...answers,
    records: { ...answers.records, [hub.id]: [...(answers.records[hub.id] ?? []), ROW.add] },
  };
  const screen = questionScreen(method, known, { ...state, at: `${first.id}.${named?.id}` }, first, drafts[first.id]);
  const moves = { ...screen.moves, findOut: false };
  let shown = { ...screen, moves };
  for (;;) {
    const outcome = await ask(sitting, shown);
    if (outcome.kind === 'left') return false;
    if (outcome.kind === 'review') follow(sitting, { kind: 'review' });
    if (outcome.kind !== 'answer' || isEmpty(first, outcome.draft)) return true;
    const wanted = slug(outcome.draft.text ?? '') || words.interview.unnamedRecord;
    const record = freeRecordId(new Set(sitting.project.answers.records[hub.id]), wanted);
    const field = { ...first, id: `${hub.id}.${record}.${named?.id}` };
    const message = await save(sitting, changesOf(method, sitting.project.answers, field, outcome.draft));
    if (message === undefined) {
      delete drafts[first.id];
      follow(sitting, { kind: 'open', record });
      follow(sitting, { kind: 'answer' });
      return true;
    }
    drafts[first.id] = outcome.draft;
    shown = { ...screen, moves, draft: outcome.draft, message };
  }
}
