// The commands in one table: how each is called, its options, and what is loaded when it runs. What they do is theirs.
import type { Context } from './commands/context.ts';
import { DOCUMENT_NAMES, DOCUMENTS, type DocumentName, FORM, formatNames } from './documents/catalog.ts';
import { fill } from './text.ts';
import { helpWords as words } from './words/help.ts';

export type Options = Record<string, unknown>;
/** What a command does; which arguments it gets, and of what kind, its usage says. */
export type Action = (context: Context, options: Options, ...args: never[]) => unknown;

/** An option: its flags, its help, whether it may be given again and again, and the options (as commander names them) that it contradicts. */
export type OptionRow = readonly [flags: string, help: string, more?: { many?: true; conflicts?: string[] }];

/** A command: `usage` is its name and its arguments, `after` more help, `load` what it does, `rows` the commands below it. */
export type CommandRow = {
  usage: string;
  help: string;
  group?: string;
  options?: readonly OptionRow[];
  after?: string;
  load: () => Promise<Action>;
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
  ['--map <pairs>', options.map, { many: true }],
  ['--all <pairs>', options.all, { many: true }],
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
  load: async () => (await import('./commands/feedback.ts')).decideFeedback,
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
      load: async () => (await import('./commands/feedback.ts')).addFeedback,
    },
    {
      usage: 'list',
      help: commands.feedbackList,
      options: [['--open', options.open], json],
      load: async () => (await import('./commands/feedback.ts')).listFeedback,
    },
    {
      usage: 'answer <id>',
      help: commands.feedbackAnswer,
      options: decided,
      load: async () => (await import('./commands/feedback.ts')).answerFeedback,
    },
    {
      usage: 'told <group>',
      help: commands.feedbackTold,
      options: [['--on <date>', options.toldOn]],
      load: async () => (await import('./commands/feedback.ts')).noteTold,
    },
    {
      usage: 'import [file]',
      help: commands.feedbackImport,
      options: imported,
      load: async () => (await import('./commands/records.ts')).importFeedback,
    },
  ],
};

/** `tde records` and its two commands; without one of them it names the lists. */
const records: CommandRow = {
  usage: 'records',
  help: commands.records,
  group: groups.project,
  load: async () => (await import('./commands/records.ts')).printLists,
  rows: [
    {
      usage: 'import <list> [file]',
      help: commands.recordsImport,
      options: imported,
      load: async () => (await import('./commands/records.ts')).importRecords,
    },
    {
      usage: 'export <list>',
      help: commands.recordsExport,
      options: written,
      load: async () => (await import('./commands/records.ts')).exportRecords,
    },
  ],
};

/** `tde evidence` and its commands; without one of them it shows what was counted. */
const evidence: CommandRow = {
  usage: 'evidence',
  help: commands.evidence,
  group: groups.project,
  options: [json, ['--csv', options.csv, { conflicts: ['json'] }], ...written],
  load: async () => (await import('./commands/evidence.ts')).showEvidence,
  rows: [
    {
      usage: 'add <file...>',
      help: commands.evidenceAdd,
      options: [
        ['--column <pair>', options.column, { many: true }],
        ['--kind <kind>', options.kind],
        ['--lexicon <file>', options.lexicon],
        ['--dry-run', options.dryCount],
        ['--explain', options.explain],
      ],
      load: async () => (await import('./commands/evidence.ts')).addEvidence,
    },
    {
      usage: 'remove <id>',
      help: commands.evidenceRemove,
      load: async () => (await import('./commands/evidence.ts')).removeEvidence,
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
      load: async () => (await import('./commands/evidence.ts')).printQuery,
    },
    {
      usage: 'lexicon',
      help: commands.evidenceLexicon,
      options: written,
      load: async () => (await import('./commands/evidence.ts')).printLexicon,
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
  load: async () => (await import('./commands/document.ts')).listTemplates,
  rows: [
    {
      usage: 'copy <name>',
      help: commands.templatesCopy,
      options: written,
      load: async () => (await import('./commands/document.ts')).copyTemplate,
    },
    {
      usage: 'data <name>',
      help: commands.templatesData,
      options: [...written, ['--internal', options.internalData]],
      load: async () => (await import('./commands/document.ts')).printTemplateData,
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
  load: async () => {
    const { printDocument } = await import('./commands/document.ts');
    return (context, given) => printDocument(context, name, given);
  },
});

/** The options that every command takes, before or after its name. */
export const COMMON: readonly OptionRow[] = [
  ['-f, --file <path>', options.file],
  ['--method <folder>', options.method],
  ['--no-input', options.noInput],
  ['--no-color', options.noColor],
  ['--plain, --accessible', options.accessible],
];

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
    load: async () => (await import('./commands/init.ts')).initProject,
  },
  {
    usage: 'resume',
    help: commands.resume,
    group: groups.project,
    after: words.help.keys,
    load: async () => (await import('./commands/interview.ts')).resumeProject,
  },
  {
    usage: 'edit <section|question...>',
    help: commands.edit,
    group: groups.project,
    after: words.help.keys,
    load: async () => (await import('./commands/interview.ts')).editProject,
  },
  {
    usage: 'status',
    help: commands.status,
    group: groups.project,
    options: [json, ['--people', options.people]],
    load: async () => (await import('./commands/status.ts')).printStatus,
  },
  {
    usage: 'check',
    help: commands.check,
    group: groups.project,
    options: [json, ['--strict', options.strictCheck]],
    load: async () => (await import('./commands/check.ts')).checkProject,
  },
  {
    usage: 'ready [step]',
    help: commands.ready,
    group: groups.project,
    options: [json],
    load: async () => (await import('./commands/check.ts')).printReadiness,
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
    load: async () => (await import('./commands/iterate.ts')).startNextCycle,
  },
  {
    usage: 'recommend',
    help: commands.recommend,
    group: groups.result,
    options: [['--step <step>', options.step], json, ...written],
    load: async () => (await import('./commands/recommend.ts')).printRecommendation,
  },
  ...DOCUMENT_NAMES.map(document),
  templates,
  {
    usage: 'guide [topic...]',
    help: commands.guide,
    group: groups.result,
    options: [json],
    load: async () => (await import('./commands/guide.ts')).printGuide,
  },
  {
    usage: 'get [id]',
    help: commands.get,
    group: groups.answers,
    options: [json],
    load: async () => (await import('./commands/answers.ts')).getAnswers,
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
    load: async () => (await import('./commands/answers.ts')).setAnswers,
  },
  {
    usage: 'unlock <id>',
    help: commands.unlock,
    group: groups.answers,
    load: async () => (await import('./commands/answers.ts')).unlock,
  },
  {
    usage: 'schema',
    help: commands.schema,
    group: groups.answers,
    options: written,
    load: async () => (await import('./commands/answers.ts')).printSchema,
  },
];
