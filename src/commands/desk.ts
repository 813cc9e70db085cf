// The documents as the interview uses them: read as lines, and saved as files beside the project.
import { dirname, join } from 'node:path';
import { DOCUMENTS, type DocumentName } from '../documents/catalog.ts';
import { type Format, formatAt } from '../documents/formats.ts';
import { forEverybody } from '../documents/left-out.ts';
import { metaOf, renderBuiltIn } from '../documents/templates.ts';
import { toLines } from '../documents/text.ts';
import type { Desk } from '../interview/sitting.ts';
import { ioError } from '../outside.ts';
import type { Reader } from '../project/answers.ts';
import { createWhole } from '../project/disk.ts';
import { freeName } from './output.ts';

/** The documents of the project at `path`, as they are for everybody; `aloud`, in words alone where they are read in the interview. */
export function deskFor(path: string, aloud = false): Desk {
  const folder = dirname(path);
  return {
    folder,
    read: async (project, document, session) => toLines((await made(project, document, 'md', session)).markdown, aloud),
    nameFor: (document, format) => freeName(folder, `${document}.${format}`),
    save: async (project, document, format, name, session) => {
      const { markdown, meta } = await made(project, document, format, session);
      const file = (await formatAt(format)?.render(markdown, meta)) ?? '';
      try {
        createWhole(join(folder, name), file);
      } catch (error) {
        throw ioError(error, 'write', join(folder, name));
      }
    },
  };
}

// --- internal ---

/** A document of a project as Markdown, with what the page around it needs. */
async function made(project: Reader, name: DocumentName, format: Format['id'], session?: string) {
  const { shared, settle } = forEverybody(project);
  const { view } = await DOCUMENTS[name].load();
  const markdown = settle(await renderBuiltIn(name, format, view(shared, { session }), undefined)).text;
  const meta = metaOf(name, shared);
  return { markdown, meta: { ...meta, title: settle(meta.title).text } };
}
