import { useState } from "react";
import type { FiguresView } from "#shared/contract/figures-views";
import type { BreakdownRow } from "#shared/domain/figures/results";
import type { FigureFilters } from "#shared/domain/figures/scope";
import type { Breakdown, FigureCode } from "#shared/domain/figures/vocabulary";
import { formatFigure } from "#shared/text/figure-format";
import type { Text } from "#shared/text/text";
import { Choices } from "../../ui/Choices";
import { useText } from "../../ui/display";
import { LineNumber } from "./LineNumber";
import { ParetoChart } from "./ParetoChart";

const SPLITS = [
  "fault_category",
  "model",
  "staff",
  "channel",
  "kind",
  "service_mode",
  "priority",
  "group",
] as const;
type Split = (typeof SPLITS)[number];
type FigureSplit = Exclude<Split, "fault_category" | "model">;

/** Columns of a split by people, channels and the like. */
const COLUMNS: readonly FigureCode[] = [
  "volume_registered",
  "volume_completed",
  "response_rate",
  "resolve_rate",
  "first_fix_rate",
  "satisfaction_index",
  "handling_hours",
];

/** The filter that keeps one line of a split. */
const FILTER_OF: Readonly<Record<FigureSplit, keyof FigureFilters>> = {
  staff: "person",
  channel: "channel",
  kind: "kind",
  service_mode: "service_mode",
  priority: "priority",
  group: "group",
};

const WORDS: Readonly<Partial<Record<FigureSplit, "channel" | "kind" | "service_mode" | "priority">>> = {
  channel: "channel",
  kind: "kind",
  service_mode: "service_mode",
  priority: "priority",
};

function nameOf(split: FigureSplit, row: BreakdownRow, view: FiguresView, text: Text): string {
  if (row.key === null) return text.t("report.without");
  if (split === "staff") return view.staff[row.key] ?? row.key;
  const group = WORDS[split];
  return group === undefined ? row.key : text.wordOf(group, row.key);
}

function FigureTable({ split, view }: { readonly split: FigureSplit; readonly view: FiguresView }) {
  const text = useText();
  const rows = view.current.breakdowns[split satisfies Breakdown];
  if (rows.length === 0) return <p className="panel-none">{text.t("report.nothing")}</p>;
  return (
    <div className="report-scroll">
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{text.t(`figure.breakdown.${split}`)}</th>
            {COLUMNS.map((code) => (
              <th key={code} scope="col" className="number">
                {text.t(`figure.name.${code}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key ?? ""}>
              <th scope="row">{nameOf(split, row, view, text)}</th>
              {COLUMNS.map((code) => (
                <td key={code} className="number">
                  <LineNumber
                    code={code}
                    filters={row.key === null ? null : ({ [FILTER_OF[split]]: [row.key] } as FigureFilters)}
                    name={nameOf(split, row, view, text)}
                    shown={formatFigure(code, row.figures[code]?.value ?? null, text)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function percent(share: number | null, text: Text): string {
  return share === null ? text.t("time.none") : `${(share * 100).toFixed(2)}%`;
}

function ModelTable({ view }: { readonly view: FiguresView }) {
  const text = useText();
  const rows = view.current.breakdowns.model;
  if (rows.length === 0) return <p className="panel-none">{text.t("report.nothing")}</p>;
  const none = text.t("time.none");
  return (
    <div className="report-scroll">
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{text.t("figure.breakdown.model")}</th>
            <th scope="col" className="number">
              {text.t("report.model.cards")}
            </th>
            <th scope="col" className="number">
              {text.t("report.model.units_sold")}
            </th>
            <th scope="col" className="number" title={text.t("figure.definition.fault_rate")}>
              {text.t("report.model.fault_rate")}
            </th>
            <th scope="col" className="number">
              {text.t("report.model.before")}
            </th>
            <th scope="col">{text.t("report.model.main_fault")}</th>
            <th scope="col" className="number">
              {text.t("report.model.not_first_fixed")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.model ?? ""}>
              <th scope="row">
                {row.model ?? text.t("report.without")} {row.name !== null && <small>{row.name}</small>}
              </th>
              <td className="number">
                <LineNumber
                  code="volume_completed"
                  filters={row.model === null ? null : { kind: ["A"], model: [row.model] }}
                  name={row.model ?? ""}
                  shown={String(row.cards)}
                />
              </td>
              <td className="number">{row.units_sold ?? none}</td>
              <td className="number">{percent(row.fault_rate, text)}</td>
              <td className="number">{percent(row.previous_fault_rate, text)}</td>
              <td>
                {row.main_fault === null ? none : `${row.main_fault.fault_category} ${row.main_fault.cards}`}
              </td>
              <td className="number">{row.not_first_fixed}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** 故障、型号、责任人、渠道 … : the period's cards split in one way at a time. */
export function Breakdowns({ view }: { readonly view: FiguresView }) {
  const text = useText();
  const [split, setSplit] = useState<Split>("fault_category");
  return (
    <section className="report-panel report-breakdowns" aria-label={text.t("report.breakdowns")}>
      <header className="panel-head">
        <h2>{text.t(`figure.breakdown.${split}`)}</h2>
        <Choices
          label={text.t("report.breakdowns")}
          value={split}
          choices={SPLITS.map((value) => ({ value, label: text.t(`figure.breakdown.${value}`) }))}
          onChoose={setSplit}
        />
      </header>
      {split === "fault_category" && <ParetoChart rows={view.current.breakdowns.fault_category} />}
      {split === "model" && <ModelTable view={view} />}
      {split !== "fault_category" && split !== "model" && <FigureTable split={split} view={view} />}
    </section>
  );
}
