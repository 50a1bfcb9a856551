import type { ReactNode } from "react";
import { PRIORITIES } from "#shared/domain/card/vocabulary";
import type { Policy } from "#shared/domain/clock/policy-rule";
import type { Text } from "#shared/text/text";
import { useText } from "../ui/display";
import { type RecordColumn, RecordTable } from "../ui/RecordTable";
import { limitText } from "./limit-text";
import { clockWords, limitsOf, type PolicyRow, rowName, rowStart, rowsOf } from "./policy-rows";

function nameCell(row: PolicyRow, changed: boolean, text: Text): ReactNode {
  return (
    <span className="policy-name">
      {row.row === "variant" ? <span aria-hidden="true">└</span> : <b>{rowName(row, text)}</b>}
      <span>{rowStart(row, text)}</span>
      {changed && <em>{text.t("policy.changed")}</em>}
    </span>
  );
}

function pauseCell(row: PolicyRow, text: Text): string {
  if (row.row !== "milestone") return "";
  const { pausedBy } = row.rule;
  if (pausedBy.length === 0) return text.t("policy.pausing_never");
  return text.list(pausedBy.map((wait) => text.word("waiting_short", wait)));
}

function columnsOf(
  policy: Policy,
  changed: ReadonlySet<string>,
  text: Text,
): readonly RecordColumn<PolicyRow>[] {
  return [
    {
      id: "milestone",
      label: text.t("policy.milestone"),
      cell: (row) => nameCell(row, changed.has(row.key), text),
    },
    ...PRIORITIES.map(
      (priority): RecordColumn<PolicyRow> => ({
        id: priority,
        label: text.word("priority", priority),
        widthPx: 86,
        cell: (row) => limitText(limitsOf(row, policy)[priority], text),
      }),
    ),
    {
      id: "clock",
      label: text.t("policy.clock"),
      widthPx: 200,
      widthEnPx: 246,
      cell: (row) => (row.row === "milestone" ? clockWords(row.rule, text) : ""),
    },
    {
      id: "pausing",
      label: text.t("policy.pausing"),
      widthPx: 190,
      cell: (row) => pauseCell(row, text),
    },
    {
      id: "source",
      label: text.t("policy.source"),
      widthPx: 170,
      widthEnPx: 206,
      cell: (row) =>
        row.row === "promise"
          ? ""
          : row.row === "variant"
            ? (row.rule.variants[row.variant]?.source ?? "")
            : row.rule.source,
    },
  ];
}

export interface PolicyTableProps {
  readonly policy: Policy;
  readonly changed: ReadonlySet<string>;
  readonly currentKey: string | null;
  readonly onOpen: (row: PolicyRow) => void;
}

/** Milestone × priority, with clock type, pausing and where the rule comes from (DOMAIN 4.2). */
export function PolicyTable({ policy, changed, currentKey, onOpen }: PolicyTableProps) {
  const text = useText();
  return (
    <RecordTable
      label={text.t("policy.details", { name: policy.name })}
      columns={columnsOf(policy, changed, text)}
      rows={rowsOf(policy)}
      keyOf={(row) => row.key}
      currentKey={currentKey}
      isSoft={(row) => Object.values(limitsOf(row, policy)).every((limit) => limit === null)}
      onOpen={onOpen}
    />
  );
}
