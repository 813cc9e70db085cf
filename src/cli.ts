// Runs a command line: makes the command tree of the table of commands, and is the only place where an error becomes a message and an
// exit code.
import { Command, CommanderError, Option } from 'commander';
import type { Common, Context } from './commands/context.ts';
import { Cancelled, EXIT, UserError, usageError } from './errors.ts';
import { meant } from './method/ids.ts';
import { calledIn, ioError, packageVersion } from './outside.ts';
import { COMMON, type CommandRow, type OptionRow, type Options, ROWS } from './rows.ts';
import type { Io, Out } from './terminal.ts';
import { fill, safe, shellWord, short } from './text.ts';
import { helpWords as words } from './words/help.ts';

/** Runs one command line (without node and the script) and returns the exit code. Prints on `io` only. */
export async function run(argv: readonly string[], given: Io): Promise<number> {
  const io: Io = Object.create(given, { out: { value: resultsTo(given.out) } });
  // The options are read again here, as they may be what is wrong.
  const common = {
    input: true,
    color: !argv.includes('--no-color'),
    accessible: ['--plain', '--accessible'].some((flag) => argv.includes(flag)),
  };
  let context: Context = { io, common };
  try {
    refuseBrokenWords(argv);
    const program = commandTree(io, (begun) => {
      context = begun;
    });
    refuseDashedValues(program, argv);
    await program.parseAsync(argv, { from: 'user' });
    return EXIT.ok;
  } catch (thrown) {
    const { result, resultNext } = words.help;
    const error = thrown === given.out.errored ? ioError(thrown, 'write', result, resultNext) : thrown;
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (error instanceof Cancelled) return error.exit;
    if (!(error instanceof UserError)) return reportFault(error, io);
    (await import('./commands/context.ts')).tellErrors(context, error.problems);
    return error.exit;
  }
}

