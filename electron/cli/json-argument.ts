import fs from "node:fs";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { CommandInput } from "./command";

const MAX_INPUT_BYTES = 10 * 1024 * 1024;

function parsed(text: string, origin: string): Result<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return ok(value as Record<string, unknown>);
    }
  } catch {
    // The refusal below names the file; the parser's message would quote customer data.
  }
  return fail("invalid_input", { fields: [{ field: origin, code: "not_json_object" }] });
}

/**
 * Reads the JSON object of a `FILE|-` argument: standard input for `-`, nothing = {}. An argument that
 * itself starts with `{` is taken as the JSON (CLI.md `staff add '{…}'`).
 */
export function readJsonArgument(
  argument: string | undefined,
  input: CommandInput,
): Result<Record<string, unknown>> {
  if (argument === undefined) return ok({});
  if (argument === "-") return parsed(input.readStandardInput(), "-");
  if (argument.trimStart().startsWith("{")) return parsed(argument, "json");
  try {
    if (fs.statSync(argument).size > MAX_INPUT_BYTES) {
      return fail("invalid_input", { fields: [{ field: argument, code: "too_large" }] });
    }
    return parsed(fs.readFileSync(argument, "utf8").replace(/^\uFEFF/, ""), argument);
  } catch {
    return fail("not_found", { what: "file", ref: argument });
  }
}
