import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textIn } from "#shared/text/text";
import { type Deadline, deadlineTime, levelAt, roundMark, spokenDeadline } from "../../../renderer/ui/sla";
import { shortStatus, stepOf } from "../../../renderer/ui/status-words";

const zh = textIn("zh");
const MINUTE = 60_000;
const dueMs = 1_000_000 * MINUTE;

function deadline(change: Partial<Deadline> = {}): Deadline {
  return {
    milestone: "on_site",
    milestone_round: 1,
    due_at: dueMs,
    warn50_at: dueMs - 100 * MINUTE,
    warn80_at: dueMs - 40 * MINUTE,
    level: "running",
    ...change,
  };
}

describe("level at a minute", () => {
  test.each([
    [-101, "running"],
    [-100, "warn50"],
    [-40, "warn80"],
    [0, "warn80"],
    [1, "breached"],
  ])("%i min after the due: %s", (minutes, level) => {
    expect(levelAt(deadline(), dueMs + minutes * MINUTE)).toBe(level);
  });

  test("paused and missing deadlines don't tick", () => {
    expect(levelAt(deadline({ level: "paused" }), dueMs + MINUTE)).toBe("paused");
    expect(levelAt(deadline({ level: "none", due_at: null }), dueMs)).toBe("none");
  });

  test("never gets calmer as time goes on", () => {
    const order = ["running", "warn50", "warn80", "breached"];
    fc.assert(
      fc.property(fc.integer({ min: -300, max: 300 }), fc.nat(300), (from, later) => {
        const first = levelAt(deadline(), dueMs + from * MINUTE);
        const second = levelAt(deadline(), dueMs + (from + later) * MINUTE);
        return order.indexOf(second) >= order.indexOf(first);
      }),
    );
  });
});

describe("words of the chip", () => {
  test("time left, over, paused", () => {
    expect(deadlineTime({ due_at: dueMs, level: "warn80" }, dueMs - 33 * MINUTE, zh)).toBe("0:33");
    expect(deadlineTime({ due_at: dueMs, level: "breached" }, dueMs + 47 * MINUTE, zh)).toBe("超 0:47");
    expect(deadlineTime({ due_at: null, level: "paused" }, dueMs, zh)).toBe("暂停");
  });

  test("is read whole (UX 11)", () => {
    expect(spokenDeadline(deadline(), dueMs - 33 * MINUTE, zh)).toBe("期限，到场，还剩 33 分，快到");
    expect(spokenDeadline(deadline({ milestone: null }), dueMs, zh)).toBe("没有期限");
  });

  test("a second round is marked", () => {
    expect([roundMark(2), roundMark(9), roundMark(12)]).toEqual(["②", "⑨", "(12)"]);
    expect(shortStatus({ status: "dispatched", waiting_for: null, round: 2 }, zh)).toBe("已派单②");
    expect(shortStatus({ status: "waiting", waiting_for: "quote", round: 1 }, zh)).toBe("等报价");
    expect(stepOf("in_service")).toBe(4);
  });
});
