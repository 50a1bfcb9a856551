import { createHash } from "node:crypto";
import type { StoreTransaction } from "#electron/db/connection";
import { findOperation, insertOperation } from "#electron/repositories/operation-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { Desk } from "../desk";

/** Keys sorted at every depth, so that the same payload has the same sum however it was written. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, item]) => [key, canonical(item)]),
  );
}

/** SHA-256 over what was asked: the same op_id with another sum is a conflict. */
export function payloadHash(request: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(canonical(request)))
    .digest("hex");
}

export interface Operation {
  readonly op_id: string | undefined;
  readonly request: unknown;
  readonly by: string | null;
}

/**
 * Runs a write once per `op_id`: a repeat answers with the card it wrote the first time and writes nothing;
 * the same `op_id` with another payload is `conflict` (CLI.md). A refused write is not remembered.
 */
export function runOperation(
  desk: Desk,
  tx: StoreTransaction,
  operation: Operation,
  act: () => Result<{ readonly id: string; readonly version: number }>,
): Result<{ readonly id: string; readonly version: number }> {
  const { op_id } = operation;
  if (op_id === undefined) return act();
  const hash = payloadHash(operation.request);
  const known = findOperation(tx, op_id);
  if (known) {
    if (known.payload_hash !== hash || known.card_id === null) return fail("conflict", { op_id });
    return ok({ id: known.card_id, version: known.result_version ?? 0 });
  }
  const result = act();
  if (!result.ok) return result;
  insertOperation(tx, {
    op_id,
    payload_hash: hash,
    card_id: result.value.id,
    result_version: result.value.version,
    result: null,
    at: desk.nowMs(),
    by: operation.by,
  });
  return result;
}
