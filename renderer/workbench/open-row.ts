import type { GridRow } from "#shared/contract/views";
import { openCardAt } from "../app/card-order";
import { startIntake } from "../intake/start-intake";

/** Opens a row: a draft goes on in the intake, everything else opens as a card. */
export function openRow(row: GridRow, rowIndex: number): void {
  if (row.status === "draft") startIntake(row.id);
  else openCardAt(row.id, rowIndex);
}
