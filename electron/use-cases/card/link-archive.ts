import type { StoreReader, StoreTransaction } from "#electron/db/connection";
import { findBlankForm, linkBlankForm } from "#electron/repositories/blank-form-repository";
import { findFields } from "#electron/repositories/case-repository";
import {
  devicesBySerial,
  findCustomer,
  findCustomerByPhoneAndName,
  insertCustomer,
  saveDevice,
} from "#electron/repositories/customer-repository";
import { findModelByCode, insertModel } from "#electron/repositories/model-repository";
import { fail, type Result } from "#shared/contract/error-codes";
import type { RegistrationInput } from "#shared/domain/card/card-input";
import type { CardFields, CaseState } from "#shared/domain/card/case-state";
import type { Step } from "#shared/domain/card/decision";
import { withFields } from "#shared/domain/card/state-change";
import { NONE_WORD } from "#shared/domain/card/vocabulary";
import type { Desk } from "../desk";

/**
 * Fills in what the archive knows before the rules decide: of a customer that matches by id or by phone and name,
 * and of a unit that matches by serial and model (CLI "Shapes": they link when they match). What was sent stays.
 * Null = an unknown customer id.
 */
export function withKnownRecords(
  reader: StoreReader,
  state: CaseState,
  input: RegistrationInput,
): RegistrationInput | null {
  const known = withKnownCustomer(reader, state, input);
  return known === null ? null : withKnownUnit(reader, state, known);
}

/** When and where the unit was bought, which is what its warranty hangs on. */
function withKnownUnit(reader: StoreReader, state: CaseState, input: RegistrationInput): RegistrationInput {
  const serialNo = input.serial_no ?? state.fields.serial_no;
  const model = input.model ?? state.fields.model;
  if (!serialNo || serialNo === NONE_WORD) return input;
  const unit = devicesBySerial(reader, serialNo).find((device) => device.model === model);
  if (!unit) return input;
  const { purchase_date, received_date, purchase_channel, purchase_proof_no } = unit;
  const facts = Object.entries({ purchase_date, received_date, purchase_channel, purchase_proof_no });
  const unknown = facts.filter(
    ([name, value]) => value !== null && !(name in input) && Reflect.get(state.fields, name) === null,
  );
  return { ...input, ...Object.fromEntries(unknown) };
}

function withKnownCustomer(
  reader: StoreReader,
  state: CaseState,
  input: RegistrationInput,
): RegistrationInput | null {
  const customerId = input.customer_id ?? state.fields.customer_id;
  const name = input.customer_name ?? state.fields.customer_name;
  const phone = input.phone ?? state.fields.phone;
  const known = customerId
    ? findCustomer(reader, customerId)
    : name && phone
      ? findCustomerByPhoneAndName(reader, phone, name)
      : null;
  if (!known) return customerId ? null : input;
  return {
    customer_name: known.name,
    phone: known.phone,
    contact: known.contact,
    address: known.address,
    customer_level: known.level,
    ...input,
    customer_id: known.id,
  };
}

function customerIdOf(desk: Desk, tx: StoreTransaction, state: CaseState): string | null {
  const { customer_id, customer_name, phone, contact, address, customer_level } = state.fields;
  if (customer_id || !customer_name || !phone) return customer_id;
  // A draft that is solved on the spot comes here without having been matched by its registration.
  const known = findCustomerByPhoneAndName(tx, phone, customer_name);
  if (known) return known.id;
  const id = desk.newId();
  insertCustomer(
    tx,
    { id, name: customer_name, phone, contact, address, level: customer_level, note: null },
    desk.nowMs(),
  );
  return id;
}

function modelIdOf(desk: Desk, tx: StoreTransaction, model: string | null): string | null {
  if (!model || model === NONE_WORD) return null;
  const known = findModelByCode(tx, model);
  if (known) return known.id;
  const id = desk.newId();
  insertModel(tx, {
    id,
    code: model,
    brand: null,
    name: model,
    category: null,
    warranty_months: null,
    units_sold: null,
    active: true,
  });
  return id;
}

/**
 * What is wrong with the blank form that a card says it was written on (DOMAIN 3.1 `blank_no`), or null:
 * `invalid_input` for a number that was never reserved, `duplicate` for one that another card has.
 */
export function blankRefusal(
  reader: StoreReader,
  { id, blank_no }: Pick<CardFields, "id" | "blank_no">,
): Extract<Result<never>, { ok: false }> | null {
  if (blank_no === null) return null;
  const form = findBlankForm(reader, blank_no);
  if (!form) return fail("invalid_input", { fields: [{ field: "blank_no", code: "unknown_value" }] });
  const holder =
    form.card_id === null ? findFields(reader, { no: blank_no }) : findFields(reader, { id: form.card_id });
  return holder && holder.id !== id ? fail("duplicate", { no: holder.no ?? holder.id }) : null;
}

/** Takes up the blank form of a card that is registered now. */
export function linkBlank(tx: StoreTransaction, steps: readonly Step[]): void {
  const fields = steps.find((step) => step.action === "register")?.state.fields;
  if (fields?.blank_no) linkBlankForm(tx, fields.blank_no, fields.id);
}

/** A corrected model is linked anew; one that stayed keeps its link, whatever the archive calls it by now. */
function withCorrectedModel(
  desk: Desk,
  tx: StoreTransaction,
  before: CaseState,
  steps: readonly Step[],
): readonly Step[] {
  return steps.map((step) => {
    const { registered_at, model } = step.state.fields;
    if (registered_at === null || model === before.fields.model) return step;
    return { ...step, state: withFields(step.state, { model_id: modelIdOf(desk, tx, model) }) };
  });
}

/**
 * Links a registered card to the archive, making the records that are not there yet (CLI "Shapes"); later only
 * a corrected model. `before` = the card as it stood.
 */
export function linkedToArchive(
  desk: Desk,
  tx: StoreTransaction,
  before: CaseState,
  steps: readonly Step[],
): readonly Step[] {
  const last = steps.at(-1);
  if (!last) return steps;
  if (!steps.some((step) => step.action === "register")) {
    return last.action === "edit" ? withCorrectedModel(desk, tx, before, steps) : steps;
  }
  const { fields } = last.state;
  const customerId = customerIdOf(desk, tx, last.state);
  const modelId = modelIdOf(desk, tx, fields.model);
  if (customerId && fields.serial_no && fields.serial_no !== NONE_WORD) {
    saveDevice(
      tx,
      {
        id: desk.newId(),
        customer_id: customerId,
        model_id: modelId,
        model: fields.model ?? NONE_WORD,
        serial_no: fields.serial_no,
        purchase_date: fields.purchase_date,
        received_date: fields.received_date,
        purchase_channel: fields.purchase_channel,
        purchase_proof_no: fields.purchase_proof_no,
      },
      desk.nowMs(),
    );
  }
  return steps.map((step) => ({
    ...step,
    state: withFields(step.state, { customer_id: customerId, model_id: modelId }),
  }));
}
