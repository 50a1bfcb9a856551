import { liveSequences } from "#shared/domain/clock/history";
import type { CardEvent } from "./card-event";
import { REQUIRED_TO_REGISTER } from "./card-input";
import type { CaseState, EpochMs } from "./case-state";
import type { Action, AttachmentKind } from "./vocabulary";

export interface ArchiveFacts {
  readonly state: CaseState;
  readonly events: readonly CardEvent[];
  readonly attachments: readonly { readonly kind: AttachmentKind; readonly consent: boolean }[];
  readonly nowMs: EpochMs;
  readonly without_signature_reason: string | null;
}

export type ArchiveItem =
  | "registration"
  | "dispatch"
  | "log"
  | "result"
  | "confirmation"
  | "signed_sheet"
  | "survey"
  | "photo_consent"
  | "goods";

const SURVEY_WAIT_MS = 24 * 3_600_000;
/** What counts as a record of the work: a line somebody wrote, or a step that somebody took. */
const WORK_RECORDS: ReadonlySet<Action> = new Set<Action>([
  "log",
  "start",
  "arrive",
  "diagnose",
  "respond",
  "finish",
  "resolve_now",
  "quote_decline",
]);

function surveyIsDone({ state, nowMs }: ArchiveFacts): boolean {
  const { surveys } = state.lists;
  if (surveys.some((survey) => survey.refused || survey.collected_at !== null)) return true;
  const since = surveys.at(-1)?.handed_out_at ?? state.fields.completed_at;
  return since !== null && nowMs - since >= SURVEY_WAIT_MS;
}

function goodsAreBack({ state }: ArchiveFacts): boolean {
  const { goods } = state.lists;
  if (goods.length === 0) return true;
  const lastReceived = goods.findLastIndex((movement) => movement.step === "received");
  const keeps = state.fields.outcome === "refunded" || state.fields.outcome === "exchanged";
  if (keeps) return lastReceived !== -1;
  // Goods that came again in a later round go back again.
  return lastReceived === -1 || goods.findLastIndex((movement) => movement.step === "shipped") > lastReceived;
}

/** DOMAIN 5.6, in its order: the name of each item and when it is there. */
const CHECKLIST: readonly {
  readonly item: ArchiveItem;
  readonly present: (facts: ArchiveFacts) => boolean;
}[] = [
  {
    item: "registration",
    present: ({ state }) => REQUIRED_TO_REGISTER.every((name) => state.fields[name] !== null),
  },
  { item: "dispatch", present: ({ state }) => state.fields.dispatched_at !== null },
  {
    item: "log",
    present: ({ events }) => {
      const live = liveSequences(events);
      return events.some((event) => WORK_RECORDS.has(event.action) && live.has(event.seq));
    },
  },
  {
    item: "result",
    present: ({ state }) => state.fields.result !== null || state.lists.detections.length > 0,
  },
  { item: "confirmation", present: ({ state }) => state.fields.confirmed_at !== null },
  {
    item: "signed_sheet",
    present: ({ state, attachments, without_signature_reason }) =>
      state.fields.confirm_method !== "signature" ||
      without_signature_reason !== null ||
      attachments.some((attachment) => attachment.kind === "signed_scan"),
  },
  { item: "survey", present: surveyIsDone },
  {
    item: "photo_consent",
    present: ({ attachments }) =>
      attachments.every((attachment) => attachment.kind !== "photo" || attachment.consent),
  },
  { item: "goods", present: goodsAreBack },
];

/** What DOMAIN 5.6 still misses on a card, in its order; empty = may be archived. */
export function missingForArchive(facts: ArchiveFacts): readonly ArchiveItem[] {
  return CHECKLIST.filter(({ present }) => !present(facts)).map(({ item }) => item);
}
