import { type ParseArgsConfig, parseArgs } from "node:util";

type OptionTable = NonNullable<ParseArgsConfig["options"]>;

/** Options that every command takes (CLI.md "Common options"). */
const COMMON_OPTIONS = {
  data: { type: "string" },
  as: { type: "string" },
  lang: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const satisfies OptionTable;

export interface CommonOptions {
  readonly data: string | null;
  readonly as: string | null;
  readonly lang: "zh" | "en";
  readonly json: boolean;
  readonly help: boolean;
}

/** Wrong usage: exit status 2; the message says what was not understood (CLI.md). */
export class UsageError extends Error {}

export interface ParsedArguments {
  readonly common: CommonOptions;
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean>>;
}

/** Finds the words of the command before its options are known, skipping the values of common options. */
export function commandWords(args: readonly string[]): readonly string[] {
  const { positionals } = parseArgs({
    args: [...args],
    options: COMMON_OPTIONS,
    strict: false,
    allowPositionals: true,
  });
  return positionals;
}

/**
 * An option's value may begin with a dash (`--sort -registered_at`), which parseArgs would take for an option of
 * its own: such a pair is written as one word.
 */
function withDashedValues(args: readonly string[], table: OptionTable): string[] {
  const joined: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const [arg = "", next] = args.slice(index, index + 2);
    const takesValue = arg.startsWith("--") && table[arg.slice(2)]?.type === "string";
    if (takesValue && next !== undefined && /^-[^-]/.test(next)) {
      joined.push(`${arg}=${next}`);
      index += 1;
    } else {
      joined.push(arg);
    }
  }
  return joined;
}

/**
 * Parses a command's arguments against the options it declares. Throws UsageError for an unknown option or
 * a missing value, and where more positionals come than the command takes.
 */
export function parseCommandArguments(args: readonly string[], own: OptionTable): ParsedArguments {
  try {
    const options: OptionTable = { ...own, ...COMMON_OPTIONS };
    const { values, positionals } = parseArgs({
      args: withDashedValues(args, options),
      options,
      strict: true,
      allowPositionals: true,
    });
    const { data, as, lang, json, help, ...given } = values as Record<string, string | boolean | undefined>;
    if (lang !== undefined && lang !== "zh" && lang !== "en") throw new UsageError(`--lang ${String(lang)}`);
    return {
      common: {
        data: typeof data === "string" ? data : null,
        as: typeof as === "string" ? as : null,
        lang: lang === "en" ? "en" : "zh",
        json: json === true,
        help: help === true,
      },
      positionals,
      options: Object.fromEntries(
        Object.entries(given).filter((entry): entry is [string, string | boolean] => entry[1] !== undefined),
      ),
    };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** A string option or null. */
export function stringOption(parsed: ParsedArguments, name: string): string | null {
  const value = parsed.options[name];
  return typeof value === "string" ? value : null;
}

/** A switch. */
export function flagOption(parsed: ParsedArguments, name: string): boolean {
  return parsed.options[name] === true;
}

/** A whole number in [min, max]; UsageError otherwise. */
export function integerOption(
  parsed: ParsedArguments,
  name: string,
  range: { readonly min: number; readonly max: number },
): number | null {
  const text = stringOption(parsed, name);
  if (text === null) return null;
  const value = Number(text);
  if (!Number.isInteger(value) || value < range.min || value > range.max)
    throw new UsageError(`--${name} ${text}`);
  return value;
}
