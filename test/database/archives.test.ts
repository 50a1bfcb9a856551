import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Store, StoreTransaction } from "#electron/db/connection";
import { insertAudit, newestAudits } from "#electron/repositories/audit-repository";
import {
  cardByRef,
  cardOfImportedRow,
  cardsMergedInto,
  complaintsOfCustomer,
  openCardBySerial,
  repairedCardsOfSerial,
  volumeOf,
} from "#electron/repositories/card-lookups";
import { insertCase } from "#electron/repositories/case-repository";
import {
  customersByPhone,
  devicesOfCustomer,
  findCustomerByPhoneAndName,
  historyOfCustomer,
  insertCustomer,
  markReplaced,
  saveDevice,
} from "#electron/repositories/customer-repository";
import {
  checkItemsOf,
  isFaultCategory,
  listFaultCategories,
  saveFaultCategory,
  saveShippedFaultCategories,
} from "#electron/repositories/fault-category-repository";
import {
  findModelByCode,
  insertModel,
  partWarrantiesOf,
  savePartWarranties,
  updateModel,
} from "#electron/repositories/model-repository";
import { findOperation, insertOperation } from "#electron/repositories/operation-repository";
import {
  calendarOverrides,
  findPolicy,
  insertPolicy,
  latestPolicy,
  saveCalendarOverride,
} from "#electron/repositories/policy-repository";
import { listServiceGroups, saveServiceGroup } from "#electron/repositories/service-group-repository";
import { loadSettings, loadValue, saveSettings, saveValue } from "#electron/repositories/settings-repository";
import {
  deputiesInForce,
  dutyRoster,
  endDeputyship,
  findCredential,
  findStaff,
  insertDeputy,
  insertStaff,
  listStaff,
  saveCredential,
  saveDutyOfDay,
  staffOnDuty,
  updateStaff,
} from "#electron/repositories/staff-repository";
import { immediate } from "#electron/repositories/transaction";
import type { CardFields } from "#shared/domain/card/case-state";
import { DEFAULT_STORE_SETTINGS } from "#shared/domain/store/store-settings";
import { sampleCase } from "./sample-case";
import { discard, newStore } from "./store-in-folder";

let store: Store;
beforeEach(async () => {
  store = await newStore();
});
afterEach(() => discard(store));

function write(act: (tx: StoreTransaction) => void): void {
  const result = immediate(store, (tx) => {
    act(tx);
    return { ok: true } as const;
  });
  expect(result).toEqual({ ok: true });
}

let cards = 0;
function insertCard(tx: StoreTransaction, fields: Partial<CardFields>): void {
  cards += 1;
  insertCase(tx, sampleCase({ id: `c${cards}`, no: `SH-S01-20261120-${cards}`, ...fields }));
}

const engineer = {
  name: "罗青山",
  phone: null,
  active: true,
  created_at: 1,
  roles: ["engineer", "clerk"],
} as const;

