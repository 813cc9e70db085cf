// Which format a document is wanted in: the one named with --format, else the one that the file's name ends in, else Markdown.
import { endingOf, FORMATS, type Format, formatAt, formatNames } from '../documents/formats.ts';
import { EXIT, UserError } from '../errors.ts';
import { nearest } from '../method/ids.ts';
import { fill, words } from '../words.ts';

/** The format wanted. Throws a UserError that lists the formats where there is none of that name or ending. */
export function wantedFormat({ format, output }: { format?: string; output?: string }): Format {
  const typed = format ?? (output === undefined ? undefined : endingOf(output));
  const found = typed === undefined ? FORMATS[0] : formatAt(typed);
  if (found) return found;
  const near = nearest(
    typed?.toLowerCase() ?? '',
    FORMATS.flatMap(({ id, extensions }) => [id, ...extensions]),
  );
  const meant = near && formatAt(near)?.id;
  throw new UserError(
    {
      code: 'unknown-format',
      what: fill(words.document.unknownFormat, {
        typed: typed ?? '',
        meant: meant ? fill(words.interview.didYouMean, { id: meant }) : '',
      }),
      next: fill(words.document.unknownFormatNext, { formats: formatNames().join(', ') }),
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
