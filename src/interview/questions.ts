// A stop at a question or at the hub of records: offers what evidence shows about it, asks it or its follow-up, saves what was accepted, and
// tells the walk.

import { answerText, echoText, textFor, whomText } from '../advice/said.ts';
import { type LogShown, logsIn, type TopicShown, topicCitation, topicLines } from '../evidence/shown.ts';
import { criteriaOf, fieldsOf } from '../method/ids.ts';
import type { Question } from '../method/types.ts';
import { type Answer, type Change, newRecordId, readerOf, sameAnswer } from '../project/answers.ts';
import { citationOf, citedIn } from '../project/evidence.ts';
import type { Project } from '../project/file.ts';
import { whomToAsk } from '../project/meant.ts';
import { fill, words } from '../words.ts';
import { decideOpen } from './decide.ts';
import { changesOf, draftOf, isEmpty, sameDraft } from './drafts.ts';
import { choiceScreen, type Draft, type Option, type Screen, textDraft } from './prompter.ts';
import {
  addsAnEntry,
  hubAddedTo,
  legTitle,
  newEntryScreen,
  partScreen,
  questionScreen,
  ROW,
  recordOptions,
} from './screens.ts';
import { ask, askAndSave, follow, type Sitting, save, saveAtOnce, settle } from './sitting.ts';
import { type FollowUp, stopsIn, untoldRecord } from './walk.ts';

/** Asks the question the walk stands at and takes the move. */
export async function askQuestion(sitting: Sitting): Promise<void> {
  const { project, state } = sitting;
  const question = currentQuestion(sitting);
  if (!question) return void follow(sitting, { kind: 'review' });
  if ((await offerEvidence(sitting, question)) === 'moved') return;
  const hub = state.part ? undefined : hubAddedTo(project, question);
  if (hub && project.records(hub.id).length === 0) return void (await nameEntry(sitting, question, hub, []));
  let screen = screenAt(sitting, question);
  for (;;) {
    const before = sitting.project;
    const outcome = await askAndSave(sitting, screen, (draft) => changesFor(sitting, question, draft));
    if (outcome.kind === 'moved') return;
    const { kind, draft } = outcome;
    // Whichever mark stands now, the rest of the checklist goes on from it.
    if (kind === 'mark') screen = { ...screen, draft: { ...draft, ...draftOf(sitting.project, question) } };
    else if (kind !== 'answer') return void follow(sitting, { kind });
    else if (question.kind === 'records' && !state.part) return acceptHub(sitting, draft.at ?? ROW.done, question);
    else if (hub && addsAnEntry(draft)) {
      const others = draft.ticked?.filter((id) => id !== ROW.add) ?? [];
      if ((await nameEntry(sitting, question, hub, others)) !== 'back') return;
      screen = { ...screen, draft };
    } else return accept(sitting, question, before, draft);
  }
}

/** Does what a row of the hub stands for where the walk is. */
export async function acceptHub(
  sitting: Sitting,
  row: string,
  hub: Question | undefined = currentQuestion(sitting),
): Promise<void> {
  if (!hub) return;
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
}

// --- internal ---

/** Shows every record of a long list, to go to one. */
async function chooseRecord(sitting: Sitting, hub: Question): Promise<void> {
  const screen = choiceScreen({
    id: 'record',
    where: hub.label,
    ask: words.interview.whichOfAll,
    options: recordOptions(sitting.project, hub),
    moves: { back: true },
  });
  const outcome = await ask(sitting, screen);
  if (outcome.kind === 'answer' && outcome.draft.at) follow(sitting, { kind: 'open', record: outcome.draft.at });
}

const currentQuestion = (sitting: Sitting): Question | undefined =>
  stopsIn(sitting.project, sitting.state).find(({ id }) => id === sitting.state.at);

