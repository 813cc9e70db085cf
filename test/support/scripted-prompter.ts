// A prompter that follows a script keyed by screen id; it fails on a screen nobody scripted, and `finish` fails on what was not used.
import { type Draft, type Prompter, type Reply, type Screen, saidText } from '../../src/interview/prompter.ts';

/** What to do at a screen: type this text, or make this reply. */
export type Act = string | Reply | ((screen: Screen) => Reply);

export type Scripted = Prompter & {
  /** The screens shown, in order. */
  readonly screens: Screen[];
  /** What was said between them. */
  readonly said: string[];
  /** Fails where a part of the script was not reached. */
  finish(): void;
};

/** An answer to any screen, in the shape its field has: a text, an option's id, several of them, or marks. */
export function answer(screen: Screen, input: string | string[] | Record<string, 'yes' | 'no' | 'unsure'>): Reply {
  return { kind: 'answer', draft: draftFor(screen, input) };
}

export const leave: Reply = { kind: 'leave', cause: 'asked', draft: {} };

export function scriptedPrompter(script: Record<string, Act[]>): Scripted {
  const rest = new Map(Object.entries(script).map(([id, acts]) => [id, [...acts]]));
  const screens: Screen[] = [];
  const said: string[] = [];
  return {
    screens,
    said,
    async ask(screen) {
      screens.push(screen);
      const act = rest.get(screen.id)?.shift();
      if (act === undefined) throw new Error(`nobody scripted ${screen.id}: ${screen.ask} ${screen.message ?? ''}`);
      const reply = typeof act === 'string' ? answer(screen, act) : typeof act === 'function' ? act(screen) : act;
      const wrong = reply.kind === 'answer' ? screen.check?.(reply.draft) : undefined;
      if (wrong) throw new Error(`${screen.id} refuses ${JSON.stringify(reply.draft)}: ${wrong}`);
      return reply;
    },
    say: (words) => void said.push(saidText(words)),
    current: () => undefined,
    close: () => undefined,
    finish() {
      const unused = [...rest].filter(([, acts]) => acts.length > 0).map(([id, acts]) => `${id} (${acts.length})`);
      if (unused.length > 0) throw new Error(`never asked: ${unused.join(', ')}`);
    },
  };
}

// --- internal ---

function draftFor(screen: Screen, input: string | string[] | Record<string, 'yes' | 'no' | 'unsure'>): Draft {
  switch (screen.widget) {
    case 'one':
      return { at: String(input) };
    case 'many':
      return { ticked: [input].flat() as string[] };
    case 'checklist':
      return {
        marks: Object.fromEntries(
          Object.entries(input).map(([id, value]) => [id, { value: value as 'yes' | 'no' | 'unsure' }]),
        ),
      };
    default: {
      const text = [input].flat().join('\n');
      return { text, cursor: text.length };
    }
  }
}
