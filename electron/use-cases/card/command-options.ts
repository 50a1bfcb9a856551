import type { z } from "zod";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import { fieldErrorsOf } from "#shared/domain/card/field-types";
import {
  COMMAND_OPTION_NAMES,
  type CommandOptions,
  commandOptionsSchema,
} from "#shared/domain/card/payloads";

export interface SplitPayload {
  readonly options: CommandOptions;
  /** What is left once the options are taken out: the action's own fields, as they were sent. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Checks a value against a schema; a refusal names every field (CLI `invalid_input`). */
export function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): Result<z.output<Schema>> {
  const parsed = schema.safeParse(value);
  return parsed.success
    ? ok(parsed.data)
    : fail("invalid_input", { fields: fieldErrorsOf(parsed.error, value) });
}

/** Takes `occurred_at`, `on_behalf`, `op_id`, `version` out of a payload and checks them (DOMAIN 2.2). */
export function splitOptions(sent: Readonly<Record<string, unknown>>): Result<SplitPayload> {
  const names: readonly string[] = COMMAND_OPTION_NAMES;
  const entries = Object.entries(sent);
  const options = checked(
    commandOptionsSchema,
    Object.fromEntries(entries.filter(([name, value]) => names.includes(name) && value !== undefined)),
  );
  if (!options.ok) return options;
  return ok({
    options: options.value,
    payload: Object.fromEntries(entries.filter(([name]) => !names.includes(name))),
  });
}
