// Looks whether what a project cites is still what it was: whether the source is there, and whether its file is the one that was counted.
import { dirname, resolve } from 'node:path';
import type { Problem } from '../errors.ts';
import { citedIn } from '../project/evidence.ts';
import type { Project } from '../project/file.ts';
import { fill, words } from '../words.ts';
import { fingerprintOf } from './open.ts';

/** What is wrong with citations: each with the id of the answer or the source that it is about. */
export async function citationProblems({ path, evidence, answers }: Project): Promise<Problem[]> {
  const { gone, goneNext, other, otherNext, replaced, replacedNext } = words.evidence.cited;
  const cited = Object.entries(answers.byId).flatMap(([id, { value, note }]): Problem[] =>
    citedIn([value ?? [], note ?? []].flat().join('\n')).flatMap((each) => {
      const source = evidence.get(each.id);
      if (source?.fingerprint === each.fingerprint) return [];
      const [what, next] = source ? [other, otherNext] : [gone, goneNext];
      return [{ code: 'evidence-cited', id, what: fill(what, { id, source: each.id }), next: fill(next, { id }) }];
    }),
  );
  const files = await Promise.all(
    Array.from(evidence, async ([id, { file, fingerprint }]): Promise<Problem[]> => {
      const now = await fingerprintOf(resolve(dirname(path), file));
      if (now === undefined || now === fingerprint) return [];
      const next = fill(replacedNext, { file });
      return [{ code: 'evidence-file', id: `evidence.sources.${id}`, what: fill(replaced, { file, id }), next }];
    }),
  );
  return [...cited, ...files.flat()];
}
