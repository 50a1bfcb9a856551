import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Store, StoreTransaction } from "#electron/db/connection";
import { lastApprovalAt, pendingApprovals } from "#electron/repositories/approval-queue";
import {
  findAttachment,
  insertAttachment,
  listAttachments,
  markCleaned,
  storedFiles,
  uncleanedPhotos,
} from "#electron/repositories/attachment-repository";
import { insertCase, loadState, saveCase } from "#electron/repositories/case-repository";
import { appendEvents, eventHead, lastEnteredAt } from "#electron/repositories/event-repository";
import { gridCardOf } from "#electron/repositories/grid/grid-cards";
import { saveUrgency } from "#electron/repositories/grid-row";
import {
  markWarned,
  milestonesDueBefore,
  milestonesOfCard,
  replaceMilestones,
} from "#electron/repositories/milestone-repository";
import {
  insertPrint,
  markSignedBack,
  nextCopyNumber,
  nextDocumentNumber,
  printsNotBack,
  printsOfCard,
} from "#electron/repositories/print-log-repository";
import { immediate } from "#electron/repositories/transaction";
import type { ApprovalRequest } from "#shared/domain/card/case-state";
import type { MilestoneResult } from "#shared/domain/clock/milestone-result";
import { REGISTERED_AT, sampleCase, sampleEvent } from "./sample-case";
import { discard, newStore } from "./store-in-folder";

let store: Store;
beforeEach(async () => {
  store = await newStore();
  write((tx) => insertCase(tx, sampleCase()));
});
afterEach(() => discard(store));

function write(act: (tx: StoreTransaction) => void): void {
  immediate(store, (tx) => {
    act(tx);
    return { ok: true } as const;
  });
}

const paper = () => gridCardOf(store, "card-1")?.paper;

describe("paper", () => {
  const print = {
    card_id: "card-1",
    document: "confirmation",
    n: 1,
    copy: 1,
    pages: 2,
    paper: "a4",
    printed_by: "clerk1",
    printed_at: 10,
    printer: null,
    layout_version: 1,
    returns_signed: true,
  } as const;
  const file = {
    card_id: "card-1",
    sha256: "a".repeat(64),
    size: 5,
    mime: "image/jpeg",
    kind: "photo",
    consent: true,
    original_name: "照片.jpg",
    taken_at: null,
    document: null,
    document_n: null,
    page: null,
    added_by: "eng1",
    added_at: 1,
  } as const;

  test("prints are counted per document, copies on file are not", () => {
    const card = { card_id: "card-1" };
    write((tx) => {
      expect(nextDocumentNumber(tx, card, "confirmation")).toBe(1);
      insertPrint(tx, print);
      expect(nextCopyNumber(tx, card, "confirmation", 1)).toBe(2);
      insertPrint(tx, { ...print, copy: 0 });
      expect(nextCopyNumber(tx, card, "confirmation", 1)).toBe(2);
      insertPrint(tx, { ...print, copy: 2, printed_at: 20 });
      expect(nextDocumentNumber(tx, card, "confirmation")).toBe(2);
      expect(nextDocumentNumber(tx, card, "quote")).toBe(1);
      const { card_id, ...report } = print;
      insertPrint(tx, { ...report, document: "monthly_report", subject: "2026-10" });
      expect(nextCopyNumber(tx, { subject: "2026-10" }, "monthly_report", 1)).toBe(2);
    });
    expect(printsOfCard(store, "card-1").map(({ copy }) => copy)).toEqual([1, 0, 2]);
  });

  test("a printed document is out until it is back, also in the grid", () => {
    expect(paper()).toBe("none");
    write((tx) => insertPrint(tx, { ...print, returns_signed: false }));
    write((tx) => insertPrint(tx, { ...print, document: "quote", copy: 0 }));
    expect(paper()).toBe("none");
    write((tx) => insertPrint(tx, { ...print, n: 2 }));
    write((tx) => insertPrint(tx, { ...print, n: 2, copy: 2, printed_at: 11 }));
    expect(paper()).toBe("printed");
    expect(printsNotBack(store, 0, 100).map(({ document, n }) => [document, n])).toEqual([
      ["confirmation", 2],
    ]);
    expect(printsNotBack(store, 50, 100)).toEqual([]);
    write((tx) => {
      expect(markSignedBack(tx, "card-1", "confirmation", 2, 30)).toBe(true);
      expect(markSignedBack(tx, "card-1", "confirmation", 2, 31)).toBe(false);
      insertAttachment(tx, {
        ...file,
        kind: "signed_scan",
        document: "confirmation",
        document_n: 2,
        page: 1,
      });
    });
    expect(paper()).toBe("signed");
    expect(printsNotBack(store, 0, 100)).toEqual([]);
  });

  test("an online confirmation needs no paper", () => {
    const before = loadState(store, { id: "card-1" });
    if (before === null) throw new Error("no card");
    const fields = { ...before.fields, confirm_method: "online" as const, version: 2 };
    immediate(store, (tx) => saveCase(tx, before, { ...before, fields }, 1));
    expect(paper()).toBe("online");
  });

  test("files are numbered in the card, keep their bytes' sum, and photos wait to be cleaned", () => {
    write((tx) => {
      expect(insertAttachment(tx, file)).toBe(1);
      expect(insertAttachment(tx, { ...file, kind: "document", sha256: "b".repeat(64) })).toBe(2);
    });
    expect(listAttachments(store, "card-1").map(({ n, kind }) => [n, kind])).toEqual([
      [1, "photo"],
      [2, "document"],
    ]);
    expect(uncleanedPhotos(store, 9).map(({ n }) => n)).toEqual([1]);
    write((tx) => {
      expect(markCleaned(tx, "card-1", 1, { sha256: "c".repeat(64), width: 4, height: 3 })).toBe(true);
    });
    expect(uncleanedPhotos(store, 9)).toEqual([]);
    expect(findAttachment(store, "card-1", 1)).toMatchObject({
      ...file,
      clean_sha256: "c".repeat(64),
      width: 4,
    });
    expect(storedFiles(store).map(({ sha256 }) => sha256[0])).toEqual(["a", "b", "c"]);
    expect(() => store.sqlite.exec(`UPDATE "attachment" SET "sha256" = 'x'`)).toThrow("keeps its file");
  });
});

