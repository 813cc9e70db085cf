// The drafts beside a project: what sessions left there, and one put there as if a session had left it.
import { join } from 'node:path';
import { readDrafts } from '../../src/project/draft.ts';
import { put } from './temp-dir.ts';

/** All that sessions left, as text; empty where there is nothing. */
export const draftsIn = (cwd: string): string =>
  readDrafts(join(cwd, 'tde.yaml'))
    .map(({ draft }) => JSON.stringify(draft))
    .join('\n');

/** Leaves a draft as a session would have; gives its file back. */
export const leaveDraft = (cwd: string, draft: string | Uint8Array, session = '0123456789ab'): string =>
  put(cwd, `.tde/tde.yaml.${session}.draft`, draft);
