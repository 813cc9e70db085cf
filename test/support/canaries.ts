// A project in which every field holds what is not for everybody: to see whether a document lets any of it slip.

import { strFromU8, unzipSync } from 'fflate';
import { fieldsOf, skeletonOf, slug } from '../../src/method/ids.ts';
import type { Method, Question } from '../../src/method/types.ts';
import { type Answer, type Answers, NO_ANSWERS, newRecordId, readerOf } from '../../src/project/answers.ts';
import { titleFrom } from '../../src/project/feedback.ts';
import { optionsOf } from '../../src/project/kinds.ts';

/** Forty things that have to stay in the team, ten of each kind. */
export const CANARIES = {
  contacts: [
    'dana.quill@example.org',
    '(312) 555-0142',
    '412 Mill Street, Apt 4C',
    'lee (at) example dot org',
    '+44 20 7946 0958',
    'https://dana:Winter2024@files.example.org/x',
    '５５５－０１７４',
    '@mill_street_dana on Instagram',
    '88 Canal Road, Apt 12',
    'wa.me/13125550166',
  ],
  words: [
    'My landlord would put us out the same week',
    'I sleep in my car on Pine Street',
    'The inspector took money from my brother',
    'We pretend to be out when they knock',
    'Nobody at the desk speaks Mixtec with us',
    'My son was tested twice and they lost it',
    'I signed because I was afraid of him',
    'They laughed at my mother in the office',
    'We boil the water since the new pipes',
    'I would rather lose the deposit than ask',
  ],
  notes: [
    'The director has not answered our letter',
    'Keep this from the council until May',
    'Legal says it may cost us the grant',
    'The vendor wants out of the contract',
    'Her deputy is against the whole idea',
    'We promised the union not to mention it',
    'The numbers of last year were made up',
    'Nobody in records returns our calls',
    'The chair of the board owns two of them',
    'We may have to let the nurse go',
  ],
  whom: [
    'Mr. Okafor at the records desk',
    'Ana, who left the clinic in March',
    'the cousin of the alderman',
    'Sergeant Pell, off duty only',
    'the night clerk with the keys',
    'our friend at the water board',
    'Judge Amari when she retires',
    'the bus driver of line nine',
    'Father Tomas after the early mass',
    'a source at the title company',
  ],
} as const;

export const ALL_CANARIES: readonly string[] = Object.values(CANARIES).flat();

/** A project with a canary of each kind in every answer, as far as its kind has room for one. */
export function canaryProject(method: Method): Answers {
  let next = 0;
  const one = (kind: keyof typeof CANARIES): string => CANARIES[kind][next++ % 10] as string;
  const byId: Record<string, Answer> = {};
  const feedback = method.roles.feedback ?? '';
  const records = Object.fromEntries(
    method.questions
      .filter(({ kind }) => kind === 'records')
      .map((hub) => [hub.id, hub.private ? CANARIES.whom.slice(0, 2).map(slug) : ['one', 'two']]),
  );
  const said = feedbackRecords();
  records[feedback] = [...said.keys()];
  const answers: Answers = { ...NO_ANSWERS, byId, records };
  const text = (question: Question): string =>
    question.contact ? `The front desk. ${one('words')}.` : `About the homes: ${one('contacts')}. ${one('words')}.`;
  const valueFor = (question: Question): Answer['value'] => {
    const [option] = optionsOf(readerOf(method, answers), question);
    if (question.kind === 'choice') return option?.id;
    if (question.kind === 'choices') return option && [option.id];
    if (question.kind === 'date') return '2026-05-01';
    if (question.kind === 'number') return '12';
    if (question.kind === 'criterion' || question.kind === 'judgement') return 'yes';
    return question.kind === 'list' ? [text(question), text(question)] : text(question);
  };
  const secretFor = ({ kind }: Question) => (kind === 'list' ? [...CANARIES.whom] : one('whom'));
  for (const question of skeletonOf(method)) {
    const all =
      question.kind === 'records'
        ? (records[question.id] ?? []).flatMap((record) => fieldsOf(question, record))
        : [question];
    for (const each of all) {
      const value = question.private || each.private ? secretFor(each) : valueFor(each);
      byId[each.id] = { ...(value !== undefined && { value }), note: one('notes'), findOut: one('whom') };
    }
  }
  for (const [record, fields] of said)
    for (const [field, value] of Object.entries(fields))
      byId[`${feedback}.${record}.${method.roles[`feedback.${field}` as never]}`] = { value, note: one('notes') };
  // What is to find out has no value, or nothing would be open.
  for (const id of ['data-supply', 'partners', 'holder'])
    for (const [full, answer] of Object.entries(byId))
      if (full.endsWith(id)) byId[full] = { findOut: answer.findOut ?? one('whom'), note: one('notes') };
  return answers;
}

/** The canaries that a document holds, whatever its format: as they are, or as a short name made of them. */
export function canariesIn(made: string): string[] {
  const plain = plainText(made);
  return ALL_CANARIES.filter((canary) => plain.includes(canary.toLowerCase()) || plain.includes(slug(canary)));
}

/** What can be read in a document of any format, in small letters and without its marks; of a Word file all its parts. */
export function plainText(made: string): string {
  const bytes = Buffer.from(made, 'latin1');
  const text = made.startsWith('PK') ? Object.values(unzipSync(bytes)).map((part) => strFromU8(part)) : [made];
  const whole = text.join('\n');
  // With the attributes of its tags, and with none of them in between.
  return `${whole}\n${whole.replace(/<[^>]*>/g, '')}`
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    .replace(/^ *[#>|] ?/gm, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

// --- internal ---

/**
 * Ten comments that may not be quoted, titled by their words as tde does it, by hand in quotation marks, or by the team; and one that
 * may be, with a contact detail in it.
 */
function feedbackRecords(): Map<string, Record<string, string>> {
  const taken = new Set<string>();
  const made = CANARIES.words.map((words, i): [string, Record<string, string>] => {
    const said = `${words}. Please do something about it, ${CANARIES.contacts[i]}.`;
    const title = [titleFrom(said), `“${words}”`, words, `The point of talk ${i}`][i % 4] as string;
    const record = newRecordId(taken, words, 'feedback');
    taken.add(record);
    const quote: Record<string, string> = i % 3 === 0 ? {} : { quote: 'no' };
    return [record, { title, said, group: 'Neighbors', ...quote, decision: 'no', why: `Not ours. ${words}.` }];
  });
  const quoted = { title: 'Larger letters', said: `Print it larger, ${CANARIES.contacts[0]}!`, quote: 'yes' };
  return new Map([...made, ['larger', { ...quoted, group: 'Nurses', decision: 'yes' }]]);
}
