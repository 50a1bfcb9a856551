import type { GridRow } from "#shared/contract/views";
import { openCard } from "../app/navigation";
import { startIntake } from "../intake/start-intake";

/** Opens a card that was found outside of the list: a draft goes on in the intake. */
export function openFound(row: Pick<GridRow, "id" | "status">): void {
  if (row.status === "draft") startIntake(row.id);
  else openCard(row.id);
}
