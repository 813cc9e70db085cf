// The feedback sheet: one page on what is planned, what of it can change, and how to say what one thinks of it. Pure.
import type { Method } from '../../method/types.ts';
import type { Answers } from '../../project/answers.ts';
import { dayText } from '../dates.ts';
import { forResidents, type Sheet } from './residents.ts';

/** What is planned, for whom, what can and cannot change, and how and until when to answer. */
export type FeedbackSheetView = Sheet & {
  intervention: string;
  users: string[];
  fixed: string[];
  channels: string[];
  contact: string;
  until: string;
};

/** What the sheet shows. Whoever is asked has a right to all of it, so each of these is a gap where it is not known. */
export function feedbackSheetView(method: Method, all: Answers): FeedbackSheetView {
  const { sheet, say, tell, list } = forResidents(method, all, 'feedback-sheet');
  return {
    ...sheet,
    intervention: say('design.intervention'),
    users: list('design.intended-users'),
    fixed: tell('design.review.fixed'),
    channels: list('design.review.channels'),
    contact: say('design.review.contact'),
    until: dayText(say('design.review.until')),
  };
}
