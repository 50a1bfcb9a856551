import { ChevronLeft, ChevronRight, Filter, Snowflake } from "lucide-react";
import { useRef, useState } from "react";
import type { FiguresView } from "#shared/contract/figures-views";
import type { LocalDate } from "#shared/domain/card/case-state";
import type { Period } from "#shared/domain/figures/period";
import { isFiltered } from "#shared/domain/figures/scope";
import type { Text } from "#shared/text/text";
import { useRegion } from "../../commands/regions";
import { Button, IconButton } from "../../ui/Button";
import { Choices } from "../../ui/Choices";
import { useText } from "../../ui/display";
import { useTime } from "../../ui/use-time";
import { FigureFiltersPanel } from "./FigureFilters";
import { choosePeriodKind, movePeriod, SHOWN_PERIODS, useFigures } from "./figures-state";

/** `2026 年 10 月`, `2026 年第 43 周 10-19 至 10-25`, `2026 年第 3 季度`. */
function titleOf(period: Period, text: Text): string {
  const [year = "", part = ""] = period.code.split("-");
  if (period.kind === "month") return text.t("report.month", { year, month: String(Number(part)) });
  if (period.kind === "range") {
    return period.from_day === period.to_day ? period.from_day : `${period.from_day} – ${period.to_day}`;
  }
  if (period.kind === "quarter") return text.t("report.quarter", { year, quarter: part.slice(1) });
  return text.t("report.week", {
    year,
    week: String(Number(part.slice(1))),
    from: period.from_day.slice(5),
    to: period.to_day.slice(5),
  });
}

function IssuedChip({ view }: { readonly view: FiguresView }) {
  const text = useText();
  const time = useTime();
  const { issued, adjustments_since, adjustments } = view;
  if (issued === null) {
    return adjustments.length === 0 ? null : (
      <span className="issued-note">{text.t("report.adjustments_here", { n: adjustments.length })}</span>
    );
  }
  return (
    <>
      <span
        className="issued-chip"
        title={text.t("report.issued_by", {
          time: time.full(issued.issued_at),
          name: issued.issued_by_name ?? issued.issued_by,
        })}
      >
        <Snowflake size={14} aria-hidden /> {text.t("report.issued")}
      </span>
      {adjustments_since.length > 0 && (
        <span className="issued-note">
          {text.t("report.adjusted_since", { n: adjustments_since.length })}
        </span>
      )}
    </>
  );
}

/** Period, filter and what becomes of the figures: issue and report. */
export function FiguresHead({
  period,
  today,
  view,
  children,
}: {
  readonly period: Period;
  readonly today: LocalDate;
  readonly view: FiguresView | undefined;
  /** The report's buttons. */
  readonly children: React.ReactNode;
}) {
  const text = useText();
  const region = useRegion();
  const filters = useFigures((state) => state.filters);
  const button = useRef<HTMLButtonElement>(null);
  const [filtering, setFiltering] = useState(false);
  const kind = SHOWN_PERIODS.find((shown) => shown === period.kind) ?? null;
  const active = Object.values(filters).reduce((sum, values) => sum + (values?.length ?? 0), 0);
  return (
    <header ref={region} className="figures-head">
      <h1>{text.t("screen.reports")}</h1>
      <Choices
        label={text.t("report.period_kind")}
        value={kind}
        choices={SHOWN_PERIODS.map((value) => ({ value, label: text.t(`report.kind.${value}`) }))}
        onChoose={(value) => choosePeriodKind(value, period, today)}
      />
      <IconButton
        icon={ChevronLeft}
        label={text.t("report.earlier")}
        onClick={() => movePeriod(period, -1, today)}
      />
      <b aria-live="polite" className="figures-period">
        {titleOf(period, text)}
      </b>
      <IconButton
        icon={ChevronRight}
        label={text.t("report.later")}
        disabled={period.to_day >= today}
        onClick={() => movePeriod(period, 1, today)}
      />
      {view !== undefined && <IssuedChip view={view} />}
      <span className="figures-actions">
        <Button ref={button} icon={Filter} aria-expanded={filtering} onClick={() => setFiltering(!filtering)}>
          {isFiltered(filters) ? text.t("report.filtered", { n: active }) : text.t("report.whole_store")}
        </Button>
        {children}
      </span>
      {filtering && <FigureFiltersPanel anchor={button.current} onClose={() => setFiltering(false)} />}
    </header>
  );
}
