import { type KeyboardEvent, useId, useState } from "react";
import { useRegion } from "../../commands/regions";
import { CardLedger } from "../../ledger/CardLedger";
import { CardSurveys } from "../../surveys/CardSurveys";
import { classes } from "../../ui/class-names";
import { useText } from "../../ui/display";
import { useCard } from "../state/card-state";
import { EventsTab } from "./EventsTab";
import { FilesTab } from "./FilesTab";
import { PartsTab } from "./PartsTab";
import { AvoidedCard, ScriptTab } from "./ScriptTab";
import { WarrantyTab } from "./WarrantyTab";
import "./panel.css";

const TABS = ["script", "events", "files", "parts", "warranty"] as const;
export type TabName = (typeof TABS)[number];

const CONTENT: Readonly<Record<TabName, () => React.ReactNode>> = {
  script: () => <ScriptTab />,
  events: () => <EventsTab />,
  files: () => <FilesTab />,
  parts: () => <PartsTab />,
  warranty: () => <WarrantyTab />,
};

/** Side panel of 372 px: 话术 · 日志 · 附件 · 备件 · 三包; a drawer on narrow windows. */
export function SidePanel({ tab, onTab }: { readonly tab: TabName; readonly onTab: (tab: TabName) => void }) {
  const { card } = useCard();
  const text = useText();
  const region = useRegion();
  const id = useId();
  const [drawer, setDrawer] = useState(false);
  const counts: Partial<Record<TabName, number>> = {
    events: card.events.length,
    files: card.attachments.length,
    parts: card.lists.part_uses.length,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length] ?? "script";
    onTab(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <>
      <button
        type="button"
        className="panel-opener"
        aria-expanded={drawer}
        onClick={() => setDrawer((open) => !open)}
      >
        {text.t(drawer ? "card.panel.close" : "card.panel.open")}
      </button>
      <aside
        ref={region}
        className={classes("panel", drawer && "panel-open")}
        aria-label={text.t("card.panel.region")}
      >
        <div className="tabs" role="tablist" aria-label={text.t("card.panel.region")} onKeyDown={onKeyDown}>
          {TABS.map((name) => (
            <button
              key={name}
              id={`${id}-${name}`}
              type="button"
              role="tab"
              aria-selected={name === tab}
              aria-controls={`${id}-content`}
              tabIndex={name === tab ? 0 : -1}
              onClick={() => onTab(name)}
            >
              {text.t(`card.tab.${name}`)}
              {(counts[name] ?? 0) > 0 && <span>{counts[name]}</span>}
            </button>
          ))}
        </div>
        <div id={`${id}-content`} className="panel-content" role="tabpanel" aria-labelledby={`${id}-${tab}`}>
          {tab !== "script" && <AvoidedCard />}
          <CardLedger />
          <CardSurveys />
          {CONTENT[tab]()}
        </div>
      </aside>
    </>
  );
}
