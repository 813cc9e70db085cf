// The command tree, and the only place where an error becomes a message and an exit code. Commands are loaded when they are called.
import { Command, CommanderError, Option } from 'commander';
import type { Common, Context } from './commands/context.ts';
import { Cancelled, EXIT, UserError } from './errors.ts';
import { packageVersion } from './root.ts';
import type { Io } from './terminal.ts';
import { fill, words } from './words.ts';

/** Runs one command line (without node and the script) and returns the exit code. Prints on `io` only. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    await commandTree(io).parseAsync(argv, { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (error instanceof Cancelled) return error.exit;
    if (!(error instanceof UserError)) return reportFault(error, io);
    const { problemLines } = await import('./problem-lines.ts');
    for (const line of problemLines(error.problems, io)) io.err.write(`${line}\n`);
    return error.exit;
  }
}

// --- internal ---

type Options = Record<string, unknown>;
type Action = (context: Context, options: Options, ...args: (string & string[] & undefined)[]) => unknown;

function commandTree(io: Io): Command {
  const program = new Command('tde')
    .description(words.help.program)
    .version(packageVersion(), '-V, --version', words.help.version)
    .helpOption('-h, --help', words.help.help)
    .helpCommand('help [command]', words.help.helpCommand)
    .configureOutput({ writeOut: (text) => io.out.write(text), writeErr: (text) => io.err.write(text) })
    .configureHelp({ helpWidth: Math.min(io.out.columns || 80, 100), showGlobalOptions: false })
    .showHelpAfterError(words.help.afterError)
    .showSuggestionAfterError(true)
    .exitOverride()
    .addHelpText('after', words.help.examples);
  const does = (command: Command, action: Action) => {
    for (const option of commonOptions()) command.addOption(option);
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
    return (await import('./commands/resume.ts')).openTaskList(context);
  });

  add('init [folder]', commands.init, groups.project, async (context, options, folder) =>
    (await import('./commands/init.ts')).initProject(context, folder, options),
  )
    .option('--quick', words_.quick)
    .option('--whole', words_.whole)
    .option('--answers <file>', words_.answers)
    .option('--name <text>', words_.name)
    .option('--place <text>', words_.place)
    .option('--government <text>', words_.government)
    .option('--example <name>', words_.example);
  add('resume', commands.resume, groups.project, async (context) =>
    (await import('./commands/resume.ts')).resumeProject(context),
  );
  add('edit <section|question>', commands.edit, groups.project, async (context, _options, id) =>
    (await import('./commands/resume.ts')).editProject(context, id),
  );
  add('status', commands.status, groups.project, async (context, options) =>
    (await import('./commands/status.ts')).printStatus(context, options),
  ).option('--json', words_.json);
  add('recommend', commands.recommend, groups.result, async (context, options) =>
    (await import('./commands/recommend.ts')).printRecommendation(context, options),
  )
    .option('--json', words_.json)
    .option('-o, --output <file>', words_.output)
    .option('--force', words_.force);
  for (const name of ['pitch', 'outline'] as const) {
    add(name, commands[name], groups.result, async (context, options) =>
      (await import('./commands/document.ts')).printDocument(context, name, options),
    )
      .option('-o, --output <file>', words_.output)
      .option('--force', words_.force)
      .option('--strict', words_.strict);
  }
  add('get [id]', commands.get, groups.answers, async (context, options, id) =>
    (await import('./commands/get.ts')).getAnswers(context, id, options),
  ).option('--json', words_.json);
  add('set [id] [value...]', commands.set, groups.answers, async (context, options, id, values) =>
    (await import('./commands/set.ts')).setAnswers(context, id, values ?? [], options),
  )
    .option('--note <text>', words_.note)
    .option('--find-out <whom>', words_.findOut)
    .option('--unset', words_.unset)
    .option('--answers <file>', words_.answers);
  add('schema', commands.schema, groups.answers, async (context, options) =>
    (await import('./commands/schema.ts')).printSchema(context, options),
  )
    .option('-o, --output <file>', words_.output)
    .option('--force', words_.force);
  return program;
}

async function unknownCommand(program: Command): Promise<string> {
  const [{ nearest }, { safe }] = await Promise.all([import('./method/ids.ts'), import('./terminal.ts')]);
  const typed = program.args[0] ?? '';
  const near = nearest(
    typed,
    program.commands.map((command) => command.name()),
  );
  return fill(words.help.unknownCommand, {
    typed: safe(typed),
    meant: near ? fill(words.interview.didYouMean, { id: near }) : '',
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

/** A fault of ours: the only time a stack is shown. */
function reportFault(error: unknown, io: Io): number {
  io.err.write(`${words.fault}\n${error instanceof Error ? error.stack : String(error)}\n`);
  return EXIT.problem;
}