describe("clocks", () => {
  const running: MilestoneResult = {
    milestone: "respond",
    round: 1,
    occurrence: 1,
    state: "running",
    startAtMs: 100,
    dueAtMs: 200,
    standingDueAtMs: null,
    metAtMs: null,
    endedAtMs: null,
    pausedMs: 0,
    pauses: [],
    pausedSinceMs: null,
    limit: null,
    clockType: "natural",
    pausedBy: [],
    startPoint: "dispatched_at",
    stopPoint: "first_reaction",
    priority: "high",
    policy: { preset: "flow_card", version: 1, name: "流程卡", source: "S0" },
    warnAtMs: [
      { share: 0.5, atMs: 150 },
      { share: 0.8, atMs: 180 },
    ],
    secondBreachAtMs: 300,
    rolledFromMs: null,
    reason: null,
  };
  const pending: MilestoneResult = { ...running, milestone: "confirm", state: "pending", startAtMs: null };

  test("are replaced as worked out; what was told is kept", () => {
    write((tx) =>
      replaceMilestones(
        tx,
        "card-1",
        [running, { ...running, milestone: "resolve", dueAtMs: 500 }, pending],
        150,
      ),
    );
    expect(milestonesDueBefore(store, 201, 9).map(({ milestone, no }) => [milestone, no])).toEqual([
      ["respond", "SH-S01-20261120-0001"],
    ]);
    write((tx) => {
      const [respond] = milestonesDueBefore(tx, 201, 9);
      if (respond === undefined) throw new Error("nothing is due");
      expect(markWarned(tx, respond, 80)).toBe(true);
      expect(markWarned(tx, respond, 80)).toBe(false);
      expect(markWarned(tx, respond, 50)).toBe(false);
    });
    const met: MilestoneResult = { ...running, state: "met", metAtMs: 170, warnAtMs: [] };
    write((tx) => replaceMilestones(tx, "card-1", [met], 170, new Set(["respond/1/1"])));
    expect(milestonesOfCard(store, "card-1")).toEqual([
      {
        card_id: "card-1",
        milestone: "respond",
        round: 1,
        occurrence: 1,
        state: "met",
        start_at: 100,
        due_at: 200,
        met_at: 170,
        ended_at: null,
        paused_ms: 0,
        paused_since_at: null,
        warn_half_at: null,
        warn_at: null,
        second_breach_at: 300,
        priority: "high",
        late_entry: true,
        warned_percent: 80,
      },
    ]);
    expect(milestonesDueBefore(store, 1000, 9)).toEqual([]);
  });
});

test("pending approvals come with their card, the most pressing first", () => {
  const request: ApprovalRequest = {
    n: 1,
    what: "extension",
    reason: "等件",
    amount: null,
    promised_at: 900,
    customer_agreed: true,
    proposal: null,
    status: "pending",
    from_status: "in_service",
    requested_by: "eng1",
    requested_at: 5,
    decided_by: null,
    decided_at: null,
    decision_reason: null,
    self_approved: false,
  };
  const decided: ApprovalRequest = {
    ...request,
    n: 2,
    status: "rejected",
    decided_by: "sup1",
    decided_at: 77,
  };
  const urgency = {
    urgency_class: 0,
    urgency_sort_at: 50,
    priority_rank: 0,
    urgency_milestone: "resolve",
    urgency_round: 1,
    urgency_paused_since: null,
    urgency_warn50_at: null,
    urgency_warn80_at: null,
  } as const;
  write((tx) => {
    insertCase(tx, sampleCase({ id: "late", no: "SH-1" }, { requests: [request, decided] }));
    insertCase(tx, sampleCase({ id: "calm", no: "SH-2" }, { requests: [{ ...request, requested_at: 1 }] }));
    saveUrgency(tx, "late", urgency, 1);
  });
  const queue = pendingApprovals(store);
  expect(queue.map(({ card }) => [card.no, card.next_due_at])).toEqual([
    ["SH-1", 50],
    ["SH-2", null],
  ]);
  expect(queue[0]?.request).toEqual(request);
  expect(queue[0]?.card).toMatchObject({ customer_name: "示例客户", version: 1 });
  expect(lastApprovalAt(store)).toBe(77);
});

test("the store knows when its log was last written to", () => {
  write((tx) => appendEvents(tx, "card-1", [sampleEvent(1), sampleEvent(2)]));
  expect(eventHead(store)).toMatchObject({ globalSeq: 2 });
  expect(lastEnteredAt(store)).toBe(REGISTERED_AT + 2);
});
