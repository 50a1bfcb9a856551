import { processLines } from "#shared/documents/view-models/process-record";
import type { CardEvent } from "#shared/domain/card/card-event";
import { isoInstant, jsonOf } from "./iso-json";
import type { CardDetail, MilestoneView } from "./views";

function eventJson(event: CardEvent, zone: string): Record<string, unknown> {
  return {
    seq: event.seq,
    action: event.action,
    actor: event.actor,
    on_behalf: event.on_behalf,
    at: isoInstant(event.at, zone),
    entered_at: isoInstant(event.entered_at, zone),
    late: event.late,
    clock_flag: event.clock_flag,
    self_marked: event.self_marked,
    countersigned_by: event.countersigned_by,
    undone_by: event.undone_by,
    // As it was sent: its times and amounts are in JSON form already.
    payload: event.payload,
    before: jsonOf(event.before, zone),
    after: jsonOf(event.after, zone),
  };
}

function milestoneJson(milestone: MilestoneView, zone: string): Record<string, unknown> {
  const {
    milestone: name,
    round,
    occurrence,
    state,
    start_at,
    due_at,
    met_at,
    paused_minutes,
    explain,
  } = milestone;
  return {
    milestone: name,
    round,
    occurrence,
    state,
    ...jsonOf({ start_at, due_at, met_at }, zone),
    paused_minutes,
    explain,
  };
}

/** 服务过程记录 as text, a line for each act: day and time, who, what (DOMAIN 3.1 "from the log lines"). */
function processRecord(detail: CardDetail, zone: string): string {
  const { fields, lists, events, staff_names } = detail;
  const lines = processLines({ fields, lists }, events, {
    nameOf: (code) => staff_names[code] ?? code,
    zone,
  });
  return lines
    .map(({ at, person, text }) => {
      const [day = "", time = ""] = isoInstant(at, zone).split("T");
      return [day, time.slice(0, "hh:mm".length), person, text].filter((part) => part !== "").join(" ");
    })
    .join("\n");
}

/** `card show NO --json` (CLI.md): every field of 3.1 flat, and the lists that hang on the card. */
export function cardJson(detail: CardDetail, zone: string): Record<string, unknown> {
  const { part_uses, ...lists } = detail.lists;
  return {
    ...jsonOf(detail.fields, zone),
    in_warranty: detail.in_warranty,
    process_record: processRecord(detail, zone),
    milestones: detail.milestones.map((milestone) => milestoneJson(milestone, zone)),
    warnings: detail.warnings,
    ...jsonOf(lists, zone),
    parts: part_uses.map((use) => jsonOf(use, zone)),
    attachments: detail.attachments.map((attachment) => jsonOf(attachment, zone)),
    prints: detail.prints.map((print) => jsonOf(print, zone)),
    merged_cards: detail.merged_cards,
    events: detail.events.map((event) => eventJson(event, zone)),
  };
}
