// Somebody who decides on the sixty comments, knows what each is about, and counts what is pressed beside the words typed.
import { expect } from 'vitest';
import type { Screen } from '../../src/interview/prompter.ts';
import type { Method } from '../../src/method/types.ts';
import { type Feedback, feedbackOf } from '../../src/project/feedback.ts';
import { readProject } from '../../src/project/file.ts';
import { ABOUT, DECIDED, EXPORTS } from './comments.ts';
import { KEY } from './person.ts';
import { put, tempDir } from './temp-dir.ts';
import { runTde } from './test-io.ts';
import type { Do, Mode } from './two-modes.ts';

/** A project with the sixty comments. */
export async function withComments() {
  const cwd = tempDir();
  const file = put(cwd, 'tde.yaml', 'tde: 1\nproject:\n  name: Stops without shade\n');
  await importComments(cwd);
  return { cwd, file };
}

/** Imports the comments of the three exports into the project in a folder. */
export async function importComments(cwd: string): Promise<void> {
  const maps: Record<string, string> = {
    survey: 'heard=B,said=C,group=D,quote=E',
    form: 'heard=A,said=C,group=D',
    cards: 'heard=A,said=B,group=C',
  };
  for (const [name, csv] of Object.entries(EXPORTS)) {
    put(cwd, name, csv);
    const ran = await runTde(['feedback', 'import', name, '--map', maps[name.replace('.csv', '')] ?? ''], { cwd });
    expect(ran).toMatchObject({ code: 0 });
  }
}

/** Somebody who knows what each comment is about; `presses` counts what they press beside the words they type. */
export function decider(mode: Mode, method: Method, path: string) {
  const hub = method.roles.feedback ?? '';
  const counted = { presses: 0, screens: 0 };
  const looked = new Set<string>();
  const entries = new Map(feedbackOf(readProject(path, method)).map((entry) => [entry.id, entry]));
  const aboutOf = ({ answers }: Feedback) => ABOUT.get(answers.said ?? '') ?? '';
  let now = '';
  const press = (...keys: string[]): Do => {
    counted.presses += keys.join('').length;
    return { keys: mode === 'plain' ? [keys.join('')] : keys };
  };
  const type = (text: string): Do => {
    counted.presses += 1;
    return { keys: mode === 'plain' ? [`${text}\r`] : [text, KEY.enter] };
  };
  const decide = (screen: Screen): Do => {
    counted.screens++;
    const texts = (context: Screen['context'][number] | undefined) => (context?.text.slice(1, -1) ?? '').split('" · "');
    const entryOf = (text: string) =>
      [...entries.values()].find(({ answers: { said = '' } }) => said.startsWith(text.replace(/…$/, '')));
    const one = entryOf(texts(screen.context[0])[0] ?? '');
    now = one ? aboutOf(one) : now;
    const open = feedbackOf(readProject(path, method)).filter(({ state }) => state === 'to-decide');
    const options = screen.options ?? [];
    const choose = (id: string) => press(String(options.findIndex((option) => option.id === id) + 1), KEY.enter);
    switch (screen.id) {
      case 'alike': {
        const wanted = options.map(({ id }) => aboutOf(entries.get(id) as Feedback) === now);
        const differ = options.flatMap(({ id }, i) => (wanted[i] === screen.draft.ticked?.includes(id) ? [] : [i + 1]));
        if (differ.length === 0) return press(KEY.enter);
        if (mode === 'rich') return press(...differ.flatMap((number) => [String(number), ' ']), KEY.enter);
        return press(`${differ.map((number) => `${wanted[number - 1] ? '+' : '-'}${number}`).join('')}${KEY.enter}`);
      }
      case 'decide': {
        const withIt = screen.context
          .filter(({ label }) => label.includes('with it'))
          .flatMap(texts)
          .map(entryOf);
        if (withIt.some((entry) => entry && aboutOf(entry) !== now)) return choose('choose!');
        const word = DECIDED[now]?.word ?? '';
        const rest = open.filter((entry) => entry !== one && aboutOf(entry) === now && entry.id !== one?.id);
        const found = rest.filter(
          ({ id, answers }) => !withIt.some((entry) => entry?.id === id) && answers.said?.toLowerCase().includes(word),
        );
        // One who has just read some dozens of comments knows that there were more of these.
        if (found.length >= 3 && !looked.has(now)) {
          looked.add(now);
          return choose('word!');
        }
        const earlier = options.find(
          ({ id }) => id.startsWith('as!') && aboutOf(entries.get(id.slice(3)) as Feedback) === now,
        );
        return choose(earlier?.id ?? DECIDED[now]?.decision ?? '');
      }
      case 'word':
        return type(DECIDED[now]?.word ?? '');
      case hub:
        return { move: 'leave' };
      default:
        return type(screen.id.endsWith('.why') ? (DECIDED[now]?.why ?? '') : 'The list and the signs say so now.');
    }
  };
  return { decide, counted };
}
