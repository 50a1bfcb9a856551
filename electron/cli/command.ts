import type { ParseArgsConfig } from "node:util";
import type { Desk } from "#electron/use-cases/desk";
import type { Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import type { CommonOptions, ParsedArguments } from "./arguments";

/** What a command gets besides its own arguments. */
export interface CommandInput {
  readonly parsed: ParsedArguments;
  readonly common: CommonOptions;
  readonly dataFolder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Who is at it; null before there is a store, and where a sandbox is read by nobody in particular. */
  readonly actor: Actor | null;
  /** Progress and notes: stderr, so that stdout holds the one JSON document (CLI.md). */
  readonly note: (text: string) => void;
  readonly readStandardInput: () => Uint8Array;
}

interface CommandBase {
  /** The words that name it, e.g. ["card", "create"]. */
  readonly words: readonly string[];
  /** Usage line without the program's name. */
  readonly usage: string;
  readonly options?: NonNullable<ParseArgsConfig["options"]>;
  /** How many positionals follow the words. */
  readonly arguments: { readonly min: number; readonly max: number };
}

/** Works before there is an open store (`init`). */
export interface FolderCommand extends CommandBase {
  readonly kind: "folder";
  readonly run: (input: CommandInput, args: readonly string[]) => Promise<Result<unknown>> | Result<unknown>;
}

/** Reads the open store; a sandbox answers without `--as`. */
export interface ReadCommand extends CommandBase {
  readonly kind: "read";
  readonly run: (
    desk: Desk,
    input: CommandInput,
    args: readonly string[],
  ) => Promise<Result<unknown>> | Result<unknown>;
}

/** Acts in somebody's name. */
export interface ActCommand extends CommandBase {
  readonly kind: "act";
  readonly run: (
    desk: Desk,
    actor: Actor,
    input: CommandInput,
    args: readonly string[],
  ) => Promise<Result<unknown>> | Result<unknown>;
}

export type CliCommand = FolderCommand | ReadCommand | ActCommand;
