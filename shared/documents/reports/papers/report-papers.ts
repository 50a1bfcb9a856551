import type { ReportPaper } from "../report-paper";
import { monthlyReport } from "./monthly-report";
import { repairStatistics } from "./repair-statistics";
import type { FigureReport, ReportSnapshot } from "./report-snapshot";
import { satisfactionReport } from "./satisfaction-report";
import { typeAnalysis } from "./type-analysis";
import { weeklyAnalysis } from "./weekly-analysis";

const PAPERS: Readonly<Record<FigureReport, (snapshot: ReportSnapshot) => ReportPaper>> = {
  monthly_report: monthlyReport,
  weekly_analysis: weeklyAnalysis,
  type_analysis: typeAnalysis,
  repair_statistics: repairStatistics,
  satisfaction_report: satisfactionReport,
};

/** The paper of a report from its snapshot. */
export function reportPaper(snapshot: ReportSnapshot): ReportPaper {
  return PAPERS[snapshot.report](snapshot);
}
