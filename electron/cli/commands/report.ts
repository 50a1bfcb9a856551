import { printWorkerFile } from "#electron/platform/bundle-paths";
import { PrintService } from "#electron/printing/print-service";
import type { Desk } from "#electron/use-cases/desk";
import { MONTHLY_REPORT } from "#electron/use-cases/figures/frozen-figures";
import { issueReport } from "#electron/use-cases/figures/issue-report";
import { showFigures } from "#electron/use-cases/figures/show-figures";
import { reportToFile } from "#electron/use-cases/report/report-to-file";
import { ok, type Result } from "#shared/contract/error-codes";
import type { FiguresView } from "#shared/contract/figures-views";
import { isoInstant } from "#shared/contract/iso-json";
import type { SavedReport } from "#shared/contract/report-views";
import type { Actor } from "#shared/domain/card/decision";
import { parsePeriod } from "#shared/domain/figures/period";
import { flagOption, stringOption, UsageError } from "../arguments";
import type { ActCommand, CommandInput } from "../command";

/** Reports of DOMAIN 7 that stand on figures. */
const REPORTS: ReadonlySet<string> = new Set([
  "monthly_report",
  "weekly_analysis",
  "type_analysis",
  "repair_statistics",
  "satisfaction_report",
  "assessment_detail",
  "assessment_summary",
]);

/** The figures of a report as the command line gives them (CLI "Figures"). */
function figuresJson(view: FiguresView): Record<string, unknown> {
  const { issued, current, previous, last_year, zone } = view;
  return {
    period: view.period.code,
    from: view.period.from_day,
    to: view.period.to_day,
    issued: issued !== null,
    issued_at: issued && isoInstant(issued.issued_at, zone),
    issued_by: issued?.issued_by ?? null,
    as_of: isoInstant(current.as_of, zone),
    figures: current.figures,
    breakdowns: current.breakdowns,
    previous: { period: previous.period, figures: previous.figures },
    last_year: { period: last_year.period, figures: last_year.figures },
    adjustments: view.adjustments,
    adjustments_since: view.adjustments_since,
  };
}

/** The file, drawn without a display; the figures stand beside it. */
async function fileOf(
  desk: Desk,
  actor: Actor,
  order: { readonly report: string; readonly period: string; readonly file: string },
): Promise<Result<SavedReport>> {
  const printing = new PrintService({ workerPath: printWorkerFile });
  try {
    return await reportToFile(desk, actor, printing, order);
  } finally {
    await printing.close();
  }
}

async function report(
  desk: Desk,
  actor: Actor,
  { parsed }: CommandInput,
  [code = ""]: readonly string[],
): Promise<Result<unknown>> {
  const period = stringOption(parsed, "period");
  const out = stringOption(parsed, "out");
  if (!REPORTS.has(code)) throw new UsageError(`report: ${code}`);
  if (out !== null && !FILES.test(out)) throw new UsageError("--out FILE.pdf|FILE.xlsx");
  if (period === null) throw new UsageError("--period 2026-10|2026-W43|2026-Q3");
  const parsedPeriod = parsePeriod(period);
  if (!parsedPeriod) throw new UsageError(`--period ${period}`);
  if (flagOption(parsed, "issue")) {
    if (code !== MONTHLY_REPORT || parsedPeriod.kind !== "month")
      throw new UsageError(`--issue: ${code} ${period}`);
    const issued = issueReport(desk, actor, period);
    if (!issued.ok) return issued;
  }
  const shown = showFigures(desk, actor, { period });
  if (!shown.ok) return shown;
  const figures = figuresJson(shown.value);
  if (out === null) return ok(figures);
  const saved = await fileOf(desk, actor, { report: code, period, file: out });
  return saved.ok ? ok({ ...saved.value, ...figures }) : saved;
}

const FILES = /\.(pdf|xlsx)$/i;

/** `report CODE --period P [--issue] [--out FILE.pdf|FILE.xlsx]` (CLI.md, DOMAIN 6, 7). */
export const reportCommand: ActCommand = {
  kind: "act",
  words: ["report"],
  usage: "report CODE --period 2026-10|2026-W43|2026-Q3 [--issue] [--out FILE.pdf|FILE.xlsx]",
  options: { period: { type: "string" }, issue: { type: "boolean" }, out: { type: "string" } },
  arguments: { min: 1, max: 1 },
  run: report,
};
