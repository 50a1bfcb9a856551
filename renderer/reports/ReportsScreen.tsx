import { Suspense } from "react";
import { usePerson } from "../api/app-state";
import { useRegion } from "../commands/regions";
import { useText } from "../ui/display";
import { SkeletonRows } from "../ui/ListStates";
import { chooseReportTab, reportTabsFor, useReportTab } from "./report-tabs";
import "./reports.css";

/** 报表 (UX 8): figures and, in tabs beside them, ledger, assessment and satisfaction. */
export default function ReportsScreen() {
  const text = useText();
  const tabs = reportTabsFor(usePerson());
  const chosen = useReportTab(({ id }) => id);
  const head = useRegion();
  const tab = tabs.find(({ id }) => id === chosen) ?? tabs[0];
  if (tab === undefined) return <p className="reports-none">{text.t("report.none_for_you")}</p>;
  const Part = tab.part;
  return (
    <div className="reports">
      {tabs.length > 1 && (
        <nav ref={head} className="reports-tabs" aria-label={text.t("report.tabs")}>
          {tabs.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              aria-current={id === tab.id ? "page" : undefined}
              onClick={() => chooseReportTab(id)}
            >
              {text.t(label)}
            </button>
          ))}
        </nav>
      )}
      <div className="reports-part">
        <Suspense fallback={<SkeletonRows rows={12} heightPx={44} />}>
          <Part key={tab.id} />
        </Suspense>
      </div>
    </div>
  );
}
