import { describe, expect, test } from "vitest";
import { EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";

describe("a card from the call to the archive", () => {
  test("registers, classifies, is dispatched, served, confirmed and archived", async () => {
    const { create, done, at } = await openDeskFixture();
    const registered = create("clerk1", EXAMPLE_CARD);
    expect(registered.fields).toMatchObject({
      no: "SH-S01-20261120-0001",
      status: "registered",
      priority: "medium",
      registered_by: "clerk1",
      warranty_end: "2027-03-15",
      version: 1,
    });
    const no = registered.fields.no ?? "";
    at("2026-11-20T09:20:00+08:00");
    const classified = done("clerk1", no, "classify", {
      kind: "A",
      service_mode: "on_site",
      fulfilment: "home_visit",
      fault_type: "hardware",
      fault_category: "异响",
      impact: "main_function",
    });
    expect(classified.fields).toMatchObject({ status: "classified", priority: "high" });
    done("clerk1", no, "dispatch", { assignee: "eng1", promised_at: "2026-11-20T18:00:00+08:00" });
    done("eng1", no, "accept");
    done("eng1", no, "respond", { method: "phone" });
    at("2026-11-20T11:00:00+08:00");
    done("eng1", no, "arrive");
    done("eng1", no, "log", { operation: "调平底脚，更换减震", fault_cause: "减震老化" });
    at("2026-11-20T12:00:00+08:00");
    const finished = done("eng1", no, "finish", {
      outcome: "repaired",
      result: "恢复正常",
      function_test: true,
    });
    expect(finished.fields.status).toBe("completed");
    done("clerk1", no, "confirm", { method: "phone", solved: "yes", satisfaction: 5 });
    done("clerk1", no, "refuse_survey");
    const archived = done("clerk1", no, "archive");
    expect(archived.fields).toMatchObject({ status: "archived", grade: "satisfied", version: 11 });
    expect(archived.events.map((event) => event.action)).toEqual([
      "register",
      "classify",
      "dispatch",
      "accept",
      "respond",
      "arrive",
      "log",
      "finish",
      "confirm",
      "refuse_survey",
      "archive",
    ]);
    const met = archived.milestones
      .filter((milestone) => milestone.state === "met")
      .map((item) => item.milestone);
    expect(met).toEqual(
      expect.arrayContaining([
        "register",
        "classify",
        "dispatch",
        "respond",
        "resolve",
        "confirm",
        "archive",
      ]),
    );
  });

  test("a refused action writes nothing and says what is allowed", async () => {
    const { create, act, desk } = await openDeskFixture();
    const card = create("clerk1", EXAMPLE_CARD);
    const before = JSON.stringify(card);
    const refused = act("clerk1", card.fields.id, "archive");
    expect(refused).toMatchObject({ ok: false, code: "invalid_state", details: { status: "registered" } });
    const { showCard } = await import("#electron/use-cases/card/show-card");
    expect(JSON.stringify(showCard(desk, card.fields.id))).toContain(before.slice(0, 200));
  });

  test("the same op_id answers the first time's card; with another payload it is a conflict", async () => {
    const { create, act } = await openDeskFixture();
    const first = create("clerk1", { ...EXAMPLE_CARD, op_id: "op-1" });
    const again = create("clerk1", { ...EXAMPLE_CARD, op_id: "op-1" });
    expect(again).toEqual(first);
    const edited = act("clerk1", first.fields.id, "edit", { remark: "a", op_id: "op-2", version: 1 });
    expect(edited).toMatchObject({ ok: true });
    expect(act("clerk1", first.fields.id, "edit", { remark: "b", op_id: "op-2", version: 1 })).toMatchObject({
      ok: false,
      code: "conflict",
    });
    expect(act("clerk1", first.fields.id, "edit", { remark: "c", version: 1 })).toMatchObject({
      ok: false,
      code: "conflict",
      details: { version: 2 },
    });
  });

  test("a second card for an open serial is a duplicate unless a reason is given", async () => {
    const { create, desk, as } = await openDeskFixture();
    const { createCard } = await import("#electron/use-cases/card/create-card");
    const first = create("clerk1", EXAMPLE_CARD);
    expect(createCard(desk, as("clerk1"), { fields: EXAMPLE_CARD })).toMatchObject({
      ok: false,
      code: "duplicate",
      details: { no: first.fields.no },
    });
    const second = create("clerk1", { ...EXAMPLE_CARD, duplicate_reason: "另一处故障" });
    expect(second.fields.no).toBe("SH-S01-20261120-0002");
  });

  test("a draft has no number until it is registered", async () => {
    const { create, done } = await openDeskFixture();
    const draft = create("clerk1", { draft: true, customer_name: "沈小满", description: "不通电" });
    expect(draft.fields).toMatchObject({ status: "draft", no: null });
    const registered = done("clerk1", draft.fields.id, "register", {
      channel: "counter",
      requested_at: "2026-11-20T09:05:00+08:00",
      phone: "12900000001",
      model: "无",
    });
    expect(registered.fields).toMatchObject({
      status: "registered",
      no: "SH-S01-20261120-0001",
      customer_name: "沈小满",
    });
  });
});

describe("a PC clock that was set back", () => {
  test("never blocks: a draft that was begun before is registered, flagged", async () => {
    const { create, done, at } = await openDeskFixture();
    at("2026-11-20T15:00:00+08:00");
    const draft = create("clerk1", {
      ...EXAMPLE_CARD,
      draft: true,
      requested_at: "2026-11-20T14:59:00+08:00",
    });
    at("2026-11-20T13:00:00+08:00");
    const registered = done("clerk1", draft.fields.id, "register");
    expect(registered.fields.status).toBe("registered");
    expect(registered.events.at(-1)).toMatchObject({ action: "register", clock_flag: true });
    expect(registered.warnings).toContain("clock_set_back");
  });
});
