import { describe, expect, test } from "vitest";
import { actOnLedger } from "#electron/use-cases/ledger/act-on-ledger";
import { addLedgerEntry } from "#electron/use-cases/ledger/add-ledger-entry";
import {
  decideLedgerProposal,
  ledgerOfCard,
  ledgerProposals,
} from "#electron/use-cases/ledger/ledger-proposals";
import { ledgerDetail } from "#electron/use-cases/ledger/ledger-views";
import { listLedger } from "#electron/use-cases/ledger/list-ledger";
import type { LedgerFilter } from "#shared/contract/ledger-channels";
import type { LedgerAction } from "#shared/domain/ledger/vocabulary";
import { accepted, type DeskFixture, EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";

const PROBLEM = { source: "manual", problem: "寄修物流信息不透明" } as const;

function tools({ desk, as }: DeskFixture) {
  const add = (code: string, fields: Parameters<typeof addLedgerEntry>[2] = PROBLEM) =>
    accepted(addLedgerEntry(desk, as(code), fields));
  const act = (
    code: string,
    id: number,
    action: LedgerAction,
    payload: Readonly<Record<string, unknown>> = {},
    version = accepted(ledgerDetail(desk, id)).entry.version,
  ) => actOnLedger(desk, as(code), { id, version, action, payload });
  const list = (filter: LedgerFilter = {}) => listLedger(desk, { filter });
  return { add, act, list };
}

/** A suggestion, classified and answered. */
function suggestionCard({ create, done }: DeskFixture, description = "希望增加语音控制") {
  const card = create("clerk1", { ...EXAMPLE_CARD, serial_no: "无", description });
  const no = card.fields.no ?? "";
  done("clerk1", no, "classify", { kind: "E", service_mode: "other", impact: "minor" });
  return { id: card.fields.id, no };
}

describe("an entry from the problem to its verification", () => {
  test("keeps who did what, before and after, and may not be verified by its owner", async () => {
    const fixture = await openDeskFixture();
    const { add, act, list } = tools(fixture);
    const card = fixture.create("clerk1", EXAMPLE_CARD);
    const { entry } = add("clerk1", { ...PROBLEM, cards: [card.fields.no ?? ""] });
    expect(entry).toMatchObject({ state: "open", cards: 1, created_by: "clerk1", version: 1, due: "none" });

    expect(act("clerk1", entry.id, "start")).toMatchObject({
      ok: false,
      code: "incomplete",
      details: { missing: ["measure", "owner", "due_on"] },
    });
    accepted(
      act("clerk1", entry.id, "start", {
        measure: "开通售后物流追踪",
        owner: "eng1",
        due_on: "2026-11-25",
      }),
    );
    fixture.at("2026-11-26T09:10:00+08:00");
    expect(list({ overdue: true }).rows.map(({ id, due, days_left }) => [id, due, days_left])).toEqual([
      [entry.id, "over", -1],
    ]);
    accepted(act("eng1", entry.id, "submit", { cause: "没有对接物流平台", result: "已开通" }));
    expect(act("eng1", entry.id, "verify")).toMatchObject({ ok: false, code: "forbidden" });
    const closed = accepted(act("sup1", entry.id, "verify", { note: "抽查 5 单都能查到" }));
    expect(closed.entry).toMatchObject({ state: "closed", verified_by: "sup1", due: "none", version: 4 });
    expect(list({ overdue: true }).total).toBe(0);

    expect(closed.history.map(({ n, change, by }) => [n, change, by])).toEqual([
      [4, "verify", "sup1"],
      [3, "submit", "eng1"],
      [2, "start", "clerk1"],
      [1, "add", "clerk1"],
    ]);
    expect(closed.history[1]).toMatchObject({
      before: { cause: null, result: null, state: "in_progress" },
      after: { cause: "没有对接物流平台", result: "已开通", state: "to_verify" },
    });
    expect(closed.history[0]?.note).toBe("抽查 5 单都能查到");
  });

  test("a supervisor who owns it needs another person", async () => {
    const fixture = await openDeskFixture();
    const { add, act } = tools(fixture);
    const { entry } = add("sup1", {
      ...PROBLEM,
      cause: "没备货",
      measure: "备货",
      owner: "sup1",
      due_on: "2026-11-30",
      result: "已备",
    });
    accepted(act("sup1", entry.id, "start"));
    accepted(act("sup1", entry.id, "submit"));
    const before = accepted(ledgerDetail(fixture.desk, entry.id));
    expect(act("sup1", entry.id, "verify")).toMatchObject({ ok: false, code: "self_approval" });
    expect(accepted(ledgerDetail(fixture.desk, entry.id))).toEqual(before);
    expect(accepted(act("dir1", entry.id, "verify")).entry.state).toBe("closed");
  });

  test("a stale version changes nothing; a change of nothing writes nothing", async () => {
    const fixture = await openDeskFixture();
    const { add, act } = tools(fixture);
    const { entry } = add("clerk1");
    accepted(act("clerk1", entry.id, "edit", { measure: "先这样" }, 1));
    const before = accepted(ledgerDetail(fixture.desk, entry.id));
    expect(act("clerk1", entry.id, "edit", { measure: "那样" }, 1)).toMatchObject({
      ok: false,
      code: "conflict",
      details: { version: 2 },
    });
    accepted(act("clerk1", entry.id, "edit", { measure: "先这样" }, 2));
    expect(accepted(ledgerDetail(fixture.desk, entry.id))).toEqual(before);
    expect(act("clerk1", 99, "note", { note: "x" }, 1)).toMatchObject({ ok: false, code: "not_found" });
    expect(act("clerk1", entry.id, "note", { text: "x" })).toMatchObject({
      ok: false,
      code: "invalid_input",
    });
  });

  test("cards are put behind it and taken away again, both told in the history", async () => {
    const fixture = await openDeskFixture();
    const { add, act } = tools(fixture);
    const card = fixture.create("clerk1", EXAMPLE_CARD);
    const no = card.fields.no ?? "";
    const { entry } = add("clerk1");
    expect(act("clerk1", entry.id, "link", { cards: [no, "SH-S01-20260101-0009"] })).toMatchObject({
      ok: false,
      code: "not_found",
    });
    expect(accepted(ledgerDetail(fixture.desk, entry.id)).cards).toEqual([]);
    const linked = accepted(act("clerk1", entry.id, "link", { cards: [no, no] }));
    expect(linked.cards.map((known) => known.no)).toEqual([no]);
    expect(ledgerOfCard(fixture.desk, card.fields.id).entries.map(({ id }) => id)).toEqual([entry.id]);
    const unlinked = accepted(act("clerk1", entry.id, "unlink", { cards: [no] }));
    expect(unlinked.cards).toEqual([]);
    expect(unlinked.history.map(({ change, before, after }) => [change, before, after]).slice(0, 2)).toEqual([
      ["unlink", { cards: [card.fields.id] }, {}],
      ["link", {}, { cards: [card.fields.id] }],
    ]);
  });

  test("the history can't be rewritten, and no entry deleted", async () => {
    const fixture = await openDeskFixture();
    const { add } = tools(fixture);
    add("clerk1");
    const { sqlite } = fixture.desk.store;
    expect(() => sqlite.exec(`UPDATE "ledger_change" SET "by" = 'x'`)).toThrow("append-only");
    expect(() => sqlite.exec(`DELETE FROM "ledger_change"`)).toThrow("append-only");
    expect(() => sqlite.exec(`DELETE FROM "ledger_entry"`)).toThrow("never deleted");
  });
});

describe("the list", () => {
  test("narrows by state, owner, source, days and words; what is due first comes first", async () => {
    const fixture = await openDeskFixture();
    const { add, act, list } = tools(fixture);
    const first = add("clerk1", { ...PROBLEM, owner: "eng1", due_on: "2026-12-10" }).entry.id;
    fixture.at("2026-12-01T09:00:00+08:00");
    const second = add("clerk1", {
      source: "report",
      problem: "异响偏多 100%",
      owner: "eng2",
      due_on: "2026-12-02",
    }).entry.id;
    const third = add("qc1", { source: "patrol", problem: "配电箱没有锁" }).entry.id;
    accepted(act("sup1", third, "reject", { reason: "业主已处理" }));
    const ids = (filter: LedgerFilter) => list(filter).rows.map(({ id }) => id);
    expect(ids({})).toEqual([second, first, third]);
    expect(ids({ states: ["open"] })).toEqual([second, first]);
    expect(ids({ owner: "eng1" })).toEqual([first]);
    expect(ids({ owner: "none" })).toEqual([third]);
    expect(ids({ sources: ["report", "patrol"] })).toEqual([second, third]);
    expect(ids({ from: "2026-12-01", to: "2026-12-31" })).toEqual([second, third]);
    expect(ids({ to: "2026-11-20" })).toEqual([first]);
    expect(ids({ search: "异响" })).toEqual([second]);
    expect(ids({ search: "100%" })).toEqual([second]);
    expect(ids({ search: "%" })).toEqual([second]);
    expect(ids({ search: "没有这样的" })).toEqual([]);
    expect(list({ states: ["open"] }).counts).toEqual({
      open: 2,
      in_progress: 0,
      to_verify: 0,
      closed: 0,
      rejected: 1,
      overdue: 0,
      feedback_due: 0,
    });
  });
});

describe("a suggestion (kind E)", () => {
  test("is proposed, carried, adopted and told to the customer", async () => {
    const fixture = await openDeskFixture();
    const { act, list } = tools(fixture);
    const card = suggestionCard(fixture);
    const proposed = ledgerProposals(fixture.desk).open;
    expect(proposed).toEqual([
      expect.objectContaining({ source: "suggestion", problem: "希望增加语音控制", cards: [card] }),
    ]);
    const key = proposed[0]?.key ?? "";
    expect(ledgerOfCard(fixture.desk, card.id)).toEqual({ entries: [], proposal: key });

    const taken = accepted(
      decideLedgerProposal(fixture.desk, fixture.as("clerk1"), { key, decision: "accepted" }),
    );
    const id = taken?.entry.id ?? 0;
    expect(taken?.entry).toMatchObject({ source: "suggestion", problem: "希望增加语音控制", cards: 1 });
    expect(ledgerProposals(fixture.desk).open).toEqual([]);
    expect(ledgerOfCard(fixture.desk, card.id)).toMatchObject({ entries: [{ id }], proposal: null });

    accepted(act("sup1", id, "start", { measure: "提交研发", owner: "tech1", due_on: "2026-12-01" }));
    accepted(act("tech1", id, "submit", { result: "下个版本带上" }));
    accepted(act("sup1", id, "verify"));
    expect(list({ feedback_due: true }).rows.map((row) => row.id)).toEqual([id]);
    fixture.at("2026-11-21T09:00:00+08:00");
    const told = accepted(act("clerk1", id, "feed_back", { method: "phone", told: "下个版本会有语音控制" }));
    expect(told.entry).toMatchObject({ state: "closed", feedback_due: false });
    expect(told.entry.fed_back_at).toBe(Date.parse("2026-11-21T09:00:00+08:00"));
    expect(told.history[0]).toMatchObject({
      change: "feed_back",
      note: "下个版本会有语音控制",
      after: { method: "phone" },
    });
    expect(list({ feedback_due: true }).total).toBe(0);
  });

  test("can be left out and put back; whoever does no case work decides nothing", async () => {
    const fixture = await openDeskFixture();
    const { desk, as } = fixture;
    suggestionCard(fixture);
    const key = ledgerProposals(desk).open[0]?.key ?? "";
    const decide = (code: string, decision: "accepted" | "dismissed" | "restored") =>
      decideLedgerProposal(desk, as(code), { key, decision });
    expect(decide("admin1", "accepted")).toMatchObject({ ok: false, code: "forbidden" });
    expect(decide("clerk1", "restored")).toMatchObject({ ok: false, code: "conflict" });
    accepted(decide("clerk1", "dismissed"));
    expect(decide("clerk1", "dismissed")).toMatchObject({ ok: false, code: "conflict" });
    expect(ledgerProposals(desk)).toMatchObject({ open: [], dismissed: [{ key }] });
    accepted(decide("clerk1", "restored"));
    expect(ledgerProposals(desk)).toMatchObject({ open: [{ key }], dismissed: [] });
    expect(listLedger(desk, { filter: {} }).total).toBe(0);
  });
});

describe("what surveys and frequent faults propose", () => {
  function finished({ create, done, at }: DeskFixture, n: number) {
    at("2026-10-12T09:10:00+08:00");
    const card = create("clerk1", {
      ...EXAMPLE_CARD,
      serial_no: `SN2026${n}`,
      requested_at: "2026-10-12T09:05:00+08:00",
    });
    const no = card.fields.no ?? "";
    done("clerk1", no, "classify", {
      kind: "A",
      service_mode: "on_site",
      fulfilment: "home_visit",
      fault_type: "hardware",
      fault_category: "异响",
      impact: "partial",
    });
    done("clerk1", no, "dispatch", { assignee: "eng1", promised_at: "2026-10-12T18:00:00+08:00" });
    done("eng1", no, "accept");
    done("eng1", no, "arrive");
    done("eng1", no, "log", { operation: "换减震" });
    done("eng1", no, "finish", { outcome: "repaired", result: "恢复", function_test: true });
    return { id: card.fields.id, no };
  }

  test("a low valid survey proposes an entry in the customer's words, a good one none", async () => {
    const fixture = await openDeskFixture();
    const [poor, good] = [finished(fixture, 1), finished(fixture, 2)];
    const scores = (n: number) => ({
      timeliness: n,
      efficiency: n,
      expertise: n,
      attitude: n,
      aftercare: n + 1,
    });
    fixture.done("clerk1", poor.no, "collect_survey", {
      collected_by: "phone",
      scores: scores(2),
      overall: 2,
      comment: "等了三天",
    });
    fixture.done("clerk1", good.no, "collect_survey", {
      collected_by: "phone",
      scores: scores(4),
      overall: 5,
    });
    const { open } = ledgerProposals(fixture.desk);
    expect(open.map(({ source, problem, cards }) => [source, problem, cards])).toEqual([
      ["survey", "客户不满意：XQB-80，问卷 42 分：“等了三天”", [poor]],
    ]);
    const key = open[0]?.key ?? "";
    accepted(decideLedgerProposal(fixture.desk, fixture.as("clerk1"), { key, decision: "accepted" }));
    expect(ledgerProposals(fixture.desk)).toEqual({ open: [], dismissed: [] });
  });

  test("a fault behind a third of last month's repairs is proposed once, with its cards", async () => {
    const fixture = await openDeskFixture();
    const cards = [1, 2, 3, 4, 5].map((n) => finished(fixture, n));
    expect(ledgerProposals(fixture.desk).open).toEqual([]);
    fixture.at("2026-11-02T09:00:00+08:00");
    const { open } = ledgerProposals(fixture.desk);
    expect(open).toEqual([
      expect.objectContaining({
        key: "report:2026-10:异响",
        source: "report",
        problem: "2026-10 高频故障“异响”：5 张，占维修 100%",
        share: 1,
      }),
    ]);
    expect(open[0]?.cards.map(({ no }) => no)).toEqual(cards.map(({ no }) => no));
    const decide = () =>
      decideLedgerProposal(fixture.desk, fixture.as("sup1"), {
        key: "report:2026-10:异响",
        decision: "accepted",
      });
    expect(accepted(decide())?.entry.cards).toBe(5);
    expect(decide()).toMatchObject({ ok: false, code: "conflict" });
    expect(listLedger(fixture.desk, { filter: {} }).total).toBe(1);
  });
});
