/** Every code that a refusal or failure may carry across the bridge or out of the command line (CLI.md). */
export const ERROR_CODES = [
  "invalid_state",
  "forbidden",
  "invalid_input",
  "not_found",
  "conflict",
  "approval_required",
  "self_approval",
  "quote_required",
  "incomplete",
  "insufficient_stock",
  "expired_part",
  "duplicate",
  "corrupt",
  "busy",
  "newer_database",
  "disk_full",
  "read_only",
  "no_folder",
  "unsupported",
  "internal",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** A refusal as a value: the code, and what its sentence needs (CLI.md "Error codes"). */
export interface Failure {
  readonly code: ErrorCode;
  readonly details?: Readonly<Record<string, unknown>>;
}

export type Result<Value> = { readonly ok: true; readonly value: Value } | ({ readonly ok: false } & Failure);

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function fail(
  code: ErrorCode,
  details?: Readonly<Record<string, unknown>>,
): { readonly ok: false } & Failure {
  return details === undefined ? { ok: false, code } : { ok: false, code, details };
}
