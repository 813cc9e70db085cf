// Nothing of a row leaves, whichever city's file it comes from; one file of each kind is in evidence-private.test.ts.
import { describe, test } from 'vitest';
import { CATALOGS, LOGS } from './support/city-exports.ts';
import { expectNoNameOfKind, expectNoneOfList, expectNoneOfLog } from './support/evidence-canaries.ts';

describe('a canary in every column', () => {
  test.each(LOGS.map((log) => [log.name, log] as const))('of %s is found nowhere', (_, log) => expectNoneOfLog(log));

  test.each(CATALOGS.map((each) => [each.name, each] as const))('of a list is found nowhere: %s', (_, each) =>
    expectNoneOfList(each),
  );
});

test.each(['Category', 'Type', 'Service Name', 'Request type'])(
  'the name of a kind that could be a name of a person is not shown, though the sheet calls it %s',
  expectNoNameOfKind,
);
