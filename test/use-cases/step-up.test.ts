import { describe, expect, test } from "vitest";
import { newestAudits } from "#electron/repositories/audit-repository";
import { immediate } from "#electron/repositories/transaction";
import { signApprovals } from "#electron/use-cases/approval/sign-approvals";
import { showCard } from "#electron/use-cases/card/show-card";
import { createPendingStepUps, STEP_UP_VALID_MS } from "#electron/use-cases/session/pending-step-ups";
import { prepareSecret, storeSecret } from "#electron/use-cases/session/set-secret";
import { createStepUps } from "#electron/use-cases/session/step-up";
import { ok } from "#shared/contract/error-codes";
import { accepted, EXAMPLE_CARD, EXAMPLE_REPAIR, openDeskFixture } from "#test/builders/desk-fixture";
import { quickKeeping } from "#test/builders/quick-keeping";

const PIN = "827405";
const PAGE = 1;

/** A VIP card whose dispatch waits for approval, asked for by the clerk; the supervisor has a PIN. */
async function waiting() {
  const fixture = await openDeskFixture();
  const { desk, create, done } = fixture;
  const keeping = quickKeeping();
  const { id } = create("clerk1", { ...EXAMPLE_CARD, customer_level: "vip" }).fields;
  done("clerk1", id, "classify", EXAMPLE_REPAIR);
  done("clerk1", id, "dispatch", { assignee: "eng1" });
  const pin = accepted(
    await prepareSecret(desk, keeping, { staff: "sup1", kind: "pin", secret: PIN, must_change: false }),
  );
  immediate(desk.store, (tx) => {
    storeSecret(desk, tx, pin, "sup1");
    return ok(null);
  });
  const card = () => accepted(showCard(desk, id)).fields;
  const pending = createPendingStepUps(() => keeping.runningMs());
  const stepUps = createStepUps(keeping, pending);
  const ask = (as = "clerk1") =>
    stepUps.ask(desk, PAGE, fixture.as(as), {
      id,
      action: "approve",
      payload: { request: 1 },
      version: card().version,
    });
  const authorise = (asked: string, approver: string, typed: string | undefined, page = PAGE) =>
    stepUps.authorise(desk, page, { id: asked, approver, pin: typed });
  return { ...fixture, keeping, id, card, pending, ask, authorise };
}

describe("a supervisor's PIN on the clerk's screen (SAFETY 5)", () => {
  test("runs exactly what was asked for, at once, in the approver's name, and is in the log", async () => {
    const { desk, card, ask, authorise } = await waiting();
    const asked = accepted(ask());
    expect(asked.facts).toMatchObject({ action: "approve", what: "dispatch", assignee_name: "江一舟" });
    const able = asked.approvers.filter(({ barred }) => barred === null).map(({ code }) => code);
    expect(able).toEqual(["dir1", "sup1"]);
    expect(card().status).toBe("pending_approval");
    const detail = accepted(await authorise(asked.id, "sup1", PIN));
    expect(detail.fields.status).toBe("dispatched");
    expect(detail.events.at(-1)).toMatchObject({ action: "approve", actor: "sup1" });
    expect(newestAudits(desk.store, 1)).toMatchObject([
      { what: "step_up.authorised", by: "sup1", details: { requested_by: "clerk1" } },
    ]);
  });

  test("once, two minutes, this page only, never oneself, only who supervises", async () => {
    const { keeping, card, ask, authorise, as } = await waiting();
    const asked = accepted(ask());
    expect(await authorise(asked.id, "sup1", PIN, PAGE + 1)).toMatchObject({
      details: { reason: "step_up_over" },
    });
    expect(await authorise(asked.id, "clerk1", PIN)).toMatchObject({ code: "self_approval" });
    expect(await authorise(asked.id, "eng1", PIN)).toMatchObject({
      code: "forbidden",
      details: { needs: ["supervisor"] },
    });
    expect(await authorise(asked.id, "sup1", undefined)).toMatchObject({
      details: { reason: "secret_needed" },
    });
    expect(await authorise(asked.id, "sup1", "100000")).toMatchObject({
      details: { reason: "wrong_secret", tries_left: 4 },
    });
    keeping.pass(STEP_UP_VALID_MS);
    expect(await authorise(asked.id, "sup1", PIN)).toMatchObject({ details: { reason: "step_up_over" } });
    expect(card().status).toBe("pending_approval");
    const own = accepted(ask("sup1"));
    expect(own.approvers.find(({ code }) => code === "sup1")?.barred).toBe("own_request");
    expect(await authorise(own.id, "sup1", PIN)).toMatchObject({ code: "self_approval" });
    const again = accepted(ask());
    const both = await Promise.all([authorise(again.id, "sup1", PIN), authorise(again.id, "sup1", PIN)]);
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    expect(await authorise(again.id, "sup1", PIN)).toMatchObject({ details: { reason: "step_up_over" } });
    expect(as("clerk1").roles).toEqual(["clerk"]);
  });

  test("a card that moved on is not decided: the act was asked for on another version", async () => {
    const { card, ask, authorise, done, id, pending } = await waiting();
    const asked = accepted(ask());
    done("clerk1", id, "edit", { remark: "客户又来电" });
    expect(await authorise(asked.id, "sup1", PIN)).toMatchObject({ code: "conflict" });
    expect(card().status).toBe("pending_approval");
    const forgotten = accepted(ask());
    pending.forgetPage(PAGE);
    expect(await authorise(forgotten.id, "sup1", PIN)).toMatchObject({ details: { reason: "step_up_over" } });
  });
});

describe("one PIN for a batch", () => {
  test("a wrong one decides nothing; what changed drops out; one entry in the log for the signature", async () => {
    const { desk, keeping, id, card, as } = await waiting();
    const item = (version: number, op_id: string) => ({
      card: id,
      request: 1,
      version,
      decision: "approve" as const,
      op_id,
    });
    const sign = (by: string, pin: string | undefined, version: number) =>
      signApprovals(desk, keeping, as(by), { items: [item(version, `op-${version}-${by}`)], pin });
    expect(await sign("clerk1", PIN, card().version)).toMatchObject({
      code: "forbidden",
      details: { needs: ["supervisor"] },
    });
    expect(await sign("sup1", "100000", card().version)).toMatchObject({
      details: { reason: "wrong_secret" },
    });
    expect(await sign("sup1", undefined, card().version)).toMatchObject({
      details: { reason: "secret_needed" },
    });
    expect(accepted(await sign("sup1", PIN, card().version - 1))).toMatchObject([
      { card_detail: null, failure: { code: "conflict" } },
    ]);
    expect(card().status).toBe("pending_approval");
    expect(accepted(await sign("sup1", PIN, card().version))).toMatchObject([{ failure: null }]);
    expect(card().status).toBe("dispatched");
    expect(newestAudits(desk.store, 1)).toMatchObject([
      { what: "approval.signed", by: "sup1", details: { approved: 1, rejected: 0, dropped: 0 } },
    ]);
  });
});
