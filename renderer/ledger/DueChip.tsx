import type { LedgerRow } from "#shared/contract/ledger-views";
import type { LedgerDue } from "#shared/domain/ledger/ledger-entry";
import type { Text } from "#shared/text/text";
import { useText } from "../ui/display";
import { SlaShape, type SlaShapeName } from "../ui/SlaShape";

const SHAPES: Readonly<Record<LedgerDue, SlaShapeName>> = {
  over: "breached",
  today: "warn80",
  soon: "warn50",
  later: "running",
  none: "none",
};

/** How near the due day is, in words. */
export function dueWords(row: Pick<LedgerRow, "due" | "days_left">, text: Text): string {
  const days = Math.abs(row.days_left ?? 0);
  switch (row.due) {
    case "over":
      return text.t("ledger.due_over", { n: days });
    case "today":
      return text.t("ledger.due_today");
    case "soon":
      return text.t("ledger.due_soon", { n: days });
    case "later":
      return text.t("ledger.due_later", { n: days });
    case "none":
      return text.t("ledger.due_none");
  }
}

/** Shape and word; colour only helps (UX 3). */
export function DueChip({ row }: { readonly row: Pick<LedgerRow, "due" | "days_left" | "due_on"> }) {
  const text = useText();
  const shape = SHAPES[row.due];
  return (
    <span className={`due-chip sla-${shape}`} title={row.due_on ?? undefined}>
      {row.due !== "none" && <SlaShape shape={shape} />}
      {dueWords(row, text)}
    </span>
  );
}
