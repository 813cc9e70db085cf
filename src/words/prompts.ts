// Every word the two prompters say on their own (a question's words come from its Screen). Knows no keys and no logic.
import type { Where } from '../errors.ts';
import { interviewWords } from './interview.ts';

const { moves } = interviewWords.meant;

/** What is said of an answer where there is nothing to choose from. */
const NOTHING_TO_CHOOSE = 'There is nothing to choose from here yet. /skip goes on.';

const lines = (count: number): string => (count === 1 ? '1 line' : `${count} lines`);

/** The words of the prompters, in one place: the seam for a second language. */
export const promptWords = {
  /** The words of a checklist's marks, as shown. */
  marks: { yes: 'yes', no: 'no', unsure: 'unsure' },
  notAnswered: 'not answered',
  empty: '…',
  between: ' · ',
  tip: (text: string) => `Tip: ${text}`,
  reads: (text: string) => `It reads: ${text}`,
  /** How a person's own words are set off in that, not by colour alone. */
  yours: (text: string) => `“${text}”`,
  note: 'Note: ',
  hasNote: '(note)',
  good: (text: string) => `What good looks like: ${text}`,
  get: (text: string) => `How to get it: ${text}`,
  chosen: (labels: string) => `Chosen: ${labels}`,
  nothingChosen: 'Chosen: none yet',
  marked: (done: number, all: number) => `${done} of ${all} answered`,
  more: (above: number, below: number) =>
    [above > 0 ? `${lines(above)} above` : '', below > 0 ? `${lines(below)} below` : ''].filter(Boolean).join(', '),
  command: 'Word: ',
  /** The menu of moves. */
  menu: {
    hint: 'What would you like to do? Your answer is kept as it stands.',
    where: 'Where would you like to go? Type a part of its name, or use the arrow keys.',
    keysHere: 'Keys at the question',
    none: 'Nothing has that in its name. Delete some of it, or press Esc.',
    more: 'More: help, review, go to, leave',
    editor: (name: string) => `Write in ${name}`,
  },
  /** What the moves are called. */
  moves: { ...moves, goto: 'Go to another question' },
  /** What a move does here. */
  leads: {
    back: (place: string) => `Go back to: ${place}`,
    skip: (place: string) => `Skip for now, on to: ${place}`,
    help: 'Help with this question: what is meant, why, an example',
    'find-out': "I don't know yet: note whom to ask",
    review: (place: string) => `Review your answers: ${place}`,
    undo: (label: string) => `Take back your last answer: ${label}`,
    goto: 'Go to another question or section',
    leave: 'Leave, all is saved; you can go on here later',
    stop: 'Leave',
  },
  /** What the keys of the moves are called. */
  names: {
    back: 'Shift-Tab',
    skip: 'Ctrl-T',
    help: 'F1',
    'find-out': 'Ctrl-N',
    review: 'Ctrl-R',
    goto: 'Ctrl-G',
    leave: 'Ctrl-C',
  },
  /** How a move is made without its row: by its key, by its word. */
  ways: (...ways: (string | undefined)[]) => ways.filter((way) => way !== undefined).join(' or '),
  keys: {
    menu: 'Tab menu',
    closeMenu: 'Esc back to your answer',
    closeMenuShort: 'Esc closes',
    answer: 'Enter answers',
    newLine: 'Ctrl-J new line',
    editor: (name: string) => `/editor: ${name}`,
    list: 'Enter next entry',
    listEnd: 'Enter on an empty line answers',
    listEndBrief: 'Empty line answers',
    turnPage: 'Enter goes on',
    pageNumber: (page: number, pages: number) => `page ${page} of ${pages}`,
    one: 'Enter chooses',
    many: 'Space chooses',
    manyBrief: 'Space · Enter ends',
    marks: 'y n u mark',
    marksBrief: 'y n u · Enter ends',
    clear: 'Backspace clears',
    openNote: '+ note',
    closeNote: 'Enter ends the note',
    back: 'Shift-Tab back',
    help: '? help',
    helpInText: 'F1 help',
    leave: '/leave',
    moreHelp: '? more',
    moreHelpInText: 'F1 more',
    closeHelp: 'Esc closes help',
    closeHelpShort: 'Esc close',
    helpPage: (page: number, pages: number) => `help ${page} of ${pages}`,
  },
  messages: {
    unknownWord: (typed: string, words: string) =>
      `"${typed}" is not a word I know here. The words are: ${words}. For an answer that starts with a slash, type two: /${typed}`,
    gotoWhere: 'Say where to: /goto ID goes to a question, /goto tasks to the task list.',
    notOffered: {
      back: 'There is nothing to go back to here.',
      skip: 'This one cannot be skipped.',
      'find-out': '"I don\'t know yet" is not offered here. In a checklist, mark the line unsure with u.',
      review: 'There is nothing to review here yet.',
      goto: 'You cannot go to another question from here.',
      help: 'There is no help for this one.',
      undo: 'Nothing was answered in this sitting yet, so there is nothing to take back.',
      editor: 'No editor is offered here. Type your answer, or set EDITOR for long texts.',
    },
    editorRefused: (why: string, where: Where | undefined, file: string) => {
      const place = where ? ` (line ${where.line}, column ${where.column})` : '';
      return `Your text is as it was before. What you saved cannot be read${place}: ${why} It is kept in ${file}`;
    },
    editorFailed: (command: string) => `"${command}" ended with an error, so your text is as it was before.`,
    editorLeft: (folder: string) => `What it left is kept in ${folder}`,
    leftOut: 'Some of what came in were control characters, which cannot be seen; they were left out.',
    noPlaceForText: 'Text has no place here, so it was not used. Choose with the keys shown below.',
    typedAhead: 'What was typed before this question was shown has not been used.',
    numberAhead: 'This is the number you typed before this question was shown. Nothing is chosen yet.',
  },
  plain: {
    on: (reason: string) =>
      `Plain mode is on (${reason}): lines are only added, nothing on the screen moves. Type an answer and press Enter.`,
    explain:
      'At any question you may type a word instead of an answer. /help explains the question, and /again reads it again. ' +
      '/back goes back. /leave stops, and all is saved. /menu reads all the words there are. For an answer that starts ' +
      'with a slash, type two.',
    words: (words: string) => `Words: ${words}`,
    menuWhere: 'Where would you like to go?',
    menuHow: (count: number) => `Type a number from 1 to ${count}. Enter on an empty line goes back to the question.`,
    menuClosed: 'Back at the question:',
    again: 'Hear the question again',
    read: 'Hear your answer so far',
    readList: 'Hear the whole list',
    current: (text: string) => `Current answer: ${text.includes('\n') ? `\n${text}` : text}`,
    soFar: (text: string) => `So far: ${text.includes('\n') ? `\n${text}` : text}`,
    nothingYet: 'There is nothing here yet.',
    add: '+',
    noEntry: (count: number) =>
      `There ${count === 1 ? 'is 1 entry' : `are ${count} entries`}. Say which one and what it should be: /change 1 our library`,
    changeTo: (number: number, entry: string) =>
      `Entry ${number} is: ${entry}. Type what it should be; an empty line takes it out.`,
    changeText: (text: string) => `It is: ${text}. Type what it should be; an empty line leaves it as it is.`,
    emptied: 'There is nothing here now. Enter on an empty line leaves it empty.',
    refused: 'What you typed is kept: Enter tries it again, /change puts it right, /clear empties it.',
    skipped: 'Skipped.',
    goOn: 'The lines you typed are kept; go on with the next one.',
    cleared: 'What you typed is gone. Type it again.',
    turnPage: (page: number, pages: number) =>
      pages === 1 ? 'Press Enter to go on.' : `Page ${page} of ${pages}. Press Enter to go on.`,
    default: (number: number, label: string) => `default: ${number}, ${label.replace(/\.$/, '')}.`,
    chosen: (labels: string) => `Chosen now: ${labels}.`,
    /** How a kind of question is answered, and what can be done with what stands there: said once in a sitting, and with the help. */
    how: {
      one: 'Type the number of your choice, or how it begins.',
      default: 'Enter on an empty line takes the default.',
      many: 'Type numbers with commas or spaces between them, or: none.',
      chosen: 'Enter on an empty line keeps what is chosen; +4 adds the fourth, -2 takes out the second.',
      checklist:
        'Answer each line with yes, no or unsure (y, n, u). A note may follow after a comma: "y, we have the log". ' +
        'Enter leaves a line as it is. The word note and a text write only a note, clear takes the answer away, and done ' +
        'ends the list.',
      lines: 'Type as many lines as you like. A line with one period alone ends the answer.',
      list: 'Type one entry on each line. An empty line, or a line with one period alone, ends the list.',
      keep: 'Enter on an empty line keeps it. What you type takes its place; begin with + to add to it.',
      change: '/change 2 and a text put that text in the place of entry 2. Without a text it asks for one.',
      clear: '/clear empties it.',
    },
    helpOption: '/help 2 tells how the second choice is done, what it takes, and what to keep in mind.',
    listWord: 'list',
    group: (from: number, to: number, text: string) => `${from} to ${to}. ${text} (list ${from} reads them)`,
    none: 'none',
    /** What may stand between numbers, besides commas and spaces. */
    and: 'and',
    needNumber: (typed: string, count: number) =>
      count === 0
        ? NOTHING_TO_CHOOSE
        : `"${typed}" is not one of the choices. Type a number from 1 to ${count}, or how the choice begins.`,
    orWord: (label: string, word: string) => `For “${label}”, type ${word}.`,
    emptyChoice: (count: number) =>
      count === 0 ? NOTHING_TO_CHOOSE : `Nothing is chosen yet. Type a number from 1 to ${count}.`,
    onlyOne: 'Only one can be chosen here. Type one number.',
    severalMatch: (typed: string, labels: string) => `"${typed}" fits more than one: ${labels}. Type the number.`,
    item: (number: number, count: number, title: string, text: string) =>
      `${number} of ${count}. ${title}${text === '' ? '' : `: ${text}`}`,
    itemNow: (mark: string) => `Now: ${mark}.`,
    itemWrong: (typed: string) =>
      `"${typed}" is not an answer here. Type yes, no or unsure (or y, n, u); a note goes after a comma. Enter goes on.`,
    yes: ['y', 'yes'] as readonly string[],
    no: ['n', 'no'] as readonly string[],
    unsure: ['u'] as readonly string[],
    noteWord: 'note',
    clearWord: 'clear',
    doneWord: 'done',
    early:
      'What you typed before this question was asked is in your line now. Enter takes it as your answer; Ctrl-U deletes it.',
    prompt: '> ',
  },
} as const;
