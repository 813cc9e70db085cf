// What plain mode says to ask a question: every line of it, in words. Pure; knows no stream and no input.
import { promptWords } from '../../words/prompts.ts';
import type { Draft, Mark, Screen } from '../prompter.ts';

const words = promptWords.plain;

/** A question's lines; `indent` is put before what a long line goes on with. */
export function questionLines(screen: Screen): { text: string; indent: string }[] {
  const { draft } = screen;
  const options = (screen.options ?? []).flatMap((option, index) => [
    ...(option.heading === undefined ? [] : [option.heading]),
    `${index + 1}. ${option.label}${option.hint === undefined ? '' : ` (${option.hint})`}`,
  ]);
  const lines = [
    screen.where,
    screen.ask,
    screen.hint ?? '',
    ...screen.context.map(({ label, text }) => `${label}: ${text}`),
    screen.sentence === undefined ? '' : promptWords.reads(inSentence(screen, draft.text ?? '')),
    ...options,
    ...howTo(screen, draft),
    screen.message ?? '',
  ];
  return lines.filter((text) => text !== '').map((text) => ({ text, indent: options.includes(text) ? '   ' : '' }));
}

/** A phrase in the sentence it becomes part of. */
export const inSentence = (screen: Screen, text: string): string =>
  (screen.sentence ?? '').replace('{answer}', () => text.trim() || promptWords.empty);

/** A mark of a checklist in words. */
export const spoken = (mark: Mark): string =>
  (mark.value === undefined ? promptWords.notAnswered : promptWords.marks[mark.value]) +
  (mark.note === undefined ? '' : `, ${promptWords.note.toLowerCase()}${mark.note}`);

// --- internal ---

/** How this kind of question is answered, and what stands there now. */
function howTo(screen: Screen, draft: Draft): string[] {
  const options = screen.options ?? [];
  switch (screen.widget) {
    case 'one': {
      const at = options.findIndex((option) => option.id === draft.at);
      const now = at === -1 ? [] : [words.default(at + 1, options[at]?.label ?? '')];
      return [words.oneHow(options.length), ...now];
    }
    case 'many': {
      const labels = options.filter((option) => draft.ticked?.includes(option.id)).map((option) => option.label);
      return [words.manyHow(options.length), ...(labels.length === 0 ? [] : [words.manyKeep(labels.join(', '))])];
    }
    case 'checklist':
      return [words.itemHow];
    default: {
      const how = screen.widget === 'lines' ? [words.linesHow] : screen.widget === 'list' ? [words.listHow] : [];
      const text = draft.text?.trimEnd();
      const keep = screen.widget === 'line' ? words.keep : words.keepOrAdd;
      return text ? [...how, words.current(text), keep] : how;
    }
  }
}
