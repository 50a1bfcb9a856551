import { expect, test } from "vitest";
import { listCardIds } from "#electron/use-cases/workbench/list-card-ids";
import { pageCards } from "#electron/use-cases/workbench/page-cards";
import { type GridFilter, gridFilterSchema } from "#shared/contract/workbench-channels";
import { EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";

test("every filter of the workbench, as the panel sends it, finds the card that has it and not the other", async () => {
  const { desk, as, create, done } = await openDeskFixture();
  const other = create("clerk1", { ...EXAMPLE_CARD, serial_no: "SN2", model: "XQB-81" }).fields;
  const { id } = create("clerk1", { ...EXAMPLE_CARD, channel: "wechat", customer_level: "vip" }).fields;
  done("clerk1", id, "classify", { kind: "B", service_mode: "remote" });
  done("sup1", id, "set_priority", { priority: "high", reason: "急用" });
  const sort = [{ column: "registered_at", dir: "asc" }] as const;
  const found = (filter: GridFilter) => {
    const request = { filter: gridFilterSchema.parse(filter), sort: [...sort] };
    const ids = pageCards(desk, as("clerk1"), { ...request, start_row: 0, end_row: 10 }).rows.map(
      (row) => row.id,
    );
    expect(listCardIds(desk, as("clerk1"), { ...request, limit: 10 })).toEqual(ids);
    return ids;
  };
  expect(found({})).toEqual([other.id, id]);
  const own: readonly GridFilter[] = [
    { status: ["classified"] },
    { kind: ["B"] },
    { priority: ["high"] },
    { service_mode: ["remote"] },
    { channel: ["wechat"] },
    { customer_level: "vip" },
    { model: "XQB-80" },
    { search: "SN20260001" },
  ];
  for (const filter of own) expect(found(filter), JSON.stringify(filter)).toEqual([id]);
  expect(found({ paper: ["none"], assignee: "none", from: "2026-11-20", to: "2026-11-20" })).toHaveLength(2);
  expect(found({ from: "2026-11-21" })).toEqual([]);
  expect(gridFilterSchema.safeParse({ from: "SH-S01" }).success).toBe(false);
});
