import { Temporal } from "temporal-polyfill";
import type { DecisionContext, StaffFacts } from "#shared/domain/card/decision";
import type { Role } from "#shared/domain/card/vocabulary";
import { DEFAULT_STORE_RULES } from "#shared/domain/store/store-rules";
import { HOUR_MS, NOW_MS } from "./instant";

/** Staff of the rule tests by code: the sandbox's people (CLI "Staff") and a few more. */
export const STAFF_ROLES: Readonly<Record<string, readonly Role[]>> = {
  clerk1: ["clerk"],
  clerk9: ["clerk"],
  tech1: ["tech_support"],
  eng1: ["engineer"],
  eng2: ["engineer"],
  expert1: ["engineer"],
  log1: ["logistics"],
  wh1: ["warehouse"],
  fin1: ["finance"],
  qc1: ["qc"],
  sup1: ["supervisor"],
  sup2: ["supervisor"],
  dir1: ["director"],
  admin1: ["admin"],
};

export const FAULT_CATEGORIES: readonly string[] = ["异响", "不通电", "漏水", "不制冷", "花屏"];
/** What `promiseFor` answers after the dispatch, by priority: constants in place of the store's calendar. */
export const PROMISE_HOURS = { urgent: 24, high: 48, medium: 72, low: 120 } as const;

function staffOf(code: string): StaffFacts | undefined {
  const roles = STAFF_ROLES[code];
  return roles && { code, name: `示例${code}`, roles, active: true };
}

/** A world of constants for `decide`: the sandbox staff, an empty archive, now = NOW_MS, store zone Shanghai. */
export function decisionContext(changes: Partial<DecisionContext> = {}): DecisionContext {
  return {
    nowMs: NOW_MS,
    rules: DEFAULT_STORE_RULES,
    events: [],
    attachments: [],
    staff: staffOf,
    openCardOfSerial: () => undefined,
    complaintsBetween: () => 0,
    repairsOfSerial: () => [],
    warrantyMonthsOf: () => null,
    isFaultCategory: (name) => FAULT_CATEGORIES.includes(name),
    checkItemsOf: () => ["function", "appearance", "warranty_label"],
    cardByRef: () => undefined,
    localDateOf: (atMs) =>
      Temporal.Instant.fromEpochMilliseconds(atMs)
        .toZonedDateTimeISO("Asia/Shanghai")
        .toPlainDate()
        .toString(),
    promiseFor: (priority, dispatchedAtMs) => dispatchedAtMs + PROMISE_HOURS[priority] * HOUR_MS,
    ...changes,
  };
}