describe("staff", () => {
  test("keeps roles in their order and refuses a stale change", () => {
    write((tx) => {
      insertStaff(tx, { ...engineer, code: "E02" });
      insertStaff(tx, { ...engineer, code: "E01", roles: [] });
    });
    expect(listStaff(store).map(({ code }) => code)).toEqual(["E01", "E02"]);
    expect(findStaff(store, "E02")).toEqual({
      ...engineer,
      code: "E02",
      roles: ["clerk", "engineer"],
      version: 1,
    });
    write((tx) => {
      const changed = { ...engineer, code: "E02", active: false, roles: ["qc"] as const };
      expect(updateStaff(tx, { ...changed, version: 1 })).toBe(true);
      expect(updateStaff(tx, { ...changed, active: true, version: 1 })).toBe(false);
    });
    expect(findStaff(store, "E02")).toMatchObject({ active: false, roles: ["qc"], version: 2 });
    expect(findStaff(store, "E03")).toBeNull();
  });

  test("counts attempts on a PIN in the row that holds it", () => {
    const pin = {
      staff: "E01",
      kind: "pin",
      salt: Buffer.from("salt"),
      hash: Buffer.from("hash"),
      parameters: { N: 131072, r: 8, p: 1 },
      set_at: 1,
      failed_attempts: 0,
      last_attempt_at: null,
      lock_left_ms: null,
      lock_mark_ms: null,
      must_change: false,
      pepper: null,
      reset_needed: false,
    } as const;
    write((tx) => {
      insertStaff(tx, { ...engineer, code: "E01" });
      saveCredential(tx, pin);
      saveCredential(tx, { ...pin, failed_attempts: 1, last_attempt_at: 9 });
    });
    expect(findCredential(store, "E01", "pin")).toEqual({ ...pin, failed_attempts: 1, last_attempt_at: 9 });
    expect(findCredential(store, "E01", "password")).toBeNull();
  });

  test("deputies and duty count for their period only", () => {
    write((tx) => {
      insertStaff(tx, { ...engineer, code: "S1" });
      insertStaff(tx, { ...engineer, code: "S2" });
      const id = insertDeputy(tx, { supervisor: "S1", deputy: "S2", from_at: 10, to_at: 20, named_by: "S1" });
      expect(deputiesInForce(tx, 10).map(({ deputy }) => deputy)).toEqual(["S2"]);
      expect(endDeputyship(tx, id, 15)).toBe(true);
      expect(endDeputyship(tx, id, 16)).toBe(false);
      saveDutyOfDay(tx, "2026-11-21", [{ staff: "S2", from_at: 100, to_at: 200 }]);
      saveDutyOfDay(tx, "2026-11-21", [{ staff: "S1", from_at: 100, to_at: 200 }]);
    });
    expect([9, 14, 15, 20].map((at) => deputiesInForce(store, at).length)).toEqual([0, 1, 0, 0]);
    expect([99, 100, 199, 200].map((at) => staffOnDuty(store, at))).toEqual([[], ["S1"], ["S1"], []]);
    expect(dutyRoster(store, "2026-11-21", "2026-11-21")).toHaveLength(1);
  });

  test("groups are replaced with their members", () => {
    write((tx) => {
      insertStaff(tx, { ...engineer, code: "E01" });
      const group = { code: "G1", name: "上门组", active: true, leader: null };
      saveServiceGroup(tx, { ...group, members: ["E01"] });
      saveServiceGroup(tx, { ...group, name: "外勤组", leader: "E01", members: [] });
    });
    expect(listServiceGroups(store)).toEqual([
      { code: "G1", name: "外勤组", active: true, leader: "E01", members: [] },
    ]);
  });
});

describe("settings", () => {
  test("are the defaults until something is stored, and survive a value that is no longer allowed", () => {
    expect(loadSettings(store)).toEqual(DEFAULT_STORE_SETTINGS);
    write((tx) => saveSettings(tx, { name: "示例电器", self_check: true }, 1, "admin1"));
    store.sqlite.exec(
      `INSERT INTO "setting" VALUES ('store.zone', '5', 1, NULL), ('store.unknown', '1', 1, NULL)`,
    );
    expect(loadSettings(store)).toEqual({ ...DEFAULT_STORE_SETTINGS, name: "示例电器", self_check: true });
  });

  test("other values keep their own keys", () => {
    write((tx) => {
      saveValue(tx, "window.layout", { width: 5 }, 1, null);
      expect(() => saveValue(tx, "store.name", 1, 1, null)).toThrow("saveSettings");
    });
    expect(loadValue(store, "window.layout")).toEqual({ width: 5 });
    expect(loadValue(store, "none")).toBeUndefined();
  });

  test("policies and dates of the calendar", () => {
    const policy = { preset: "flow_card", table: { a: 1 }, note: null, created_at: 1, created_by: null };
    write((tx) => {
      insertPolicy(tx, { ...policy, version: 1 });
      insertPolicy(tx, { ...policy, version: 2, table: { a: 2 } });
      const saturday = { working: true, spans: [{ fromMinute: 540, toMinute: 720 }], name: "加班" };
      saveCalendarOverride(tx, "2026-11-21", saturday, 1, "admin1");
      saveCalendarOverride(tx, "2026-11-28", { working: false, spans: null, name: null }, 1, null);
      saveCalendarOverride(tx, "2026-11-28", null, 2, null);
    });
    expect([findPolicy(store, "flow_card", 1)?.table, latestPolicy(store, "flow_card")?.version]).toEqual([
      { a: 1 },
      2,
    ]);
    expect(calendarOverrides(store)).toEqual({
      "2026-11-21": { working: true, spans: [{ fromMinute: 540, toMinute: 720 }], name: "加班" },
    });
  });
});

