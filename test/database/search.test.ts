import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { NameReadings, Store } from "#electron/db/connection";
import { searchCards, searchCustomers, searchModels } from "#electron/repositories/card-search";
import { insertCase, loadState, saveCase } from "#electron/repositories/case-repository";
import { eraseCustomer, insertCustomer, updateCustomer } from "#electron/repositories/customer-repository";
import { queryGrid } from "#electron/repositories/grid/grid-sql";
import { insertModel } from "#electron/repositories/model-repository";
import { searchIndexDifferences } from "#electron/repositories/search-check";
import {
  bringSearchIndexUpToDate,
  isSearchIndexCurrent,
  rebuildSearchIndex,
} from "#electron/repositories/search-index";
import { immediate } from "#electron/repositories/transaction";
import type { CardFields } from "#shared/domain/card/case-state";
import { sampleCase } from "./sample-case";
import { discard, newStore, reopen } from "./store-in-folder";

const ok = { ok: true } as const;
const readings: NameReadings = {
  version: "test 1",
  of: (name) => (name === "沈小满" ? "shenxiaoman xiaoman sxm" : ""),
};

let store: Store;

function insert(fields: Partial<CardFields>): void {
  immediate(store, (tx) => {
    insertCase(tx, sampleCase(fields));
    return ok;
  });
}

function save(id: string, change: Partial<CardFields>): void {
  const before = loadState(store, { id });
  if (before === null) throw new Error("no such card");
  const fields = { ...before.fields, ...change, version: before.fields.version + 1 };
  immediate(store, (tx) => saveCase(tx, before, { ...before, fields }, before.fields.version));
}

const find = (text: string) =>
  searchCards(store, text, null, 50)
    .map((card) => card.id)
    .sort();

beforeAll(async () => {
  store = await newStore({ nameReadings: readings });
  insert({
    id: "a",
    no: "SH-S01-20261120-0007",
    customer_name: "沈小满",
    contact: "陆谷雨",
    phone: "128-0000-5021",
    model: "CG-L500 门锁",
    serial_no: "sn2026ab0001",
    description: "反锁打不开，家中有老人独处",
    customer_words: "急",
  });
  insert({
    id: "b",
    no: "SH-S01-20261121-0012",
    blank_no: "SH-S01-K2611-000128",
    external_no: "OLD/778-1",
    customer_name: "云杉苑物业𬭎",
    contact: null,
    phone: "021-5555 0001 转 5021",
    model: "CG-H10",
    serial_no: "ＺＸ９９８８７７",
    description: "12 户中控屏同时黑屏 E07_B",
    customer_words: null,
    fault_cause: "主板漏电",
    result: "更换主板",
  });
  insert({
    id: "c",
    no: "SH-S01-20261121-0013",
    status: "archived",
    customer_name: "Zoë Müller",
    contact: null,
    phone: "zoe.m@example.com",
    model: "无",
    serial_no: "无",
    description: "锁体卡滞",
    customer_words: null,
  });
});
afterAll(() => discard(store));

describe("words of cards", () => {
  test.each([
    ["锁", ["a", "c"]],
    ["反锁", ["a"]],
    ["锁反", []],
    ["打不开", ["a"]],
    ["沈", ["a"]],
    ["谷雨", ["a"]],
    ["急", ["a"]],
    ["主板", ["b"]],
    ["𬭎", ["b"]],
    ["12 户", ["b"]],
    ["e07_b", ["b"]],
    ["Ｅ０７", ["b"]],
    ["zoe", ["c"]],
    ["müll", ["c"]],
    ["example.com", ["c"]],
    ["老人 沈", ["a"]],
    ["老人 云杉", []],
    ["锁 -反锁", ["c"]],
    ["客户:沈", ["a"]],
    ["客户：锁", []],
    ["描述:锁", ["a", "c"]],
    ["sxm", ["a"]],
    ["shenx", ["a"]],
    ["xiaom", ["a"]],
  ])("%s", (text, expected) => expect(find(text)).toEqual(expected));

  test.each(["", "  ", "-", "，", '"', "'", "(", "*", 'a" OR "b', "NEAR(", "{x}:y"])(
    "%j asks for nothing or finds nothing, and is no error",
    (text) => expect(find(text)).toEqual([]),
  );
});

describe("parts of codes", () => {
  test.each([
    ["5021", ["a", "b"]],
    ["021", ["a", "b"]],
    ["0001", ["a", "b"]],
    ["1280000", ["a"]],
    ["128-0000-5021", ["a"]],
    ["02155550001", ["b"]],
    ["280", []],
    ["电话:0001", ["b"]],
    ["序列号:0001", ["a"]],
    ["2026ab", ["a"]],
    ["SN2026AB0001", ["a"]],
    ["98877", ["b"]],
    ["zx99", ["b"]],
    ["0007", ["a"]],
    ["1121-00", ["b", "c"]],
    ["SH-S01-20261121-0012", ["b"]],
    ["sh-s01", ["a", "b", "c"]],
    ["K2611-000128", ["b"]],
    ["old/778", ["b"]],
    ["L500", ["a"]],
    ["G-H", ["b"]],
    ["cg", ["a", "b"]],
    ["门锁", ["a"]],
    ["型号:h10", ["b"]],
  ])("%s", (text, expected) => expect(find(text)).toEqual(expected));
});

