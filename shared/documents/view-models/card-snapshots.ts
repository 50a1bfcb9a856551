import type { CardEvent } from "#shared/domain/card/card-event";
import type { CaseState, StaffCode } from "#shared/domain/card/case-state";
import { type Fen, fen, sumFen } from "#shared/domain/money/fen";
import type { StoreSettings } from "#shared/domain/store/store-settings";
import { repairWarrantyEnd } from "#shared/domain/warranty/warranty";
import { processLines } from "./process-record";
import type {
  CaseSnapshot,
  Charges,
  ConfirmationSnapshot,
  FlowCardSnapshot,
  Letterhead,
  PartSnapshot,
  PrintStamp,
  RepairWarranty,
  SignatureState,
  Signatures,
  WarrantySnapshot,
} from "./snapshot";

/** One card as the database has it, and what its sheets need besides. */
export interface PrintSource {
  readonly state: CaseState;
  readonly events: readonly CardEvent[];
  readonly settings: StoreSettings;
  readonly in_warranty: boolean;
  readonly nameOf: (code: StaffCode) => string;
  readonly partNameOf: (code: string) => string;
  /** The name beside a model's code, or null. */
  readonly modelNameOf: (code: string) => string | null;
  readonly localDateOf: (atMs: number) => string;
  /** True when a signed page of this card has come back. */
  readonly has_signed_scan: boolean;
  /** True when a sheet with a signature box has been printed. */
  readonly printed: boolean;
}

/** The store's letterhead from its settings (PRINT 3). */
export function letterheadOf(settings: StoreSettings): Letterhead {
  return {
    name: settings.name,
    address: settings.address ?? "",
    phone: settings.phone ?? "",
    hours: settings.hours,
    logo: settings.logo,
  };
}

function warrantyOf({ state, in_warranty }: PrintSource): WarrantySnapshot {
  const { warranty_end } = state.fields;
  if (warranty_end === null) return { state: "unknown", end_date: null };
  return { state: in_warranty ? "in" : "out", end_date: warranty_end };
}

/** The quote that counts: the confirmed one. */
function confirmedQuote(state: CaseState) {
  return state.lists.quotes.findLast((quote) => quote.status === "confirmed") ?? null;
}

function partsOf({ state, partNameOf }: PrintSource): readonly PartSnapshot[] {
  const quoted = confirmedQuote(state)?.lines.filter((line) => line.kind === "part") ?? [];
  return state.lists.part_uses.map((use) => {
    const name = partNameOf(use.part);
    const line = quoted.find((candidate) => candidate.name === name || candidate.name === use.part);
    return {
      name,
      quantity: use.quantity,
      old_serial: use.old_serial,
      new_serial: use.new_serial,
      unit_price: line?.unit_price ?? null,
      amount: line ? fen(line.unit_price * use.quantity) : fen(0),
    };
  });
}

function chargesOf({ state, in_warranty }: PrintSource): Charges | null {
  const quote = confirmedQuote(state);
  const sumOf = (...kinds: readonly string[]): Fen =>
    sumFen((quote?.lines ?? []).filter((line) => kinds.includes(line.kind)).map((line) => line.amount));
  if (!quote && state.fields.completed_at === null) return null;
  const free = state.lists.requests.some((item) => item.what === "free_repair" && item.status === "approved");
  return {
    labour: sumOf("labour"),
    part: sumOf("part", "material"),
    travel: sumOf("travel"),
    other: sumOf("other"),
    discount: quote?.discount ?? fen(0),
    total: quote?.total ?? fen(0),
    free_reason: quote
      ? null
      : free
        ? "免费"
        : in_warranty && state.fields.kind === "A"
          ? "保内免费"
          : "免费",
  };
}

function repairWarrantyOf({ state, settings, localDateOf }: PrintSource): RepairWarranty | null {
  const { outcome, completed_at } = state.fields;
  if (outcome !== "repaired" || completed_at === null) return null;
  const days = settings.repair_warranty_days;
  return { days, end_date: repairWarrantyEnd(localDateOf(completed_at), days) };
}

