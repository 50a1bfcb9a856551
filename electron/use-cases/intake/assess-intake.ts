import type { StoreReader } from "#electron/db/connection";
import {
  complaintsOfCustomer,
  openCardBySerial,
  repairedCardsOfSerial,
} from "#electron/repositories/card-lookups";
import { loadCase } from "#electron/repositories/case-repository";
import { findModelByCode } from "#electron/repositories/model-repository";
import { snapshot } from "#electron/repositories/transaction";
import type { ChannelParsed } from "#shared/contract/channels";
import { ok, type Result } from "#shared/contract/error-codes";
import type { IntakeAssessment } from "#shared/contract/views";
import type { CardEvent } from "#shared/domain/card/card-event";
import type { CaseState } from "#shared/domain/card/case-state";
import { diffStates } from "#shared/domain/card/change-set";
import { completenessOf } from "#shared/domain/card/completeness";
import { newCase } from "#shared/domain/card/new-case";
import { dispatchNeedsApproval } from "#shared/domain/card/perform/dispatching";
import { cardInWarranty } from "#shared/domain/card/perform/quoting";
import { COMPLAINT_WINDOW_DAYS, priorityOf } from "#shared/domain/card/priority";
import { withFields } from "#shared/domain/card/state-change";
import { type Milestone, NONE_WORD, type Priority } from "#shared/domain/card/vocabulary";
import { renderLimit } from "#shared/domain/clock/render-explain";
import { milestoneLevel } from "#shared/domain/clock/urgency";
import { warrantyEnd } from "#shared/domain/warranty/warranty";
import { historyLine } from "../customer/customer-view";
import type { Desk } from "../desk";

const DAY_MS = 86_400_000;

/** What the clerk can already tell the caller, though its time has not begun (board 03). */
const AHEAD: ReadonlySet<Milestone> = new Set<Milestone>(["dispatch", "respond", "start", "on_site"]);

/** The card as it would be registered now, as far as it is typed; nothing is written. */
function draftOf(desk: Desk, reader: StoreReader, input: ChannelParsed<"intake.assess">): CaseState {
  const key = desk.clock(reader).policyKeyFor(null);
  const identity = { id: input.id ?? "", store: desk.settings(reader).store };
  const blank = newCase({ ...identity, policy_preset: key.preset, policy_version: key.version });
  const given = Object.fromEntries(Object.entries(input.fields).filter(([, value]) => value !== undefined));
  const filled = withFields(blank, given);
  const { model, purchase_date } = filled.fields;
  const own = model && model !== NONE_WORD ? findModelByCode(reader, model)?.warranty_months : null;
  const months = own ?? desk.settings(reader).default_warranty_months;
  return withFields(filled, {
    warranty_months: months,
    warranty_end: purchase_date ? warrantyEnd(purchase_date, months) : null,
  });
}

/** The event that registering now would write: the clocks start from events. */
function registration(before: CaseState, after: CaseState, nowMs: number): CardEvent {
  const change = diffStates(before, after);
  return {
    seq: 1,
    action: "register",
    actor: "system",
    on_behalf: null,
    at: nowMs,
    entered_at: nowMs,
    late: false,
    clock_flag: false,
    cause_seq: 1,
    self_marked: false,
    countersigned_by: null,
    undone_by: null,
    payload: {},
    before: change.before,
    after: change.after,
  };
}

/** The deadlines that will run once the card is registered now (board 03 "登记以后的期限"). */
function deadlines(
  desk: Desk,
  reader: StoreReader,
  draft: CaseState,
  priority: Priority,
): IntakeAssessment["deadlines"] {
  const nowMs = desk.nowMs();
  const clock = desk.clock(reader);
  const { lang } = desk.settings(reader);
  const registered = withFields(draft, {
    status: "registered",
    registered_at: nowMs,
    requested_at: draft.fields.requested_at ?? nowMs,
    status_changed_at: nowMs,
  });
  return clock.milestonesOf(registered, [registration(draft, registered, nowMs)], nowMs).flatMap((result) => {
    const { milestone, limit, state, dueAtMs } = result;
    if (state === "not_applicable") return [];
    if (limit !== null) return [{ milestone, limit: renderLimit(limit, lang), due_at: dueAtMs }];
    if (!AHEAD.has(milestone)) return [];
    const ahead = clock.limitAhead(milestone, priority, draft.fields.kind, lang);
    return ahead === "" ? [] : [{ milestone, limit: ahead, due_at: null }];
  });
}

function openCardOf(desk: Desk, reader: StoreReader, draft: CaseState): IntakeAssessment["open_card"] {
  const { serial_no, id } = draft.fields;
  const open = serial_no && serial_no !== NONE_WORD ? openCardBySerial(reader, serial_no, id) : null;
  const loaded = open ? loadCase(reader, { id: open.id }) : null;
  if (!loaded) return null;
  const nowMs = desk.nowMs();
  const running = desk
    .clock(reader)
    .milestonesOf(loaded.state, loaded.events, nowMs)
    .filter((result) => ["running", "paused", "breached"].includes(result.state) && result.metAtMs === null)
    .toSorted((left, right) => (left.dueAtMs ?? Infinity) - (right.dueAtMs ?? Infinity))[0];
  return {
    ...historyLine(loaded.state.fields),
    level: running ? milestoneLevel(running, nowMs) : "none",
    due_at: running?.dueAtMs ?? null,
  };
}

/** Card no. of an earlier repair of this serial whose own warranty still runs (DOMAIN 5.5 repeat repair). */
function repairUnderWarranty(desk: Desk, reader: StoreReader, draft: CaseState): string | null {
  const { serial_no, id } = draft.fields;
  if (!serial_no || serial_no === NONE_WORD) return null;
  const limitMs = desk.settings(reader).repair_warranty_days * DAY_MS;
  const earlier = repairedCardsOfSerial(reader, serial_no, id).find(
    (repair) => desk.nowMs() - repair.completed_at <= limitMs,
  );
  return earlier?.no ?? null;
}

/**
 * What the intake shows live on its right (UX 4): priority and why, approvals to come, deadlines, warranty,
 * duplicate and repeat warnings, completeness. Asks the same rules that register and classify will ask.
 */
export function assessIntake(desk: Desk, input: ChannelParsed<"intake.assess">): Result<IntakeAssessment> {
  return snapshot(desk.store, () => {
    const reader = desk.store;
    const draft = draftOf(desk, reader, input);
    const nowMs = desk.nowMs();
    const earlierComplaints =
      draft.fields.kind === "C"
        ? complaintsOfCustomer(reader, draft.fields, nowMs - COMPLAINT_WINDOW_DAYS * DAY_MS, nowMs + 1)
        : 0;
    const { priority, reasons } = priorityOf(
      { ...draft.fields, earlier_complaints: earlierComplaints },
      desk.settings(reader).priority_by_impact,
    );
    const approvals: ("vip" | "safety")[] = [];
    if (draft.fields.customer_level === "vip" && draft.fields.kind !== "S") approvals.push("vip");
    if (draft.fields.impact === "safety") approvals.push("safety");
    return ok({
      priority,
      priority_reasons: reasons,
      approvals: dispatchNeedsApproval(draft.fields) ? approvals : [],
      deadlines: deadlines(desk, reader, draft, priority),
      completeness: completenessOf(draft.fields),
      warranty_end: draft.fields.warranty_end,
      in_warranty: cardInWarranty(draft, { nowMs, localDateOf: desk.clock(reader).calendar.localDate }),
      open_card: openCardOf(desk, reader, draft),
      repeat_of: repairUnderWarranty(desk, reader, draft),
    });
  });
}
