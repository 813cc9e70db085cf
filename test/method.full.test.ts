// Every id of the built-in method through the commands; the same with a small pack is in method.test.ts.
import { test } from 'vitest';
import { expectEveryId } from './support/every-id.ts';

test('every id of the method can be set, got, counted and seen in the schema', () => expectEveryId());
