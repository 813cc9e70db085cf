// What `tde --help` says of the commands and their options, and what the command line's edge says.

export const helpWords = {
  didYouMean: ' Did you mean {id}?',
  help: {
    fault:
      'This is a fault in tde, not in what you did. Your saved answers are safe. Please report it with these lines:',
    result: 'the result',
    resultNext: 'Make room there, or write it to a file elsewhere: -o FILE',
    program:
      'A guided interview for Tactical Data Engagement: from "we have open data, what now?" to a pitch, an outline and a plan. Everything stays in one file on this machine.',
    version: 'print the version',
    help: 'show help',
    helpCommand: 'show help for a command',
    afterError: 'For help: {command} --help',
    notUtf8: 'A word of the command line is not UTF-8 text: "{typed}".',
    notUtf8Next: 'Type it in a terminal that is set to UTF-8. An answer can also come from a file: tde set ID - < FILE',
    unknownCommand: 'error: there is no command "{typed}".{meant}',
    dashed: '"{value}" begins with a dash, so it would be read as an option.',
    dashedNext: 'If it is a value, put it at the end, behind two dashes:\n{command}',
    /** Why a document cannot be made with a method: by what it is about, and the method has nothing for. */
    cannotBeMade: {
      boxes: 'The method "{method}" has no boxes, so there is no outline.',
      checklists: 'The method "{method}" has no checklists, so its tactics cannot be compared.',
      'focus-area':
        'The method "{method}" has no question for what the work is about, and this document is made around that.',
      intervention: 'The method "{method}" does not ask what is planned, so there is nothing to comment on.',
      results: 'The method "{method}" does not ask what came of it, so there is nothing to look back on.',
      release: 'The method "{method}" does not ask which data goes out, so there is nothing to look at.',
      feedback: 'The method "{method}" does not ask for feedback, so there is nothing to hand back.',
    },
    canBeMade: 'These can be made: {names}. For example: tde {first}',
    noValue: "error: option '{what}' has no value: another option stands behind it",
    emptyName: 'error: {what} needs a name, and the one given is empty',
    examples: `
Start here:
  tde init                           start a project in this folder: a pitch in
                                     about 15 minutes
  tde                                the task list of the project in this folder
  tde init --example lead-paint try  put a worked example into the folder try

Exit codes: 0 ok, 1 a problem you can fix, 2 wrong command line or an answer
needed and nobody to ask, 129/130/143 left by hang-up, by Ctrl-C or where piped
answers end too early, or by the system (answers are saved).`,
    groups: {
      project: 'Your project:',
      result: 'What you get out of it:',
      people: 'For working with people:',
      answers: 'Answers, without the interview:',
      program: 'The program itself:',
      everywhere: 'Options of every command:',
    },
    commands: {
      init: 'start a project and the interview',
      resume: 'pick up where you left off',
      edit: 'go to a section or a question and change it',
      status: 'how far along the project is, what is left to find out, what comes next',
      check: 'what to fix, why, and where: gaps, contradictions and risks',
      ready: 'whether you know enough for the next step',
      recommend: 'which tactics of a step fit, and why',
      pitch: 'the pitch: one paragraph to send around',
      brief: 'one page for a mayor, a council or a manager: what, why, what we ask',
      outline: "the worksheet's five boxes and the pitch",
      plan: 'the action plan, whole or one section of it',
      closing: 'at the end: what was done, for whom, what came of it, in numbers',
      case: 'a case study, step by step, for others who want to do the same',
      recommendation: 'which tactics fit, and why, as a document',
      worksheet: 'the five boxes and the pitch on two pages, to fill in by hand; or all of it',
      'conversation-sheet': 'for a talk: what to ask, how to ask for consent, room for notes',
      'session-sheet': 'for the day of a talk or a meeting: who does what, consent, a tally, a sign-in',
      invitation: 'a letter to residents: why we ask you, and what we will do with it',
      'harm-review': 'one page on what the data could do, for somebody outside the team',
      'feedback-sheet': 'one page on the plan, with three questions to answer',
      heard: 'what we heard and what we did, to hand back',
      templates: 'the templates of the documents: list them, copy one, see its data',
      templatesCopy: 'print a template, or write it to a file with -o',
      templatesData: 'print what that template sees of this project, as JSON',
      guide: 'the method in short: what a step, a tactic or a word means',
      feedback: 'decide on what was heard about the plan, one piece after the other; without a terminal, list it',
      feedbackAdd: 'note what was heard, in the interview or with --said and --group',
      feedbackList: 'what was heard: to decide, to tell the group, told',
      feedbackTold: 'note that a group was told what was decided on all that it said',
      feedbackAnswer: 'note what was decided, why, and when the group was told',
      feedbackImport: 'import a CSV file of comments; asks what its columns hold',
      records: 'the lists of entries (use cases, activities …), as tables to export and import',
      recordsImport: 'import a CSV file into a list; asks what its columns hold',
      recordsExport: 'print a list as CSV, which can be imported again',
      evidence: "what people ask for, counted in the city's own data",
      evidenceAdd: 'count a log of requests, a list of data sets or how they are used; keeps counts, no rows',
      evidenceRemove: 'take a source out again',
      evidenceQuery: 'the question to run where the data lives, if it is too large or may not leave',
      evidenceLexicon: 'the words by which requests are sorted into topics, to read and to change',
      iterate: 'close this cycle and start the next one with what was learned',
      get: 'print an answer, or all answers below an id',
      set: 'set one answer, or all those in a file',
      unlock: 'remove a lock that another computer left behind',
      schema: 'the JSON Schema of a project file, for editors',
      completion: 'a script that lets your shell complete commands, ids and values',
    },
    keys: `
At every question Tab (or Ctrl-O) opens a menu of all the moves; Esc closes it.
Each move also has a word to type and a key:
  go back                        /back      Shift-Tab
  skip a question for now        /skip      Ctrl-T
  see its help                   /help      ? on an empty line or in a list; F1
  I don't know yet               /find-out  Ctrl-N
  review your answers            /review    Ctrl-R
  take back the last answer      /undo
  go to a question or a section  /goto ID   Ctrl-G
  stop for now                   /leave     Ctrl-C
  see this menu                  /menu      Tab, Ctrl-O
In a checklist y, n and u mark a line, and + opens its note.
In a paragraph Ctrl-J starts a new line.
In plain mode (--plain), these as well:
  hear the question again        /again
  hear your answer so far        /read
  put one entry right            /change 2
  empty the answer               /clear
  hear a long list               list`,
    templates: `
Without a command it lists the templates, one for each document.
Change the copy, and use it with --template FILE. In another language, say so in
its first lines, and what the document is called there:
  {{!-- language: es --}}
  {{!-- kind: Invitación --}}
Your logo needs no template: every document takes --logo FILE (PNG or JPEG).`,
    noShell: ['There is no completion for "{typed}".{meant}', 'The shells are: {names}.'],
    completion: `
Put the line for your shell where it starts (the file is named behind the #):
  bash        source <(tde completion bash)                  # ~/.bashrc
  zsh         source <(tde completion zsh)                   # ~/.zshrc, after compinit
  fish        tde completion fish | source                   # ~/.config/fish/config.fish
  powershell  tde completion powershell | Out-String | Invoke-Expression   # $PROFILE`,
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
      example: 'copy a worked example instead',
      json: 'print JSON',
      output: 'write to a file instead of the screen',
      format: 'one of {formats}; guessed from the file named with -o',
      force: 'replace the file that is there',
      strict: 'a gap is an error, and so is what had to be left out of an answer',
      strictCheck: 'leave with exit code 1 for warnings too',
      step: 'the step whose tactics to look at (the first, unless you say so)',
      section: 'one section only, such as activities or heard',
      appendix: 'with all that the plan rests on: answers, checklists, use cases, pitch',
      oneGroup: 'only what is for one group, to hand back to it',
      version: 'the version in use that it is about (default: it is about the plan)',
      toldOn: 'when it was told, such as yesterday or "May 14" (default: today)',
      session: 'a talk or a meeting that is noted already, by its name or id',
      blankSheet: 'with nothing of a project on it; needs no project',
      part: 'one section only, by its id (tde guide lists them)',
      table: 'one table only, such as activities (csv and xlsx)',
      wholeWorksheet: 'all checklists and questions, on as many pages as they take',
      blank: 'empty, whatever is known; needs no project',
      hints: 'with hints for whoever leads the sitting',
      formatOrForm: 'one of {formats}; yaml is the form for --answers, always the whole of it',
      template: 'your own template (see: tde templates)',
      logo: 'your logo above it, a PNG or JPEG file (html and docx)',
      internal: 'the working copy for the team, with all that is left out for others',
      internalData: 'with data: what the template sees of the working copy',
      note: 'a note beside the answer: the evidence, why or how',
      findOut: 'not known yet: whom to ask',
      unset: 'empty the answer',
      said: "what was said, in people's own words",
      group: 'the group or place it came from, never a person',
      title: 'a few words of your own for lists (default: the first words said)',
      channel: 'how it came: a meeting, a comment card, a form',
      tactic: 'the Design tactic that brought it in',
      heard: 'when it was heard, such as today, "May 14" or 2026-05-14',
      quote: 'may it be quoted? yes or no (default: no)',
      decision: 'what was decided: yes, partly, no or open',
      reason: 'why it was decided that way',
      changed: 'what changed because of it',
      told: 'when the group was told, such as today or "May 14"',
      open: 'only what is still to decide or to tell',
      people: 'who was heard, group by group, and who is missing',
      map: 'which column holds what, by its name, beginning, letter or number: said="Comment",group=C. Of ticks over several, name each: group=C,group=D',
      all: 'what all rows share: channel="Online form",group="Riders of route 9"',
      dates: 'how dates are written where they can be read two ways: month-first or day-first',
      undo: 'take back the last import, except for what was worked on since',
      dryRun: 'say what would be imported, and change nothing',
      yes: 'do not ask whether the cycle is finished',
      column: 'which column is which: opened="Date received", opened=NAME:day-first, requester=NAME',
      kind: 'what the file is a list of, such as records-requests (a wrong word names all kinds)',
      lexicon: 'your own lexicon of topics (see: tde evidence lexicon)',
      dryCount: 'count and say what was found, and change nothing',
      explain: 'also list words of the lexicon in what could not be sorted',
      csv: 'the topics as a table (CSV)',
      engine: 'where the data lives: duckdb, sql, socrata, ckan or arcgis',
      categoryName: 'what the column with the kind of request is called there',
      openedName: 'what the column with its date is called there',
      tableName: 'what the table or the files are called there',
      nextCycle: 'how to go on: same (the focus area), the id of a use case that was kept, or new (default)',
    },
  },
} as const;
