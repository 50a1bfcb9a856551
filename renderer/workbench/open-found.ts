import type { GridRow } from "#shared/contract/views";
import { openCard, openIntake } from "../app/navigation";

/** Opens a card that was found outside of the list: a draft goes on in the intake. */
export function openFound(row: Pick<GridRow, "id" | "status">): void {
  if (row.status === "draft") openIntake(row.id);
  else openCard(row.id);
}
