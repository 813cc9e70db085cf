// `tde schema`: the JSON Schema of a project file, for editors that check and complete as one types.
import { jsonSchemaOf } from '../project/schema.ts';
import { type Context, methodOf, tellNext } from './context.ts';
import { type Output, putResult } from './output.ts';

/** Prints the schema of the method in use, or writes it to the file named with -o. */
export async function printSchema(context: Context, options: Output): Promise<void> {
  putResult(context, `${JSON.stringify(jsonSchemaOf(await methodOf(context)), null, 2)}\n`, options);
  tellNext(context.io, 'tde status');
}
