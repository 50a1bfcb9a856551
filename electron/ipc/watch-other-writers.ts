import { named } from "#electron/db/connection";
import type { Desk, DeskChange } from "#electron/use-cases/desk";

/** How soon a change by another process (the command line, a scheduled job) shows. */
const LOOK_EVERY_MS = 1000;

const dataVersion = named("store.dataVersion", "PRAGMA data_version");

const EVERYTHING: readonly DeskChange["what"][] = [
  "cards",
  "customer",
  "model",
  "staff",
  "unit",
  "fault_category",
  "settings",
  "survey",
];

/** Null where the disk doesn't answer: whoever reads or writes next says so, in words and on a page. */
function versionOf(desk: Desk): number | null {
  try {
    return desk.store.get<{ data_version: number }>(dataVersion)?.data_version ?? null;
  } catch {
    return null;
  }
}

/**
 * Tells the desk's listeners when another process has written to the store. SQLite's data version moves with
 * every commit but this connection's own; what was written it doesn't say, so everything counts as changed.
 * Returns the function that stops it.
 */
export function watchOtherWriters(desk: Desk): () => void {
  let seen = versionOf(desk);
  const timer = setInterval(() => {
    const version = versionOf(desk);
    if (version === null || version === seen) return;
    seen = version;
    for (const what of EVERYTHING) desk.announce({ what, ids: null });
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
