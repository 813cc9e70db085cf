// A stop at a question or at the hub of records: asks it or its follow-up, saves what was accepted, and tells the walk.

import { stopsOf } from '../advice/progress.ts';
import { answerText, echoText } from '../advice/texts.ts';
import { fieldsOf } from '../method/ids.ts';
import type { Question } from '../method/types.ts';
import { readerOf, sameAnswer } from '../project/answers.ts';
import { newRecordId } from '../project/records.ts';
import { fill, words } from '../words.ts';
import { choiceScreen } from './choice-screen.ts';
import { decideOpen } from './decide.ts';
import { changesOf, draftOf, isEmpty, sameDraft } from './fields.ts';
import { offerEvidence } from './offers.ts';
import type { Draft, Screen } from './prompter.ts';
import { addsAnEntry, hubAddedTo, newEntryScreen, partScreen, questionScreen, ROW, recordOptions } from './screens.ts';
import { ask, follow, type SaveResult, type Sitting, save, saveAtOnce, settle } from './sitting.ts';
import { untoldRecord } from './walk.ts';

/** Asks the question the walk stands at and takes the move; false where the person leaves. */
export async function askQuestion(sitting: Sitting): Promise<boolean> {
  const { project, state } = sitting;
  const question = currentQuestion(sitting);
  if (!question) return follow(sitting, { kind: 'review' });
  const offered = await offerEvidence(sitting, question);
  if (offered !== 'go-on') return offered === 'moved';
  const hub = state.part ? undefined : hubAddedTo(project, question);
  if (hub && project.records(hub.id).length === 0) return (await nameEntry(sitting, question, hub, [])) !== false;
  const screen = screenAt(sitting, question);
  let message: string | undefined;
  let draft = screen.draft;
  for (;;) {
    const outcome = await ask(sitting, { ...screen, draft, ...(message && { message }) });
    if (outcome.kind === 'left') return false;
    if (outcome.kind === 'moved') return true;
    if (outcome.kind !== 'answer' && outcome.kind !== 'mark') return follow(sitting, { kind: outcome.kind }) || true;
    draft = outcome.draft;
    if (question.kind === 'records' && !sitting.state.part) {
      settle(sitting, screen.id);
      return acceptHub(sitting, draft.at ?? ROW.done, question);
    }
    if (hub && outcome.kind === 'answer' && addsAnEntry(draft)) {
      const named = await nameEntry(sitting, question, hub, draft.ticked?.filter((id) => id !== ROW.add) ?? []);
      if (named !== 'back') return named;
      continue;
    }
    sitting.unsaved.add(screen.id);
    const isWhole = outcome.kind === 'answer';
    const result = await (isWhole
      ? accept(sitting, question, draft)
      : save(sitting, changesOf(sitting.project, question, draft)));
    if (result === 'left') return false;
    message = result === 'saved' ? undefined : result.refused;
    if (result !== 'saved') continue;
    settle(sitting, screen.id);
    if (isWhole) return true;
    // Whichever mark stands now, the rest of the checklist goes on from it.
    draft = { ...draft, ...draftOf(sitting.project, question) };
  }
}

/** Does what a row of the hub stands for where the walk is; false where the person leaves. */
export async function acceptHub(
  sitting: Sitting,
  row: string,
  hub: Question | undefined = currentQuestion(sitting),
): Promise<boolean> {
  if (!hub) return true;
  if (row === ROW.add) return addRecord(sitting, hub);
  if (row.startsWith(ROW.named)) return openNamed(sitting, hub, row.slice(ROW.named.length));
  if (row === ROW.decide) return decideOpen(sitting, hub);
  if (row === ROW.all) return chooseRecord(sitting, hub);
  if (row === ROW.done) follow(sitting, { kind: 'answer' });
  else if (row !== ROW.more) follow(sitting, { kind: 'open', record: row });
  else {
    const record = untoldRecord(sitting.project, sitting.state, hub);
    if (record !== undefined) follow(sitting, { kind: 'open', record, more: true });
  }
  return true;
}