function screenAt(sitting: Sitting, question: Question): Screen {
  const { project, state, drafts } = sitting;
  const screen = state.part
    ? partScreen(project, state, question, state.part)
    : questionScreen(project, state, question);
  const rejected = state.part ? undefined : project.rejected[question.id];
  // What stands in the file and is no answer is offered to be put right, not thrown away.
  const unusable = rejected === undefined ? {} : { message: fill(words.interview.unusable, { text: rejected }) };
  const offered = rejected === undefined ? screen.draft : { ...screen.draft, ...textDraft(rejected) };
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

/**
 * What an answer changes in the file: nothing, where it chooses a row of a list, or leaves an open question open; undefined where an entry is
 * still to be named.
 */
function changesFor(sitting: Sitting, question: Question, draft: Draft): readonly Change[] | undefined {
  const { project, state } = sitting;
  if (state.part) return partChanges(project, question, state.part, draft.text?.trim() ?? '');
  if (addsAnEntry(draft)) return undefined;
  if (question.kind === 'records') return [];
  if (question.kind === 'checklist' || !isEmpty(question, draft)) return changesOf(project, question, draft);
  return project.at(question.id)?.value === undefined ? [] : [{ id: question.id, answer: undefined }];
}

/** A note beside what was answered, or whom to ask in place of an answer. */
function partChanges(project: Project, { id }: Question, part: FollowUp, text: string): Change[] {
  const { note, findOut, ...rest } = project.at(id) ?? {};
  if (part === 'find-out')
    return [{ id, answer: { ...rest, ...(note && { note }), findOut: whomToAsk(text) ?? text } }];
  return [{ id, answer: { ...rest, ...(findOut && { findOut }), ...(text && { note: text }) } }];
}

/** Tells what was saved, and walks on; `before` is the project as it was. */
function accept(sitting: Sitting, question: Question, before: Project, draft: Draft): void {
  const { project, state } = sitting;
  const old = before.at(question.id);
  if (state.part === 'find-out') {
    sitting.prompter.say({ of: 'find-out', label: question.label, text: whomText(project, question.id) });
  } else if (!state.part && !sameAnswer(old, project.at(question.id))) tell(sitting, question);
  const isLeftOpen =
    !state.part && question.kind !== 'checklist' && isEmpty(question, draft) && old?.value === undefined;
  follow(sitting, { kind: isLeftOpen ? 'skip' : 'answer' });
}

/** One line that stays on the screen: what was saved. */
function tell({ project, prompter }: Sitting, question: Question): void {
  const text = echoText(project, question);
  if (text) prompter.say({ of: 'answer', label: question.label, text });
}

/** Asks what an entry is called that is not in the list yet, makes it, and chooses it beside the others; `back` leads to the list. */
async function nameEntry(
  sitting: Sitting,
  question: Question,
  hub: Question,
  others: readonly string[],
): Promise<'back' | 'gone-on'> {
  const { project, state, drafts } = sitting;
  const screen = newEntryScreen(project, state, question, hub, drafts[`${question.id}.${ROW.add}`]);
  const outcome = await askAndSave(sitting, screen, (draft) => {
    if (!draft.text?.trim()) return [];
    const record = idFor(sitting, hub, draft.text);
    const { value: _, ...kept } = sitting.project.at(question.id) ?? {};
    return [
      ...changesOf(sitting.project, firstField(hub, record), draft),
      { id: question.id, answer: { ...kept, value: [...others, record] } },
    ];
  });
  const { kind } = outcome;
  if (kind === 'moved' || kind === 'mark') return 'gone-on';
  if (kind === 'back' && project.records(hub.id).length > 0) return 'back';
  const isNamed = kind === 'answer' && Boolean(outcome.draft.text?.trim());
  if (isNamed) {
    settle(sitting, question.id);
    tell(sitting, question);
  }
  follow(sitting, { kind: kind === 'answer' && !isNamed ? 'skip' : kind });
  return 'gone-on';
}

/** Makes a record of a name that stands in other answers, and opens it at what is asked next. */
async function openNamed(sitting: Sitting, hub: Question, name: string): Promise<void> {
  const record = idFor(sitting, hub, name);
  const refused = await save(sitting, [{ id: firstField(hub, record).id, answer: { value: name } }]);
  if (refused !== undefined) return sitting.prompter.say(refused);
  follow(sitting, { kind: 'open', record });
  follow(sitting, { kind: 'answer' });
}

/** Asks what a new record is called, and opens it. Any move but an answer leads back to the hub, or where it says. */
async function addRecord(sitting: Sitting, hub: Question): Promise<void> {
  const { project, state, drafts } = sitting;
  const { method } = project;
  const [named] = hub.fields ?? [];
  const first = { ...named, id: `${hub.id}.${ROW.add}`, section: hub.section } as Question;
  const { answers } = project;
  // Where we are is told as in the record that there will be.
  const known = { ...answers, records: { ...answers.records, [hub.id]: [...project.records(hub.id), ROW.add] } };
  const at = `${first.id}.${named?.id}`;
  const screen = questionScreen(readerOf(method, known), { ...state, at }, first, drafts[first.id]);
  let record: string | undefined;
  const outcome = await askAndSave(sitting, { ...screen, moves: { ...screen.moves, 'find-out': false } }, (draft) => {
    record = isEmpty(first, draft) ? undefined : idFor(sitting, hub, draft.text ?? '');
    return record === undefined ? [] : changesOf(sitting.project, firstField(hub, record), draft);
  });
  if (outcome.kind === 'review') follow(sitting, { kind: 'review' });
  if (outcome.kind === 'answer' && record !== undefined) {
    tell(sitting, firstField(hub, record));
    follow(sitting, { kind: 'open', record });
    follow(sitting, { kind: 'answer' });
  }
}

/** The id that a new record of this name gets. */
const idFor = ({ project }: Sitting, hub: Question, name: string): string =>
  newRecordId(new Set(project.records(hub.id)), name, words.interview.unnamedRecord);

/** The field that a record is called by. */
const firstField = (hub: Question, record: string): Question =>
  ({ ...fieldsOf(hub, record)[0], section: hub.section }) as Question;

// --- internal: what evidence shows ---

/** The most topics that are offered: what people ask for most. */
const MOST_TOPICS = 6;
const NONE = 'none';

/** Where an offer leads: `go-on` is to the question itself. */
type Offered = 'go-on' | 'moved';

/**
 * Makes the offers that a question has and that were not made in this sitting: a line of a checklist to mark, a topic to begin the focus area
 * with, a citation for the reason. The person decides: nothing is marked or written by itself.
 */
async function offerEvidence(sitting: Sitting, question: Question): Promise<Offered> {
  const { project } = sitting;
  const { roles } = project.method;
  const { offer, caution } = words.evidence;
  if (project.evidence.size === 0 || sitting.state.part) return 'go-on';
  if (question.kind === 'checklist') return offerMarks(sitting, question);
  if (question.id === roles['focus-area'] && project.at(question.id)?.value === undefined) {
    const heard = project.list(roles.opportunities).join('; ');
    return offerTopics(sitting, question, ({ topic }) => topic.title.charAt(0).toLowerCase() + topic.title.slice(1), {
      ask: offer.focus,
      hint: caution,
      context: heard === '' ? [] : [{ label: offer.heard, text: heard }],
      none: offer.ownFocus,
    });
  }
  const written = project.text(question.id);
  if (question.id !== roles['focus-reason'] || citedIn({ value: written }).length > 0) return 'go-on';
  const cited = ({ log, topic }: Topic) => [written, `${topicCitation(log, topic)}.`].filter(Boolean).join(' ');
  return offerTopics(sitting, question, cited, {
    ask: offer.cite,
    hint: offer.citeHint,
    context: [],
    none: offer.noCitation,
  });
}

async function offerMarks(sitting: Sitting, checklist: Question): Promise<Offered> {
  const { offer } = words.evidence;
  for (const criterion of criteriaOf(sitting.project.method, checklist)) {
    const { project } = sitting;
    const found = project.at(criterion.id) === undefined ? shownFor(sitting, criterion) : undefined;
    if (!found) continue;
    const { half, mark, citation } = found;
    const chosen = await askOnce(sitting, criterion.id, {
      ask: fill(offer.ask, { citation }),
      hint: half === undefined ? offer.hint : textFor(project, half),
      context: [
        { label: criterion.label, text: textFor(project, criterion.criterion?.text) },
        { label: offer.good, text: textFor(project, criterion.criterion?.good) },
      ],
      options: [
        { id: 'mark', label: fill(half === undefined ? offer.mark : offer.markHalf, { title: criterion.label }) },
        { id: NONE, label: offer.no },
      ],
    });
    if (typeof chosen === 'string') return chosen;
    if (chosen.id !== 'mark') continue;
    const refused = await save(sitting, [{ id: criterion.id, answer: { value: mark, note: citation } }]);
    sitting.prompter.say(refused ?? fill(offer.marked, { title: criterion.label, citation }));
  }
  return 'go-on';
}

/** The largest source that shows what a criterion asks for, and what it would be marked; undefined where there is none. */
function shownFor(
  { project }: Sitting,
  { criterion }: Question,
): { citation: string; mark: NonNullable<Answer['value']>; half: string | undefined } | undefined {
  const { kinds = [], half, 'at-least': least = 0 } = criterion?.evidence ?? {};
  const fitting = [...project.evidence].filter(([, source]) => kinds.includes(source.kind) && source.rows >= least);
  const [best] = fitting.sort(([, one], [, other]) => other.rows - one.rows);
  return best && { citation: citationOf(...best), mark: half === undefined ? 'yes' : 'unsure', half };
}

type Topic = { log: LogShown; topic: TopicShown };

/** Offers what people ask for most; the text of the one that is chosen stands in the question's field, to be changed before it is an answer. */
async function offerTopics(
  sitting: Sitting,
  question: Question,
  textOf: (chosen: Topic) => string,
  { none, ...screen }: Offer & { none: string },
): Promise<Offered> {
  const { project, drafts } = sitting;
  const topics = topicsIn(project);
  if (topics.length === 0 || drafts[question.id]) return 'go-on';
  const rows = topics.map(({ topic }, i) => {
    const { counts, answer } = topicLines(topic);
    return { id: String(i), label: topic.title, hint: `${counts}; ${answer}.` };
  });
  const chosen = await askOnce(sitting, question.id, { ...screen, options: [{ id: NONE, label: none }, ...rows] });
  if (typeof chosen === 'string') return chosen;
  const topic = topics[Number(chosen.id)];
  if (topic) drafts[question.id] = textDraft(textOf(topic));
  return 'go-on';
}

/** What people ask for most, over all logs in turn, without what only a case file could answer. */
function topicsIn({ evidence }: Project): Topic[] {
  const logs = logsIn(evidence).map((log) =>
    log.topics.filter(({ could }) => could !== 'case-file').map((topic) => ({ log, topic })),
  );
  const longest = Math.max(0, ...logs.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) => logs.flatMap((topics) => topics[i] ?? []))
    .flat()
    .slice(0, MOST_TOPICS);
}

type Offer = Pick<Screen, 'ask' | 'context'> & { hint: string };

/** Asks once in a sitting which row is chosen; a move other than an answer is followed. */
async function askOnce(
  sitting: Sitting,
  about: string,
  screen: Offer & { options: Option[] },
): Promise<{ id: string | undefined } | Offered> {
  if (sitting.offered.has(about)) return { id: NONE };
  const outcome = await ask(
    sitting,
    choiceScreen({
      id: 'evidence',
      where: legTitle(sitting.project.method, sitting.state.leg),
      draft: { at: NONE },
      moves: { back: true, skip: true, goto: true },
      ...screen,
    }),
  );
  if (outcome.kind === 'moved') return 'moved';
  sitting.offered.add(about);
  if (outcome.kind === 'back') return follow(sitting, { kind: 'back' }) ? 'moved' : 'go-on';
  return { id: outcome.kind === 'answer' ? outcome.draft.at : NONE };
}
