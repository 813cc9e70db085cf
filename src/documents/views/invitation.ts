// The invitation: what the pitch says, told to residents, with why we ask them and what we will do with it. Pure.
import type { Method } from '../../method/types.ts';
import type { Answers } from '../../project/answers.ts';
import { dayText } from '../dates.ts';
import { forResidents, type Sheet } from './residents.ts';

/** The pitch's words, the draft of the plan where there is one, and how to take part; what is not known is left to fill in. */
export type InvitationView = Sheet & {
  place: string;
  government: string;
  focusArea: string;
  impact: string;
  requesters: string;
  dataSupply: string;
  /** What the plan is, for whom, and what of it can change; null as long as there is none. */
  draft: { intervention: string; users: string[]; fixed: string[] } | null;
  /** What comes first, as long as there is no plan. */
  start: { tactics: string; nextSteps: string } | null;
  channels: string[];
  until: string;
  contact: string;
};

/** What the invitation shows. Who has not been heard yet is not named: nobody wants to read their own name on such a list. */
export function invitationView(method: Method, all: Answers): InvitationView {
  const { given, sheet, say, tell, list } = forResidents(method, all, 'invitation');
  const known = (id: string) => given.answers.byId[id]?.value !== undefined;
  const ifKnown = <T>(id: string, text: (id: string) => T, none: T): T => (known(id) ? text(id) : none);
  const hasDraft = known('design.intervention');
  return {
    ...sheet,
    place: say('project.place'),
    government: say('project.government'),
    focusArea: say('find.focus-area'),
    impact: say('refine.impact.summary'),
    requesters: say('refine.data-requesters.summary'),
    dataSupply: say('refine.data-supply.summary'),
    draft: hasDraft
      ? {
          intervention: say('design.intervention'),
          users: ifKnown('design.intended-users', list, []),
          fixed: ifKnown('design.review.fixed', tell, []),
        }
      : null,
    start: hasDraft ? null : { tactics: say('refine.tactics.chosen'), nextSteps: say('refine.next-steps.summary') },
    channels: ifKnown('design.review.channels', list, []),
    until: dayText(ifKnown('design.review.until', say, '')),
    contact: ifKnown('design.review.contact', say, ''),
  };
}
