// Every list that is exported comes back the same; two of them in records.test.ts.
import { test } from 'vitest';
import { listsOf, loadMethod } from '../src/method/ids.ts';
import { expectComeBack, testCells } from './support/lists-home.ts';

const method = await loadMethod();

testCells(1);

test('every list that is exported comes back the same, ids, notes and whom to ask with it, whatever stands in it', () => {
  const { personas } = method.roles;
  const others = listsOf(method).flatMap(({ id }) => (id === personas ? [] : [id]));
  return expectComeBack([...(personas ? [personas] : []), ...others]);
});
