// Every word that stands for a move, typed in place of an answer; two for each move are in interview.test.ts.
import { testWordsForMoves } from './support/words-for-moves.ts';

testWordsForMoves(Number.POSITIVE_INFINITY);
