// Where /goto leads: the places offered, and what an id that was typed means. Pure; knows no keys.
import { stopsOf } from '../advice/progress.ts';
import { canonicalId, nearest, placeOf } from '../method/ids.ts';
import type { Method } from '../method/types.ts';
import type { Answers } from '../project/answers.ts';
import { fill, words } from '../words.ts';
import type { Option } from './prompter.ts';
import { type Leg, recordOf, type State } from './walk.ts';

/** The task list, the questions of the leg (of the record, inside one), then all the sections. */
export function placesOf(method: Method, answers: Answers, leg: Leg | undefined, state: State): Option[] {
  const stops = stopsOf(method, answers, leg?.questions ?? []);
  const record = recordOf(stops, state.at);
  const near = stops.filter(({ id }) => (record ? id.startsWith(record.prefix) : !recordOf(stops, id)));
  const questions = near.map(({ id, label }) => ({ id, label }));
  const sections = method.sections
    .filter(({ id }) => !near.some((question) => question.id === id))
    .map(({ id, title }) => ({ id, label: fill(words.interview.sectionPlace, { title }) }));
  const here = state.at === 'menu';
  const tasks = { id: words.interview.tasks, label: words.interview.tasksPlace };
  return here ? sections : [tasks, ...questions.filter(({ id }) => id !== state.at), ...sections];
}

/** The stop that an id typed after /goto means: a question, a section, the checklist a criterion stands in, or the task list. */
export function placeToGo(method: Method, typed: string): string {
  if (typed.toLowerCase() === words.interview.tasks) return 'menu';
  const id = canonicalId(method, typed);
  const place = placeOf(method, id);
  return place?.kind === 'leaf' && place.question.kind === 'criterion' ? id.slice(0, id.lastIndexOf('.')) : id;
}

/** What to say where an id means no place. */
export function unknownId(method: Method, typed: string): string {
  const ids = [...method.sections.map((section) => section.id), ...method.questions.map((question) => question.id)];
  const near = nearest(typed, ids);
  return fill(words.interview.unknownId, { typed, meant: near ? fill(words.interview.didYouMean, { id: near }) : '' });
}
