// Sits through a script of answers on a real project file.
import { basename, dirname, join } from 'node:path';
import { deskFor } from '../../src/commands/document.ts';
import { conduct, openSitting } from '../../src/interview/conduct.ts';
import type { Draft } from '../../src/interview/prompter.ts';
import type { Sitting } from '../../src/interview/sitting.ts';
import type { Start } from '../../src/interview/walk.ts';
import { loadMethod } from '../../src/method/ids.ts';
import type { Method } from '../../src/method/types.ts';
import { newProject, type Project, readProject } from '../../src/project/file.ts';
import { type Act, scriptedPrompter } from './scripted-prompter.ts';
import { put, tempDir } from './temp-dir.ts';

const method = await loadMethod();

/** What a new project of each method holds: made out once, and the same wherever one is put. */
const empty = new Map<Method, Project>();
function projectAt(path: string, using: Method): Project {
  const project = empty.get(using) ?? newProject(path, using, []);
  empty.set(using, project);
  put(dirname(path), basename(path), project.contents);
  return { ...project, path };
}

/** Sits through a script on a new project (or the one at `path`), and gives back what it left. */
export async function sit(
  script: Record<string, Act[]>,
  {
    start,
    using = method,
    path = join(tempDir(), 'tde.yaml'),
    drafts = {},
    isNew = true,
    meanwhile,
  }: {
    start: Start;
    using?: Method;
    path?: string;
    drafts?: Record<string, Draft>;
    isNew?: boolean;
    meanwhile?: (sitting: Sitting) => void;
  },
) {
  const project = isNew ? projectAt(path, using) : readProject(path, using);
  const prompter = scriptedPrompter(script);
  const sitting = openSitting({ project, prompter, desk: async () => deskFor(path), drafts });
  meanwhile?.(sitting);
  await conduct(sitting, start);
  prompter.finish();
  return {
    sitting,
    prompter,
    path,
    asked: prompter.screens.map((screen) => screen.id),
    /** What stands in the file then; read where it is asked for. */
    get answers() {
      return readProject(path, using).answers;
    },
  };
}
