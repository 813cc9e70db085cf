// Makes text of the bytes of a file, or says why it cannot be read as text. Knows no YAML.
import { UserError, type Where } from '../errors.ts';
import { whereIn } from './problems.ts';

/** The largest project file, in bytes. */
export const MAX_FILE_BYTES = 1_000_000;

/**
 * The text in the bytes of a file.
 * @param options.most the most bytes it may have; a project file has at most 1 MB
 * @param options.resave what to do where it is not UTF-8
 * @throws UserError where it is not UTF-8 text, or too much of it
 */
export function decode(
  bytes: Uint8Array,
  file: string,
  { most = MAX_FILE_BYTES, resave = 'Open it in a text editor and save it as UTF-8.' } = {},
): string {
  if (bytes.length > most) {
    const size = (bytes.length / 1_000_000).toFixed(1);
    throw new UserError({
      code: 'too-large',
      what: `${file} is ${size} MB; a project file has at most 1 MB.`,
      next: 'Put long texts in files of their own and name them in the answers.',
    });
  }
  const where = (byte: number): Where => whereIn(new TextDecoder().decode(bytes.subarray(0, byte)), file)(Infinity);
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new UserError({ code: 'not-utf8', what: 'This file is saved as UTF-16.', where: where(0), next: resave });
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    const what = 'This file holds a NUL byte, so it is not a text file, or it was damaged.';
    throw new UserError({
      code: 'nul',
      what,
      where: where(nul),
      next: 'Restore an earlier copy, or save it as UTF-8.',
    });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Where it is wrong is looked for below.
  }
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const again = new TextEncoder().encode(text);
  const wrong = again.findIndex((byte, i) => byte !== bytes[i]);
  const at = wrong < 0 ? again.length : wrong;
  throw new UserError({ code: 'not-utf8', what: 'This file is not UTF-8 text.', where: where(at), next: resave });
}
