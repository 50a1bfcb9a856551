import * as z from "zod";
import { registrationSchema } from "#shared/domain/card/card-input";
import { line, localDate, phone, requiredLine, text, timeZone } from "#shared/domain/card/field-types";
import {
  ACTIONS,
  ATTACHMENT_KINDS,
  CHANNELS,
  CUSTOMER_LEVELS,
  KINDS,
  PRIORITIES,
  ROLES,
  SERVICE_MODES,
  STATUSES,
  WAITING_FOR,
} from "#shared/domain/card/vocabulary";
import { storeSettingsPatchSchema } from "#shared/domain/store/store-settings";
import { type BackupEvents, backupChannels } from "./backup-channels";
import { channel } from "./channel";
import { type ClockEvents, clockChannels } from "./clock-channels";
import { figuresChannels } from "./figures-channels";
import { ledgerChannels } from "./ledger-channels";
import { peopleChannels } from "./people-channels";
import { type PrivacyEvents, privacyChannels } from "./privacy-channels";
import { reportChannels } from "./report-channels";
import { surveyChannels } from "./survey-channels";
import type {
  ApprovalList,
  AppState,
  AttachmentView,
  CallerMatch,
  CardDetail,
  CustomerView,
  DeviceView,
  FaultCategoryView,
  GridPage,
  HistoryLine,
  IntakeAssessment,
  ModelView,
  PrinterView,
  Queue,
  SearchGroups,
  StaffView,
  UnitView,
} from "./views";

/**
 * The one map of the bridge: channel → input schema and output. Channels name intentions; there is no
 * generic SQL or file channel. `card.act` carries any action of DOMAIN 2.2: its payload is checked with the
 * action's own schema by the use-case, so that refusals name the fields.
 */

const nothing = z.strictObject({});
const id = z.string().min(1).max(64);
const commandOptions = {
  op_id: z.string().min(1).max(64).optional(),
  version: z.int().nonnegative().optional(),
  occurred_at: z.string().optional(),
  on_behalf: z.string().optional(),
};

export const GRID_SORT_COLUMNS = [
  "urgency",
  "due_at",
  "priority",
  "no",
  "customer_name",
  "model",
  "description",
  "service_mode",
  "status",
  "assignee",
  "promised_at",
  "paper",
  "registered_at",
] as const;

export const VIEW_NAMES = [
  "open",
  "mine",
  "due_today",
  "undispatched",
  "waiting_parts",
  "to_confirm",
  "to_archive",
  "paper_out",
] as const;
export type ViewName = (typeof VIEW_NAMES)[number];

export const gridFilterSchema = z.strictObject({
  view: z.enum(VIEW_NAMES).optional(),
  status: z.array(z.enum(STATUSES)).optional(),
  waiting_for: z.array(z.enum(WAITING_FOR)).optional(),
  kind: z.array(z.enum(KINDS)).optional(),
  priority: z.array(z.enum(PRIORITIES)).optional(),
  service_mode: z.array(z.enum(SERVICE_MODES)).optional(),
  channel: z.array(z.enum(CHANNELS)).optional(),
  customer_level: z.enum(CUSTOMER_LEVELS).optional(),
  paper: z.array(z.enum(["none", "printed", "signed", "online"])).optional(),
  /** A staff code, or `none` for cards that nobody has yet. */
  assignee: z.string().optional(),
  model: z.string().optional(),
  /** Store-local days of registered_at, both inclusive. */
  from: localDate.optional(),
  to: localDate.optional(),
  overdue: z.boolean().optional(),
  search: z.string().max(200).optional(),
});
export type GridFilter = z.output<typeof gridFilterSchema>;

const gridSort = z.array(z.strictObject({ column: z.enum(GRID_SORT_COLUMNS), dir: z.enum(["asc", "desc"]) }));
export type GridSort = z.output<typeof gridSort>;

/** Words that stand for nobody in the log (`system`) and in a filter (`none`). */
const RESERVED_CODES: readonly string[] = ["system", "none"];

