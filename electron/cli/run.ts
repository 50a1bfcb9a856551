import fs from "node:fs";
import { chosenDataFolder, defaultDataFolder } from "#electron/platform/data-folder";
import { admits } from "#electron/use-cases/access";
import type { Desk } from "#electron/use-cases/desk";
import { type Failure, fail, ok, type Result } from "#shared/contract/error-codes";
import { maskPersonal } from "#shared/domain/masking/mask-personal";
import { failureText } from "#shared/text/failure-text";
import { textIn } from "#shared/text/text";
import { type CommonOptions, commandWords, parseCommandArguments, UsageError } from "./arguments";
import type { CliCommand, CommandInput } from "./command";
import { COMMAND_ACCESS, EXPORTING } from "./command-access";
import { COMMANDS } from "./commands";
import { plainText } from "./plain-text";
import { refuseUnreadableClock } from "./sandbox-time";

/** Exit status of CLI.md: 0 done, 1 refused or failed, 2 wrong usage. */
export type ExitStatus = 0 | 1 | 2;

export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

function usageOf(commands: readonly CliCommand[]): string {
  return [
    "desk <command> [--data DIR] [--as STAFF] [--lang zh|en] [--json]",
    ...commands.map((command) => `  ${command.usage}`),
  ].join("\n");
}

function findCommand(words: readonly string[]): CliCommand | undefined {
  return COMMANDS.filter((command) => command.words.every((word, index) => words[index] === word)).toSorted(
    (left, right) => right.words.length - left.words.length,
  )[0];
}

function runAs(
  command: Extract<CliCommand, { kind: "act" | "read" }>,
  desk: Desk,
  input: CommandInput,
  args: readonly string[],
): Promise<Result<unknown>> | Result<unknown> {
  if (command.kind === "read") return command.run(desk, input, args);
  if (input.actor === null) throw new UsageError("--as STAFF");
  return command.run(desk, input.actor, input, args);
}

async function acting(
  command: Extract<CliCommand, { kind: "act" | "read" }>,
  given: CommandInput,
  args: readonly string[],
): Promise<Result<unknown>> {
  const { openDesk } = await import("#electron/use-cases/desk");
  const { protectorForCommandLine } = await import("./secret-protection");
  const secrets = await protectorForCommandLine();
  const opened = await openDesk(given.dataFolder, { env: given.env, secrets });
  if (!opened.ok) return opened;
  const desk = opened.value;
  try {
    if (desk.sandbox) refuseUnreadableClock(given.env);
    const { personAtCommandLine } = await import("./person");
    const person = await personAtCommandLine(desk, given, EXPORTING.has(command.words[0] ?? ""));
    if (!person.ok) return person;
    const actor = person.value;
    if (actor === null && (command.kind === "act" || !desk.sandbox)) throw new UsageError("--as STAFF");
    const access = COMMAND_ACCESS[command.words.join(" ")];
    if (access === undefined) return fail("forbidden");
    // A sandbox is read by nobody in particular, and shows everything then.
    const admitted = actor === null || access.refusedWithin ? ok(null) : admits(access.who, actor);
    if (!admitted.ok) return admitted;
    const input: CommandInput = { ...given, actor };
    const result = await runAs(command, desk, input, args);
    return result.ok && access.personal && actor !== null ? ok(maskPersonal(result.value, actor)) : result;
  } finally {
    desk.close();
  }
}

/** One sentence, and beneath it each field with what is wrong with it. */
function refusalText(failure: Failure, lang: CommonOptions["lang"]): string {
  const { sentence, fields } = failureText(failure, textIn(lang));
  return [sentence, ...fields.map((field) => `  ${field.label} (${field.field}): ${field.sentence}`)].join(
    "\n",
  );
}

function errorDocument(code: string, message: string, details: Failure["details"]): string {
  return JSON.stringify({ error: { code, message, details: details ?? {} } });
}

/** The sentence goes to stderr, with `--json` the document to stdout (CLI.md). */
function tellRefusal(failure: Failure, common: OutputOptions, streams: Streams): void {
  const message = refusalText(failure, common.lang);
  streams.err(message);
  if (common.json) streams.out(errorDocument(failure.code, message, failure.details));
}

/** Wrong usage is told like a refusal, so that `--json` always leaves one document on stdout. */
function tellUsage(what: string, usage: string, output: OutputOptions, streams: Streams): void {
  const text = textIn(output.lang);
  const message =
    what === "" ? text.t("error.no_command") : text.t("error.wrong_usage", { what: what.slice(0, MAX_ECHO) });
  streams.err(`${message}\n${usage}`);
  if (output.json) streams.out(errorDocument("invalid_input", message, { usage }));
}

type OutputOptions = Pick<CommonOptions, "json" | "lang">;
/** Most of what was typed that is said back. */
const MAX_ECHO = 200;

/** `--json` and `--lang` as far as they can be seen in arguments that may be wrong. */
function outputOptions(args: readonly string[]): OutputOptions {
  const isEnglish = args.includes("--lang=en") || args[args.lastIndexOf("--lang") + 1] === "en";
  return { json: args.includes("--json"), lang: isEnglish ? "en" : "zh" };
}

/**
 * Runs one command line. stdout holds the one JSON document with `--json`, else plain text; everything else
 * goes to stderr. Never throws: what no rule expected is `internal`, exit status 1.
 */
export async function runCommandLine(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  streams: Streams,
): Promise<ExitStatus> {
  const words = commandWords(args);
  const command = findCommand(words);
  const output = outputOptions(args);
  if (!command) {
    const asksForHelp = words.length === 0 && (args.includes("--help") || args.includes("-h"));
    if (asksForHelp) streams.out(usageOf(COMMANDS));
    else tellUsage(words.slice(0, 2).join(" "), usageOf(COMMANDS), output, streams);
    return asksForHelp ? 0 : 2;
  }
  try {
    return await runCommand(command, args, env, streams);
  } catch (error) {
    if (error instanceof UsageError) {
      tellUsage(error.message, usageOf([command]), output, streams);
      return 2;
    }
    streams.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
    tellRefusal({ code: "internal" }, output, streams);
    return 1;
  }
}

async function runCommand(
  command: CliCommand,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  streams: Streams,
): Promise<ExitStatus> {
  const parsed = parseCommandArguments(args, command.options ?? {});
  const { common } = parsed;
  if (common.help) {
    streams.out(usageOf([command]));
    return 0;
  }
  const own = parsed.positionals.slice(command.words.length);
  if (own.length < command.arguments.min || own.length > command.arguments.max)
    throw new UsageError(command.usage);
  const input: CommandInput = {
    parsed,
    common,
    dataFolder: common.data ?? chosenDataFolder(env) ?? defaultDataFolder(env),
    env,
    actor: null,
    note: streams.err,
    readStandardInput: () => fs.readFileSync(0),
  };
  const result =
    command.kind === "folder" ? await command.run(input, own) : await acting(command, input, own);
  if (!result.ok) {
    tellRefusal(result, common, streams);
    return 1;
  }
  streams.out(common.json ? JSON.stringify(result.value) : plainText(result.value));
  return 0;
}
