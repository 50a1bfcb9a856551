import fs from "node:fs";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { CommandInput } from "./command";

const MAX_INPUT_BYTES = 10 * 1024 * 1024;

/** Deeper than any payload is; what walks through a value later must not run out of stack. */
const MAX_DEPTH = 20;

function refused(code: string): Result<never> {
  return fail("invalid_input", { fields: [{ field: "json", code }] });
}

function isDeeperThan(value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return depth === 0 || Object.values(value).some((item) => isDeeperThan(item, depth - 1));
}

function parsed(text: string): Result<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return isDeeperThan(value, MAX_DEPTH) ? refused("too_deep") : ok(value as Record<string, unknown>);
    }
  } catch {
    // The refusal below says enough; the parser's message would quote customer data.
  }
  return refused("not_json_object");
}

/** A file that an older program wrote as GBK or UTF-16 is refused: read as UTF-8 its names would be garbage. */
function parsedBytes(bytes: Uint8Array): Result<Record<string, unknown>> {
  if (bytes.length > MAX_INPUT_BYTES) return refused("too_large");
  try {
    return parsed(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return refused("not_utf8");
  }
}

/**
 * Reads the JSON object of a `FILE|-` argument: standard input for `-`, nothing = {}. An argument that
 * itself starts with `{` is taken as the JSON (CLI.md `staff add '{…}'`). UTF-8, with or without its mark.
 */
export function readJsonArgument(
  argument: string | undefined,
  input: CommandInput,
): Result<Record<string, unknown>> {
  if (argument === undefined) return ok({});
  if (argument === "-") return parsedBytes(input.readStandardInput());
  if (argument.trimStart().startsWith("{")) return parsed(argument);
  let bytes: Uint8Array;
  try {
    if (fs.statSync(argument).size > MAX_INPUT_BYTES) return refused("too_large");
    bytes = fs.readFileSync(argument);
  } catch {
    return fail("not_found", { what: "file", ref: argument });
  }
  return parsedBytes(bytes);
}
