import { expect, test } from "vitest";
import { listViews, removeView, saveView } from "#electron/use-cases/view/saved-views";
import { VIEW_SHARING_ROLES } from "#shared/domain/workbench/view-sharing-roles";
import { accepted, openDeskFixture } from "#test/builders/desk-fixture";

const LATE = {
  filter: { view: "open", overdue: true },
  sort: [{ column: "urgency", dir: "asc" }],
  hidden_columns: ["paper"],
  density: "compact",
} as const;
const input = (name: string, shared = false) => ({
  ...LATE,
  sort: [...LATE.sort],
  hidden_columns: [...LATE.hidden_columns],
  name,
  shared,
});

test("everybody's views come first, then one's own; another person's are not there", async () => {
  const { desk, as } = await openDeskFixture();
  const own = accepted(saveView(desk, as("clerk1"), input("超时的")));
  const shared = accepted(saveView(desk, as("sup1"), input("今天要盯的", true)));
  accepted(saveView(desk, as("sup1"), input("主管自己的")));
  expect(own).toMatchObject({ ...LATE, name: "超时的", shared: false });
  expect(listViews(desk, as("clerk1"))).toEqual([shared, own]);
  expect(listViews(desk, as("eng1"))).toEqual([shared]);
  expect(listViews(desk, as("sup1")).map(({ name }) => name)).toEqual(["今天要盯的", "主管自己的"]);
});

test("the same name of the same owner is replaced in its place; of another owner it is another view", async () => {
  const { desk, as } = await openDeskFixture();
  const first = accepted(saveView(desk, as("clerk1"), input("我的")));
  const second = accepted(saveView(desk, as("clerk1"), input("第二个")));
  const again = accepted(saveView(desk, as("clerk1"), { ...input("我的"), density: null }));
  accepted(saveView(desk, as("sup1"), input("我的", true)));
  expect(again.id).toBe(first.id);
  expect(
    listViews(desk, as("clerk1"))
      .map(({ id, density }) => [id, density])
      .slice(1),
  ).toEqual([
    [first.id, null],
    [second.id, "compact"],
  ]);
  const shared = accepted(saveView(desk, as("sup1"), { ...input("我的", true), density: "roomy" }));
  expect(listViews(desk, as("clerk1"))).toHaveLength(3);
  expect(listViews(desk, as("clerk1"))[0]).toEqual(shared);
});

test("sharing and taking away what is shared is the supervisor's; what is refused changes nothing", async () => {
  const { desk, as } = await openDeskFixture();
  const forbidden = { ok: false, code: "forbidden", details: { needs: VIEW_SHARING_ROLES } };
  expect(saveView(desk, as("clerk1"), input("大家的", true))).toMatchObject(forbidden);
  const shared = accepted(saveView(desk, as("sup1"), input("大家的", true)));
  const own = accepted(saveView(desk, as("clerk1"), input("我的")));
  expect(removeView(desk, as("clerk1"), { id: shared.id })).toMatchObject(forbidden);
  expect(removeView(desk, as("sup1"), { id: own.id })).toMatchObject({ ok: false, code: "not_found" });
  expect(removeView(desk, as("clerk1"), { id: "nobody" })).toMatchObject({ ok: false, code: "not_found" });
  expect(listViews(desk, as("clerk1"))).toEqual([shared, own]);
  accepted(removeView(desk, as("sup1"), { id: shared.id }));
  accepted(removeView(desk, as("clerk1"), { id: own.id }));
  expect(listViews(desk, as("clerk1"))).toEqual([]);
});

test("a view whose filter this version does not know stays stored and is not shown", async () => {
  const { desk, as } = await openDeskFixture();
  const { id } = accepted(saveView(desk, as("clerk1"), input("我的")));
  desk.store.sqlite.prepare(`UPDATE "saved_view" SET "definition" = '{"filter":{"moon":"full"}}'`).run();
  expect(listViews(desk, as("clerk1"))).toEqual([]);
  expect(desk.store.sqlite.prepare(`SELECT "id" FROM "saved_view"`).all()).toEqual([{ id }]);
});