export const staffInputSchema = z.strictObject({
  code: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,20}$/, "invalid_code")
    .refine((code) => !RESERVED_CODES.includes(code), "reserved"),
  name: requiredLine,
  roles: z.array(z.enum(ROLES)).min(1),
  group: line.optional(),
  phone: phone.nullable().optional(),
  active: z.boolean().optional(),
});
export const customerInputSchema = z.strictObject({
  name: requiredLine,
  contact: line.optional(),
  phone,
  address: line.optional(),
  customer_level: z.enum(CUSTOMER_LEVELS).optional(),
  note: text.optional(),
});
export const modelInputSchema = z.strictObject({
  code: requiredLine,
  brand: line.optional(),
  name: line.optional(),
  category: line.optional(),
  warranty_months: z.int().min(0).max(600).nullable().optional(),
  units_sold: z.int().min(0).nullable().optional(),
});
export const unitInputSchema = z.strictObject({
  name: requiredLine,
  leader: line.optional(),
  active: z.boolean().optional(),
});
export const faultCategoryInputSchema = z.strictObject({
  product_category: requiredLine,
  name: requiredLine,
  active: z.boolean().optional(),
});

/** First-run wizard and `init`: store, letterhead, first person (issue D). */
export const initialiseSchema = z.strictObject({
  prefix: z.string().regex(/^[A-Z0-9]{1,8}$/, "invalid_code"),
  store: z.string().regex(/^[A-Z0-9]{1,8}$/, "invalid_code"),
  name: requiredLine,
  address: line.optional(),
  phone: line.optional(),
  hours: line.optional(),
  logo: z.string().max(2_000_000).nullable().optional(),
  zone: timeZone,
  person_code: z.string().regex(/^[A-Za-z0-9_-]{1,20}$/, "invalid_code"),
  person_name: requiredLine,
});

const list = z.strictObject({
  search: z.string().max(200).optional(),
  limit: z.int().min(1).max(500).optional(),
  offset: z.int().min(0).optional(),
});

export interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

const printRequest = z.strictObject({
  document: z.string(),
  /** Card ids in the order of the pages; empty with `blank`. */
  cards: z.array(id).max(1000),
  /** How many numbered blank forms. */
  blank: z.int().min(0).max(200).optional(),
  copy: z.boolean().optional(),
  masked: z.boolean().optional(),
  paper: z.string().optional(),
});
export type PrintRequest = z.output<typeof printRequest>;

