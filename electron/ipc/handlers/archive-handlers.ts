import { addCustomer } from "#electron/use-cases/customer/add-customer";
import { listCustomers } from "#electron/use-cases/customer/list-customers";
import { showCustomer } from "#electron/use-cases/customer/show-customer";
import { updateCustomer } from "#electron/use-cases/customer/update-customer";
import {
  addFaultCategory,
  listFaultCategories,
  updateFaultCategory,
} from "#electron/use-cases/fault-category/fault-categories";
import { addModel } from "#electron/use-cases/model/add-model";
import { listModels } from "#electron/use-cases/model/list-models";
import { updateModel } from "#electron/use-cases/model/update-model";
import { listStaff } from "#electron/use-cases/staff/list-staff";
import { addStaff, updateStaff } from "#electron/use-cases/staff/save-staff";
import { addUnit, listUnits, updateUnit } from "#electron/use-cases/unit/units";
import type { archiveChannels } from "#shared/contract/archive-channels";
import { ok } from "#shared/contract/error-codes";
import type { DeskSession } from "../desk-session";
import { type Handlers, signedIn } from "./handler-types";

/** Channels of the archives that cards are made of. */
export function archiveHandlers(session: DeskSession): Handlers<keyof typeof archiveChannels> {
  return {
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
