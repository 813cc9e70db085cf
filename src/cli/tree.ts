// The commands and their options, in one tree. Commands are loaded when they are called; what they do is theirs.
import { Command, Option } from 'commander';
import type { Common, Context } from '../commands/context.ts';
import { DOCUMENT_NAMES, DOCUMENTS } from '../documents/catalog.ts';
import { FORM, formatNames } from '../documents/formats.ts';
import { EXIT } from '../errors.ts';
import { packageVersion } from '../root.ts';
import { type Io, safe } from '../terminal.ts';
import { fill } from '../words/fill.ts';
import { helpWords as words } from '../words/help.ts';

type Options = Record<string, unknown>;
type Action = (context: Context, options: Options, ...args: (string & string[] & undefined)[]) => unknown;

/** The commands and their options; nothing is run. */
export function commandTree(io: Io, argv: readonly string[]): Command {
  const program = new Command('tde')
    .description(words.help.program)
    .version(packageVersion(), '-V, --version', words.help.version)
    .helpOption('-h, --help', words.help.help)
    .helpCommand('help [command]', words.help.helpCommand)
    .configureOutput({ writeOut: (text) => io.out.write(text), writeErr: (text) => io.err.write(safe(text)) })
    .configureHelp({
      helpWidth: Math.min(io.out.columns || 80, 100),
      showGlobalOptions: false,
    })
    .showHelpAfterError(words.help.afterError)
    .showSuggestionAfterError(true)
    .exitOverride()
    .addHelpText('after', words.help.examples);
  const all: Command[] = [];
  const does = (command: Command, action: Action) => {
    all.push(command);
    command.action(async (...args) => {
      const own = args.slice(0, -2) as (string & string[] & undefined)[];
      const options = allOptions(command, program);
      await action({ io, common: options as Common }, options, ...own);
    });
    return command;
  };
  const add = (name: string, description: string, group: string, action: Action) =>
    does(program.command(name).allowExcessArguments(false).description(description).helpGroup(group), action);
  const { groups, commands, options: words_ } = words.help;

  does(program.allowExcessArguments(), async (context) => {
    // Bare `tde` takes no words: one that came here was meant as a command.
    if (program.args.length > 0) program.error(await unknownCommand(program), { exitCode: EXIT.usage });
    return (await import('../commands/resume.ts')).openTaskList(context);
  });

  add('init [folder]', commands.init, groups.project, async (context, options, folder) =>
    (await import('../commands/init.ts')).initProject(context, folder, options),
  )
    .option('--quick', words_.quick)
    .option('--whole', words_.whole)
    .option('--answers <file>', words_.answers)
    .option('--name <text>', words_.name)
    .option('--place <text>', words_.place)
    .option('--government <text>', words_.government)
    .option('--example <name>', words_.example);
  add('resume', commands.resume, groups.project, async (context) =>
    (await import('../commands/resume.ts')).resumeProject(context),
  ).addHelpText('after', words.help.keys);
  add('edit <section|question>', commands.edit, groups.project, async (context, _options, id) =>
    (await import('../commands/resume.ts')).editProject(context, id),
  ).addHelpText('after', words.help.keys);
  add('status', commands.status, groups.project, async (context, options) =>
    (await import('../commands/status.ts')).printStatus(context, options),
  ).option('--json', words_.json);
  add('check', commands.check, groups.project, async (context, options) =>
    (await import('../commands/check.ts')).checkProject(context, options),
  )
    .option('--json', words_.json)
    .option('--strict', words_.strictCheck);
  addFeedback(program, does);
  add('iterate', commands.iterate, groups.project, async (context, options) =>
    (await import('../commands/iterate.ts')).startNextCycle(context, options),
  ).option('--yes', words_.yes);
  add('recommend', commands.recommend, groups.result, async (context, options) =>
    (await import('../commands/recommend.ts')).printRecommendation(context, options),
  )
    .option('--step <step>', words_.step)
    .option('--json', words_.json)
    .option('-o, --output <file>', words_.output)
    .option('--force', words_.force);
  for (const name of DOCUMENT_NAMES) {
    const group = DOCUMENTS[name].forPeople ? groups.people : groups.result;
    const formats = { formats: formatNames(name).join(', ') };
    const command = add(name, commands[name], group, async (context, options) =>
      (await import('../commands/document.ts')).printDocument(context, name, options),
    )
      .option('--format <format>', fill(name === FORM.document ? words_.formatOrForm : words_.format, formats))
      .option('-o, --output <file>', words_.output)
      .option('--force', words_.force)
      .option('--strict', words_.strict)
      .option('--template <file>', words_.template)
      .option('--logo <file>', words_.logo);
    for (const [option, text] of DOCUMENTS[name].options ?? []) command.option(option, words_[text]);
  }
  add('templates [action] [name]', commands.templates, groups.program, async (context, options, action, name) =>
    (await import('../commands/templates.ts')).useTemplates(context, action, name, options),
  )
    .addHelpText('after', words.help.templates)
    .option('-o, --output <file>', words_.output)
    .option('--force', words_.force);
  add('guide [topic...]', commands.guide, groups.result, async (context, options, topic) =>
    (await import('../commands/guide.ts')).printGuide(context, topic ?? [], options),
  ).option('--json', words_.json);
  add('get [id]', commands.get, groups.answers, async (context, options, id) =>
    (await import('../commands/get.ts')).getAnswers(context, id, options),
  ).option('--json', words_.json);
  add('set [id] [value...]', commands.set, groups.answers, async (context, options, id, values) =>
    (await import('../commands/set.ts')).setAnswers(context, id, values ?? [], options),
  )
    .option('--note <text>', words_.note)
    .option('--find-out <whom>', words_.findOut)
    .option('--unset', words_.unset)
    .option('--answers <file>', words_.answers);
  add('unlock <id>', commands.unlock, groups.answers, async (context, _options, id) =>
    (await import('../commands/unlock.ts')).unlock(context, id),
  );
  add('schema', commands.schema, groups.answers, async (context, options) =>
    (await import('../commands/schema.ts')).printSchema(context, options),
  )
    .option('-o, --output <file>', words_.output)
    .option('--force', words_.force);
  addCompletion(program, does);
  // Last, so that in a command's help its own options come first; and only where they can be used, for they cost time.
  for (const command of all.filter((each) => each === program || argv.includes(each.name()))) {
    for (const option of commonOptions()) command.addOption(option);
  }
  return program;
}