export const channels = {
  "app.state": channel<AppState>()(nothing),
  "app.diagnostics": channel<{ readonly text: string }>()(nothing),
  "store.initialise": channel<AppState>()(initialiseSchema),
  /** After a failed start: tries to open the store once more, and answers how the desk stands then. */
  "store.reopen": channel<AppState>()(nothing),

  "card.grid": channel<GridPage>()(
    z.strictObject({
      filter: gridFilterSchema,
      sort: gridSort,
      start_row: z.int().min(0),
      end_row: z.int().min(0).max(10_000_000),
    }),
  ),
  "card.counts": channel<Readonly<Record<ViewName, number>> & { readonly overdue: number }>()(nothing),
  "card.ids": channel<readonly string[]>()(
    z.strictObject({ filter: gridFilterSchema, sort: gridSort, limit: z.int().min(1).max(1000) }),
  ),
  "card.queue": channel<Queue>()(nothing),
  "card.search": channel<SearchGroups>()(
    z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(50) }),
  ),
  "card.show": channel<CardDetail>()(z.strictObject({ ref: id })),
  "card.create": channel<CardDetail>()(
    z.strictObject({
      fields: z.record(z.string(), z.unknown()),
      draft: z.boolean().optional(),
      ...commandOptions,
    }),
  ),
  "card.save_draft": channel<{
    readonly id: string;
    readonly version: number;
    readonly saved_at: number;
    readonly unfinished: readonly string[];
  }>()(
    z.strictObject({
      id: id.optional(),
      fields: z.record(z.string(), z.unknown()),
      version: z.int().optional(),
    }),
  ),
  "card.act": channel<CardDetail>()(
    z.strictObject({
      id,
      action: z.enum(ACTIONS),
      payload: z.record(z.string(), z.unknown()),
      ...commandOptions,
    }),
  ),
  "card.attach": channel<AttachmentView>()(
    z.strictObject({
      id,
      name: requiredLine,
      kind: z.enum(ATTACHMENT_KINDS),
      consent: z.boolean(),
      bytes: z.instanceof(Uint8Array),
      /** The page has encoded the photo anew (DOMAIN 8). */
      cleaned: z.boolean().optional(),
    }),
  ),
  "attachment.read": channel<{ readonly mime: string; readonly bytes: Uint8Array }>()(z.strictObject({ id })),

  "intake.caller": channel<readonly CallerMatch[]>()(z.strictObject({ text: z.string().max(60) })),
  "intake.serial": channel<{
    readonly device: DeviceView | null;
    readonly customer: CustomerView | null;
    readonly open_card: HistoryLine | null;
  }>()(z.strictObject({ serial_no: z.string().max(200) })),
  "intake.assess": channel<IntakeAssessment>()(
    z.strictObject({ fields: registrationSchema, id: id.optional() }),
  ),

  "customer.list": channel<Rows<CustomerView>>()(list),
  "customer.show": channel<CallerMatch>()(z.strictObject({ id })),
  "customer.add": channel<CustomerView>()(customerInputSchema),
  "customer.update": channel<CustomerView>()(
    z.strictObject({ id, version: z.int().optional(), fields: customerInputSchema.partial() }),
  ),
  "model.list": channel<Rows<ModelView>>()(list),
  "model.add": channel<ModelView>()(modelInputSchema),
  "model.update": channel<ModelView>()(
    z.strictObject({ id, version: z.int().optional(), fields: modelInputSchema.partial() }),
  ),
  "staff.list": channel<readonly StaffView[]>()(nothing),
  "staff.add": channel<StaffView>()(staffInputSchema),
  "staff.update": channel<StaffView>()(
    z.strictObject({ code: id, fields: staffInputSchema.omit({ code: true }).partial() }),
  ),
  "unit.list": channel<readonly UnitView[]>()(nothing),
  "unit.add": channel<UnitView>()(unitInputSchema),
  "unit.update": channel<UnitView>()(z.strictObject({ id, fields: unitInputSchema.partial() })),
  "fault_category.list": channel<readonly FaultCategoryView[]>()(nothing),
  "fault_category.add": channel<FaultCategoryView>()(faultCategoryInputSchema),
  "fault_category.update": channel<FaultCategoryView>()(
    z.strictObject({ id, fields: faultCategoryInputSchema.partial() }),
  ),
  "settings.update": channel<AppState>()(z.strictObject({ fields: storeSettingsPatchSchema })),

  /** Pending requests that the person may decide (UX 6); a store that allows self-approval lists one's own too. */
  "approval.list": channel<ApprovalList>()(nothing),

  /** Starts rendering; `print.progress` events follow; several cards make one file. Nothing is logged yet. */
  "print.preview": channel<{ readonly job: string; readonly total: number }>()(printRequest),
  "print.result": channel<{ readonly pdf: Uint8Array; readonly pages: number }>()(
    z.strictObject({ job: id }),
  ),
  "print.cancel": channel<null>()(z.strictObject({ job: id })),
  "print.printers": channel<readonly PrinterView[]>()(nothing),
  /** Renders with its label, counts the print, and writes the file the person chose in a save dialog. */
  "print.save": channel<{ readonly file: string; readonly pages: number } | null>()(printRequest),
  /** Renders with its label, counts the print, and opens the system's print dialog. */
  "print.system": channel<{ readonly pages: number } | null>()(printRequest),

  ...peopleChannels,
  ...backupChannels,
  ...clockChannels,
  ...figuresChannels,
  ...ledgerChannels,
  ...privacyChannels,
  ...reportChannels,
  ...surveyChannels,
} as const;

export type Channels = typeof channels;
export type ChannelName = keyof Channels;
/** What the caller passes in. */
export type ChannelInput<Name extends ChannelName> = z.input<Channels[Name]["input"]>;
/** What the handler gets after the schema. */
export type ChannelParsed<Name extends ChannelName> = z.output<Channels[Name]["input"]>;
export type ChannelOutput<Name extends ChannelName> = z.output<Channels[Name]["output"]>;

/** Events that main sends to the page. */
export interface DeskEvents extends BackupEvents, ClockEvents, PrivacyEvents {
  /** Cards whose stored state changed; null = many, refresh everything that is shown. */
  readonly "cards.changed": { readonly ids: readonly string[] | null };
  readonly "archives.changed": {
    readonly what:
      | "customer"
      | "model"
      | "staff"
      | "unit"
      | "fault_category"
      | "ledger"
      | "assessment"
      | "survey";
  };
  readonly "settings.changed": Readonly<Record<string, never>>;
  /** The page was locked by idleness, sleep or hand. */
  readonly "session.locked": Readonly<Record<string, never>>;
  readonly "print.progress": {
    readonly job: string;
    readonly done: number;
    readonly total: number;
    readonly state: "running" | "done" | "failed" | "cancelled";
    readonly code?: string;
  };
  /** The minute has turned; deadlines may have changed their level. */
  readonly "clock.tick": { readonly now_ms: number };
}
export type DeskEventName = keyof DeskEvents;
