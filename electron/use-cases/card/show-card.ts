import type { StoreReader } from "#electron/db/connection";
import { listAttachments } from "#electron/repositories/attachment-repository";
import { cardsMergedInto } from "#electron/repositories/card-lookups";
import { loadCase } from "#electron/repositories/case-repository";
import { printsOfCard } from "#electron/repositories/print-log-repository";
import { findStaff } from "#electron/repositories/staff-repository";
import { snapshot } from "#electron/repositories/transaction";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { CardDetail, MilestoneView } from "#shared/contract/views";
import type { CardEvent } from "#shared/domain/card/card-event";
import type { CaseState, StaffCode } from "#shared/domain/card/case-state";
import { completenessOf } from "#shared/domain/card/completeness";
import { cardInWarranty } from "#shared/domain/card/perform/quoting";
import { renderLimit } from "#shared/domain/clock/render-explain";
import { milestoneLevel } from "#shared/domain/clock/urgency";
import type { Lang } from "#shared/text/lang";
import { attachmentView } from "../attachment/attachment-view";
import type { Desk } from "../desk";
import { printView } from "../print/print-view";
import { cardRef } from "./card-ref";
import { warningsOf } from "./card-warnings";

const MS_PER_MINUTE = 60_000;

function milestoneViews(
  desk: Desk,
  reader: StoreReader,
  state: CaseState,
  events: readonly CardEvent[],
  lang: Lang,
): readonly MilestoneView[] {
  const nowMs = desk.nowMs();
  const clock = desk.clock(reader);
  const results = clock.milestonesOf(state, events, nowMs);
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
    paused_minutes: Math.round(result.pausedMs / MS_PER_MINUTE),
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
    return ok({
      fields: state.fields,
      lists: state.lists,
      events,
      milestones: milestoneViews(desk, reader, state, events, lang),
      attachments: listAttachments(reader, state.fields.id).map(attachmentView),
      prints: printsOfCard(reader, state.fields.id).map(printView),
      warnings: warningsOf(state, events, clock.calendar.localDate(desk.nowMs())),
      completeness: completenessOf(state.fields),
      in_warranty: cardInWarranty(state, { nowMs: desk.nowMs(), localDateOf: clock.calendar.localDate }),
      staff_names: staffNames(reader, state, events),
      merged_cards: cardsMergedInto(reader, state.fields).map((card) => card.no ?? card.id),
    });
  });
}
