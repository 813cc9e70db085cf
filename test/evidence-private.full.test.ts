// Nothing of a row leaves, whichever city's file it comes from; one file of each kind is in evidence-private.test.ts.
import { describe, test } from 'vitest';
import { CATALOGS, LOGS } from './support/city-exports.ts';
import { expectNoNameOfKind, expectNoneOfList, expectNoneOfLog } from './support/evidence-canaries.ts';

describe('a canary in every column', () => {
  test.each(LOGS)('of $name is found nowhere', expectNoneOfLog);

  test.each(CATALOGS)('of a list is found nowhere: $name', expectNoneOfList);
});

test.each(['Category', 'Type', 'Service Name', 'Request type'])(
  'the name of a kind that could be a name of a person is not shown, though the sheet calls it %s',
  expectNoNameOfKind,
);
