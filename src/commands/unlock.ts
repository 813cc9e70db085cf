// `tde unlock`: takes away a lock that another computer left, by the id its message named.
import { unlockProject } from '../project/file.ts';
import { fill, words } from '../words.ts';
import { type Context, projectPath, tell, tellNext } from './context.ts';

/** Takes the project's lock with that id away. @throws UserError where there is no such lock */
export function unlock(context: Context, id: string): void {
  const file = projectPath(context);
  unlockProject(file, id);
  tell(context.io, fill(words.unlock.done, { file }));
  tellNext(context.io, 'tde resume');
}
