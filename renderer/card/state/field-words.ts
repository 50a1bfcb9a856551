import { useCallback, useContext } from "react";
import { Temporal } from "temporal-polyfill";
import { fen, yuanFromFen } from "#shared/domain/money/fen";
import type { Text } from "#shared/text/text";
import type { WordGroup } from "#shared/text/word-groups";
import { useText } from "../../ui/display";
import { type TimeWords, useTime } from "../../ui/use-time";
import { CardProvider } from "./card-state";

/** Fields whose value is a code, and where its name is. */
const GROUP_OF: Readonly<Record<string, WordGroup>> = {
  status: "status",
  waiting_for: "waiting_for",
  waiting_from: "status",
  from_status: "status",
  channel: "channel",
  customer_level: "customer_level",
  purchase_channel: "purchase_channel",
  kind: "kind",
  service_mode: "service_mode",
  fulfilment: "fulfilment",
  fault_type: "fault_type",
  impact: "impact",
  priority: "priority",
  outcome: "outcome",
  return_basis: "return_basis",
  return_option: "return_option",
  confirm_method: "confirm_method",
  solved: "solved",
  grade: "grade",
  what: "approval_subject",
  step: "goods_step",
  way: "ship_way",
  level: "check_level",
  collected_by: "survey_collected_by",
  milestone: "milestone",
  decline_next: "quote_decline_next",
};
const STAFF_FIELDS: ReadonlySet<string> = new Set([
  "assignee",
  "collaborators",
  "registered_by",
  "expert",
  "requested_by",
  "decided_by",
  "on_behalf",
]);
const MONEY_FIELDS: ReadonlySet<string> = new Set(["amount", "total", "discount", "unit_price"]);

/** An ISO time as channels take it → epoch milliseconds; null for anything else. */
export function fromIsoTime(value: unknown): number | null {
  if (typeof value !== "string") return null;
  try {
    return Temporal.Instant.from(value).epochMilliseconds;
  } catch {
    return null;
  }
}

interface WordSources {
  readonly text: Text;
  readonly time: TimeWords;
  readonly nameOf: (code: string) => string;
}

/** The value of a field of DOMAIN in words; null, empty and missing show as "—". */
function wordsOf(name: string, value: unknown, sources: WordSources): string {
  const { text, time, nameOf } = sources;
  if (value === null || value === undefined || value === "") return text.t("time.none");
  if (Array.isArray(value)) {
    return value.length === 0
      ? text.t("time.none")
      : text.list(value.map((item: unknown) => wordsOf(name, item, sources)));
  }
  if (typeof value === "boolean") return value ? text.t("form.yes") : text.t("form.no");
  if (name.endsWith("_at")) return time.full(typeof value === "number" ? value : fromIsoTime(value));
  if (name === "completeness" && typeof value === "number") return `${Math.round(value * 100)}%`;
  if (typeof value === "number") {
    return MONEY_FIELDS.has(name) && Number.isSafeInteger(value)
      ? `￥${yuanFromFen(fen(value))}`
      : String(value);
  }
  if (typeof value !== "string") return text.t("time.none");
  const group = GROUP_OF[name];
  if (group !== undefined) return text.wordOf(group, value);
  return STAFF_FIELDS.has(name) ? nameOf(value) : value;
}

/** Names a value in words a person reads: codes by their names, times on the store's clock, money in yuan. */
export function useFieldWords(): (name: string, value: unknown) => string {
  const text = useText();
  const time = useTime();
  const work = useContext(CardProvider);
  return useCallback(
    (name, value) => wordsOf(name, value, { text, time, nameOf: (code) => work?.nameOf(code) ?? code }),
    [text, time, work],
  );
}
