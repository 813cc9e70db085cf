// Decides on feedback in one sitting: the next piece that is open, with its words, and what stands near it; one decision for all that say
// the same, saved before the next is shown. No list is ever read again.

import { textFor } from '../advice/said.ts';
import { fieldAt, questionAt } from '../method/ids.ts';
import type { Question } from '../method/types.ts';
import type { Change } from '../project/answers.ts';
import { dayText } from '../project/days.ts';
import { type Feedback, feedbackOf, type Near, nearness, withWord } from '../project/feedback.ts';
import { optionsOf, printValue, recordChanges } from '../project/kinds.ts';
import { count, fill, oneLine, short, words } from '../words.ts';
import { choicesOf } from './drafts.ts';
import { type Screen, textDraft } from './prompter.ts';
import { questionScreen } from './screens.ts';
import { ask, askAndSave, type Sitting, save } from './sitting.ts';

/** Goes through what is to be decided until nothing is, or the person goes back. Throws as {@link ask} does. */
export async function decideOpen(sitting: Sitting, hub: Question): Promise<void> {
  const later = new Set<string>();
  const near = nearness(feedbackOf(sitting.project));
  for (;;) {
    const all = feedbackOf(sitting.project);
    const open = all.filter(({ state }) => state === 'to-decide');
    const one = open.find(({ id }) => !later.has(id));
    if (!one) {
      const left = count(open.length, ...words.decide.piece);
      return sitting.prompter.say(
        open.length === 0 ? sitting.named(words.decide.all) : fill(words.decide.left, { left }),
      );
    }
    const others = open.filter(({ id }) => id !== one.id);
    const decided = all.filter(({ state }) => state !== 'to-decide');
    const round = { hub, one, near: near(one, others), earlier: differentAnswers(near(one, decided)) };
    if ((await decideOne(sitting, round, later)) === 'back') return;
  }
}

// --- internal ---

const LATER = 'later!';
const CHOOSE = 'choose!';
const WORD = 'word!';
const AS = 'as!';
const MOST_EARLIER = 2;
const ANSWERS = ['decision', 'why', 'changed'] as const;

/** What is decided now: a piece, what stands near it, and what was decided on before and stands near it. */
type Round = { hub: Question; one: Feedback; near: readonly Near[]; earlier: readonly Feedback[] };

/** A piece, and those that get the same answer. */
type Together = readonly [Feedback, ...Feedback[]];

const openIn = ({ project }: Sitting): Feedback[] => feedbackOf(project).filter(({ state }) => state === 'to-decide');

/** Where a round leads: on to the next piece, or back to the list of all. */
type End = 'next' | 'back';

/** The nearest of those that were decided on, as long as their answers differ. */
function differentAnswers(near: readonly Near[]): Feedback[] {
  const byAnswer = new Map<string, Feedback>();
  for (const { entry } of near) {
    const answer = JSON.stringify(ANSWERS.map((part) => entry.answers[part] ?? ''));
    if (!byAnswer.has(answer)) byAnswer.set(answer, entry);
  }
  return [...byAnswer.values()].slice(0, MOST_EARLIER);
}

/** One round: what is decided, for how many, why, and what changed. */
async function decideOne(sitting: Sitting, round: Round, later: Set<string>): Promise<End> {
  const { hub, one, near } = round;
  let together: Together = [one, ...near.filter(({ same }) => same).map(({ entry }) => entry)];
  for (;;) {
    const outcome = await ask(sitting, decisionScreen(sitting, round, together));
    if (outcome.kind === 'back') return 'back';
    // What was taken back is decided again, or led out of here.
    if (outcome.kind === 'moved') return sitting.state.at === hub.id ? 'next' : 'back';
    const row = outcome.kind === 'answer' ? (outcome.draft.at ?? LATER) : LATER;
    if (row === LATER) {
      for (const { id } of together) later.add(id);
      return 'next';
    }
    if (row === CHOOSE || row === WORD) {
      const others = [...new Set([...near.map(({ entry }) => entry), ...together.slice(1)])];
      together = row === WORD ? await widen(sitting, together) : await chooseTogether(sitting, others, together);
      continue;
    }
    const as = round.earlier.find(({ id }) => row === `${AS}${id}`);
    const answers: Partial<Feedback['answers']> = as?.answers ?? { decision: row };
    const refused = await save(sitting, changesForAll(sitting, hub, together, answers));
    if (refused !== undefined) {
      sitting.prompter.say(refused);
      continue;
    }
    tell(sitting, together, answers.decision ?? '');
    if (as) return 'next';
    await askForAll(sitting, hub, together, 'why');
    if (row !== 'no') await askForAll(sitting, hub, together, 'changed');
    return 'next';
  }
}

/** Asks which of some others get the same answer as the piece. */
async function chooseTogether(sitting: Sitting, others: readonly Feedback[], together: Together): Promise<Together> {
  const [one] = together;
  const ticked = others.filter((entry) => together.some(({ id }) => id === entry.id)).map(({ id }) => id);
  const outcome = await ask(sitting, {
    ...lookingScreen(sitting, one),
    id: 'alike',
    widget: 'many',
    ask: words.decide.alike,
    hint: words.decide.alikeHint,
    options: others.map((entry) => ({ id: entry.id, label: wordsOf(entry) })),
    draft: { ticked },
  });
  if (outcome.kind !== 'answer') return together;
  const chosen = outcome.draft.ticked ?? [];
  return [one, ...others.filter(({ id }) => chosen.includes(id))];
}

