import { type KeyboardEvent, useState } from "react";
import type { FigureCardRow, FigureMovementRow, FigureRow } from "#shared/contract/figures-views";
import { FIGURE_DEFINITIONS } from "#shared/domain/figures/definitions";
import type { FigureScope } from "#shared/domain/figures/scope";
import { FIGURE_PARTS, type FigureCode, type FigurePart } from "#shared/domain/figures/vocabulary";
import { formatFigure } from "#shared/text/figure-format";
import { useDeskQuery } from "../../api/queries";
import { openCard } from "../../app/navigation";
import { Button } from "../../ui/Button";
import { Choices } from "../../ui/Choices";
import { useText } from "../../ui/display";
import { ErrorLine, SkeletonRows } from "../../ui/ListStates";
import { PrioritySeal } from "../../ui/PrioritySeal";
import { countdown } from "../../ui/time-format";
import { useTime } from "../../ui/use-time";
import { shortNo } from "../../workbench/row-facts";
import { choosePart, useFigures } from "./figures-state";

const PAGE_ROWS = 50;
const MOST_ROWS = 500;
const MINUTE_MS = 60_000;

function CardRow({ code, row }: { readonly code: FigureCode; readonly row: FigureCardRow }) {
  const text = useText();
  const people = useDeskQuery("staff.list", {}).data ?? [];
  const assignee = people.find((person) => person.code === row.assignee)?.name ?? row.assignee;
  const time = useTime();
  const late = row.late_ms === null ? null : countdown(Math.floor(row.late_ms / MINUTE_MS), text);
  return (
    <button type="button" className="figure-row" onClick={() => openCard(row.card_id)}>
      <PrioritySeal priority={row.priority} />
      <span className="figure-row-no">{shortNo(row.no) ?? text.t("grid.draft")}</span>
      <span className="figure-row-who">{row.customer_name ?? text.t("time.none")}</span>
      <span>{assignee ?? text.t("grid.nobody")}</span>
      <span className={late === null ? "figure-row-at" : "figure-row-late"}>
        {late === null ? time.short(row.at) : text.t("report.late_by", { time: late })}
      </span>
      <span className="figure-row-value">
        {row.late_entry && <em>{text.t("report.entered_late")}</em>}
        {row.value !== null && formatFigure(code, row.value, text)}
      </span>
    </button>
  );
}

function MovementRow({ row }: { readonly row: FigureMovementRow }) {
  const time = useTime();
  return (
    <div className="figure-row">
      <span className="figure-row-no">{row.part}</span>
      <span className="figure-row-who">{row.name}</span>
      <span>{row.quantity}</span>
      <span className="figure-row-at">{time.short(row.at)}</span>
      <span className="figure-row-value">￥{(row.value / 100).toFixed(2)}</span>
    </div>
  );
}

function keyOf(row: FigureRow, index: number): string {
  return row.row === "card" ? `${row.card_id} ${row.milestone ?? ""} ${index}` : `movement ${row.movement}`;
}

/** Arrows go from row to row. */
function moveThrough(event: KeyboardEvent<HTMLElement>): void {
  // Arrows on the choices above are theirs.
  if (!(event.target instanceof HTMLElement) || !event.target.matches("button.figure-row")) return;
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0 || event.altKey || event.ctrlKey) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLButtonElement>("button.figure-row")];
  const at = rows.indexOf(document.activeElement as HTMLButtonElement);
  const next = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** A count or a mean has no missed rows: all of its rows are one list. */
function partsOf(code: FigureCode): readonly FigurePart[] {
  return FIGURE_DEFINITIONS[code].unit === "share" ? FIGURE_PARTS : ["denominator"];
}

/** The cards behind a figure; Enter opens one. */
export function FigureRowsList({ code, scope }: { readonly code: FigureCode; readonly scope: FigureScope }) {
  const text = useText();
  const wanted = useFigures((state) => state.part);
  const [limit, setLimit] = useState(PAGE_ROWS);
  const parts = partsOf(code);
  const part = parts.includes(wanted) ? wanted : (parts[0] ?? "denominator");
  const { data, error, refetch } = useDeskQuery("figures.rows", { scope, code, part, limit });
  return (
    <section className="figure-rows" aria-label={text.t("report.rows")} onKeyDown={moveThrough}>
      <header>
        {parts.length > 1 ? (
          <Choices
            label={text.t("report.rows")}
            value={part}
            choices={parts.toReversed().map((value) => ({ value, label: text.t(`figure.part.${value}`) }))}
            onChoose={choosePart}
          />
        ) : (
          <b>{text.t("report.rows")}</b>
        )}
        {data !== undefined && <span>{text.t("report.row_count", { n: data.total })}</span>}
      </header>
      {error !== null && <ErrorLine error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <SkeletonRows rows={6} heightPx={28} />}
      {data !== undefined && data.rows.length === 0 && (
        <p className="panel-none">{text.t(part === "missed" ? "report.none_missed" : "report.nothing")}</p>
      )}
      {data !== undefined && (
        <div className="figure-row-list">
          {data.rows.map((row, index) =>
            row.row === "card" ? (
              <CardRow key={keyOf(row, index)} code={code} row={row} />
            ) : (
              <MovementRow key={keyOf(row, index)} row={row} />
            ),
          )}
        </div>
      )}
      {data !== undefined && data.total > data.rows.length && limit < MOST_ROWS && (
        <Button small onClick={() => setLimit(Math.min(MOST_ROWS, limit * 4))}>
          {text.t("report.more_rows", { n: data.total - data.rows.length })}
        </Button>
      )}
    </section>
  );
}
