import type { StoreTransaction } from "#electron/db/connection";
import { insertAudit } from "#electron/repositories/audit-repository";
import { saveImportedNotice } from "#electron/repositories/calendar-year-repository";
import { cardsWithClocks } from "#electron/repositories/milestone-repository";
import { calendarOverrides, saveCalendarOverride } from "#electron/repositories/policy-repository";
import type { ChannelParsed } from "#shared/contract/channels";
import type { CalendarChange, ImportedYear } from "#shared/contract/clock-views";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { StoreOverride } from "#shared/domain/calendar/calendar-settings";
import { readYearlyFile } from "#shared/domain/calendar/yearly-file";
import type { LocalDate } from "#shared/domain/card/case-state";
import type { Actor } from "#shared/domain/card/decision";
import { authorise } from "../authorisation";
import { noteCalendar, rememberCalendar } from "../clock/refresh-clocks";
import type { Desk } from "../desk";
import { signatureView, signerOf } from "./publishers";

/**
 * One change of the working calendar. The stored deadlines of the cards follow afterwards, a batch at a time
 * (`createClockRecomputation`); what is read meanwhile is worked out by the new calendar already.
 */
function changeCalendar<Value>(
  desk: Desk,
  actor: Actor,
  change: (tx: StoreTransaction) => Result<Value>,
): Result<Value> {
  const allowed = authorise(actor, "calendar.change");
  if (!allowed.ok) return allowed;
  const changed = desk.write((tx) => {
    noteCalendar(desk, tx, rememberCalendar(desk, tx));
    return change(tx);
  });
  desk.forgetSettings();
  if (changed.ok) desk.announce({ what: "settings", ids: null });
  return changed;
}

/** Says what a day is in this store, above notice and law; null takes it back. Failure: `forbidden` (admin). */
export function overrideDay(
  desk: Desk,
  actor: Actor,
  { day, override }: { readonly day: LocalDate; readonly override: StoreOverride | null },
): Result<CalendarChange> {
  return changeCalendar(desk, actor, (tx) => {
    const at = desk.nowMs();
    const before = calendarOverrides(tx)[day] ?? null;
    saveCalendarOverride(tx, day, override, at, actor.code);
    insertAudit(tx, {
      what: "calendar.override",
      by: actor.code,
      at,
      subject: day,
      details: { before, after: override },
    });
    return ok({ open_cards: cardsWithClocks(tx).length });
  });
}

function refused(field: string, code: string): Result<never> {
  return fail("invalid_input", { reason: code, fields: [{ field, code }] });
}

/**
 * Takes a year's notice from a file, in the place of what the program ships or guesses; nothing needs a network. A
 * signature that is wrong is refused: the file was damaged or changed. One by a key that the store does not know is
 * worth as much as none, and the answer says so.
 * Failures: `forbidden` (admin), `invalid_input` (details: `reason`, `fields`) for a damaged file.
 */
export function importYear(
  desk: Desk,
  actor: Actor,
  { text }: ChannelParsed<"calendar.import">,
): Result<ImportedYear> {
  return changeCalendar(desk, actor, (tx) => {
    const read = readYearlyFile(text);
    if (!read.ok) return fail("invalid_input", { reason: read.errors[0]?.code, fields: read.errors });
    const { file } = read;
    const signed_by = file.signature ? signerOf(file.signedText, file.signature) : null;
    if (file.signature && signed_by === null) return refused("signature", "bad_signature");
    const signature = signatureView(tx, signed_by);
    const at = desk.nowMs();
    saveImportedNotice(tx, { notice: file.notice, signed_by, at, by: actor.code });
    const { year, holidays, workdays } = file.notice;
    const days = holidays.length + workdays.length;
    insertAudit(tx, {
      what: "calendar.import",
      by: actor.code,
      at,
      subject: String(year),
      details: { days, publisher: signature?.publisher ?? null, fingerprint: signature?.fingerprint ?? null },
    });
    return ok({ year, days, signature, open_cards: cardsWithClocks(tx).length });
  });
}
