// What a librarian types for her first pitch, and what comes of it.

/** A librarian's pitch as she types it: full stops, capitals, and sentences where words would do. */
export const TYPED: [id: string, keys: string][] = [
  ['project.role', '2'],
  ['project.place', 'Dalry Falls.'],
  ['project.government', 'Dalry Falls Parks Department'],
  ['find.focus-area', "Families with little kids can't find a playground with a working water tap."],
  ['refine.data-requesters.summary', 'Parents at story time, day care workers, and grandparents.'],
  ['refine.data-supply.summary', 'Repair orders for taps; opening days'],
  ['refine.impact.summary', 'So that kids can play outside on hot days.'],
  ['refine.tactics.chosen', ' '],
  ['refine.next-steps.summary', 'We will ask twenty parents at story time by June 1.'],
  ['project.ask', 'Please send us the repair orders of last summer'],
  ['project.contact', "Children's desk, Dalry Falls Library, 555-0133"],
];
/** The paragraph that stands in the pitch then. */
export const READS =
  "People in Dalry Falls could use information from the Dalry Falls Parks Department to address a problem: families with little kids can't " +
  'find a playground with a working water tap. We do this so that kids can play outside on hot days. We will talk with ' +
  'people one by one to hear ideas and concerns from parents at story time, day care workers, and grandparents, and find ' +
  'specific ways for them to use repair orders for taps and opening days. Next, we will ask twenty parents at story time by June 1.';
