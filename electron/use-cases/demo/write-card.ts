import type { StoreTransaction } from "#electron/db/connection";
import { insertAttachment, markCleaned } from "#electron/repositories/attachment-repository";
import { insertCase } from "#electron/repositories/case-repository";
import { insertCustomer, saveDevice } from "#electron/repositories/customer-repository";
import { appendEvents, markUndone } from "#electron/repositories/event-repository";
import { refreshPaperState } from "#electron/repositories/paper-state";
import { insertPrint, markSignedBack } from "#electron/repositories/print-log-repository";
import { CONFIRMATION_LAYOUT_VERSION } from "#shared/documents/templates/confirmation-form";
import type { CaseState } from "#shared/domain/card/case-state";
import { saveMilestones } from "../card/save-milestones";
import type { Desk } from "../desk";
import type { DemoCustomer, DemoDevice } from "./customers";
import type { Plan, Subject } from "./story";
import type { Walked } from "./walk";

/** Which archive records are in the database already. */
export interface Filed {
  readonly customers: Set<string>;
  readonly devices: Set<string>;
}

export interface Writing {
  readonly plan: Plan;
  readonly subject: Subject;
  readonly walked: Walked;
  readonly filed: Filed;
}

function fileCustomer(tx: StoreTransaction, customer: DemoCustomer, filed: Filed, at: number): void {
  if (filed.customers.has(customer.id)) return;
  filed.customers.add(customer.id);
  const { id, name, contact, phone, address, level } = customer;
  insertCustomer(tx, { id, name, contact, phone, address, level, note: null }, at);
}

function fileDevice(
  tx: StoreTransaction,
  { customer, device }: { readonly customer: DemoCustomer; readonly device: DemoDevice },
  modelId: string | null,
  filed: Filed,
  at: number,
): void {
  if (filed.devices.has(device.id)) return;
  filed.devices.add(device.id);
  saveDevice(
    tx,
    {
      id: device.id,
      customer_id: customer.id,
      model_id: modelId,
      model: device.model.code,
      serial_no: device.serial,
      purchase_date: device.purchasedOn,
      received_date: device.receivedOn,
      purchase_channel: device.channel,
      purchase_proof_no: device.proofNo,
    },
    at,
  );
}

/** The archive records that a registered card stands on; a draft has none yet. */
function fileSubject(
  tx: StoreTransaction,
  state: CaseState,
  { subject, filed }: Pick<Writing, "subject" | "filed">,
): void {
  const { registered_at, model_id } = state.fields;
  if (registered_at === null) return;
  const { customer, device } = subject;
  fileCustomer(tx, customer, filed, registered_at);
  if (device !== null) fileDevice(tx, { customer, device }, model_id, filed, registered_at);
}

function addFiles(tx: StoreTransaction, cardId: string, { steps }: Plan): void {
  for (const { file, sent, by, at } of steps) {
    if (file === null) continue;
    const isScan = sent["kind"] === "signed_scan";
    const n = insertAttachment(tx, {
      card_id: cardId,
      sha256: file.sha256,
      size: file.bytes.length,
      mime: file.mime,
      kind: isScan ? "signed_scan" : "photo",
      consent: true,
      original_name: String(sent["name"]),
      taken_at: isScan ? null : at,
      document: isScan ? "confirmation" : null,
      document_n: isScan ? 1 : null,
      page: isScan ? 1 : null,
      added_by: by,
      added_at: at,
    });
    // Drawn pictures carry no position: the picture is its own clean copy.
    if (!isScan) markCleaned(tx, cardId, n, file);
  }
}

function addPrints(tx: StoreTransaction, cardId: string, { prints }: Plan): void {
  for (const { document, by, at, returnsSigned, signedBackAt } of prints) {
    insertPrint(tx, {
      card_id: cardId,
      document,
      n: 1,
      copy: 1,
      pages: 1,
      paper: "a4",
      printed_by: by,
      printed_at: at,
      printer: "前台打印机",
      layout_version: CONFIRMATION_LAYOUT_VERSION,
      returns_signed: returnsSigned,
    });
    if (signedBackAt !== null) markSignedBack(tx, cardId, document, 1, signedBackAt);
  }
}

/** Writes a whole card as the single actions would have left it: state, log, files, prints, clocks. */
export function writeCard(desk: Desk, tx: StoreTransaction, writing: Writing): void {
  const { walked, plan } = writing;
  const { state, events, undone } = walked;
  const cardId = state.fields.id;
  fileSubject(tx, state, writing);
  insertCase(tx, state);
  appendEvents(
    tx,
    cardId,
    events.map((event) => (event.undone_by === null ? event : { ...event, undone_by: null })),
  );
  for (const [seq, undoneBy] of undone) markUndone(tx, cardId, seq, undoneBy);
  addPrints(tx, cardId, plan);
  addFiles(tx, cardId, plan);
  if (state.fields.confirm_method === "online") refreshPaperState(tx, cardId);
  saveMilestones(desk, tx, state, events);
}