function signaturesOf(source: PrintSource): Signatures {
  const online = source.state.fields.confirm_method === "online";
  const customer: SignatureState = source.has_signed_scan
    ? "signed_scan"
    : online
      ? "online"
      : source.printed
        ? "printed"
        : "none";
  const staff: SignatureState = source.printed ? "printed" : "none";
  return { customer, clerk: staff, supervisor: staff };
}

/** The model as it was typed, with the archive's name beside it. */
export function modelText({ state, modelNameOf }: PrintSource): string | null {
  const { model } = state.fields;
  const name = model === null ? null : modelNameOf(model);
  return model !== null && name !== null && name !== model ? `${model} ${name}` : model;
}

function caseSnapshot(source: PrintSource, print: PrintStamp): CaseSnapshot {
  const { fields } = source.state;
  return {
    letterhead: letterheadOf(source.settings),
    zone: source.settings.zone,
    print,
    no: fields.no ?? fields.id,
    customer_name: fields.customer_name,
    contact: fields.contact,
    phone: fields.phone,
    address: fields.address,
    customer_level: fields.customer_level,
    model: modelText(source),
    serial_no: fields.serial_no,
    purchase_date: fields.purchase_date,
    warranty: warrantyOf(source),
    service_mode: fields.service_mode,
    fulfilment: fields.fulfilment,
    description: fields.description,
    error_code: fields.error_code,
    assignee: fields.assignee === null ? null : source.nameOf(fields.assignee),
    group: fields.group,
    fault_cause: fields.fault_cause,
    parts: partsOf(source),
    outcome: fields.outcome,
    result: fields.result,
    charges: chargesOf(source),
    repair_warranty: repairWarrantyOf(source),
    completed_at: fields.completed_at,
    confirmation:
      fields.confirm_method !== null && fields.confirmed_at !== null
        ? { method: fields.confirm_method, confirmed_at: fields.confirmed_at }
        : null,
    opinion: fields.opinion,
  };
}

/** 产品售后服务流程卡 of a card (DOMAIN 7 `flow_card`). */
export function flowCardSnapshot(source: PrintSource, print: PrintStamp): FlowCardSnapshot {
  const { fields, lists } = source.state;
  return {
    ...caseSnapshot(source, print),
    channel: fields.channel,
    requested_at: fields.requested_at,
    registered_at: fields.registered_at,
    registered_by: fields.registered_by === null ? null : source.nameOf(fields.registered_by),
    purchase_proof_no: fields.purchase_proof_no,
    customer_words: fields.customer_words,
    fault_occurred_at: fields.fault_occurred_at,
    usage_scene: fields.usage_scene,
    tried: fields.tried,
    expectation: fields.expectation,
    requested_window: fields.requested_window,
    priority: fields.registered_at === null ? null : fields.priority,
    dispatched_at: fields.dispatched_at,
    promised_at: fields.promised_at,
    satisfaction: fields.satisfaction,
    process: processLines(source.state, source.events, {
      nameOf: source.nameOf,
      zone: source.settings.zone,
    }),
    open_points: null,
    remark: fields.remark,
    approvals: lists.requests.flatMap((request) =>
      request.status === "approved" && request.decided_by !== null && request.decided_at !== null
        ? [
            {
              name: source.nameOf(request.decided_by),
              at: request.decided_at,
              self_approved: request.self_approved,
            },
          ]
        : [],
    ),
    signatures: signaturesOf(source),
  };
}

/** 服务确认单 number `documentN` of a card (DOMAIN 7 `confirmation`). */
export function confirmationSnapshot(
  source: PrintSource,
  print: PrintStamp,
  documentN: number,
): ConfirmationSnapshot {
  const { fields } = source.state;
  const work = processLines(source.state, source.events, {
    nameOf: source.nameOf,
    zone: source.settings.zone,
  }).filter((line) => source.events.some((event) => event.action === "log" && event.at === line.at));
  return {
    ...caseSnapshot(source, print),
    document_n: documentN,
    arrived_at: fields.arrived_at,
    work_done: work.length > 0 ? work.map((line) => line.text).join("") : null,
    checks: {
      function_test: fields.function_test,
      site_cleaned: null,
      old_parts_returned: null,
      old_parts_kept: null,
    },
    solved: fields.solved,
    grade: fields.grade,
  };
}