/** Looks for others by a word; those found are ticked, and go with the rest where they stay so. */
async function widen(sitting: Sitting, together: Together): Promise<Together> {
  const others = openIn(sitting).filter(({ id }) => !together.some((each) => each.id === id));
  const outcome = await ask(sitting, {
    ...lookingScreen(sitting, together[0]),
    id: 'word',
    widget: 'line',
    ask: words.decide.word,
    hint: words.decide.wordHint,
    draft: textDraft(''),
    check: ({ text = '' }) =>
      withWord(others, text).length === 0 ? fill(words.decide.noWord, { word: short(text.trim()) }) : undefined,
  });
  if (outcome.kind !== 'answer') return together;
  const all: Together = [...together, ...withWord(others, outcome.draft.text ?? '')];
  return chooseTogether(sitting, all.slice(1), all);
}

/** What the screens have in common on which others are looked for. */
const lookingScreen = (sitting: Sitting, one: Feedback) => ({
  where: whereIn(sitting),
  help: [words.decide.alikeHelp],
  context: contextOf(one),
  moves: { back: true },
});

/** What was said, by how many, and what there is to decide. */
function decisionScreen(sitting: Sitting, { one, near, earlier }: Round, together: Together): Screen {
  const { project } = sitting;
  const question = fieldOf(sitting, one, 'decision') as Question;
  const label = (entry: Feedback) => decisionLabel(sitting, entry, entry.answers.decision ?? '');
  return {
    id: 'decide',
    widget: 'one',
    where: whereIn(sitting),
    ask: textFor(project, question.ask),
    hint: textFor(project, question.hint),
    help: [textFor(project, question.help)],
    context: contextOf(...together),
    options: [
      ...choicesOf(project, question).filter(({ id }) => id !== 'open'),
      ...earlier.map((entry) => ({
        id: `${AS}${entry.id}`,
        label: fill(words.decide.as, { said: short(saidIn(entry), 60), decision: label(entry) }),
      })),
      ...(near.length > 0 ? [{ id: CHOOSE, label: words.decide.choose }] : []),
      ...(openIn(sitting).length > together.length ? [{ id: WORD, label: words.decide.byWord }] : []),
      { id: LATER, label: words.decide.later },
    ],
    draft: {},
    moves: { back: true, skip: true },
    check: ({ at }) => (at ? undefined : words.interview.nothingChosen),
  };
}

/** Asks for why or what changed, once for all; it may be left out. */
async function askForAll(sitting: Sitting, hub: Question, together: Together, part: 'why' | 'changed'): Promise<void> {
  const question = fieldOf(sitting, together[0], part);
  if (!question) return;
  const { id, ask: asked, hint, help, check, advise } = questionScreen(sitting.project, sitting.state, question);
  const screen: Screen = {
    id,
    widget: 'line',
    where: whereIn(sitting),
    ask: asked,
    hint,
    help,
    context: contextOf(...together),
    draft: sitting.drafts[id] ?? textDraft(''),
    moves: { skip: true },
    check,
    advise,
  };
  await askAndSave(sitting, screen, ({ text }) =>
    text?.trim() ? changesForAll(sitting, hub, together, { [part]: text }) : [],
  );
}

/** The same answers in each of some pieces. */
function changesForAll(
  { project }: Sitting,
  hub: Question,
  together: Together,
  answers: Partial<Feedback['answers']>,
): Change[] {
  const texts = Object.fromEntries(
    ANSWERS.flatMap((part) => (answers[part] === undefined ? [] : [[part, answers[part]]])),
  );
  return together.flatMap(({ id }) => recordChanges(project, hub, id, texts).changes);
}

/** One line that stays: how many said it, and what was decided. */
function tell(sitting: Sitting, together: Together, decision: string): void {
  const [one] = together;
  const said = short(one.answers.title ?? one.answers.said ?? '', 80);
  const pieces = count(together.length, ...words.decide.said);
  const label = decisionLabel(sitting, one, decision);
  sitting.prompter.say(fill(words.decide.done, { pieces, said, decision: label }));
}

/** A decision as it is called. */
function decisionLabel(sitting: Sitting, entry: Feedback, decision: string): string {
  const question = fieldOf(sitting, entry, 'decision') as Question;
  return printValue(question, decision, optionsOf(sitting.project, question));
}

/** What is asked of a piece; undefined where the method does not ask it. */
const fieldOf = ({ project }: Sitting, { id }: Feedback, part: (typeof ANSWERS)[number]): Question | undefined =>
  questionAt(project.method, fieldAt(project.method, `feedback.${part}`, id));

const whereIn = (sitting: Sitting): string =>
  fill(words.decide.where, { open: count(openIn(sitting).length, ...words.decide.piece) });

/** The words of those that are decided together, and where the first came from. */
function contextOf(one: Feedback, ...others: readonly Feedback[]): Screen['context'] {
  const { group, channel, heard, version } = one.answers;
  const inUse = version && fill(words.onVersion, { version });
  const from = [group, channel, heard && dayText(heard), inUse].filter((part) => part !== undefined).join('; ');
  return [
    { label: words.decide.saidLabel, text: `"${saidIn(one)}"` },
    ...(from === '' ? [] : [{ label: words.decide.from, text: from }]),
    ...(others.length === 0
      ? []
      : [
          {
            label: fill(words.decide.too, { others: count(others.length, ...words.decide.other) }),
            text: others.map((each) => `"${short(saidIn(each), 60)}"`).join(' · '),
          },
        ]),
  ];
}

const wordsOf = (entry: Feedback): string =>
  [`"${short(saidIn(entry), 160)}"`, entry.answers.group].filter(Boolean).join(' — ');

const saidIn = ({ answers }: Feedback): string => oneLine(answers.said ?? answers.title ?? '');
