import { beforeEach, expect, test } from "vitest";
import type { GridRow, Queue } from "#shared/contract/views";
import { markRead, resetBell, takeQueue, useBell } from "../../../renderer/app/bell";

const MINUTE = 60_000;

function queueOf(...dues: readonly (readonly [id: string, dueMs: number])[]): Queue {
  const items = dues.map(([id, due_at]) => {
    const row: Partial<GridRow> = {
      id,
      milestone: "respond",
      milestone_round: 1,
      due_at,
      warn50_at: due_at - 20 * MINUTE,
      warn80_at: due_at - 10 * MINUTE,
      level: "running",
    };
    // Only what the bell looks at.
    return { row: row as GridRow, group: "within_hour" as const };
  });
  const counts = { breached: 0, within_hour: items.length, later_today: 0, later: 0, paused: 0 };
  return { items, counts, today_registered: 0, today_completed: 0, paper_out: 0 };
}

const rung = () => useBell.getState().items.map(({ key }) => key);

beforeEach(resetBell);

test("what was late when the desk opened does not ring", () => {
  takeQueue(queueOf(["late", 0], ["calm", 60 * MINUTE]), 5 * MINUTE);
  expect(rung()).toEqual([]);
  expect(useBell.getState().unread).toBe(0);
});

test("each level of a deadline rings once, newest first", () => {
  const queue = queueOf(["a", 60 * MINUTE]);
  takeQueue(queue, 0);
  takeQueue(queue, 50 * MINUTE);
  takeQueue(queue, 51 * MINUTE);
  takeQueue(queue, 61 * MINUTE);
  expect(rung()).toEqual(["a respond 1 breached", "a respond 1 warn80"]);
  expect(useBell.getState().unread).toBe(2);
  markRead();
  expect(useBell.getState().unread).toBe(0);
  expect(rung()).toHaveLength(2);
});

test("half of the time does not ring", () => {
  const queue = queueOf(["a", 60 * MINUTE]);
  takeQueue(queue, 0);
  takeQueue(queue, 45 * MINUTE);
  expect(rung()).toEqual([]);
});
