import { afterEach, beforeEach, expect, test } from "vitest";
import type { Store } from "#electron/db/connection";
import { lastNumber, raiseNumber, takeNumber } from "#electron/repositories/number-repository";
import { immediate } from "#electron/repositories/transaction";
import { cardNumber } from "#shared/domain/numbering/card-number";
import { outputOf, printed, startProcess } from "./other-process";
import { discard, newStore } from "./store-in-folder";

const script = new URL("./take-numbers.ts", import.meta.url);

let store: Store;
beforeEach(async () => {
  store = await newStore();
});
afterEach(() => discard(store));

const take = (series: string, scope: string) => {
  const result = immediate(store, (tx) => ({ ok: true, n: takeNumber(tx, series, scope) }) as const);
  if (!result.ok) throw new Error(result.code);
  return result.n;
};

test("each series and scope counts for itself; a failed save leaves no gap", () => {
  expect([take("card", "a"), take("card", "a"), take("card", "b"), take("blank", "a")]).toEqual([1, 2, 1, 1]);
  immediate(store, (tx) => {
    expect(takeNumber(tx, "card", "a")).toBe(3);
    return { ok: false } as const;
  });
  expect(() =>
    immediate(store, (tx) => {
      takeNumber(tx, "card", "a");
      throw new Error("a bug");
    }),
  ).toThrow("a bug");
  expect(take("card", "a")).toBe(3);
  expect(lastNumber(store, "card", "a")).toBe(3);
  expect(lastNumber(store, "card", "c")).toBe(0);
});

test("numbers that paper already knows stay taken after a restore, and are never given back", () => {
  immediate(store, (tx) => {
    raiseNumber(tx, "card", "a", 41);
    raiseNumber(tx, "card", "a", 7);
    return { ok: true } as const;
  });
  expect(take("card", "a")).toBe(42);
});

test("two processes at once, and one killed while it held a number: no gap, no double", async () => {
  const folder = store.folder.root;
  const holding = startProcess(script, [folder, "held", "hold"]);
  await printed(holding, "took");
  const both = ["left", "right"].map((name) => outputOf(startProcess(script, [folder, name, "60"])));
  holding.kill("SIGKILL");
  const given = (await Promise.all(both)).flatMap((text) => text.split("\n").filter((line) => line !== ""));
  const stored = store.sqlite.prepare(`SELECT "no" FROM "card" ORDER BY "no"`).pluck().all();
  const expected = Array.from({ length: given.length }, (_unused, index) =>
    cardNumber("SH-S01-20261121", index + 1),
  );
  expect(given.length).toBeGreaterThan(100);
  expect(stored).toEqual(expected);
  expect(given.toSorted()).toEqual(expected);
  expect(store.sqlite.prepare(`SELECT count(*) FROM "card" WHERE "id" LIKE 'held%'`).pluck().get()).toBe(0);
});
