import type { StoreReader } from "#electron/db/connection";
import { issuedPeriodsSince } from "#electron/repositories/figures/report-issue-repository";
import type { EpochMs } from "#shared/domain/card/case-state";
import type { IssuedReport } from "#shared/domain/card/decision";
import { instantsOf, parsePeriod } from "#shared/domain/figures/period";

/** Ends of periods by zone and code: asking a zone costs more than the rest of showing a card's log. */
const ends = new Map<string, EpochMs>();

function endOf(code: string, zone: string): EpochMs | null {
  const key = `${zone} ${code}`;
  const known = ends.get(key);
  if (known !== undefined) return known;
  const period = parsePeriod(code);
  if (!period) return null;
  const { toMs } = instantsOf(period, zone);
  ends.set(key, toMs);
  return toMs;
}

/** Reports that were issued at or after an instant (DOMAIN 2.4: an undo does not reach across them). */
export function issuedSince(reader: StoreReader, sinceMs: EpochMs, zone: string): readonly IssuedReport[] {
  return issuedPeriodsSince(reader, sinceMs).flatMap(({ period, issued_at }) => {
    const until_at = endOf(period, zone);
    return until_at === null ? [] : [{ issued_at, until_at }];
  });
}
