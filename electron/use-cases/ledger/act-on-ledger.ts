import type { StoreTransaction } from "#electron/db/connection";
import {
  appendLedgerChange,
  cardsOfLedgerEntry,
  findLedgerEntry,
  ledgerSubmittedBy,
  linkLedgerCard,
  unlinkLedgerCard,
  updateLedgerEntry,
} from "#electron/repositories/ledger-repository";
import type { ChannelParsed } from "#shared/contract/channels";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { LedgerDetail } from "#shared/contract/ledger-views";
import type { Actor } from "#shared/domain/card/decision";
import { fieldErrorsOf } from "#shared/domain/card/field-types";
import { decideLedger, type LedgerCommand } from "#shared/domain/ledger/decide-ledger";
import type { LedgerEntry } from "#shared/domain/ledger/ledger-entry";
import { LEDGER_PAYLOADS } from "#shared/domain/ledger/ledger-payloads";
import type { Desk } from "../desk";
import { ledgerDetail } from "./ledger-views";
import { cardIdsOf, ledgerContext, ledgerDifference } from "./write-ledger";

/** What a link or unlink changed, as the history keeps it; null where it changed nothing. */
function relink(
  tx: StoreTransaction,
  entryId: number,
  { action, payload }: Extract<LedgerCommand, { action: "link" | "unlink" }>,
): Result<readonly string[]> {
  const cards = cardIdsOf(tx, payload.cards);
  if (!cards.ok) return cards;
  const change = action === "link" ? linkLedgerCard : unlinkLedgerCard;
  return ok(cards.value.filter((card) => change(tx, entryId, card)));
}

interface Written {
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

function written(
  tx: StoreTransaction,
  command: LedgerCommand,
  was: LedgerEntry,
  is: LedgerEntry,
): Result<Written> {
  if (command.action === "link" || command.action === "unlink") {
    const moved = relink(tx, was.id, command);
    if (!moved.ok) return moved;
    const cards = moved.value.length === 0 ? {} : { cards: moved.value };
    return ok(command.action === "link" ? { before: {}, after: cards } : { before: cards, after: {} });
  }
  const difference = ledgerDifference(was, is);
  if (command.action !== "feed_back") return ok(difference);
  return ok({ ...difference, after: { ...difference.after, method: command.payload.method } });
}

/**
 * One action of the ledger's table on one entry (DOMAIN 5.9). A change that changes nothing writes nothing. Failures:
 * `not_found`, `conflict` (details `version`), and those of `decideLedger`.
 */
export function actOnLedger(
  desk: Desk,
  actor: Actor,
  { id, version, action, payload }: ChannelParsed<"ledger.act">,
): Result<LedgerDetail> {
  const parsed = LEDGER_PAYLOADS[action].safeParse(payload);
  if (!parsed.success) return fail("invalid_input", { fields: fieldErrorsOf(parsed.error, payload) });
  // The schema is the one of this very action.
  const command = { action, payload: parsed.data } as LedgerCommand;
  const acted = desk.write((tx) => {
    const entry = findLedgerEntry(tx, id);
    if (entry === null) return fail("not_found", { what: "ledger_entry", ref: String(id) });
    if (entry.version !== version) return fail("conflict", { version: entry.version });
    const standing = {
      cards: cardsOfLedgerEntry(tx, id).length,
      submittedBy: ledgerSubmittedBy(tx, id),
    };
    const context = ledgerContext(desk, tx);
    const decided = decideLedger(entry, standing, command, actor, context);
    if (!decided.ok) return fail(decided.refusal.code, decided.refusal.details);
    const change = written(tx, command, entry, decided.entry);
    if (!change.ok) return change;
    const nothing = Object.keys(change.value.before).length + Object.keys(change.value.after).length === 0;
    if (nothing && decided.note === null) return ledgerDetail(desk, id, tx);
    if (!updateLedgerEntry(tx, { ...decided.entry, version: version + 1 }, version)) {
      return fail("conflict", { version: entry.version });
    }
    appendLedgerChange(tx, {
      entry_id: id,
      change: action,
      by: actor.code,
      at: context.nowMs,
      ...change.value,
      note: decided.note,
    });
    return ledgerDetail(desk, id, tx);
  });
  if (acted.ok) desk.announce({ what: "ledger", ids: [String(id)] });
  return acted;
}
