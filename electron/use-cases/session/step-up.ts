import { insertAudit } from "#electron/repositories/audit-repository";
import { loadCase } from "#electron/repositories/case-repository";
import { findCredential, findStaff } from "#electron/repositories/staff-repository";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { StepUpApprover, StepUpFacts, StepUpView } from "#shared/contract/people-views";
import type { CardDetail } from "#shared/contract/views";
import { stateAllows } from "#shared/domain/card/action-table";
import type { ApprovalRequest, CaseState, StaffCode } from "#shared/domain/card/case-state";
import { refusalBefore, wrongState } from "#shared/domain/card/decide";
import type { Actor } from "#shared/domain/card/decision";
import { holdsAny } from "#shared/domain/card/roles";
import { waitLeft } from "#shared/domain/credential/lockout";
import { actOnCard } from "../card/act-on-card";
import { payloadHash } from "../card/run-operation";
import type { Desk } from "../desk";
import { actorOf, workingPeople } from "./acting-person";
import {
  type PendingStepUp,
  type PendingStepUps,
  STEP_UP_VALID_MS,
  type SteppedAct,
} from "./pending-step-ups";
import type { SecretKeeping } from "./secret-keeping";
import { provePin, takesPin } from "./sign-in";

function requestOf(state: CaseState, payload: SteppedAct["payload"]): ApprovalRequest | null {
  const pending = state.lists.requests.filter(({ status }) => status === "pending");
  const { request } = payload;
  if (typeof request === "number") return pending.find(({ n }) => n === request) ?? null;
  return pending.length === 1 ? (pending[0] ?? null) : null;
}

function textOf(payload: SteppedAct["payload"], name: string): string | null {
  const value = payload[name];
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

/** What the act would do, read from the card and from the payload that will run: never from the window's words. */
function factsOf(desk: Desk, state: CaseState, act: SteppedAct): StepUpFacts {
  const { fields } = state;
  const decides = act.action === "approve" || act.action === "reject";
  const request = decides ? requestOf(state, act.payload) : null;
  const assignee = request?.proposal?.assignee ?? textOf(act.payload, "assignee");
  return {
    action: act.action,
    no: fields.no,
    customer_name: fields.customer_name,
    what: request?.what ?? null,
    amount: request?.amount ?? null,
    assignee_name: assignee === null ? null : (findStaff(desk.store, assignee)?.name ?? assignee),
    promised_at: request?.promised_at ?? request?.proposal?.promised_at ?? null,
    milestone: textOf(act.payload, "milestone"),
    reason: textOf(act.payload, "reason") ?? request?.reason ?? null,
    into: textOf(act.payload, "into"),
  };
}

function barredFor(
  desk: Desk,
  keeping: SecretKeeping,
  code: StaffCode,
  askedBy: readonly string[],
): StepUpApprover["barred"] {
  if (askedBy.includes(code)) return "own_request";
  if (!takesPin(desk, code)) return null;
  const pin = findCredential(desk.store, code, "pin");
  if (pin === null) return "no_pin";
  return pin.reset_needed || waitLeft(pin, keeping.runningMs()) > 0 ? "locked" : null;
}

/** Who could authorise: supervisors and their deputies; who asked for it is listed, and can't (UX 6). */
function approversOf(
  desk: Desk,
  keeping: SecretKeeping,
  askedBy: readonly string[],
): readonly StepUpApprover[] {
  return workingPeople(desk.store)
    .filter((person) => holdsAny(actorOf(desk, person).roles, ["supervisor"]))
    .map((person) => ({
      code: person.code,
      name: person.name,
      barred: barredFor(desk, keeping, person.code, askedBy),
      takes_pin: takesPin(desk, person.code),
    }));
}

/** What a supervisor's PIN authorises on somebody else's screen. */
export interface StepUps {
  /** Failures: `not_found`, `conflict` for a card that moved on, `invalid_state` where the card does not allow it. */
  ask(desk: Desk, pageId: number, requester: Actor, act: SteppedAct): Result<StepUpView>;
  /**
   * Runs exactly what was asked for, once, in the approver's name. Failures: `self_approval`, `forbidden`
   * (`step_up_over`: used, over two minutes old, or another page's; the PIN's own), and those of the act.
   */
  authorise(
    desk: Desk,
    pageId: number,
    sent: { readonly id: string; readonly approver: StaffCode; readonly pin?: string | undefined },
  ): Promise<Result<CardDetail>>;
}

export function createStepUps(keeping: SecretKeeping, pending: PendingStepUps): StepUps {
  function ask(desk: Desk, pageId: number, requester: Actor, act: SteppedAct): Result<StepUpView> {
    const loaded = loadCase(desk.store, { id: act.id });
    if (!loaded) return fail("not_found", { what: "card", ref: act.id });
    const { state } = loaded;
    if (state.fields.version !== act.version) return fail("conflict", { version: state.fields.version });
    if (!stateAllows(act.action, state)) {
      const { code, details } = wrongState(state);
      return fail(code, { ...details, action: act.action });
    }
    const probe = refusalBefore(act.action, state, { code: "", roles: ["supervisor"] });
    if (probe !== null) return fail(probe.code, { ...probe.details });
    const id = desk.newId();
    pending.add(id, { pageId, requester: requester.code, act, sha256: payloadHash(act) });
    const request = requestOf(state, act.payload);
    const decides = act.action === "approve" || act.action === "reject";
    const askedBy = [requester.code, ...(decides && request !== null ? [request.requested_by] : [])];
    return ok({
      id,
      facts: factsOf(desk, state, act),
      approvers: approversOf(desk, keeping, askedBy),
      valid_ms: STEP_UP_VALID_MS,
    });
  }

  const over = () => fail("forbidden", { reason: "step_up_over" });

  const authorise: StepUps["authorise"] = async (desk, pageId, sent) => {
    const asked = pending.find(pageId, sent.id);
    if (asked === null) return over();
    if (sent.approver === asked.requester) return fail("self_approval", { action: asked.act.action });
    const person = findStaff(desk.store, sent.approver);
    if (!person?.active) return fail("not_found", { what: "staff", ref: sent.approver });
    const approver = actorOf(desk, person);
    if (!holdsAny(approver.roles, ["supervisor"])) return fail("forbidden", { needs: ["supervisor"] });
    const proved = await provePin(desk, keeping, person.code, sent.pin);
    if (!proved.ok) return proved;
    // Once: whoever was quicker while the PIN was being checked has taken it.
    if (pending.find(pageId, sent.id) === null || !pending.take(sent.id)) return over();
    return run(desk, asked, approver);
  };

  return { ask, authorise };
}

/** The log says first that it was authorised, and by which sum of the payload; then the act runs. */
function run(desk: Desk, asked: PendingStepUp, approver: Actor): Result<CardDetail> {
  const { act, requester, sha256 } = asked;
  if (payloadHash(act) !== sha256) return fail("conflict", { reason: "payload_changed" });
  const logged = desk.write((tx) => {
    insertAudit(tx, {
      what: "step_up.authorised",
      by: approver.code,
      at: desk.nowMs(),
      subject: act.id,
      details: { action: act.action, requested_by: requester, sha256 },
    });
    return ok(null);
  });
  if (!logged.ok) return logged;
  return actOnCard(desk, approver, {
    ref: act.id,
    action: act.action,
    payload: { ...act.payload, version: act.version, op_id: sha256.slice(0, 32) + desk.newId().slice(0, 8) },
  });
}
