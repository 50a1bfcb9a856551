import type { StoreReader } from "#electron/db/connection";
import { listAttachments } from "#electron/repositories/attachment-repository";
import { cardsMergedInto } from "#electron/repositories/card-lookups";
import { type LoadedCase, loadCase } from "#electron/repositories/case-repository";
import { printsOfCard } from "#electron/repositories/print-log-repository";
import { findStaff } from "#electron/repositories/staff-repository";
import { snapshot } from "#electron/repositories/transaction";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { CardDetail, MilestoneView } from "#shared/contract/views";
import type { WorkCalendar } from "#shared/domain/calendar/work-calendar";
import type { CardEvent } from "#shared/domain/card/card-event";
import type { CaseState, EpochMs, StaffCode } from "#shared/domain/card/case-state";
import { completenessOf } from "#shared/domain/card/completeness";
import { cardInWarranty } from "#shared/domain/card/perform/quoting";
import { provisionalYears } from "#shared/domain/clock/explain";
import { isUnfinished, type MilestoneResult } from "#shared/domain/clock/milestone-result";
import { renderLimit } from "#shared/domain/clock/render-explain";
import { milestoneLevel } from "#shared/domain/clock/urgency";
import { usedMinutes } from "#shared/domain/clock/used-time";
import type { Lang } from "#shared/text/lang";
import { isDoubleBooked } from "../appointment/double-booking";
import { attachmentView } from "../attachment/attachment-view";
import type { StoreClock } from "../clock/store-clock";
import type { Desk } from "../desk";
import { issuedSince } from "../figures/issued-reports";
import { printView } from "../print/print-view";
import { cardRef } from "./card-ref";
import { warningsOf } from "./card-warnings";

const MS_PER_MINUTE = 60_000;

/** True where a deadline that is still to be met may move once the year's notice is out (DOMAIN 4.4). */
function standsOnProvisionalYear(result: MilestoneResult, calendar: WorkCalendar): boolean {
  return isUnfinished(result) && provisionalYears(result, calendar).length > 0;
}

function warnedAt({ warnAtMs }: MilestoneResult, share: number): EpochMs | null {
  return warnAtMs.find((point) => point.share === share)?.atMs ?? null;
}

function milestoneViews(
  clock: StoreClock,
  results: readonly MilestoneResult[],
  { state, events }: LoadedCase,
  nowMs: EpochMs,
  lang: Lang,
): readonly MilestoneView[] {
  const explanations = clock.explain(results, state, events, nowMs, lang);
  return results.map((result, index) => ({
    milestone: result.milestone,
    round: result.round,
    occurrence: result.occurrence,
    state: result.state,
    level: milestoneLevel(result, nowMs),
    start_at: result.startAtMs,
    due_at: result.dueAtMs,
    met_at: result.metAtMs,
    ended_at: result.endedAtMs,
    warn50_at: warnedAt(result, 0.5),
    warn80_at: warnedAt(result, 0.8),
    paused_minutes: Math.round(result.pausedMs / MS_PER_MINUTE),
    used_minutes: usedMinutes(result, clock.calendar, nowMs),
    pauses: result.pauses.map(({ fromMs, toMs }) => ({ from_at: fromMs, to_at: toMs })),
    limit: result.limit === null ? "" : renderLimit(result.limit, lang),
    explain: explanations[index] ?? "",
  }));
}

/** Names of everybody the card or its log mentions. */
function staffNames(
  reader: StoreReader,
  state: CaseState,
  events: readonly CardEvent[],
): Readonly<Record<StaffCode, string>> {
  const { fields, lists } = state;
  const codes = new Set<string>([
    ...events.flatMap((event) => [event.actor, event.on_behalf ?? "", event.countersigned_by ?? ""]),
    fields.assignee ?? "",
    fields.registered_by ?? "",
    ...fields.collaborators,
    ...lists.requests.flatMap((request) => [
      request.requested_by,
      request.decided_by ?? "",
      request.proposal?.assignee ?? "",
    ]),
    ...lists.escalations.map((escalation) => escalation.expert),
  ]);
  const known = [...codes].flatMap((code) => {
    const person = code === "" || code === "system" ? null : findStaff(reader, code);
    return person ? [[code, person.name] as const] : [];
  });
  return Object.fromEntries(known);
}

/** Everything about one card (CLI "card show"), read from one snapshot. Failure: `not_found`. */
export function showCard(desk: Desk, ref: string, lang: Lang = "zh"): Result<CardDetail> {
  return snapshot(desk.store, () => {
    const reader = desk.store;
    const loaded = loadCase(reader, cardRef(reader, ref));
    if (!loaded) return fail("not_found", { what: "card", ref });
    const { state, events } = loaded;
    const clock = desk.clock(reader);
    const nowMs = desk.nowMs();
    const results = clock.milestonesOf(state, events, nowMs);
    return ok({
      fields: state.fields,
      lists: state.lists,
      events,
      milestones: milestoneViews(clock, results, { state, events }, nowMs, lang),
      attachments: listAttachments(reader, state.fields.id).map(attachmentView),
      prints: printsOfCard(reader, state.fields.id).map(printView),
      warnings: warningsOf(state, events, {
        today: clock.calendar.localDate(desk.nowMs()),
        doubleBooked: isDoubleBooked(reader, state.fields),
        provisional: results.some((result) => standsOnProvisionalYear(result, clock.calendar)),
      }),
      completeness: completenessOf(state.fields),
      in_warranty: cardInWarranty(state, { nowMs: desk.nowMs(), localDateOf: clock.calendar.localDate }),
      staff_names: staffNames(reader, state, events),
      merged_cards: cardsMergedInto(reader, state.fields).map((card) => card.no ?? card.id),
      issued_reports: issuedSince(reader, events[0]?.entered_at ?? nowMs, clock.calendar.zone),
    });
  });
}