/** The commands and their options; nothing is run. `begins` gets the context of the one that is. */
export function commandTree(io: Io, begins: (context: Context) => void = () => {}): Command {
  const program = new Command('tde')
    .description(words.help.program)
    .version(packageVersion(), '-V, --version', words.help.version)
    .helpOption('-h, --help', words.help.help)
    .helpCommand(false)
    .configureOutput({
      writeOut: (text) => io.out.write(text),
      writeErr: (text) => io.err.write(safe(text)),
      outputError: (text, write) => write(text.replace(/(?<=')[^']+(?=')/g, (word) => short(word))),
    })
    .configureHelp({
      helpWidth: Math.min(io.out.columns || 80, 100),
      showGlobalOptions: false,
      // Every command has options: that would say nothing.
      subcommandTerm: (command) => `${command.name()} ${command.usage().replace('[options]', '').trim()}`,
    })
    .showSuggestionAfterError(true)
    // What stands behind a command's name is that command's: else the value of one of its options could be read as -f.
    .enablePositionalOptions()
    .exitOverride()
    .addHelpText('after', words.help.examples);
  const common = COMMON.map((row) => optionOf(row).helpGroup(words.help.groups.everywhere));
  const does: Does = (command, load, options = []) => {
    command.showHelpAfterError(fill(words.help.afterError, { command: calledFrom(command, calledIn(io.env)) }));
    // In a command's help its own options come first.
    for (const option of [...options.map(optionOf), ...common]) command.addOption(option);
    command.action(async (...args) => {
      if (command.commands.length > 0) refuseWords(command);
      const own = args.slice(0, -2) as never[];
      const options = allOptions(command);
      refuseTakenOptions(command, options);
      refuseEmptyNames(command, options, own);
      const act = await load();
      const context = { io, common: options as Common };
      begins(context);
      await act(context, options, ...own);
    });
  };
  does(program.allowExcessArguments(), async () => (await import('./commands/init.ts')).openTaskList);
  for (const row of ROWS) addRow(program, row, does);
  addCompletion(program, does);
  addHelp(program, does);
  return program;
}

// --- internal ---

/**
 * Where results go. No result can drive a terminal: what is colored there was made safe line by line before. Into a file or a pipe
 * every byte goes as it is. A result that does not get there (the disk is full) ends the command.
 */
function resultsTo(out: Out): Out {
  const paint = (result: string | Uint8Array) => {
    out.write(result);
    // A reader that has seen enough (`tde get | head -1`) is no error, nor is a terminal that was closed.
    if (out.errored && !['EPIPE', 'EIO'].includes(out.errored.code ?? '')) throw out.errored;
  };
  const write = (result: string | Uint8Array) => paint(out.isTTY && typeof result === 'string' ? safe(result) : result);
  return Object.create(out, { write: { value: write }, paint: { value: paint } });
}

/** Node puts U+FFFD where the bytes of a word are no UTF-8: what was typed is lost then, and nothing may be done with the rest. */
function refuseBrokenWords(argv: readonly string[]): void {
  const broken = argv.find((word) => word.includes('\ufffd'));
  if (broken === undefined) return;
  throw usageError(fill(words.help.notUtf8, { typed: short(broken) }), words.help.notUtf8Next);
}

/** A fault of ours: the only time a stack is shown. */
function reportFault(error: unknown, io: Io): number {
  io.err.write(`${words.help.fault}\n${error instanceof Error ? error.stack : String(error)}\n`);
  return EXIT.problem;
}

/** Lets a command do what is loaded when it runs, and take its options with those of every command. */
type Does = (command: Command, load: CommandRow['load'], options?: readonly OptionRow[]) => void;

function addRow(parent: Command, row: CommandRow, does: Does): Command {
  const { usage, help, group, options, after, load, rows = [] } = row;
  const command = parent.command(usage).description(help);
  // Words given to a command that has commands below it were meant as one of those.
  command.allowExcessArguments(rows.length > 0);
  if (group) command.helpGroup(group);
  if (after) command.addHelpText('after', after);
  if (rows.length > 0) command.enablePositionalOptions();
  for (const below of rows) addRow(command, below, does);
  if (rows.length > 0) addHelp(command, does);
  does(command, load, options);
  return command;
}

function optionOf([flags, help, { many, conflicts = [] } = {}]: OptionRow): Option {
  const option = new Option(flags, help).conflicts(conflicts);
  return many ? option.argParser((value, before: string[] = []) => [...before, value]) : option;
}

/** `tde completion`, and the hidden command by which a shell asks at each Tab. */
function addCompletion(program: Command, does: Does): void {
  const load = async () => {
    const { printCompletion } = await import('./commands/completion.ts');
    return (context: Context, _options: Options, shell: string) => printCompletion(context, program, shell);
  };
  const { groups, commands, completion } = words.help;
  const row = {
    usage: 'completion <shell>',
    help: commands.completion,
    group: groups.program,
    after: completion,
    load,
  };
  addRow(program, row, does);
  const complete = program.command('complete [words...]', { hidden: true }).option('--quoted').option('--next');
  does(complete, async () => {
    const { completeWords } = await import('./commands/completion.ts');
    return (context, options, line: string[]) => completeWords(context, program, line, options);
  });
}

/** `tde help`, and `tde help records import`: the library's own goes no deeper than one name, and is silent where it knows none. */
function addHelp(parent: Command, does: Does): void {
  const help = parent.command('help [command...]').description(words.help.helpCommand);
  if (!parent.parent) help.helpGroup(words.help.groups.program);
  const below = (command: Command, name: string) =>
    command.commands.find((each) => each.name() === name) ?? refuseCommand(command, name);
  does(help, async () => async (_context, _options, names: string[]) => names.reduce(below, parent).outputHelp());
}

/** Ends where words were given to a command with commands below it: the first was meant as the name of one. */
function refuseWords(command: Command): void {
  const [typed] = command.args;
  if (typed !== undefined) refuseCommand(command, typed);
}

/** Ends where a command has none of that name below it. */
function refuseCommand(command: Command, typed: string): never {
  const names = command.commands.map((each) => each.name());
  command.error(fill(words.help.unknownCommand, meant(typed, names)), { exitCode: EXIT.usage });
}

/** How a command is called, with those above it. */
const calledFrom = (command: Command, program: string): string =>
  command.parent ? `${calledFrom(command.parent, program)} ${command.name()}` : program;

/**
 * Ends where a value of `tde set` begins with a dash: "-families on Mill Street" would be read as `-f`. A negative number is none,
 * nor is what stands behind "--" or is the value of an option.
 */
function refuseDashedValues(program: Command, argv: readonly string[]): void {
  const set = program.commands.find((command) => command.name() === 'set');
  const options = [...program.options, ...(set?.options ?? [])].filter((option) => option.required);
  const taking = options.flatMap(flagsOf);
  const isOwn = (i: number) => i === 0 || !taking.includes(argv[i - 1] ?? '');
  if (argv.find((word, i) => !word.startsWith('-') && isOwn(i)) !== 'set') return;
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  const isDashed = (word: string, i: number) => i < end && isOwn(i) && /^-(?!-|[\d.]+$)..|^--[^=]*\s/s.test(word);
  const [first] = argv.filter(isDashed);
  if (first === undefined) return;
  const rest = argv.filter((word, i) => word !== '--' && !isDashed(word, i));
  const command = ['tde', ...rest, '--', ...argv.filter(isDashed)].map(shellWord).join(' ');
  const { dashed, dashedNext } = words.help;
  throw usageError(fill(dashed, { value: first }), fill(dashedNext, { command }));
}

/** The words that an option is given by. */
const flagsOf = ({ short, long }: Option): string[] => [short ?? [], long ?? []].flat();

/** Ends where an option took the next one for its value: `-o --force` would write a file of that name. */
function refuseTakenOptions(command: Command, options: Options): void {
  const flags: readonly unknown[] = command.options.flatMap(flagsOf);
  const taking = command.options.find(
    (each) => each.required && [options[each.attributeName()]].flat().some((value) => flags.includes(value)),
  );
  if (taking) command.error(fill(words.help.noValue, { what: taking.flags }), { exitCode: EXIT.usage });
}

/** Ends where the name of a file or folder is empty (a variable that is not set, most often): it would mean the working folder. */
function refuseEmptyNames(command: Command, options: Options, own: readonly unknown[]): void {
  const isEmpty = (given: unknown) => [given].flat().some((each) => typeof each === 'string' && each.trim() === '');
  const option = command.options.find(
    (each) => /<(?:file|path|folder)>/.test(each.flags) && isEmpty(options[each.attributeName()]),
  );
  const argument = command.registeredArguments.find(
    (each, i) => ['file', 'folder'].includes(each.name()) && isEmpty(own[i]),
  );
  if (!option && !argument) return;
  const what = option ? `option '${option.flags}'` : `argument '${argument?.name()}'`;
  command.error(fill(words.help.emptyName, { what }), { exitCode: EXIT.usage });
}

/** A command's options and those given before its name; what was typed wins over a default. */
function allOptions(command: Command): Options {
  const options: Options = command.parent ? allOptions(command.parent) : {};
  for (const [name, value] of Object.entries(command.opts())) {
    if (command.getOptionValueSource(name) !== 'default' || !(name in options)) options[name] = value;
  }
  return options;
}
