import type { Text } from "#shared/text/text";
import { paragraphsOf } from "../../view-models/common-view";
import { actionsOf } from "../commentary/actions";
import { conclusionsOf, type Subject } from "../commentary/conclusions";
import type { Block } from "../report-paper";
import type { ReportSnapshot } from "./report-snapshot";

/** What the manager has to say, under what is computed; nothing where nobody has written. */
function ownWords({ extras }: ReportSnapshot, text: Text): readonly Block[] {
  const { words } = extras;
  const lines = words === null ? [] : paragraphsOf(words.text);
  if (words === null || lines.length === 0) return [];
  return [
    { kind: "heading", level: 2, text: text.t("paper.heading.words", { name: words.written_by }) },
    ...lines.map((line): Block => ({ kind: "paragraph", text: line })),
  ];
}

/** 结论 and 需要处理, computed from the figures; and the manager's own words. */
export function commentaryBlocks(
  snapshot: ReportSnapshot,
  text: Text,
  { title, subject }: { readonly title: string; readonly subject?: Subject },
): readonly Block[] {
  return [
    { kind: "heading", level: 2, text: title },
    { kind: "list", items: conclusionsOf(snapshot, text, subject), numbered: true },
    { kind: "heading", level: 2, text: text.t("paper.heading.actions") },
    { kind: "list", items: actionsOf(snapshot, text), numbered: false },
    ...ownWords(snapshot, text),
  ];
}
