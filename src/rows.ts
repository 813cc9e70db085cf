// The commands in one table: how each is called, its options, and what is loaded when it runs. What they do is theirs.
import type { Context } from './commands/context.ts';
import { DOCUMENT_NAMES, DOCUMENTS, type DocumentName } from './documents/catalog.ts';
import { FORM, formatNames } from './documents/formats.ts';
import { fill } from './words/fill.ts';
import { helpWords as words } from './words/help.ts';

export type Options = Record<string, unknown>;
type Argument = string & string[] & undefined;
export type Action = (context: Context, options: Options, ...args: Argument[]) => unknown;

/**
 * An option: its flags, its help, how values given one after the other are put together, and the options (as commander names
 * them) that it contradicts.
 */
type OptionRow = readonly [
  flags: string,
  help: string,
  more?: { gather?: (value: string, before?: string[]) => string[]; conflicts?: string[] },
];

/** A command: `usage` is its name and its arguments, `after` more help, `rows` the commands below it. */
export type CommandRow = {
  usage: string;
  help: string;
  group?: string;
  options?: readonly OptionRow[];
  after?: string;
  run: Action;
  rows?: readonly CommandRow[];
};

const { groups, commands, options } = words.help;

const written: readonly OptionRow[] = [
  ['-o, --output <file>', options.output],
  ['--force', options.force],
];
const json: OptionRow = ['--json', options.json];
const decided: readonly OptionRow[] = [
  ['--decision <decision>', options.decision],
  ['--why <text>', options.reason],
  ['--changed <text>', options.changed],
  ['--told <date>', options.told],
];

/** How a table is imported, into whichever list. */
const imported: readonly OptionRow[] = [
  ['--map <pairs>', options.map, { gather: (pairs, before = []) => [...before, pairs] }],
  ['--all <pairs>', options.all, { gather: (pairs, before = []) => [...before, pairs] }],
  ['--dates <order>', options.dates],
  ['--dry-run', options.dryRun],
  ['--undo', options.undo, { conflicts: ['map', 'all', 'dates', 'dryRun', 'json'] }],
  json,
];

/** `tde feedback` and its commands; without one of them it goes through what is to be decided. */
const feedback: CommandRow = {
  usage: 'feedback',
  help: commands.feedback,
  group: groups.project,
  run: async (context) => (await import('./commands/feedback.ts')).decideFeedback(context),
  rows: [
    {
      usage: 'add',
      help: commands.feedbackAdd,
      options: [
        ['--said <text>', options.said],
        ['--group <text>', options.group],
        ['--title <text>', options.title],
        ['--channel <text>', options.channel],
        ['--tactic <name>', options.tactic],
        ['--heard <date>', options.heard],
        ['--quote <yes|no>', options.quote],
        ['--version <text>', options.version],
        ...decided,
      ],
      run: async (context, given) => (await import('./commands/feedback.ts')).addFeedback(context, given),
    },
    {
      usage: 'list',
      help: commands.feedbackList,
      options: [['--open', options.open], json],
      run: async (context, given) => (await import('./commands/feedback.ts')).listFeedback(context, given),
    },
    {
      usage: 'answer <id>',
      help: commands.feedbackAnswer,
      options: decided,
      run: async (context, given, id) => (await import('./commands/feedback.ts')).answerFeedback(context, id, given),
    },
    {
      usage: 'told <group>',
      help: commands.feedbackTold,
      options: [['--on <date>', options.toldOn]],
      run: async (context, given, group) => (await import('./commands/feedback.ts')).noteTold(context, group, given),
    },
    {
      usage: 'import [file]',
      help: commands.feedbackImport,
      options: imported,
      run: async (context, given, file) => (await import('./commands/records.ts')).importFeedback(context, file, given),
    },
  ],
};

/** `tde records` and its two commands; without one of them it names the lists. */
const records: CommandRow = {
  usage: 'records',
  help: commands.records,
  group: groups.project,
  run: async (context) => (await import('./commands/records.ts')).printLists(context),
  rows: [
    {
      usage: 'import <list> [file]',
      help: commands.recordsImport,
      options: imported,
      run: async (context, given, list, file) =>
        (await import('./commands/records.ts')).importRecords(context, list, file, given),
    },
    {
      usage: 'export <list>',
      help: commands.recordsExport,
      options: written,
      run: async (context, given, list) => (await import('./commands/records.ts')).exportRecords(context, list, given),
    },
  ],
};

/** `tde evidence` and its commands; without one of them it shows what was counted. */
const evidence: CommandRow = {
  usage: 'evidence',
  help: commands.evidence,
  group: groups.project,
  options: [json, ['--csv', options.csv, { conflicts: ['json'] }], ...written],
  run: async (context, given) => (await import('./commands/evidence.ts')).showEvidence(context, given),
  rows: [
    {
      usage: 'add <file...>',
      help: commands.evidenceAdd,
      options: [
        ['--column <pair>', options.column, { gather: (pair, before = []) => [...before, pair] }],
        ['--kind <kind>', options.kind],
        ['--lexicon <file>', options.lexicon],
        ['--dry-run', options.dryCount],
        ['--explain', options.explain],
      ],
      run: async (context, given, files) =>
        (await import('./commands/evidence.ts')).addEvidence(context, files ?? [], given),
    },
    {
      usage: 'remove <id>',
      help: commands.evidenceRemove,
      run: async (context, _given, id) => (await import('./commands/evidence.ts')).removeEvidence(context, id),
    },
    {
      usage: 'query',
      help: commands.evidenceQuery,
      options: [
        ['--for <engine>', options.engine],
        ['--category <name>', options.categoryName],
        ['--opened <name>', options.openedName],
        ['--table <name>', options.tableName],
        ...written,
      ],
      run: async (context, given) => (await import('./commands/evidence.ts')).printQuery(context, given),
    },
    {
      usage: 'lexicon',
      help: commands.evidenceLexicon,
      options: written,
      run: async (context, given) => (await import('./commands/evidence.ts')).printLexicon(context, given),
    },
  ],
};

