import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import { operation } from "#electron/db/schema/store";
import type { EpochMs, StaffCode } from "#shared/domain/card/case-state";
import { accessTo } from "./table-access";

/** A command that was carried out, by the id its client gave it. */
export interface Operation {
  readonly op_id: string;
  /** Sum of what was asked: the same id with another sum is a conflict (CLI). */
  readonly payload_hash: string;
  readonly card_id: string | null;
  readonly result_version: number | null;
  /** What was answered, where it can't be read from the card again. */
  readonly result: unknown;
  readonly at: EpochMs;
  readonly by: StaffCode | null;
}

const operations = accessTo(operation);
const byId = named("operation.byId", `SELECT * FROM "operation" WHERE "op_id" = ?`);

/** What became of a client's command, null where it never arrived. */
export function findOperation(reader: StoreReader, opId: string): Operation | null {
  const row = reader.get<Record<string, unknown>>(byId, opId);
  return row === undefined ? null : operations.decode(row);
}

/** Notes a command in the transaction that carries it out; throws where the id is taken. */
export function insertOperation(tx: StoreTransaction, done: Operation): void {
  operations.insert(tx, { ...done });
}
