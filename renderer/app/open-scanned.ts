import { readPageCode } from "#shared/documents/layout/page-code";
import { ask } from "../api/bridge";
import { currentText } from "../ui/display";
import { sayFailed } from "../ui/undo-strip";
import { openCard } from "./navigation";

/** Opens the card of a scanned code: a page's QR code, a card no., or a serial of an open card. */
export async function openScanned(scanned: string): Promise<void> {
  const text = scanned.trim();
  const wanted = readPageCode(text)?.no ?? text;
  const groups = await ask("card.search", { text: wanted, limit: 2 }).catch(() => null);
  const [row] = [...(groups?.open ?? []), ...(groups?.closed ?? [])];
  if (row === undefined) sayFailed(currentText().t("app.scan_unknown", { text: wanted }));
  else openCard(row.id);
}