/** `tde templates` and its two commands; without one of them it lists the templates. */
const templates: CommandRow = {
  usage: 'templates',
  help: commands.templates,
  group: groups.program,
  options: written,
  after: words.help.templates,
  run: async (context, given) => (await import('./commands/document.ts')).listTemplates(context, given),
  rows: [
    {
      usage: 'copy <name>',
      help: commands.templatesCopy,
      options: written,
      run: async (context, given, name) => (await import('./commands/document.ts')).copyTemplate(context, name, given),
    },
    {
      usage: 'data <name>',
      help: commands.templatesData,
      options: [...written, ['--internal', options.internalData]],
      run: async (context, given, name) =>
        (await import('./commands/document.ts')).printTemplateData(context, name, given),
    },
  ],
};

const document = (name: DocumentName): CommandRow => ({
  usage: name,
  help: commands[name],
  group: DOCUMENTS[name].forPeople ? groups.people : groups.result,
  options: [
    [
      '--format <format>',
      fill(name === FORM.document ? options.formatOrForm : options.format, { formats: formatNames(name).join(', ') }),
    ],
    ...written,
    ['--internal', options.internal],
    ['--strict', options.strict],
    ['--template <file>', options.template],
    ['--logo <file>', options.logo],
    ...(DOCUMENTS[name].options ?? []).map(([flags, text]): OptionRow => [flags, options[text]]),
  ],
  run: async (context, given) => (await import('./commands/document.ts')).printDocument(context, name, given),
});

/** Every command but those for shells, in the order of the help. */
export const ROWS: readonly CommandRow[] = [
  {
    usage: 'init [folder]',
    help: commands.init,
    group: groups.project,
    options: [
      ['--quick', options.quick, { conflicts: ['whole'] }],
      ['--whole', options.whole],
      ['--answers <file>', options.answers],
      ['--name <text>', options.name],
      ['--place <text>', options.place],
      ['--government <text>', options.government],
      [
        '--example <name>',
        options.example,
        { conflicts: ['quick', 'whole', 'answers', 'name', 'place', 'government'] },
      ],
    ],
    run: async (context, given, folder) => (await import('./commands/init.ts')).initProject(context, folder, given),
  },
  {
    usage: 'resume',
    help: commands.resume,
    group: groups.project,
    after: words.help.keys,
    run: async (context) => (await import('./commands/resume.ts')).resumeProject(context),
  },
  {
    usage: 'edit <section|question>',
    help: commands.edit,
    group: groups.project,
    after: words.help.keys,
    run: async (context, _given, id) => (await import('./commands/resume.ts')).editProject(context, id),
  },
  {
    usage: 'status',
    help: commands.status,
    group: groups.project,
    options: [json, ['--people', options.people]],
    run: async (context, given) => (await import('./commands/status.ts')).printStatus(context, given),
  },
  {
    usage: 'check',
    help: commands.check,
    group: groups.project,
    options: [json, ['--strict', options.strictCheck]],
    run: async (context, given) => (await import('./commands/check.ts')).checkProject(context, given),
  },
  {
    usage: 'ready [step]',
    help: commands.ready,
    group: groups.project,
    options: [json],
    run: async (context, given, step) => (await import('./commands/ready.ts')).printReadiness(context, step, given),
  },
  feedback,
  records,
  evidence,
  {
    usage: 'iterate',
    help: commands.iterate,
    group: groups.project,
    options: [
      ['--yes', options.yes],
      ['--next <way>', options.nextCycle],
    ],
    run: async (context, given) => (await import('./commands/iterate.ts')).startNextCycle(context, given),
  },
  {
    usage: 'recommend',
    help: commands.recommend,
    group: groups.result,
    options: [['--step <step>', options.step], json, ...written],
    run: async (context, given) => (await import('./commands/recommend.ts')).printRecommendation(context, given),
  },
  ...DOCUMENT_NAMES.map(document),
  templates,
  {
    usage: 'guide [topic...]',
    help: commands.guide,
    group: groups.result,
    options: [json],
    run: async (context, given, topic) => (await import('./commands/guide.ts')).printGuide(context, topic ?? [], given),
  },
  {
    usage: 'get [id]',
    help: commands.get,
    group: groups.answers,
    options: [json],
    run: async (context, given, id) => (await import('./commands/answers.ts')).getAnswers(context, id, given),
  },
  {
    usage: 'set [id] [value...]',
    help: commands.set,
    group: groups.answers,
    options: [
      ['--note <text>', options.note],
      ['--find-out <whom>', options.findOut],
      ['--unset', options.unset],
      ['--answers <file>', options.answers, { conflicts: ['note', 'findOut', 'unset'] }],
    ],
    run: async (context, given, id, values) =>
      (await import('./commands/answers.ts')).setAnswers(context, id, values ?? [], given),
  },
  {
    usage: 'unlock <id>',
    help: commands.unlock,
    group: groups.answers,
    run: async (context, _given, id) => (await import('./commands/answers.ts')).unlock(context, id),
  },
  {
    usage: 'schema',
    help: commands.schema,
    group: groups.answers,
    options: written,
    run: async (context, given) => (await import('./commands/answers.ts')).printSchema(context, given),
  },
];
