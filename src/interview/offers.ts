// Offers what evidence shows, before a question that it can speak to: a line of a checklist to mark, a topic to begin the focus area with,
// a citation for the reason. The person decides: nothing is marked or written by itself.
import { textFor } from '../advice/texts.ts';
import { citationOf } from '../evidence/cited.ts';
import { type LogShown, logsIn, type TopicShown, topicCitation, topicLines } from '../evidence/shown.ts';
import { criteriaOf } from '../method/ids.ts';
import type { Question } from '../method/types.ts';
import type { Answer } from '../project/answers.ts';
import { citedIn, type Source } from '../project/evidence.ts';
import { fill, words } from '../words.ts';
import { choiceScreen, type Option, type Screen, textDraft } from './prompter.ts';
import { legTitle } from './screens.ts';
import { ask, follow, type Sitting, save } from './sitting.ts';

/** Makes the offers that a question has and that were not made in this sitting. `go-on` is to the question itself. */
export async function offerEvidence(sitting: Sitting, question: Question): Promise<'go-on' | 'moved' | 'left'> {
  const { method, evidence } = sitting.project;
  if (evidence.size === 0 || sitting.state.part) return 'go-on';
  const { roles } = method;
  if (question.kind === 'checklist') return offerMarks(sitting, question);
  if (question.id === roles['focus-area']) return offerFocus(sitting, question);
  return question.id === roles['focus-reason'] ? offerCitation(sitting, question) : 'go-on';
}

// --- internal ---

/** The most topics that are offered: what people ask for most. */
const MOST_TOPICS = 6;
const NONE = 'none';

async function offerMarks(sitting: Sitting, checklist: Question): Promise<'go-on' | 'moved' | 'left'> {
  const { offer } = words.evidence;
  for (const criterion of criteriaOf(sitting.method, checklist)) {
    const { project } = sitting;
    const found = project.at(criterion.id) === undefined ? shownFor(sitting, criterion) : undefined;
    if (!found) continue;
    const { half, mark, citation } = found;
    const chosen = await choose(sitting, criterion.id, {
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
    if (chosen.is !== 'chosen') return chosen.is;
    if (chosen.id !== 'mark') continue;
    const result = await save(sitting, [{ id: criterion.id, answer: { value: mark, note: citation } }]);
    if (result === 'left') return 'left';
    sitting.prompter.say(
      result === 'saved' ? fill(offer.marked, { title: criterion.label, citation }) : result.refused,
    );
  }
  return 'go-on';
}

/** The largest source that shows what a criterion asks for, and what it would be marked; undefined where there is none. */
function shownFor(
  { project }: Sitting,
  { criterion }: Question,
): { citation: string; mark: NonNullable<Answer['value']>; half: string | undefined } | undefined {
  const { kinds = [], half, 'at-least': least = 0 } = criterion?.evidence ?? {};
  const fitting = [...project.evidence].filter(
    ([, source]: [string, Source]) => kinds.includes(source.kind) && source.rows >= least,
  );
  const [best] = fitting.sort(([, one], [, other]) => other.rows - one.rows);
  return best && { citation: citationOf(...best), mark: half === undefined ? 'yes' : 'unsure', half };
}

async function offerFocus(sitting: Sitting, question: Question): Promise<'go-on' | 'moved' | 'left'> {
  const { project, drafts } = sitting;
  const topics = topicsIn(sitting);
  if (topics.length === 0 || project.at(question.id)?.value !== undefined || drafts[question.id]) return 'go-on';
  const { offer, caution } = words.evidence;
  const heard = project.list(project.method.roles.opportunities).join('; ');
  const chosen = await choose(sitting, question.id, {
    ask: offer.focus,
    hint: caution,
    context: heard === '' ? [] : [{ label: offer.heard, text: heard }],
    options: [{ id: NONE, label: offer.ownFocus }, ...topics.map(topicOption)],
  });
  if (chosen.is !== 'chosen') return chosen.is;
  const topic = topics[Number(chosen.id)]?.topic;
  if (topic) put(sitting, question, topic.title.charAt(0).toLowerCase() + topic.title.slice(1));
  return 'go-on';
}

async function offerCitation(sitting: Sitting, question: Question): Promise<'go-on' | 'moved' | 'left'> {
  const { project, drafts } = sitting;
  const topics = topicsIn(sitting);
  const written = project.text(question.id);
  if (topics.length === 0 || drafts[question.id] || citedIn(written).length > 0) return 'go-on';
  const { offer } = words.evidence;
  const chosen = await choose(sitting, question.id, {
    ask: offer.cite,
    hint: offer.citeHint,
    context: [],
    options: [{ id: NONE, label: offer.noCitation }, ...topics.map(topicOption)],
  });
  if (chosen.is !== 'chosen') return chosen.is;
  const found = topics[Number(chosen.id)];
  if (found) put(sitting, question, [written, `${topicCitation(found.log, found.topic)}.`].filter(Boolean).join(' '));
  return 'go-on';
}

type Topic = { log: LogShown; topic: TopicShown };

/** What people ask for most, over all logs in turn, without what only a case file could answer. */
function topicsIn({ project }: Sitting): Topic[] {
  const logs = logsIn(project.evidence).map((log) =>
    log.topics.filter(({ could }) => could !== 'case-file').map((topic) => ({ log, topic })),
  );
  const longest = Math.max(0, ...logs.map(({ length }) => length));
  const inTurn = Array.from({ length: longest }, (_, i) => logs.flatMap((topics) => topics[i] ?? [])).flat();
  return inTurn.slice(0, MOST_TOPICS);
}

function topicOption({ topic }: Topic, i: number): Option {
  const { counts, answer } = topicLines(topic);
  return { id: String(i), label: topic.title, hint: `${counts}; ${answer}.` };
}

/** Puts a text into the field of a question, to be changed before it is an answer. */
function put(sitting: Sitting, { id }: Question, text: string): void {
  sitting.drafts[id] = textDraft(text);
}

/** Asks once in a sitting; a move other than an answer is followed. */
async function choose(
  sitting: Sitting,
  about: string,
  screen: Pick<Screen, 'ask' | 'context'> & { hint: string; options: Option[] },
): Promise<{ is: 'chosen'; id: string | undefined } | { is: 'go-on' | 'moved' | 'left' }> {
  if (sitting.offered.has(about)) return { is: 'chosen', id: NONE };
  const outcome = await ask(
    sitting,
    choiceScreen({
      id: 'evidence',
      where: legTitle(sitting.method, sitting.state.leg),
      draft: { at: NONE },
      moves: { back: true, skip: true, goto: true },
      ...screen,
    }),
  );
  if (outcome.kind === 'left') return { is: 'left' };
  if (outcome.kind === 'moved') return { is: 'moved' };
  sitting.offered.add(about);
  if (outcome.kind === 'answer') return { is: 'chosen', id: outcome.draft.at };
  if (outcome.kind === 'back') return { is: follow(sitting, { kind: 'back' }) ? 'moved' : 'go-on' };
  return { is: 'chosen', id: NONE };
}
