import { named, type StoreReader } from "#electron/db/connection";
import { approvalRequest } from "#electron/db/schema/card-lists";
import type { ApprovalRequest, EpochMs, StaffCode } from "#shared/domain/card/case-state";
import type { CustomerLevel, Impact, Kind, Priority } from "#shared/domain/card/vocabulary";
import { accessTo } from "./table-access";

/** A pending request with what the approver's list shows of its card (UX 6). */
export interface PendingApproval {
  readonly request: ApprovalRequest;
  readonly card: {
    readonly id: string;
    readonly no: string | null;
    readonly version: number;
    readonly customer_name: string | null;
    readonly customer_level: CustomerLevel;
    readonly model: string | null;
    readonly description: string | null;
    readonly kind: Kind | null;
    readonly impact: Impact | null;
    readonly priority: Priority;
    readonly assignee: StaffCode | null;
    readonly next_due_at: EpochMs | null;
  };
}

const requests = accessTo(approvalRequest);
const cardColumns = [
  "id",
  "no",
  "version",
  "customer_name",
  "customer_level",
  "model",
  "description",
  "kind",
  "impact",
  "priority",
  "assignee",
] as const;
const selection = `SELECT r.*, ${cardColumns.map((column) => `c."${column}" AS "card_${column}"`).join(", ")},
     CASE WHEN g."urgency_class" IN (0, 2) THEN g."urgency_sort_at" END AS "card_next_due_at"
   FROM "approval_request" r JOIN "card" c ON c."id" = r."card_id" JOIN "card_grid" g ON g."card_id" = r."card_id"`;
const pending = named(
  "approval.pending",
  `${selection} WHERE r."status" = 'pending' AND g."open" = 1
   ORDER BY "card_next_due_at" IS NULL, "card_next_due_at", r."requested_at", r."card_id", r."n"`,
);
const lastDecision = named("approval.last", `SELECT max("decided_at") AS "at" FROM "approval_request"`);

/** Every pending request, the card with the earliest limit first; the caller leaves out the reader's own. */
export function pendingApprovals(reader: StoreReader): PendingApproval[] {
  return reader.all<Record<string, unknown>>(pending).map((row) => {
    const { card_id, ...request } = requests.decode(requestPart(row));
    return { request, card: cardPart(row) };
  });
}

/** When a request was last decided, null for never (UX 2: the empty list says so). */
export function lastApprovalAt(reader: StoreReader): EpochMs | null {
  return reader.get<{ at: EpochMs | null }>(lastDecision)?.at ?? null;
}

function requestPart(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(requests.columns.map((column) => [column, row[column]]));
}

function cardPart(row: Record<string, unknown>): PendingApproval["card"] {
  const names = [...cardColumns, "next_due_at"];
  return Object.fromEntries(
    names.map((name) => [name, row[`card_${name}`]]),
  ) as unknown as PendingApproval["card"];
}
