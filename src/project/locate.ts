// Finds the project file that a command is about. Looks at names only; reads no file.
import fs from 'node:fs';
import path from 'node:path';
import { UserError } from '../errors.ts';

const PROJECT_FILE = 'tde.yaml';

/** Where to look: the working folder, what -f named, and the surroundings. */
type Search = { cwd: string; file?: string; env: Readonly<Record<string, string | undefined>> };

/**
 * The path of the project file: what `file` (from -f) or `env.TDE_FILE` names, a file or a folder; else the nearest
 * `tde.yaml` from `cwd` upwards.
 * @throws UserError that says where it looked
 */
export function locateProject({ cwd, file, env }: Search): string {
  const named = file ?? (env.TDE_FILE || undefined);
  if (named !== undefined) return namedProject(cwd, named, file === undefined ? 'TDE_FILE' : '-f');
  for (let folder = path.resolve(cwd); ; folder = path.dirname(folder)) {
    const found = path.join(folder, PROJECT_FILE);
    if (isFile(found)) return found;
    if (folder === path.dirname(folder)) break;
  }
  throw new UserError({
    code: 'no-project',
    what: `There is no ${PROJECT_FILE} in ${path.resolve(cwd)} or in a folder above it.`,
    next: 'Start a project with: tde init. Or name the file of one: tde -f FILE',
  });
}

/** Where a new project goes: what `file` or `env.TDE_FILE` names (a folder that is there, or a file), else here. */
export function placeForProject({ cwd, file, env }: Search): string {
  const named = path.resolve(cwd, file ?? (env.TDE_FILE || PROJECT_FILE));
  return isFolder(named) ? path.join(named, PROJECT_FILE) : named;
}

// --- internal ---

function namedProject(cwd: string, named: string, by: string): string {
  const full = path.resolve(cwd, named);
  const target = isFolder(full) ? path.join(full, PROJECT_FILE) : full;
  if (isFile(target)) return target;
  throw new UserError({
    code: 'no-project',
    what: `There is no project file at ${target} (named by ${by}).`,
    next: `Correct the name, or start a project there with: tde init -f ${named}`,
  });
}

/** Anything but a folder counts: a link that leads nowhere, or a file without rights, is told about when it is read. */
const isFile = (file: string): boolean => {
  try {
    return !fs.lstatSync(file).isDirectory() && !isFolder(file);
  } catch {
    return false;
  }
};
const isFolder = (file: string): boolean => fs.statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
