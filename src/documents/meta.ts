// What a document is, beside its Markdown: what every format has to know of it.
import type { Method } from '../method/types.ts';
import type { Answers } from '../project/answers.ts';
import { words } from '../words.ts';
import { DOCUMENTS, type DocumentName } from './catalog.ts';
import type { Meta } from './sections.ts';
import { titleOf } from './view.ts';

/** The project's title, the kind of document, the language of its words, and whether it has to fit one page. */
export function metaOf(name: DocumentName, method: Method, answers: Answers): Meta {
  return {
    title: titleOf(method, answers),
    kind: words.document.kinds[name],
    language: words.language,
    ...(DOCUMENTS[name].onePage && { onePage: true }),
  };
}