// --- internal ---

/** Shows every record of a long list, to go to one. */
async function chooseRecord(sitting: Sitting, hub: Question): Promise<boolean> {
  const screen = choiceScreen({
    id: 'record',
    where: hub.label,
    ask: words.interview.whichOfAll,
    options: recordOptions(sitting.project, hub),
  });
  const outcome = await ask(sitting, { ...screen, moves: { ...screen.moves, back: true } });
  if (outcome.kind === 'answer' && outcome.draft.at) follow(sitting, { kind: 'open', record: outcome.draft.at });
  return outcome.kind !== 'left';
}

function currentQuestion({ project, legs, state }: Sitting): Question | undefined {
  const leg = legs.find((each) => each.id === state.leg);
  return stopsOf(project, leg?.questions ?? []).find((question) => question.id === state.at);
}

function screenAt(sitting: Sitting, question: Question): Screen {
  const { project, state, drafts } = sitting;
  const screen = state.part
    ? partScreen(project, state, question, state.part)
    : questionScreen(project, state, question);
  const rejected = state.part ? undefined : project.rejected[question.id];
  // What stands in the file and is no answer is offered to be put right, not thrown away.
  const unusable = rejected === undefined ? {} : { message: fill(words.interview.unusable, { text: rejected }) };
  const offered = rejected === undefined ? screen.draft : { ...screen.draft, text: rejected, cursor: rejected.length };
  if (question.kind === 'checklist') return checklistAt(sitting, question, screen);
  const draft = drafts[screen.id];
  if (!draft) return { ...screen, ...unusable, draft: offered };
  // Where the field holds something else, what is saved stays in view: it may have been changed since.
  const saved = state.part || sameDraft(draft, offered) ? '' : answerText(project, question);
  const context = saved === '' ? [] : [{ label: words.interview.saved, text: saved }];
  return { ...screen, ...unusable, draft, context: [...context, ...screen.context] };
}

/** A checklist: what is marked is saved line by line, and what could not be saved stands among the marks of the file. */
function checklistAt(sitting: Sitting, question: Question, screen: Screen): Screen {
  const draft = sitting.drafts[screen.id];
  return {
    ...screen,
    draft: { ...screen.draft, ...draft, marks: { ...screen.draft.marks, ...draft?.marks } },
    mark(now) {
      const isSaved = saveAtOnce(sitting, changesOf(sitting.project, question, now));
      if (isSaved) settle(sitting, screen.id);
      return isSaved;
    },
  };
}

/** Saves what was accepted and walks on, where it could be saved. */
async function accept(sitting: Sitting, question: Question, draft: Draft): Promise<SaveResult> {
  const { project, state } = sitting;
  if (state.part) return acceptPart(sitting, question, draft.text?.trim() ?? '');
  const emptied = question.kind !== 'checklist' && isEmpty(question, draft);
  if (emptied && project.at(question.id)?.value === undefined) {
    follow(sitting, { kind: 'skip' });
    return 'saved';
  }
  const changes = emptied ? [{ id: question.id, answer: undefined }] : changesOf(project, question, draft);
  const result = await save(sitting, changes);
  if (result !== 'saved') return result;
  if (!sameAnswer(project.at(question.id), sitting.project.at(question.id))) tell(sitting, question);
  follow(sitting, { kind: 'answer' });
  return result;
}

async function acceptPart(sitting: Sitting, question: Question, text: string): Promise<SaveResult> {
  const { note, findOut, ...rest } = sitting.project.at(question.id) ?? {};
  const isNote = sitting.state.part === 'note';
  const kept = isNote ? (text ? { note: text } : {}) : { ...(note && { note }), findOut: text };
  const result = await save(sitting, [
    { id: question.id, answer: { ...rest, ...(isNote && findOut && { findOut }), ...kept } },
  ]);
  if (result !== 'saved') return result;
  if (!isNote) {
    const from = fill(words.review.findOut, { whom: text });
    sitting.prompter.say({ of: 'find-out', label: question.label, text: from });
  }
  follow(sitting, { kind: 'answer' });
  return result;
}