// --- internal ---

/** `tde completion`, and the hidden command by which a shell asks at each Tab. */
function addCompletion(program: Command, does: (command: Command, action: Action) => Command): void {
  const { groups, commands, completion } = words.help;
  const shell = program.createArgument('<shell>').choices(['bash', 'zsh', 'fish', 'powershell']);
  const print = program.command('completion').addArgument(shell).allowExcessArguments(false);
  does(print.description(commands.completion).helpGroup(groups.program), async (context, _options, name) =>
    (await import('../commands/completion.ts')).printCompletion(context, program, name ?? ''),
  ).addHelpText('after', completion);
  does(program.command('complete [words...]', { hidden: true }), async (context, _options, line) =>
    (await import('../commands/completion.ts')).completeWords(context, program, line ?? []),
  );
}

/** `tde feedback` and its four commands; without one of them it lists. */
function addFeedback(program: Command, does: (command: Command, action: Action) => Command): void {
  const { groups, commands, options } = words.help;
  const feedback = program.command('feedback').description(commands.feedback).helpGroup(groups.project);
  const add = (name: string, description: string, action: Action) =>
    does(feedback.command(name).allowExcessArguments(false).description(description), action);
  does(feedback.allowExcessArguments(), async (context) => {
    if (feedback.args.length > 0) feedback.error(await unknownCommand(feedback), { exitCode: EXIT.usage });
    await (await import('../commands/feedback-list.ts')).listFeedback(context, {});
  });
  add('add', commands.feedbackAdd, async (context, given) =>
    (await import('../commands/feedback.ts')).addFeedback(context, given),
  )
    .option('--said <text>', options.said)
    .option('--group <text>', options.group)
    .option('--title <text>', options.title)
    .option('--channel <text>', options.channel)
    .option('--tactic <name>', options.tactic)
    .option('--heard <date>', options.heard)
    .option('--quote <yes|no>', options.quote)
    .option('--decision <decision>', options.decision)
    .option('--why <text>', options.reason)
    .option('--changed <text>', options.changed)
    .option('--told <date>', options.told);
  add('list', commands.feedbackList, async (context, given) =>
    (await import('../commands/feedback-list.ts')).listFeedback(context, given),
  )
    .option('--open', options.open)
    .option('--json', options.json);
  add('answer <id>', commands.feedbackAnswer, async (context, given, id) =>
    (await import('../commands/feedback-answer.ts')).answerFeedback(context, id, given),
  )
    .option('--decision <decision>', options.decision)
    .option('--why <text>', options.reason)
    .option('--changed <text>', options.changed)
    .option('--told <date>', options.told);
  add('import <file>', commands.feedbackImport, async (context, given, file) =>
    (await import('../commands/feedback-import.ts')).importFeedback(context, file, given),
  )
    .option('--map <pairs>', options.map, (pairs: string, before: string[] = []) => [...before, pairs])
    .option('--dry-run', options.dryRun)
    .option('--json', options.json);
}

async function unknownCommand(program: Command): Promise<string> {
  const [{ nearest }, { words: all }] = await Promise.all([import('../method/ids.ts'), import('../words.ts')]);
  const typed = program.args[0] ?? '';
  const near = nearest(
    typed,
    program.commands.map((command) => command.name()),
  );
  return fill(words.help.unknownCommand, {
    typed: safe(typed),
    meant: near ? fill(all.interview.didYouMean, { id: near }) : '',
  });
}

/** The options that every command takes, before or after its name. */
function commonOptions(): Option[] {
  const { options } = words.help;
  return [
    new Option('-f, --file <path>', options.file).helpGroup(words.help.groups.everywhere),
    new Option('--method <folder>', options.method).helpGroup(words.help.groups.everywhere),
    new Option('--no-input', options.noInput).helpGroup(words.help.groups.everywhere),
    new Option('--no-color', options.noColor).helpGroup(words.help.groups.everywhere),
    new Option('--accessible', options.accessible).helpGroup(words.help.groups.everywhere),
  ];
}

/** A command's options and those given before its name; what was typed wins over a default. */
function allOptions(command: Command, program: Command): Options {
  const options: Options = { ...program.opts() };
  for (const [name, value] of Object.entries(command.opts())) {
    if (command.getOptionValueSource(name) !== 'default' || !(name in options)) options[name] = value;
  }
  return options;
}
