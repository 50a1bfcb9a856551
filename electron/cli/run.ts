import fs from "node:fs";
import { defaultDataFolder } from "#electron/platform/data-folder";
import type { Failure, Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import { failureText } from "#shared/text/failure-text";
import { textIn } from "#shared/text/text";
import { type CommonOptions, commandWords, parseCommandArguments, UsageError } from "./arguments";
import type { CliCommand, CommandInput } from "./command";
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

async function acting(
  command: Extract<CliCommand, { kind: "act" | "read" }>,
  input: CommandInput,
  args: readonly string[],
): Promise<Result<unknown>> {
  const { openDesk } = await import("#electron/use-cases/desk");
  const opened = await openDesk(input.dataFolder, { env: input.env });
  if (!opened.ok) return opened;
  const desk = opened.value;
  try {
    if (desk.sandbox) refuseUnreadableClock(input.env);
    const { actorForCommandLine } = await import("#electron/use-cases/session/command-line-actor");
    const person = actorForCommandLine(desk, input.common.as);
    if (!person.ok) return person;
    if (command.kind === "read") {
      if (person.value === null && !desk.sandbox) throw new UsageError("--as STAFF");
      return await command.run(desk, input, args);
    }
    if (person.value === null) throw new UsageError("--as STAFF");
    const actor: Actor = person.value;
    return await command.run(desk, actor, input, args);
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
    dataFolder: common.data ?? defaultDataFolder(env),
    env,
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
