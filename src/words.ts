// Every word the screen says that is not in the method, in one place: the seam for a second language. Knows nothing else.

/** Puts values into the `{names}` of a text; a name without a value stays as it is. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{([^{}]+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** "a", "a and b", "a, b and c". Entries that hold a comma are joined by semicolons, so that none falls apart. */
export function joinAnd(list: readonly string[]): string {
  if (list.length < 2) return list[0] ?? '';
  const comma = list.some((entry) => entry.includes(',')) ? '; ' : ', ';
  if (list.length === 2) return list.join(comma === '; ' ? '; and ' : ' and ');
  return `${list.slice(0, -1).join(comma)}${comma === '; ' ? '; and ' : ' and '}${list.at(-1)}`;
}

/** "1 answer", "2 answers": the number with the word that fits it. */
export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

export const words = {
  untitled: 'A Tactical Data Engagement project',
  gap: {
    notProvided: '[{title}: not provided]',
    findOut: '[{title}: to find out]',
  },
  next: 'Next: {command}',
  fault: 'This is a fault in tde, not in what you did. Your saved answers are safe. Please report it with these lines:',
  help: {
    program:
      'A guided interview for Tactical Data Engagement: from "we have open data, what now?" to a pitch, an outline and a plan. Everything stays in one file on this machine.',
    version: 'print the version',
    help: 'show help',
    helpCommand: 'show help for a command',
    afterError: 'For help: tde --help',
    unknownCommand: 'error: there is no command "{typed}".{meant}',
    examples: `
Start here:
  tde init                  start a project in this folder: a pitch in about 15 minutes
  tde                       the task list of the project in this folder
  tde init --example lead-paint try   put a finished example into the folder try

Exit codes: 0 ok, 1 a problem you can fix, 2 wrong command line or an answer
needed and no terminal, 129/130/143 left by hang-up, Ctrl-C or the system
(answers are saved).`,
    groups: {
      project: 'Your project:',
      result: 'What comes of it:',
      answers: 'Answers, without the interview:',
      everywhere: 'Options of every command:',
    },
    commands: {
      init: 'start a project and the interview',
      resume: 'go on where you stopped',
      edit: 'go to a section or a question and change it',
      status: 'how far the project is, what is to find out, what comes next',
      recommend: 'which ways to find a focus area fit, and why',
      pitch: 'the pitch: one paragraph to send around',
      outline: "the worksheet's five boxes and the pitch",
      get: 'print an answer, or all answers below an id',
      set: 'put in one answer, or a file of answers',
      schema: 'the JSON Schema of a project file, for editors',
    },
    options: {
      file: 'the project: its file or its folder (or set TDE_FILE)',
      method: 'another method pack (or set TDE_METHOD)',
      noInput: 'never ask; say what is missing instead',
      noColor: 'no color (or set NO_COLOR)',
      accessible: 'plain lines for screen readers (or set ACCESSIBLE=1)',
      quick: 'a pitch now, about 15 minutes; does not ask which way',
      whole: 'the whole worksheet; does not ask which way',
      answers: 'take answers from a YAML or JSON file; - reads stdin',
      name: 'the name of the project',
      place: 'the place it is about',
      government: 'the government body whose data it is about',
      example: 'copy a finished example instead',
      json: 'print JSON',
      output: 'write to a file instead of the screen',
      force: 'replace the file that is there',
      strict: 'a gap is an error, and nothing is printed',
      note: 'a note beside the answer: the evidence, why or how',
      findOut: 'not known yet: whom to ask',
      unset: 'empty the answer',
    },
  },
  /** The values of a judgement and of a criterion, with what the screen calls them. */
  judgement: [
    ['yes', 'Yes'],
    ['partly', 'Partly'],
    ['no', 'No'],
    ['unsure', 'Not sure'],
  ],
  criterion: [
    ['yes', 'Yes'],
    ['no', 'No'],
    ['unsure', 'Not sure'],
  ],
  advice: {
    smallLetter: 'this will stand in the middle of a sentence; start with a small letter, unless it is a name.',
    tool: 'this names a tool; what would people do with it?',
  },
  status: {
    'not-started': 'not started',
    'in-progress': 'in progress',
    finished: 'finished',
  },
  interview: {
    empty: 'Type an answer, or /skip to leave it open.',
    optional: '(you may leave this out)',
    stillRight: 'You answered this before you filled this part. Is it still right?',
    section: '{title} · section {number} of {all}',
    quick: 'A first pitch',
    where: '{section}, question {number} of {all}',
    why: 'Why we ask: {why}',
    example: 'For example: {example}',
    answered: '{label}: {text}',
    toFindOut: '{label}: to find out from {whom}',
    addRecord: 'Add one',
    fit: 'Fits with {yes} of {total} in place, {unknown} not known.',
    unnamedRecord: 'entry',
    entering: '{title}: {intro}',
    doneRecords: 'That is all for now',
    note: {
      ask: 'You said "{answer}". Why, or how?',
      hint: 'A sentence or two; leave it empty if there is nothing to add.',
      help: 'The reason is what your team will want to know later. It stays in your file beside the answer.',
    },
    findOut: {
      ask: 'Whom could you ask?',
      hint: 'A person by their role, an office, a group: "the records desk".',
      help: 'The question goes on a list of things to find out. You can answer it later.',
      empty: 'Type whom you could ask, or /back to return to the question.',
    },
    unknownId:
      'There is no question or section "{typed}".{meant} Try /goto find.focus-area, or look at the list: tde status.',
    didYouMean: ' Did you mean {id}?',
    nothingToFindOut: 'This cannot be noted as "to find out". Answer it, or /skip.',
    unusable: 'The file holds "{text}", which cannot be used as it stands. Put it right here.',
    changedMeanwhile: {
      ask: '"{label}" was changed in the file while you were answering. Which answer shall stand?',
      theirs: 'The one in the file: {text}',
      mine: 'Mine: {text}',
      empty: '(emptied)',
    },
    othersChanged: 'Changed in the file meanwhile, and kept: {labels}.',
    notSaved: 'Not saved: {what} Press Enter to try again; your answer is still here.',
  },
  review: {
    ask: 'Check your answers. Is this part finished?',
    hint: 'Choose a line to change it, or what to do now.',
    help: 'Nothing here is final. You can come back to every answer, also after the part is marked as finished.',
    change: 'Your answers',
    now: 'What now?',
    finish: 'Finished with this part',
    later: 'I will come back to it',
    notProvided: 'Not provided',
    findOut: 'to find out: {whom}',
    checklist: '{answered} of {all} lines answered',
    records: ['entry', 'entries'],
  },
  quick: {
    ask: 'Your first pitch is above. What would you like to do now?',
    hint: 'Everything is saved. You can stop at any time.',
    checklists: 'Fill in the tactic checklists (about {minutes} minutes): which ways of listening suit you',
    rest: 'See all the parts of the worksheet',
    change: 'Change an answer',
    back: 'Back to the pitch',
    stop: 'Stop here for now',
  },
  menu: {
    ask: 'Where would you like to go?',
    hint: 'The suggested next part is chosen already. Any order works.',
    help: 'Each line is a part of the worksheet with its status. Teams join in the middle, so nothing is locked.',
    section: '{title} - {status}, {answered} of {asked} answered',
    sectionFindOut: '{title} - {status}, {answered} of {asked} answered, {findOut} to find out',
    usuallyAfter: 'usually after {sections}',
    more: 'More',
    pitch: 'Read the pitch as it stands',
    outline: 'Read the outline as it stands',
    leave: 'Leave (everything is saved)',
    soFar: 'The pitch so far',
    pitchTitle: 'Your pitch',
    outlineTitle: 'Your outline',
  },
  start: {
    where: 'Tactical Data Engagement',
    ask: 'What would you like to do first?',
    hint: 'You can stop at any time and come back; everything is saved as you go.',
    help: 'A pitch is one paragraph you can send around. The whole worksheet takes longer and can be done in several sittings.',
    quick: 'A pitch now (about 15 minutes)',
    whole: 'The whole worksheet, part by part',
    folder: 'Your project is kept in {path}. Nothing leaves this machine.',
  },
  resume: {
    title: '{name}',
    stand: '{answered} of {asked} questions answered{findOut}. {finished} of {sections} parts finished.',
    findOut: ', {number} to find out',
    at: 'You stopped at: {label}.',
    next: 'Next open question: {label}.',
    nothing: 'Every question has an answer.',
  },
  leave: {
    saved: 'Everything is saved in {path}.',
    draft: 'What you had begun to type is kept too.',
    left: '{questions} left for the whole worksheet.',
    question: ['question is', 'questions are'],
    on: 'Go on with: {command}',
  },
  plainReason: {
    flag: '--accessible was given',
    environment: 'ACCESSIBLE is set',
    terminal: 'this terminal says TERM=dumb',
  },
  output: {
    exists: '{file} is there already, and was left as it is.',
    existsNext: 'Choose another name, or add --force to replace it.',
    written: 'Written to {file}.',
  },
  document: {
    gap: '"{label}" has no answer yet ({id}).',
    gapNext:
      'Answer it with: tde edit ID, or: tde set ID "your answer". Without --strict the gap is shown in the text.',
    gaps: 'Not answered yet: {ids}.',
  },
  statusCommand: {
    numbers: '{answered} of {asked} answered',
    findOut: ', {findOut} to find out',
    toFindOut: 'To find out, and whom to ask:',
    next: 'Next open question: {label} ({id})',
    problems: ['answer in the file cannot be used as it stands.', 'answers in the file cannot be used as they stand.'],
  },
  init: {
    exists: 'There is a project already: {path}. It was left as it is.',
    existsNext: 'Go on with it: {command}. Or name another folder: tde init FOLDER',
    made: 'A new project file, ready to fill in: {path}.',
    resumes: 'There is a project here already; taking it up again.',
    inCheckout: 'This folder is part of the program itself ({path}); a project does not belong here.',
    inCheckoutNext: 'Name a folder of your own: npm start -- init ../my-project',
    needsTerminal: 'Starting the interview needs a terminal, and there is none here.',
    needsTerminalNext:
      'Give the answers in a file: tde init --answers FILE. Or make an empty form to fill in by hand: tde init --no-input',
    noExample: 'There is no example named "{name}".{meant}',
    noExampleNext: 'The examples are: {names}.',
    example: 'The example {name} was copied to {path}.',
    missing: 'For the pitch these answers are still missing:',
  },
  ask: {
    needsTerminal: 'Asking questions needs a terminal, and there is none here.',
    next: 'See what is missing with: tde status. Give answers with: tde set ID VALUE',
  },
  edit: {
    unknown: 'There is no section or question "{typed}".{meant}',
    next: 'The sections are: {sections}.',
  },
  set: {
    unknownId: 'There is no question "{id}".{meant}',
    unknownIdNext:
      'The ids are the paths in the project file; tde get lists the answered ones, tde schema all of them.',
    group: '"{id}" is a group of questions, not one question.',
    checklist: '"{id}" is a checklist: answer its lines one by one.',
    children: 'Its ids: {ids}.',
    nothing: 'No value was given for {id}.',
    nothingNext: 'Give a value: tde set {id} VALUE. Or --unset, --note TEXT, --find-out WHOM.',
    badValue: '{id}: {message}',
    badValueNext: 'Nothing was changed. What the question asks: {ask}',
    contradiction: '--unset empties an answer, so it goes with no value, --note or --find-out.',
    onlyWhole: '{id} can only be marked: tde set {id} yes, or tde set {id} --unset.',
    wholeRecord: '"{id}" is an entry with several answers: set one of them, or remove it with --unset.',
    set: '{id}: {text}',
    emptied: '{id} was emptied.',
    unchanged: 'Nothing to change: {id} is as you said already.',
    answers: '{answers} taken over from {file}.',
    answer: ['answer', 'answers'],
    noId: 'Which question? Give its id and a value, or a file of answers.',
    noIdNext: 'For example: tde set find.focus-area "lead paint in rental homes". Or: tde set --answers FILE',
  },
  get: {
    none: '{id} has no answer yet.',
    noneAtAll: 'Nothing is answered yet.',
  },
  recommend: {
    title: 'Ways to find a focus area, best fit first',
    thin: 'Fewer than half of the checklist lines are answered, so this order may still change a lot.',
    tie: 'The first two fit equally well. Choose the one your team would enjoy.',
    numbers: '{yes} of {total} in place, {unknown} not known',
    have: 'You have:',
    need: 'You still need:',
    howToGet: 'How to get it: {how}',
    unknown: 'Not known yet:',
    changes: 'What would change the order:',
    change: '"{title}" ({tactic}): if the answer is {answer}, {first} comes first.',
    thisWeek: 'One thing to do this week: {step}',
    nothingYetAsk: 'The checklists are not answered yet. They take about 8 minutes; here they are.',
    howToAnswer:
      'No checklist line is answered yet. Answer them in a terminal with: tde edit {section}. Or one by one: tde set {line} yes. Or from a file: tde set --answers FILE.',
  },
} as const;
