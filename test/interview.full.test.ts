// Every word that stands for a move, typed in place of an answer, and every kind of answer that could not be saved; the sample for every day
// is in interview.test.ts.
import { allTried, testTriedAgain } from './support/tried-again.ts';
import { testWordsForMoves } from './support/words-for-moves.ts';

testWordsForMoves(Number.POSITIVE_INFINITY);
testTriedAgain(allTried);
