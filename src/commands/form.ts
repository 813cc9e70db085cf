// `tde worksheet --format yaml`: the worksheet as the form that `tde init --answers` takes back.
import { endingOf, FORM } from '../documents/formats.ts';
import { EXIT, UserError } from '../errors.ts';
import { NO_ANSWERS } from '../project/answers.ts';
import { words } from '../words.ts';
import { type Context, openForDocument, tellNext } from './context.ts';
import { type Output, putResult } from './output.ts';

/** The options of a document that matter for the form. */
type FormOptions = Output & { format?: string; template?: string; logo?: string; section?: string; blank?: boolean };

/** Whether the worksheet is wanted as a form: by the format's name, or by the ending of the file. */
export const isForm = ({ format, output }: FormOptions): boolean =>
  FORM.extensions.some((name) => name === (format ?? endingOf(output ?? '') ?? '').trim().toLowerCase());

/** Prints the form, filled with what is known unless it is wanted empty. */
export async function printForm(context: Context, options: FormOptions): Promise<void> {
  if ([options.template, options.logo, options.section].some((given) => given !== undefined)) {
    throw new UserError(
      { code: 'usage', what: words.people.form.whole, next: words.people.form.wholeNext },
      EXIT.usage,
    );
  }
  const { method, answers } = await openForDocument(context, true);
  const { worksheetForm } = await import('../documents/form.ts');
  putResult(context, worksheetForm(method, options.blank ? NO_ANSWERS : answers), options);
  tellNext(context.io, `tde init --answers ${options.output ?? 'FILE'}`);
}
