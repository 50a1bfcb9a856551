import type { StoreReader } from "#electron/db/connection";
import { auditHeadBefore } from "#electron/repositories/audit-chain";
import { findFields } from "#electron/repositories/case-repository";
import { doneWithin, signedNotScanned } from "#electron/repositories/closing-day";
import { chainHeadBefore } from "#electron/repositories/event-chain";
import { nextCopyNumber, type PrintEntry, printsNotBack } from "#electron/repositories/print-log-repository";
import { findStaff } from "#electron/repositories/staff-repository";
import { snapshot } from "#electron/repositories/transaction";
import {
  type ClosingListSnapshot,
  EARLIER_DAYS,
  type OpenPaper,
  type PrintedHead,
} from "#shared/documents/reports/papers/closing-list";
import { periodNo } from "#shared/documents/reports/papers/report-snapshot";
import { letterheadOf } from "#shared/documents/view-models/card-snapshots";
import type { EpochMs, LocalDate } from "#shared/domain/card/case-state";
import type { Actor } from "#shared/domain/card/decision";
import { maskedName } from "#shared/domain/masking/masked-values";
import { maskedKinds, type OwnCard } from "#shared/domain/masking/needs";
import type { Desk } from "../desk";
import { headLine } from "../event/daily-head";
import { dayEndMs, dayStartMs } from "../workbench/grid-query";

export const CLOSING_LIST = "closing_list";

/** Whoever sees a card's phone masked sees the name on the list masked (DOMAIN 8). */
function nameFor(actor: Actor, card: OwnCard & { readonly customer_name: string | null }): string {
  const name = card.customer_name ?? "";
  return maskedKinds(actor, card).size > 0 ? maskedName(name) : name;
}

function openPaper(reader: StoreReader, actor: Actor, print: PrintEntry): OpenPaper {
  const card = print.card_id === null ? null : findFields(reader, { id: print.card_id });
  return {
    no: card === null ? (print.subject ?? "") : (card.no ?? card.external_no ?? card.id),
    customer: card === null ? null : nameFor(actor, card),
    document: print.document,
    n: print.n,
    printed_at: print.printed_at,
    printed_by: findStaff(reader, print.printed_by)?.name ?? print.printed_by,
  };
}

/** The lists of earlier days come back too, but do not stand on their successors. */
function papersOut(reader: StoreReader, fromMs: EpochMs, toMs: EpochMs): readonly PrintEntry[] {
  return printsNotBack(reader, fromMs, toMs).filter(({ document }) => document !== CLOSING_LIST);
}

function headsBefore(reader: StoreReader, endMs: EpochMs): readonly PrintedHead[] {
  const events = chainHeadBefore(reader, endMs);
  const audit = auditHeadBefore(reader, endMs);
  return [
    ...(events === null ? [] : [{ log: "events" as const, ...events, line: headLine(events) }]),
    ...(audit === null ? [] : [{ log: "audit" as const, ...audit, line: headLine(audit) }]),
  ];
}

const DAY_MS = 86_400_000;

/** What the closing list of a day says, read from one state of the store. `copy`: a file copy, which is not counted. */
export function closingSnapshot(
  desk: Desk,
  actor: Actor,
  day: LocalDate,
  copy: boolean,
): ClosingListSnapshot {
  return snapshot(desk.store, () => {
    const reader = desk.store;
    const settings = desk.settings(reader);
    const [fromMs, toMs] = [dayStartMs(day, settings.zone), dayEndMs(day, settings.zone)];
    const earlierMs = fromMs - EARLIER_DAYS * DAY_MS;
    const store_no = `${settings.prefix}-${settings.store}`;
    const subject = periodNo(store_no, day);
    const number = nextCopyNumber(reader, { subject }, CLOSING_LIST, 1);
    return {
      lang: settings.lang,
      letterhead: letterheadOf(settings),
      store_no,
      day,
      zone: settings.zone,
      done: doneWithin(reader, fromMs, toMs),
      not_back: papersOut(reader, fromMs, toMs).map((print) => openPaper(reader, actor, print)),
      not_back_earlier: papersOut(reader, earlierMs, fromMs).length,
      unscanned: signedNotScanned(reader, fromMs, toMs).map((card) => ({
        no: card.no ?? card.id,
        customer: nameFor(actor, card),
        confirmed_at: card.confirmed_at,
        assignee: card.assignee === null ? null : (findStaff(reader, card.assignee)?.name ?? card.assignee),
      })),
      unscanned_earlier: signedNotScanned(reader, earlierMs, fromMs).length,
      heads: headsBefore(reader, toMs),
      copy: copy ? { kind: "copy" } : number === 1 ? { kind: "first" } : { kind: "reprint", n: number - 1 },
      printed_at: desk.nowMs(),
      printed_by: findStaff(reader, actor.code)?.name ?? actor.code,
    };
  });
}
