import { FileText } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useDeskQuery } from "../api/queries";
import { useCommandHandler } from "../commands/command-handlers";
import type { CommandId } from "../commands/command-table";
import { useKeyHints } from "../commands/key-hints";
import { useRegion } from "../commands/regions";
import { Button } from "../ui/Button";
import { classes } from "../ui/class-names";
import { useDisplay, useText } from "../ui/display";
import { ErrorLine, SkeletonRows } from "../ui/ListStates";
import { localDay } from "../ui/time-format";
import { AllFigures } from "./figures/AllFigures";
import { Breakdowns } from "./figures/Breakdowns";
import { Dimensions } from "./figures/Dimensions";
import { FiguresHead } from "./figures/FiguresHead";
import "./figures/figures.css";
import { movePeriod, periodShown, scopeOf, useFigures } from "./figures/figures-state";
import { TILE_CODES, Tiles } from "./figures/Tiles";
import { Timeliness } from "./figures/Timeliness";
import { TrendPanel } from "./figures/TrendPanel";
import { TruthPanel } from "./figures/TruthPanel";

const ReportDialog = lazy(() => import("./paper/ReportDialog"));

const HINTS: readonly CommandId[] = ["open_row", "previous_period", "next_period", "print", "back", "keys"];
const TREND_PERIODS = 12;

/** 指标 (UX 8, board 06): the figures of a period; each opens its definition and the rows behind it. */
export default function FiguresTab() {
  const text = useText();
  const today = useDisplay(({ nowMs, zone }) => localDay(nowMs, zone));
  const state = useFigures();
  const period = periodShown(state, today);
  const scope = scopeOf(period, state.filters);
  const [paper, setPaper] = useState(false);
  const body = useRegion();
  useKeyHints(HINTS);
  useCommandHandler("previous_period", () => movePeriod(period, -1, today));
  useCommandHandler("next_period", () => movePeriod(period, 1, today));
  useCommandHandler("print", () => setPaper(true));
  const {
    data: view,
    error,
    refetch,
    isPlaceholderData,
  } = useDeskQuery("figures.show", { scope }, { keepPrevious: true });
  const trend = useDeskQuery(
    "figures.trend",
    { scope, codes: [...TILE_CODES], periods: TREND_PERIODS },
    { keepPrevious: true },
  ).data;
  return (
    <div className="figures">
      <div className="figures-main">
        <FiguresHead period={period} today={today} view={view}>
          <Button look="primary" icon={FileText} shortcut="Ctrl+P" onClick={() => setPaper(true)}>
            {text.t("report.pdf")}
          </Button>
        </FiguresHead>
        {error !== null && <ErrorLine error={error} onRetry={() => void refetch()} />}
        {view === undefined && error === null && <SkeletonRows rows={12} heightPx={60} />}
        {view !== undefined && error === null && (
          <div
            ref={body}
            className={classes("figures-body", isPlaceholderData && "figures-old")}
            aria-busy={isPlaceholderData}
          >
            {view.current.figures.volume_registered.value === 0 && (
              <p className="figures-empty">{text.t("report.empty_period")}</p>
            )}
            <Tiles view={view} trend={trend} />
            <div className="figures-pair">
              <Timeliness view={view} />
              <Dimensions view={view} />
            </div>
            <Breakdowns view={view} />
            <TrendPanel trend={trend} />
            <AllFigures view={view} />
          </div>
        )}
      </div>
      {paper && (
        <Suspense fallback={null}>
          <ReportDialog
            key={period.code}
            period={period}
            today={today}
            issued={view?.issued != null}
            onClose={() => setPaper(false)}
          />
        </Suspense>
      )}
      {state.selected !== null && (
        <TruthPanel
          code={state.selected}
          scope={scopeOf(period, { ...state.filters, ...state.line?.filters })}
          line={state.line?.name ?? null}
        />
      )}
    </div>
  );
}
