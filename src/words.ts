// Every word the screen says that is not in the method, in one place: the seam for a second language. Knows nothing else.
import { commandWords } from './words/commands.ts';
import { documentWords } from './words/documents.ts';
import { evidenceWords } from './words/evidence.ts';
import { helpWords } from './words/help.ts';
import { interviewWords } from './words/interview.ts';

// How words are put together, for whoever takes words; who takes none imports it from text.ts.
export {
  capitalFirst,
  count,
  fill,
  joinAnd,
  labelInside,
  oneLine,
  placeholders,
  shellWord,
  short,
  thousands,
} from './text.ts';

/** What several places share, and all the rest by area. */
export const words = {
  /** The language of these words, as documents say it. */
  language: 'en',
  untitled: 'A {method} project',
  gap: {
    notProvided: '[{title}: not provided]',
    findOut: '[{title}: to find out]',
  },
  step: 'Step {number}: {name}',
  /** Behind other numbers of a section. */
  alsoToFindOut: ', {findOut} to find out',
  /** Of feedback on what is in use, not on the plan. */
  onVersion: 'on what is in use ({version})',
  /** Marks what is not the guide's own: a criterion that this method has added. */
  added: '{title} (added by us)',
  /** A persona that comes from another place. */
  borrowed: '{name} (borrowed, not heard here)',
  next: 'Next: {command}',
  copyBeside: '{copy} looks like a copy of {file}; it is not read. Compare the two, and keep one.',
  /** What a person can be reached by, by the kinds of contact details. */
  contact: {
    kinds: {
      email: 'an e-mail address',
      phone: 'a phone number',
      address: 'an address',
      handle: 'a name on a network',
      link: 'a link with a password in it',
    },
  },
  /** What stands in documents in place of what they leave out: a contact detail, and words (or a title) that may not be quoted. */
  leftOut: {
    contact: 'contact left out',
    words: 'words left out',
    title: '{group}, point {number}',
  },
  /** The values of a judgement and of a criterion, with what the screen calls them. */
  judgement: [
    ['yes', 'Yes'],
    ['partly', 'Partly'],
    ['no', 'No'],
    ['unsure', 'Unsure'],
  ],
  criterion: [
    ['yes', 'Yes'],
    ['no', 'No'],
    ['unsure', 'Unsure'],
  ],
  status: {
    'not-started': 'not started',
    'in-progress': 'in progress',
    finished: 'finished',
  },
  ...interviewWords,
  ...documentWords,
  ...commandWords,
  ...evidenceWords,
  ...helpWords,
} as const;
