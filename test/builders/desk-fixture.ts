import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { findStaff } from "#electron/repositories/staff-repository";
import { actOnCard } from "#electron/use-cases/card/act-on-card";
import { createCard } from "#electron/use-cases/card/create-card";
import type { Desk } from "#electron/use-cases/desk";
import { initialiseStore } from "#electron/use-cases/store/initialise-store";
import type { Result } from "#shared/contract/error-codes";
import type { CardDetail } from "#shared/contract/views";
import type { Actor } from "#shared/domain/card/decision";
import type { Action } from "#shared/domain/card/vocabulary";

/** A real store in a folder of its own, with a clock that the test moves. */
export interface DeskFixture {
  readonly desk: Desk;
  readonly folder: string;
  /** Sets "now", ISO with offset. */
  at(time: string): void;
  as(code: string): Actor;
  create(code: string, fields: Readonly<Record<string, unknown>>): CardDetail;
  act(
    code: string,
    ref: string,
    action: Action,
    payload?: Readonly<Record<string, unknown>>,
  ): Result<CardDetail>;
  /** Acts and fails the test where it is refused. */
  done(code: string, ref: string, action: Action, payload?: Readonly<Record<string, unknown>>): CardDetail;
}

/** The value of a result; a refusal fails the test with its code and details. */
export function accepted<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.details ?? {})}`);
  return result.value;
}

export const EXAMPLE_CARD = {
  channel: "phone",
  requested_at: "2026-11-20T09:02:00+08:00",
  customer_name: "示例客户",
  contact: "示例联系人",
  phone: "12800000721",
  address: "示例市示例路 1 号",
  model: "XQB-80",
  serial_no: "SN20260001",
  purchase_date: "2026-03-15",
  purchase_channel: "store",
  description: "脱水时异响并移动",
  customer_words: "一甩干就满屋跑",
  error_code: "E4",
  expectation: "尽快上门",
} as const;

/** What such a card is classified as: a repair at the customer's home. */
export const EXAMPLE_REPAIR = {
  kind: "A",
  service_mode: "on_site",
  fulfilment: "home_visit",
  fault_type: "hardware",
  impact: "partial",
};

/** Opens a sandbox store (people clerk1, eng1, sup1 …) at 2026-11-20 09:10 Beijing time. */
export async function openDeskFixture(): Promise<DeskFixture> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "desk-test-"));
  const env: Record<string, string> = { DESK_CLOCK: "2026-11-20T09:10:00+08:00" };
  const identity = {
    prefix: "SH",
    store: "S01",
    name: "示例门店",
    zone: "Asia/Shanghai",
    person_code: "admin",
    person_name: "管理员",
  };
  const desk = accepted(await initialiseStore(folder, identity, { env, now: Date.now, sandbox: true }));
  onTestFinished(() => {
    desk.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  const as = (code: string): Actor => {
    const person = findStaff(desk.store, code);
    if (!person) throw new Error(`nobody has the code ${code}`);
    return { code: person.code, roles: person.roles };
  };
  const act: DeskFixture["act"] = (code, ref, action, payload = {}) =>
    actOnCard(desk, as(code), { ref, action, payload });
  return {
    desk,
    folder,
    at: (time) => {
      env["DESK_CLOCK"] = time;
    },
    as,
    create: (code, fields) => accepted(createCard(desk, as(code), { fields })),
    act,
    done: (code, ref, action, payload = {}) => accepted(act(code, ref, action, payload)),
  };
}
