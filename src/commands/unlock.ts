// `tde unlock`: takes away a lock that another computer left, by the id its message named.
import { fill, words } from '../words.ts';
import { type Context, projectPath, tell, tellNext } from './context.ts';

/** Takes the project's lock with that id away. @throws UserError where there is no such lock */
export async function unlock(context: Context, id: string): Promise<void> {
  const { unlockProject } = await import('../project/file.ts');
  const file = projectPath(context);
  unlockProject(file, id);
  tell(context.io, fill(words.unlock.done, { file }));
  tellNext(context.io, 'tde resume');
}
