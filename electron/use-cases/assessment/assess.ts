import type { StoreTransaction } from "#electron/db/connection";
import {
  assessmentItemVersions,
  findAssessmentLine,
  insertAssessmentEntry,
  withdrawAssessmentEntry,
} from "#electron/repositories/assessment-repository";
import { cardByRef } from "#electron/repositories/card-lookups";
import { insertProposalDecision } from "#electron/repositories/ledger-proposal-repository";
import { findStaff } from "#electron/repositories/staff-repository";
import type { ChannelParsed } from "#shared/contract/channels";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { AssessmentMonth } from "#shared/contract/ledger-views";
import {
  type AssessmentDecision,
  decideAssessment,
  itemsOfPeriod,
  mayAssess,
} from "#shared/domain/assessment/assessment";
import type { Actor } from "#shared/domain/card/decision";
import { assessmentFactNote } from "#shared/text/assessment-fact";
import { textIn } from "#shared/text/text";
import type { Desk } from "../desk";
import { assessedMonth, assessmentMonth, assessmentProposals } from "./assessment-month";

function refused(decision: Extract<AssessmentDecision, { ok: false }>): Result<never> {
  return fail(decision.refusal.code, decision.refusal.details);
}

/** Writes in one transaction, and answers the month as it stands then. */
function change(
  desk: Desk,
  actor: Actor,
  work: (tx: StoreTransaction) => Result<string>,
): Result<AssessmentMonth> {
  const written = desk.write(work);
  if (!written.ok) return written;
  desk.announce({ what: "assessment", ids: null });
  return assessmentMonth(desk, actor, written.value);
}

interface Line {
  readonly period: string;
  readonly staff: string;
  readonly item: string;
  readonly points: number;
  readonly times: number;
  readonly card_id: string | null;
  readonly note: string | null;
  readonly proposal: string | null;
}

function writeLine(desk: Desk, tx: StoreTransaction, actor: Actor, line: Line): Result<string> {
  if (findStaff(tx, line.staff) === null) {
    return fail("invalid_input", { fields: [{ field: "staff", code: "unknown_staff" }] });
  }
  const item = itemsOfPeriod(assessmentItemVersions(tx), line.period).find(({ code }) => code === line.item);
  const decided = decideAssessment(line, item, actor, assessedMonth(desk, tx, line.period));
  if (!decided.ok) return refused(decided);
  insertAssessmentEntry(tx, {
    ...line,
    item_version: item?.version ?? 1,
    points: decided.points,
    entered_by: actor.code,
    entered_at: desk.nowMs(),
  });
  return ok(line.period);
}

/**
 * Adds a deduction or bonus to somebody's month (DOMAIN 5.12). Failures: `forbidden`, `self_approval` (nobody
 * assesses themself), `invalid_state` for a month whose report has been issued, `invalid_input`, `not_found` for a
 * card that is not there.
 */
export function addAssessment(
  desk: Desk,
  actor: Actor,
  input: ChannelParsed<"assessment.add">,
): Result<AssessmentMonth> {
  return change(desk, actor, (tx) => {
    const card = input.card === undefined || input.card === null ? null : cardByRef(tx, input.card.trim());
    if (card === null && typeof input.card === "string") {
      return fail("not_found", { what: "card", ref: input.card });
    }
    const { period, staff, item, points, times = 1, note = null } = input;
    return writeLine(desk, tx, actor, {
      period,
      staff,
      item,
      points,
      times,
      card_id: card?.id ?? null,
      note,
      proposal: null,
    });
  });
}

/** Withdraws a line; it stays readable with the reason. Failures as `addAssessment`, and `conflict` the second time. */
export function withdrawAssessment(
  desk: Desk,
  actor: Actor,
  { id, reason }: ChannelParsed<"assessment.withdraw">,
): Result<AssessmentMonth> {
  return change(desk, actor, (tx) => {
    const line = findAssessmentLine(tx, id);
    if (line === null) return fail("not_found", { what: "assessment_entry", ref: String(id) });
    const may = mayAssess(actor, line.staff, assessedMonth(desk, tx, line.period));
    if (!may.ok) return refused(may);
    if (!withdrawAssessmentEntry(tx, id, actor.code, desk.nowMs(), reason)) return fail("conflict");
    return ok(line.period);
  });
}

/**
 * Takes a proposal as it is, or with other points of the item's range; puts it aside; brings it back. Failures as
 * `addAssessment`; `not_found` where the facts no longer propose it, `conflict` where it was decided already.
 */
export function decideAssessmentProposal(
  desk: Desk,
  actor: Actor,
  { period, key, decision, points }: ChannelParsed<"assessment.decide">,
): Result<AssessmentMonth> {
  return change(desk, actor, (tx) => {
    const proposal = assessmentProposals(desk, tx, period).find((candidate) => candidate.key === key);
    if (proposal === undefined) return fail("not_found", { what: "proposal", ref: key });
    const { fact, item } = proposal;
    const may = mayAssess(actor, fact.staff, assessedMonth(desk, tx, period));
    if (!may.ok) return refused(may);
    if (
      (decision === "restored") !== (proposal.decision === "dismissed") ||
      proposal.decision === "accepted"
    ) {
      return fail("conflict");
    }
    insertProposalDecision(tx, "assessment", key, decision, actor.code, desk.nowMs());
    if (decision !== "accepted") return ok(period);
    const { zone, lang } = desk.settings();
    return writeLine(desk, tx, actor, {
      period,
      staff: fact.staff,
      item: item.code,
      points: points ?? proposal.points,
      times: 1,
      card_id: fact.card_id,
      note: assessmentFactNote(fact, zone, textIn(lang)),
      proposal: key,
    });
  });
}
