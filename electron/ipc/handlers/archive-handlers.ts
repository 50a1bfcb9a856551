import { addCustomer } from "#electron/use-cases/customer/add-customer";
import { listCustomers } from "#electron/use-cases/customer/list-customers";
import { showCustomer } from "#electron/use-cases/customer/show-customer";
import { updateCustomer } from "#electron/use-cases/customer/update-customer";
import {
  addFaultCategory,
  listFaultCategories,
  updateFaultCategory,
} from "#electron/use-cases/fault-category/fault-categories";
import { assessIntake } from "#electron/use-cases/intake/assess-intake";
import { findCaller } from "#electron/use-cases/intake/find-caller";
import { findSerial } from "#electron/use-cases/intake/find-serial";
import { addModel } from "#electron/use-cases/model/add-model";
import { listModels } from "#electron/use-cases/model/list-models";
import { updateModel } from "#electron/use-cases/model/update-model";
import { listStaff } from "#electron/use-cases/staff/list-staff";
import { addStaff, updateStaff } from "#electron/use-cases/staff/save-staff";
import { addUnit, listUnits, updateUnit } from "#electron/use-cases/unit/units";
import { ok } from "#shared/contract/error-codes";
import type { DeskSession } from "../desk-session";
import { type Handlers, signedIn } from "./handler-types";

/** Channels of the intake's look-ups and of the archives. */
export function archiveHandlers(
  session: DeskSession,
): Handlers<
  | "intake.caller"
  | "intake.serial"
  | "intake.assess"
  | "customer.list"
  | "customer.show"
  | "customer.add"
  | "customer.update"
  | "model.list"
  | "model.add"
  | "model.update"
  | "staff.list"
  | "staff.add"
  | "staff.update"
  | "unit.list"
  | "unit.add"
  | "unit.update"
  | "fault_category.list"
  | "fault_category.add"
  | "fault_category.update"
> {
  return {
    "intake.caller": signedIn(session, (desk, _actor, input) => ok(findCaller(desk, input.text))),
    "intake.serial": signedIn(session, (desk, _actor, input) => ok(findSerial(desk, input.serial_no))),
    "intake.assess": signedIn(session, (desk, _actor, input) => assessIntake(desk, input)),
    "customer.list": signedIn(session, (desk, actor, input) => ok(listCustomers(desk, actor, input))),
    "customer.show": signedIn(session, (desk, _actor, input) => showCustomer(desk, input.id)),
    "customer.add": signedIn(session, addCustomer),
    "customer.update": signedIn(session, updateCustomer),
    "model.list": signedIn(session, (desk, _actor, input) => ok(listModels(desk, input))),
    "model.add": signedIn(session, addModel),
    "model.update": signedIn(session, updateModel),
    "staff.list": signedIn(session, (desk) => ok(listStaff(desk))),
    "staff.add": signedIn(session, addStaff),
    "staff.update": signedIn(session, updateStaff),
    "unit.list": signedIn(session, (desk) => ok(listUnits(desk))),
    "unit.add": signedIn(session, addUnit),
    "unit.update": signedIn(session, updateUnit),
    "fault_category.list": signedIn(session, (desk) => ok(listFaultCategories(desk))),
    "fault_category.add": signedIn(session, addFaultCategory),
    "fault_category.update": signedIn(session, updateFaultCategory),
  };
}
