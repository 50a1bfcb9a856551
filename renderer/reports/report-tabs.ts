import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import { create } from "zustand";
import type { SignedInPerson } from "#shared/contract/views";
import type { Role } from "#shared/domain/card/vocabulary";
import type { MessageKey } from "#shared/text/messages";

/** One tab of 报表 (UX 2): figures first, then what belongs to them. */
interface ReportTab {
  readonly id: string;
  readonly label: Extract<MessageKey, `report.tab.${string}`>;
  readonly part: LazyExoticComponent<ComponentType>;
  /** Who may open it; main refuses the others as well. */
  readonly roles: readonly Role[] | "everybody";
}

const REPORT_TABS: readonly ReportTab[] = [
  {
    id: "figures",
    label: "report.tab.figures",
    part: lazy(() => import("./FiguresTab")),
    roles: ["supervisor", "director"],
  },
  {
    id: "ledger",
    label: "report.tab.ledger",
    part: lazy(() => import("../ledger/LedgerTab")),
    roles: "everybody",
  },
  {
    id: "assessment",
    label: "report.tab.assessment",
    part: lazy(() => import("../assessment/AssessmentTab")),
    // Supervisors see everybody, the others their own line: main sees to it.
    roles: "everybody",
  },
  {
    id: "satisfaction",
    label: "report.tab.satisfaction",
    part: lazy(() => import("../surveys/SurveysTab")),
    roles: ["clerk", "tech_support", "supervisor", "director"],
  },
];

/** The tabs that somebody may open. */
export function reportTabsFor(person: SignedInPerson): readonly ReportTab[] {
  return REPORT_TABS.filter(
    ({ roles }) => roles === "everybody" || roles.some((role) => person.roles.includes(role)),
  );
}

/** Which tab was open last: coming back finds it again. */
export const useReportTab = create<{ readonly id: string | null }>(() => ({ id: null }));

/** Opens 报表 at one of its tabs. */
export function chooseReportTab(id: string): void {
  useReportTab.setState({ id });
}
