import { X } from "lucide-react";
import type { FigureExplanation } from "#shared/contract/figures-views";
import { FIGURE_DEFINITIONS } from "#shared/domain/figures/definitions";
import type { FigureScope } from "#shared/domain/figures/scope";
import type { FigureCode } from "#shared/domain/figures/vocabulary";
import { formatFigure, formatGoal } from "#shared/text/figure-format";
import { useDeskQuery } from "../../api/queries";
import { useCommandHandler } from "../../commands/command-handlers";
import { useRegion } from "../../commands/regions";
import { IconButton } from "../../ui/Button";
import { useText } from "../../ui/display";
import { ErrorLine, SkeletonRows } from "../../ui/ListStates";
import { useTime } from "../../ui/use-time";
import { FigureRowsList } from "./FigureRowsList";
import { closePanel } from "./figures-state";

function plain(value: number | null, none: string): string {
  return value === null ? none : String(Number(value.toFixed(1)));
}

/** Numerator ÷ denominator = value, with the goal. */
function Formula({ code, figure }: Pick<FigureExplanation, "code" | "figure">) {
  const text = useText();
  const none = text.t("time.none");
  const goal = formatGoal(code, figure.goal, text);
  const result = (
    <div className="formula-result">
      <b>{formatFigure(code, figure.value, text)}</b>
      <span>{goal === null ? text.t("report.no_goal") : text.t("report.goal_is", { goal })}</span>
    </div>
  );
  if (figure.denominator === null) return <div className="formula">{result}</div>;
  const unit = FIGURE_DEFINITIONS[code].unit;
  return (
    <div className="formula">
      <div>
        <b>{plain(figure.numerator, none)}</b>
        <span>{text.t(unit === "share" ? "report.numerator" : "report.sum")}</span>
      </div>
      <i aria-hidden="true">÷</i>
      <div>
        <b>{plain(figure.denominator, none)}</b>
        <span>{text.t(unit === "share" ? "report.denominator" : "report.values")}</span>
      </div>
      <i aria-hidden="true">=</i>
      {result}
    </div>
  );
}

function Facts({ explained }: { readonly explained: FigureExplanation }) {
  const text = useText();
  const time = useTime();
  const { code, figure, period, left_out, policies, issued } = explained;
  const out = left_out.filter(({ cards }) => cards > 0);
  const late = figure.late_entries ?? 0;
  return (
    <dl className="truth-facts">
      <dt>{text.t("report.how")}</dt>
      <dd>{text.t(`figure.definition.${code}`)}</dd>
      <dt>{text.t("report.by_which_day")}</dt>
      <dd>
        {text.t("report.basis", {
          basis: text.t(`figure.basis.${FIGURE_DEFINITIONS[code].dateBasis}`),
          from: period.from_day,
          to: period.to_day,
          zone: explained.zone,
        })}
      </dd>
      <dt>{text.t("report.left_out")}</dt>
      <dd>
        {out.length === 0
          ? text.t("report.left_out_none")
          : text.t("report.left_out_cards", {
              n: out.reduce((sum, { cards }) => sum + cards, 0),
              list: text.list(
                out.map(({ reason, cards }) => `${text.t(`figure.left_out.${reason}`)} ${cards}`),
              ),
            })}
      </dd>
      {policies.length > 0 && (
        <>
          <dt>{text.t("report.policies")}</dt>
          <dd>
            {text.list(
              policies.map(({ name, version, cards }) =>
                text.t("report.policy", { name, version, n: cards }),
              ),
            )}
          </dd>
        </>
      )}
      {figure.late_entries !== undefined && (
        <>
          <dt>{text.t("report.late_entries")}</dt>
          <dd className={late > 0 ? "truth-late" : undefined}>
            {late === 0
              ? text.t("report.late_none")
              : text.t("report.late_as_missed", {
                  n: late,
                  rate: formatFigure(code, figure.late_as_missed ?? null, text),
                })}
          </dd>
        </>
      )}
      {figure.median !== undefined && (
        <>
          <dt>{text.t("report.spread_name")}</dt>
          <dd>
            {text.t("report.spread", {
              median: formatFigure(code, figure.median, text),
              p90: formatFigure(code, figure.p90 ?? null, text),
            })}
          </dd>
        </>
      )}
      {figure.basis_note !== undefined && (
        <>
          <dt>{text.t("report.note")}</dt>
          <dd>{text.t(`figure.note.${figure.basis_note}`)}</dd>
        </>
      )}
      <dt>{text.t("report.frozen")}</dt>
      <dd>
        {issued === null
          ? text.t("report.not_issued")
          : text.t("report.issued_by", {
              time: time.full(issued.issued_at),
              name: issued.issued_by_name ?? issued.issued_by,
            })}
      </dd>
    </dl>
  );
}

/** 口径 (UX 8): what a figure is made of, what is left out and why, and the rows behind it. */
export function TruthPanel({
  code,
  scope,
  line,
}: {
  readonly code: FigureCode;
  readonly scope: FigureScope;
  /** The line of a table that it is about; null = everything that the screen shows. */
  readonly line: string | null;
}) {
  const text = useText();
  const region = useRegion();
  const { data, error, refetch } = useDeskQuery("figures.explain", { scope, code }, { keepPrevious: true });
  useCommandHandler("back", () => {
    closePanel();
    return true;
  });
  const explained = data?.code === code ? data : undefined;
  return (
    <aside ref={region} className="truth" aria-label={text.t("report.truth")}>
      <header>
        <h2>{text.t("report.truth")}</h2>
        <span className="truth-name">
          {text.t(`figure.name.${code}`)}
          {line !== null && ` · ${line}`}
        </span>
        <IconButton icon={X} label={text.t("report.close")} onClick={closePanel} />
      </header>
      {error !== null && <ErrorLine error={error} onRetry={() => void refetch()} />}
      {explained === undefined && error === null && <SkeletonRows rows={6} heightPx={34} />}
      {explained !== undefined && (
        <>
          <Formula code={code} figure={explained.figure} />
          <Facts explained={explained} />
          <FigureRowsList key={`${code} ${JSON.stringify(scope)}`} code={code} scope={scope} />
        </>
      )}
    </aside>
  );
}
