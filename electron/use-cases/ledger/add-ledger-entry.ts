import type { Result } from "#shared/contract/error-codes";
import type { LedgerDetail } from "#shared/contract/ledger-views";
import type { Actor } from "#shared/domain/card/decision";
import type { NewLedgerEntry } from "#shared/domain/ledger/ledger-payloads";
import type { Desk } from "../desk";
import { ledgerDetail } from "./ledger-views";
import { writeNewEntry } from "./write-ledger";

/** Adds an entry by hand or from a report. Failures: `forbidden`, `invalid_input`, `not_found` for a card. */
export function addLedgerEntry(desk: Desk, actor: Actor, fields: NewLedgerEntry): Result<LedgerDetail> {
  const added = desk.write((tx) => {
    const written = writeNewEntry(desk, tx, actor, fields);
    return written.ok ? ledgerDetail(desk, written.value, tx) : written;
  });
  if (added.ok) desk.announce({ what: "ledger", ids: [String(added.value.entry.id)] });
  return added;
}
