import { printWorkerFile } from "#electron/platform/bundle-paths";
import { PrintService } from "#electron/printing/print-service";
import { reportWorkbook } from "#electron/spreadsheet/report-workbook";
import { workbookBytes } from "#electron/spreadsheet/write-workbook";
import { openDesk } from "#electron/use-cases/desk";
import { documentOf, planReport, type ReportPlan } from "#electron/use-cases/report/plan-report";
import type { Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import { textIn } from "#shared/text/text";
import { type BenchRow, median } from "./bench-row";

const GOAL_MS = 3000;
const RUNS = 5;
const MONTH = "2026-10";
const supervisor: Actor = { code: "sup", roles: ["supervisor"] };

function value<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.details ?? {})}`);
  return result.value;
}

async function timed<Value>(
  work: () => Value | Promise<Value>,
): Promise<{ readonly value: Value; readonly ms: number }> {
  const started = performance.now();
  const done = await work();
  return { value: done, ms: performance.now() - started };
}

async function pagesOf(printing: PrintService, plan: ReportPlan): Promise<number> {
  const rendered = await printing.render(documentOf(plan)).outcome;
  if (!rendered.ok) throw new Error(rendered.error.code);
  return rendered.value.pages;
}

/** The monthly report as pages with charts, drawn in the worker, over a store that `benchFigures` gave its lives. */
export async function benchReport(large: { readonly folder: string }): Promise<readonly BenchRow[]> {
  const desk = value(await openDesk(large.folder, { env: {}, checkPagesLater: true }));
  const printing = new PrintService({ workerPath: printWorkerFile });
  try {
    const read = await timed(() =>
      value(planReport(desk, supervisor, { report: "monthly_report", period: MONTH })),
    );
    const first = await timed(() => pagesOf(printing, read.value));
    const drawn: number[] = [];
    for (let run = 0; run < RUNS; run += 1) drawn.push((await timed(() => pagesOf(printing, read.value))).ms);
    const sheet = await timed(() => workbookBytes(reportWorkbook(read.value.paper, 0, textIn("zh"))));
    return [
      {
        what: `monthly report as a PDF with charts: ${first.value} pages, drawn cold (fonts opened)`,
        figure: `${first.ms.toFixed(0)} ms (warm ${median(drawn).toFixed(0)}; read ${read.ms.toFixed(0)}; as a spreadsheet ${sheet.ms.toFixed(0)})`,
        goal: `≤ ${GOAL_MS} ms`,
        ratio: first.ms / GOAL_MS,
      },
    ];
  } finally {
    await printing.close();
    desk.close();
  }
}