/** One line that stays on the screen: what was saved. */
function tell({ project, prompter }: Sitting, question: Question): void {
  const text = echoText(project, question);
  if (text) prompter.say({ of: 'answer', label: question.label, text });
}

/**
 * Asks what an entry is called that is not in the list yet, makes it, and chooses it beside the others; false where the person leaves.
 * `back` leads to the list where there is one.
 */
async function nameEntry(
  sitting: Sitting,
  question: Question,
  hub: Question,
  others: readonly string[],
): Promise<boolean | 'back'> {
  const { project, state, drafts } = sitting;
  const hasList = project.records(hub.id).length > 0;
  let screen = newEntryScreen(project, state, question, hub, drafts[`${question.id}.${ROW.add}`]);
  for (;;) {
    const outcome = await ask(sitting, screen);
    if (outcome.kind === 'left') return false;
    if (outcome.kind === 'moved') return true;
    if (outcome.kind === 'back' && hasList) return 'back';
    if (outcome.kind !== 'answer')
      return follow(sitting, { kind: outcome.kind === 'mark' ? 'review' : outcome.kind }) || true;
    const name = outcome.draft.text?.trim() ?? '';
    if (name === '') return follow(sitting, { kind: 'skip' }) || true;
    sitting.unsaved.add(screen.id);
    const record = newRecordId(new Set(sitting.project.records(hub.id)), name, words.interview.unnamedRecord);
    const { value: _, ...kept } = sitting.project.at(question.id) ?? {};
    const result = await save(sitting, [
      ...changesOf(sitting.project, { ...fieldsOf(hub, record)[0], section: hub.section } as Question, outcome.draft),
      { id: question.id, answer: { ...kept, value: [...others, record] } },
    ]);
    if (result === 'left') return false;
    if (result === 'saved') {
      settle(sitting, screen.id);
      settle(sitting, question.id);
      tell(sitting, question);
      return follow(sitting, { kind: 'answer' }) || true;
    }
    screen = { ...screen, draft: outcome.draft, message: result.refused };
  }
}

/** Makes a record of a name that stands in other answers, and opens it at what is asked next. */
async function openNamed(sitting: Sitting, hub: Question, name: string): Promise<boolean> {
  const taken = new Set(sitting.project.answers.records[hub.id]);
  const record = newRecordId(taken, name, words.interview.unnamedRecord);
  const id = `${hub.id}.${record}.${hub.fields?.[0]?.id}`;
  const result = await save(sitting, [{ id, answer: { value: name } }]);
  if (result === 'left') return false;
  if (result !== 'saved') {
    sitting.prompter.say(result.refused);
    return true;
  }
  follow(sitting, { kind: 'open', record });
  follow(sitting, { kind: 'answer' });
  return true;
}

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
  const screen = questionScreen(
    readerOf(method, known),
    { ...state, at: `${first.id}.${named?.id}` },
    first,
    drafts[first.id],
  );
  const moves = { ...screen.moves, findOut: false };
  let shown = { ...screen, moves };
  for (;;) {
    const outcome = await ask(sitting, shown);
    if (outcome.kind === 'left') return false;
    if (outcome.kind === 'review') follow(sitting, { kind: 'review' });
    if (outcome.kind !== 'answer' || isEmpty(first, outcome.draft)) return true;
    const taken = new Set(sitting.project.answers.records[hub.id]);
    const record = newRecordId(taken, outcome.draft.text ?? '', words.interview.unnamedRecord);
    const field = { ...first, id: `${hub.id}.${record}.${named?.id}` };
    sitting.unsaved.add(screen.id);
    const result = await save(sitting, changesOf(sitting.project, field, outcome.draft));
    if (result === 'left') return false;
    if (result === 'saved') {
      settle(sitting, screen.id);
      follow(sitting, { kind: 'open', record });
      follow(sitting, { kind: 'answer' });
      return true;
    }
    shown = { ...screen, moves, draft: outcome.draft, message: result.refused };
  }
}
