import { explainFigure } from "#electron/use-cases/figures/explain-figure";
import { figureRows } from "#electron/use-cases/figures/figure-rows";
import { faultTrend, figureTrend } from "#electron/use-cases/figures/figure-trend";
import { issueReport, listIssuedReports } from "#electron/use-cases/figures/issue-report";
import { repairFigures } from "#electron/use-cases/figures/repair-figures";
import { showFigures } from "#electron/use-cases/figures/show-figures";
import type { figuresChannels } from "#shared/contract/figures-channels";
import type { DeskSession } from "../desk-session";
import { type Handlers, signedIn } from "./handler-types";

/** Channels of the figures (DOMAIN 6). */
export function figuresHandlers(session: DeskSession): Handlers<keyof typeof figuresChannels> {
  return {
    "figures.show": signedIn(session, (desk, actor, { scope }) => showFigures(desk, actor, scope)),
    "figures.rows": signedIn(session, figureRows),
    "figures.explain": signedIn(session, explainFigure),
    "figures.trend": signedIn(session, figureTrend),
    "figures.fault_trend": signedIn(session, faultTrend),
    "figures.issue": signedIn(session, (desk, actor, { period }) => issueReport(desk, actor, period)),
    "figures.repair": signedIn(session, (desk, actor) => repairFigures(desk, actor)),
    "figures.issues": signedIn(session, (desk, actor) => listIssuedReports(desk, actor)),
  };
}