describe("fault categories", () => {
  test("the shipped list has what every sandbox shows, and can be edited", () => {
    write(saveShippedFaultCategories);
    for (const name of ["异响", "不通电", "漏水", "不制冷", "花屏"])
      expect(isFaultCategory(store, name)).toBe(true);
    expect(isFaultCategory(store, "不存在")).toBe(false);
    expect(Object.keys(checkItemsOf(store, "无法开锁", "智能门锁"))).toContain("emergency_key");
    const count = listFaultCategories(store).length;
    expect(new Set(listFaultCategories(store).map((entry) => entry.product_category)).size).toBe(7);
    write((tx) => {
      saveFaultCategory(tx, {
        product_category: "*",
        name: "异响",
        check_items: {},
        active: false,
        position: 1,
      });
    });
    expect(isFaultCategory(store, "异响")).toBe(false);
    expect(listFaultCategories(store)).toHaveLength(count);
  });
});

describe("customers, units and models", () => {
  const caller = {
    name: "周寒露",
    phone: "128-0000 4321",
    contact: null,
    address: null,
    note: null,
  } as const;

  test("a caller is known by the digits of the phone", () => {
    write((tx) => {
      insertCustomer(tx, { ...caller, id: "k1", level: "vip" }, 1);
      insertCustomer(tx, { ...caller, id: "k2", name: "周小寒", level: "normal" }, 2);
    });
    expect(customersByPhone(store, "１２８００００４３２１").map(({ id }) => id)).toEqual(["k1", "k2"]);
    expect(customersByPhone(store, "无")).toEqual([]);
    expect(findCustomerByPhoneAndName(store, "12800004321", "周小寒")?.id).toBe("k2");
    expect(findCustomerByPhoneAndName(store, "12800004321", "别人")).toBeNull();
  });

  test("a unit is one per serial and never loses what is known", () => {
    const unit = {
      id: "d1",
      customer_id: "k1",
      model_id: null,
      model: "CG-W80",
      serial_no: "SN1",
      purchase_date: "2026-03-15",
      received_date: null,
      purchase_channel: "store",
      purchase_proof_no: null,
    } as const;
    write((tx) => {
      insertCustomer(tx, { ...caller, id: "k1", level: "vip" }, 1);
      saveDevice(tx, unit, 1);
      saveDevice(tx, { ...unit, id: "d2", purchase_date: null, received_date: "2026-03-20" }, 2);
      saveDevice(tx, { ...unit, id: "d3", serial_no: "SN2" }, 3);
      expect(markReplaced(tx, "d1", "d3")).toBe(true);
    });
    expect(devicesOfCustomer(store, "k1")).toEqual([
      { ...unit, id: "d3", serial_no: "SN2", replaced_by: null, created_at: 3, version: 1 },
      { ...unit, received_date: "2026-03-20", replaced_by: "d3", created_at: 1, version: 3 },
    ]);
  });

  test("a model's code is its own, and its groups of parts may differ in warranty", () => {
    const model = {
      id: "m1",
      code: "CG-W80",
      brand: null,
      name: "洗衣机",
      category: "家电",
      warranty_months: 36,
      units_sold: null,
      active: true,
    };
    write((tx) => {
      insertModel(tx, model);
      savePartWarranties(tx, "m1", { 电机: 120, 主板: 24 });
      savePartWarranties(tx, "m1", { 电机: 120 });
      expect(updateModel(tx, { ...model, name: "滚筒洗衣机", version: 1 })).toBe(true);
      expect(updateModel(tx, { ...model, version: 1 })).toBe(false);
    });
    expect(findModelByCode(store, "CG-W80")).toMatchObject({ name: "滚筒洗衣机", version: 2 });
    expect(partWarrantiesOf(store, "m1")).toEqual({ 电机: 120 });
    expect(() => write((tx) => insertModel(tx, { ...model, id: "m2" }))).toThrow("UNIQUE");
  });
});

