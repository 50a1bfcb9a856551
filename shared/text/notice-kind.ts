import type { NoticeView } from "#shared/contract/clock-views";
import type { Text } from "./text";

/** What kind of notice it is, in words; null for a plain reminder, whose lines say everything. */
export function noticeKindWords(
  { kind, period }: Pick<NoticeView, "kind" | "period">,
  text: Text,
): string | null {
  switch (kind) {
    case "reminder":
      return null;
    case "while_off":
    case "safety":
      return text.t(`notice.${kind}`);
    case "report_due":
    case "report_made":
      return text.t(`notice.${kind}`, { period: period ?? "" });
  }
}
