import { describe, expect, test } from "vitest";
import { copyPolicy, listPolicies, savePolicy, usePolicy } from "#electron/use-cases/policy/policies";
import type { PolicyView } from "#shared/contract/clock-views";
import type { CardDetail } from "#shared/contract/views";
import type { Policy } from "#shared/domain/clock/policy-rule";
import { policySchema } from "#shared/domain/clock/policy-schema";
import { accepted, type DeskFixture, EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";

/** The same policy with another limit for `classify`, in minutes. */
function withClassifyMinutes(policy: Policy, minutes: number): Policy {
  const limit = { unit: "minutes", minutes } as const;
  const limits = { urgent: limit, high: limit, medium: limit, low: limit };
  return {
    ...policy,
    milestones: policy.milestones.map((rule) => (rule.milestone === "classify" ? { ...rule, limits } : rule)),
  };
}

function savedWithMinutes({ desk, as }: DeskFixture, own: PolicyView, minutes: number): PolicyView {
  const policy = withClassifyMinutes(own.policy, minutes);
  return accepted(savePolicy(desk, as("sup1"), { key: own.key, base_version: own.version, policy }));
}

function minutesToClassify(card: CardDetail): number {
  const classify = card.milestones.find((item) => item.milestone === "classify");
  return ((classify?.due_at ?? 0) - (classify?.start_at ?? 0)) / 60_000;
}

const SERIALS = ["SN1", "SN2", "SN3"].map((serial_no) => ({ ...EXAMPLE_CARD, serial_no }));
const [FIRST = EXAMPLE_CARD, SECOND = EXAMPLE_CARD, THIRD = EXAMPLE_CARD] = SERIALS;

const CLASSIFIED = {
  kind: "A",
  service_mode: "on_site",
  fulfilment: "home_visit",
  fault_type: "hardware",
  fault_category: "异响",
  impact: "main_function",
};

describe("a policy of the store's own", () => {
  test("is copied from a preset under a key and name of its own; the preset stays as it was", async () => {
    const { desk, as } = await openDeskFixture();
    const shipped = listPolicies(desk);
    expect(shipped.map((policy) => policy.key).toSorted()).toEqual(
      ["electronics", "flow_card", "satisfaction", "script", "service_dept"].toSorted(),
    );
    const own = accepted(copyPolicy(desk, as("sup1"), { from: "script", name: "本店期限" }));
    expect(own).toMatchObject({ key: "own-1", preset: "script", version: 1, own: true, in_use: false });
    expect(own.policy.milestones).toEqual(shipped.find(({ key }) => key === "script")?.policy.milestones);
    expect(policySchema.safeParse(own.policy).success).toBe(true);
    expect(copyPolicy(desk, as("sup1"), { from: "script", name: "本店期限" })).toMatchObject({
      code: "invalid_input",
    });
    const second = accepted(copyPolicy(desk, as("sup1"), { from: "own-1", name: "另一份" }));
    expect(second).toMatchObject({ key: "own-2", preset: "script", version: 1 });
    expect(listPolicies(desk).filter((policy) => !policy.own)).toEqual(shipped);
  });

  test("is saved as its next version, from the newest one only, and by a supervisor", async () => {
    const fixture = await openDeskFixture();
    const { desk, as } = fixture;
    const own = accepted(copyPolicy(desk, as("sup1"), { from: "flow_card", name: "本店期限" }));
    const saved = savedWithMinutes(fixture, own, 45);
    expect(saved).toMatchObject({ key: "own-1", version: 2 });
    const stale = savePolicy(desk, as("sup1"), { key: own.key, base_version: 1, policy: own.policy });
    expect(stale).toMatchObject({ ok: false, code: "conflict", details: { version: 2 } });
    const same = accepted(
      savePolicy(desk, as("sup1"), { key: own.key, base_version: 2, policy: saved.policy }),
    );
    expect(same.version).toBe(2);
    const clerks = savePolicy(desk, as("clerk1"), { key: own.key, base_version: 2, policy: own.policy });
    expect(clerks).toMatchObject({ code: "forbidden" });
    const shipped = savePolicy(desk, as("sup1"), { key: "script", base_version: 1, policy: own.policy });
    expect(shipped).toMatchObject({ code: "invalid_input" });
  });

  test("counts for cards registered from then on; a registered card keeps its version", async () => {
    const fixture = await openDeskFixture();
    const { desk, as, create, at } = fixture;
    const own = accepted(copyPolicy(desk, as("sup1"), { from: "flow_card", name: "本店期限" }));
    const before = create("clerk1", FIRST);
    accepted(usePolicy(desk, as("sup1"), own.key, null));
    at("2026-11-20T09:11:00+08:00");
    const between = create("clerk1", SECOND);
    at("2026-11-20T09:12:00+08:00");
    savedWithMinutes(fixture, own, 45);
    const after = create("clerk1", THIRD);
    const reread = [before, between, after].map((card) => {
      const { policy_preset, policy_version } = card.fields;
      return [policy_preset, policy_version, minutesToClassify(card)];
    });
    expect(reread).toEqual([
      ["flow_card", 1, 30],
      ["own-1", 1, 30],
      ["own-1", 2, 45],
    ]);
    expect(listPolicies(desk).map(({ key, open_cards }) => [key, open_cards])).toContainEqual(["own-1", 2]);
  });

  test("a kind's policy counts from classify, in the version that was in force at registration", async () => {
    const fixture = await openDeskFixture();
    const { desk, as, create, done, at } = fixture;
    const own = accepted(copyPolicy(desk, as("sup1"), { from: "electronics", name: "家电" }));
    accepted(usePolicy(desk, as("sup1"), own.key, "A"));
    at("2026-11-20T09:20:00+08:00");
    const card = create("clerk1", { ...EXAMPLE_CARD, requested_at: "2026-11-20T09:15:00+08:00" });
    expect(card.fields).toMatchObject({ policy_preset: "flow_card", policy_version: 1 });
    at("2026-11-20T09:25:00+08:00");
    savedWithMinutes(fixture, own, 45);
    at("2026-11-20T09:30:00+08:00");
    const classified = done("clerk1", card.fields.no ?? "", "classify", CLASSIFIED);
    expect(classified.fields).toMatchObject({ policy_preset: "own-1", policy_version: 1 });
    const later = create("clerk1", { ...SECOND, requested_at: "2026-11-20T09:28:00+08:00" });
    const next = done("clerk1", later.fields.no ?? "", "classify", CLASSIFIED);
    expect(next.fields).toMatchObject({ policy_preset: "own-1", policy_version: 2 });
  });

  test("a kind without a policy of its own keeps what the card was registered under, also after corrections", async () => {
    const { desk, as, create, done } = await openDeskFixture();
    const no = create("clerk1", EXAMPLE_CARD).fields.no ?? "";
    accepted(usePolicy(desk, as("sup1"), "script", null));
    accepted(usePolicy(desk, as("sup1"), "service_dept", "A"));
    const consulted = { kind: "B", service_mode: "consult", impact: "minor" };
    const policyOf = (card: CardDetail) => card.fields.policy_preset;
    expect(policyOf(done("clerk1", no, "classify", consulted))).toBe("flow_card");
    expect(policyOf(done("clerk1", no, "classify", { ...CLASSIFIED, reason: "更正" }))).toBe("service_dept");
    expect(policyOf(done("clerk1", no, "classify", { ...consulted, reason: "更正" }))).toBe("flow_card");
  });

  test("a kind is given back to the store's default", async () => {
    const { desk, as } = await openDeskFixture();
    accepted(usePolicy(desk, as("sup1"), "script", "C"));
    expect(desk.settings().policy_by_kind).toEqual({ C: "script" });
    const used = accepted(usePolicy(desk, as("sup1"), null, "C"));
    expect(desk.settings().policy_by_kind).toEqual({});
    expect(used.every((policy) => policy.kinds.length === 0)).toBe(true);
    expect(usePolicy(desk, as("sup1"), null, null)).toMatchObject({ code: "invalid_input" });
    expect(usePolicy(desk, as("sup1"), "own-9", null)).toMatchObject({ code: "not_found" });
  });
});
