// Which format a document is wanted in: the one named with --format, else the one that the file's name ends in, else Markdown.
import { endingOf, FORMATS, type Format, formatAt, formatNames, formatsOf } from '../documents/formats.ts';
import { EXIT, UserError } from '../errors.ts';
import { nearest } from '../method/ids.ts';
import { fill, words } from '../words.ts';

/** The format wanted of a document. Throws a UserError that lists its formats where there is none of that name or ending. */
export function wantedFormat({ format, output }: { format?: string; output?: string }, document?: string): Format {
  const typed = format ?? (output === undefined ? undefined : endingOf(output));
  const found = typed === undefined ? FORMATS[0] : formatAt(typed);
  if (found) return found;
  const near = nearest(
    typed?.toLowerCase() ?? '',
    formatsOf(document).flatMap(({ id, extensions }) => [id, ...extensions]),
  );
  const meant = formatsOf(document).find(
    ({ id, extensions }) => id === near || extensions.some((each) => each === near),
  );
  throw new UserError(
    {
      code: 'unknown-format',
      what: fill(words.document.unknownFormat, {
        typed: typed ?? '',
        meant: meant ? fill(words.interview.didYouMean, { id: meant.id }) : '',
      }),
      next: fill(words.document.unknownFormatNext, { formats: formatNames(document).join(', ') }),
    },
    EXIT.usage,
  );
}

/** What to say where a document holds nothing for a format: a pitch has no table. */
export function nothingToShow(format: Format): UserError {
  const others = formatNames().filter((name) => name !== format.id);
  return new UserError({
    code: 'nothing-to-show',
    what: words.document.noTable,
    next: fill(words.document.noTableNext, { formats: others.join(', ') }),
  });
}