test("open and closed cards are found apart, and follow the card's status", () => {
  insert({ id: "d", no: "SH-S01-20261121-0099", customer_name: "北苑社区" });
  const states = () =>
    (["open", "closed"] as const).map((state) => searchCards(store, "北苑", state, 9).length);
  expect(states()).toEqual([1, 0]);
  save("d", { status: "cancelled" });
  expect(states()).toEqual([0, 1]);
  save("d", { status: "rework" });
  expect(states()).toEqual([1, 0]);
});

test("the grid's search finds the same cards", () => {
  const query = { order: { column: "no", dir: "asc" }, nowMs: 0 } as const;
  const found = queryGrid(store, { ...query, filters: { search: "5021" } }, { limit: 9 });
  expect(found?.rows.map((row) => row.id)).toEqual(["a", "b"]);
  expect(found?.total).toBe(2);
});

test("old words leave the index with the change, down to the file", () => {
  insert({ id: "e", no: "SH-S01-20261121-0100", customer_name: "龘靐齉", description: "Xyzzyplugh" });
  expect(find("龘靐")).toEqual(["e"]);
  save("e", { customer_name: "改名", description: "改了" });
  expect(find("龘靐")).toEqual([]);
  expect(find("xyzzyplugh")).toEqual([]);
  expect(find("改名")).toEqual(["e"]);
  expect(searchIndexDifferences(store)).toEqual([]);
  const pages = store.sqlite.prepare("SELECT block FROM card_search_data").pluck().all() as Buffer[];
  expect(pages.some((page) => page.includes("yzzyplugh"))).toBe(false);
});

test("a failed save leaves the index as it was", () => {
  const refused = immediate(store, (tx) => {
    insertCase(tx, sampleCase({ id: "f", no: "SH-S01-20261121-0101", customer_name: "不存在" }));
    return { ok: false, code: "incomplete" } as const;
  });
  expect(refused.ok).toBe(false);
  expect(find("不存在")).toEqual([]);
  expect(searchIndexDifferences(store)).toEqual([]);
});

test("customers and models are found, an erased customer no longer", () => {
  const zhou = { id: "k1", name: "周寒露", phone: "138 0000 4321", contact: null, address: null, note: null };
  immediate(store, (tx) => {
    insertCustomer(tx, { ...zhou, level: "vip" }, 1);
    insertCustomer(tx, { ...zhou, id: "k2", name: "白霜降", phone: "139 0000 1111", level: "normal" }, 1);
    insertModel(tx, {
      id: "m1",
      code: "CG-W80",
      brand: "示例",
      name: "滚筒洗衣机",
      category: "家电",
      warranty_months: null,
      units_sold: null,
      active: true,
    });
    return ok;
  });
  const customers = (text: string) => searchCustomers(store, text, 9).map(({ id }) => id);
  expect([customers("寒露"), customers("4321"), customers("周 321"), customers("白 321")]).toEqual([
    ["k1"],
    ["k1"],
    ["k1"],
    [],
  ]);
  expect(searchModels(store, "w8", 9).map(({ code }) => code)).toEqual(["CG-W80"]);
  expect(searchModels(store, "洗衣", 9)).toHaveLength(1);
  immediate(store, (tx) => {
    expect(updateCustomer(tx, { ...zhou, name: "周大寒", level: "vip", version: 1 }, 2)).toBe(true);
    expect(updateCustomer(tx, { ...zhou, level: "vip", version: 1 }, 2)).toBe(false);
    return ok;
  });
  expect([customers("寒露"), customers("大寒")]).toEqual([[], ["k1"]]);
  immediate(store, (tx) => {
    expect(eraseCustomer(tx, "k1", 3)).toBe(true);
    return ok;
  });
  expect([customers("大寒"), customers("4321"), customers("霜降")]).toEqual([[], [], ["k2"]]);
  expect(searchIndexDifferences(store)).toEqual([]);
});

test("other readings ask for a rebuild, which finds by them", async () => {
  const own = await newStore();
  immediate(own, (tx) => {
    insertCase(tx, sampleCase({ customer_name: "沈小满" }));
    expect(rebuildSearchIndex(tx, 1)).toEqual({ cards: 1, customers: 0 });
    return ok;
  });
  expect(isSearchIndexCurrent(own)).toBe(true);
  own.close();
  const again = await reopen(own.folder.root, { nameReadings: readings });
  expect(isSearchIndexCurrent(again)).toBe(false);
  expect(searchCards(again, "sxm", null, 9)).toEqual([]);
  expect(bringSearchIndexUpToDate(again, 1)).toEqual({ ok: true, rebuilt: true });
  expect(bringSearchIndexUpToDate(again, 1)).toEqual({ ok: true, rebuilt: false });
  expect(searchCards(again, "sxm", null, 9)).toHaveLength(1);
  expect(isSearchIndexCurrent(again)).toBe(true);
  discard(again);
});
