import type { Text } from "#shared/text/text";
import { text as cell, left, type ReportTable } from "../table";
import { personName, shortText } from "./lists";
import type { CaseLine, ReportSnapshot } from "./report-snapshot";

const LONGEST_STORY = 120;

function handled({ fault_cause, result }: CaseLine, text: Text): string {
  const cause = shortText(fault_cause, LONGEST_STORY);
  const parts = [
    ...(cause === null || cause === "" ? [] : [text.t("paper.case.cause", { cause })]),
    ...(result === null ? [] : [shortText(result, LONGEST_STORY) ?? ""]),
  ].filter((part) => part !== "");
  return parts.length === 0 ? text.t("time.none") : parts.join(text.t("paper.say.between"));
}

/** Typical cases with cause and result (S3 步骤6); customers are not named. */
export function caseTable(snapshot: ReportSnapshot, text: Text): ReportTable {
  const { cases } = snapshot.extras;
  return {
    id: "cases",
    title: text.t("paper.part.cases"),
    dense: true,
    columns: [
      left(text.t("paper.column.card"), 37),
      left(text.t("paper.column.why"), 18),
      left(text.t("paper.column.case"), 28),
      left(text.t("paper.column.described"), 42),
      left(text.t("paper.column.handled"), 46),
      left(text.t("paper.column.assignee"), 16),
    ],
    rows: cases.map((line) => ({
      cells: [
        cell(line.no ?? ""),
        cell(text.t(`paper.case.why.${line.why}`)),
        cell(
          text.t("paper.case.case", {
            kind: line.fault_category ?? (line.kind === null ? "" : text.word("kind_short", line.kind)),
            model: line.model ?? "",
          }),
        ),
        cell(shortText(line.description, LONGEST_STORY)),
        cell(handled(line, text)),
        cell(personName(snapshot, line.assignee)),
      ],
    })),
    note: text.t("paper.cases_note"),
  };
}