describe("look-ups", () => {
  test("the open card of a serial, drafts and itself left out", () => {
    write((tx) => {
      insertCard(tx, { id: "draft", status: "draft", no: null, serial_no: "S1" });
      insertCard(tx, { id: "done", status: "archived", serial_no: "S1" });
      insertCard(tx, { id: "open", no: "SH-1", serial_no: "S1" });
    });
    expect(openCardBySerial(store, "S1", "new")).toEqual({ id: "open", no: "SH-1", status: "registered" });
    expect(openCardBySerial(store, "S1", "open")).toBeNull();
    expect(cardByRef(store, "SH-1")?.id).toBe("open");
    expect(cardByRef(store, "draft")?.status).toBe("draft");
    expect(cardByRef(store, "none")).toBeNull();
  });

  test("earlier repairs of a serial, newest first", () => {
    const repaired = { serial_no: "S1", kind: "A", outcome: "repaired", status: "archived" } as const;
    write((tx) => {
      insertCard(tx, { ...repaired, no: "SH-1", completed_at: 10, fault_category: "异响" });
      insertCard(tx, { ...repaired, no: "SH-2", completed_at: 20 });
      insertCard(tx, { ...repaired, no: "SH-3", completed_at: 30, outcome: "no_fault" });
      insertCard(tx, { ...repaired, no: "SH-4", completed_at: 40, status: "cancelled" });
    });
    expect(repairedCardsOfSerial(store, "S1", "new")).toEqual([
      { no: "SH-2", fault_category: null, completed_at: 20 },
      { no: "SH-1", fault_category: "异响", completed_at: 10 },
    ]);
  });

  test("complaints of a customer, by archive or by phone", () => {
    write((tx) => {
      insertCustomer(
        tx,
        { id: "k1", name: "周", phone: "1", contact: null, address: null, note: null, level: "normal" },
        1,
      );
      const complaint = { kind: "C", registered_at: 100, customer_id: "k1", phone: "1" } as const;
      insertCard(tx, complaint);
      insertCard(tx, { ...complaint, registered_at: 50 });
      insertCard(tx, { ...complaint, kind: "A" });
      insertCard(tx, { ...complaint, status: "merged", merged_into: "SH-X" });
      insertCard(tx, { ...complaint, customer_id: null });
    });
    const count = (customer_id: string | null) =>
      complaintsOfCustomer(
        store,
        { id: "new", no: null, registered_at: null, customer_id, phone: "1" },
        60,
        101,
      );
    expect([count("k1"), count(null)]).toEqual([1, 2]);
    expect(historyOfCustomer(store, "k1").map(({ kind }) => kind)).toEqual(["C", "A", "C", "C"]);
    expect(cardsMergedInto(store, { id: "x", no: "SH-X" })).toHaveLength(1);
  });

  test("today's volume and rows that were imported before", () => {
    write((tx) => {
      insertCard(tx, { id: "a", registered_at: 10, first_completed_at: 25 });
      insertCard(tx, { id: "b", registered_at: 20, status: "cancelled" });
      insertCard(tx, {
        id: "c",
        registered_at: 30,
        external_no: "OLD-1",
        requested_at: 7,
        phone: "p",
        description: "d",
      });
    });
    expect([volumeOf(store, 10, 30), volumeOf(store, 30, 40)]).toEqual([
      { received: 1, completed: 1 },
      { received: 1, completed: 0 },
    ]);
    const row = { external_no: null, requested_at: 7, phone: "p", description: "d" };
    expect(cardOfImportedRow(store, row)?.id).toBe("c");
    expect(cardOfImportedRow(store, { ...row, external_no: "OLD-1", phone: "other" })?.id).toBe("c");
    expect(cardOfImportedRow(store, { ...row, phone: "other" })).toBeNull();
  });
});

test("an operation is found by its id, once", () => {
  const operation = {
    op_id: "o1",
    payload_hash: "h",
    card_id: "c1",
    result_version: 2,
    result: { no: "SH-1" },
    at: 1,
    by: "clerk1",
  };
  write((tx) => insertOperation(tx, operation));
  expect(findOperation(store, "o1")).toEqual(operation);
  expect(findOperation(store, "o2")).toBeNull();
  expect(() => write((tx) => insertOperation(tx, operation))).toThrow("UNIQUE");
});

test("audit entries come newest first with their details", () => {
  write((tx) => {
    insertAudit(tx, { what: "export.cards", by: "sup1", at: 1, subject: null, details: { rows: 3 } });
    insertAudit(tx, { what: "unmask.phone", by: "clerk1", at: 2, subject: "SH-1", details: {} });
  });
  expect(newestAudits(store, 5).map(({ what, details }) => [what, details])).toEqual([
    ["unmask.phone", {}],
    ["export.cards", { rows: 3 }],
  ]);
});
