// `tde pitch` and `tde outline`: a document of the project as Markdown, on stdout or in a file.

import { renderTemplate } from '../documents/templates.ts';
import { outlineView, type PitchView, pitchView } from '../documents/view.ts';
import { UserError } from '../errors.ts';
import { questionAt } from '../method/ids.ts';
import type { Method } from '../method/types.ts';
import type { Answers } from '../project/answers.ts';
import { fill, words } from '../words.ts';
import { type Context, openSoundProject, tell, tellNext } from './context.ts';
import { type Output, putResult } from './output.ts';

/** A document by name: what it shows, and the command that makes sense after it. */
const DOCUMENTS: Record<DocumentName, { view: (method: Method, answers: Answers) => PitchView; next: string }> = {
  pitch: { view: pitchView, next: 'tde outline' },
  outline: { view: outlineView, next: 'tde pitch' },
};

export type DocumentName = 'pitch' | 'outline';

/** Renders the document; with `strict`, a gap is an error and nothing is printed. */
export async function printDocument(
  context: Context,
  name: DocumentName,
  options: Output & { strict?: boolean },
): Promise<void> {
  const { method, project } = await openSoundProject(context);
  const { view, next } = DOCUMENTS[name];
  const shown = view(method, project.answers);
  if (options.strict && shown.gaps.length > 0) {
    throw new UserError(
      shown.gaps.map((id) => ({
        code: 'gap',
        what: fill(words.document.gap, { label: questionAt(method, id)?.label ?? id, id }),
        next: words.document.gapNext,
      })),
    );
  }
  putResult(context, renderTemplate(name, shown), options);
  if (shown.gaps.length > 0) tell(context.io, fill(words.document.gaps, { ids: shown.gaps.join(', ') }));
  tellNext(context.io, shown.gaps.length > 0 ? `tde edit ${shown.gaps[0]}` : next);
}
