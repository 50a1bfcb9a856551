import { chainHeadBefore } from "#electron/repositories/event-chain";
import type { ChainHead } from "#electron/repositories/event-seal";
import type { LocalDate } from "#shared/domain/card/case-state";
import type { Desk } from "../desk";
import { dayEndMs } from "../workbench/grid-query";

/** So much of a sum is written down: 64 bits, which nobody can meet by trying. */
const writtenCharacters = 16;
const groupLength = 4;

/** A head as a person can write it down, e.g. `1234-9F2A-01C4-77B0-E5D1`. */
export function headLine(head: ChainHead): string {
  const sum = head.hash.slice(0, writtenCharacters).toUpperCase();
  return [String(head.seq), ...(sum.match(new RegExp(`.{${groupLength}}`, "g")) ?? [])].join("-");
}

/** A head that was written down, its sum as far as it was; null for what is none. */
export function parseHead(typed: string): ChainHead | null {
  const [seq = "", ...groups] = typed
    .normalize("NFKC")
    .trim()
    .split(/[\s-]+/);
  const hash = groups.join("").toLowerCase();
  return /^\d{1,15}$/.test(seq) && /^[0-9a-f]{8,64}$/.test(hash) ? { seq: Number(seq), hash } : null;
}

/**
 * The line of the closing list (SAFETY 6): the newest event entered by the end of a store-local day, to be written
 * down or printed. Null while the log has none by then.
 */
export function dailyHead(desk: Desk, day: LocalDate): string | null {
  const head = chainHeadBefore(desk.store, dayEndMs(day, desk.settings().zone));
  return head === null ? null : headLine(head);
}
