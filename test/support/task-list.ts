// The task list as a program chooses from it: sections whose step is folded are behind the row of that step.
import type { Screen } from '../../src/interview/prompter.ts';
import type { Method } from '../../src/method/types.ts';

/** The row that leads to a section: its own, or one that opens its step. */
export function rowTo(method: Method, { id, options = [] }: Pick<Screen, 'id' | 'options'>, section: string): string {
  if (options.some((each) => each.id === section)) return section;
  const step = method.questions.find((question) => question.section === section)?.step;
  const row = options.find((each) => each.id.startsWith(`step!${step}`));
  if (!row) throw new Error(`${section} is neither on the screen ${id} nor behind a row of it`);
  return row.id;
}
