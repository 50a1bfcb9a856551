import { Plus } from "lucide-react";
import { type KeyboardEvent, useEffect, useState } from "react";
import type { LedgerFilter } from "#shared/contract/ledger-channels";
import { holdsAny } from "#shared/domain/card/roles";
import { LEDGER_ADD_ROLES } from "#shared/domain/ledger/ledger-rules";
import { failureText } from "#shared/text/failure-text";
import { usePerson, useReadyState } from "../api/app-state";
import { call } from "../api/bridge";
import { refreshChannels, useDeskQuery } from "../api/queries";
import type { CommandId } from "../commands/command-table";
import { useKeyHints } from "../commands/key-hints";
import { useRegion } from "../commands/regions";
import { Button } from "../ui/Button";
import { Choices } from "../ui/Choices";
import { currentText, useText } from "../ui/display";
import { EmptyState, ErrorLine, SkeletonRows } from "../ui/ListStates";
import { say, sayFailed } from "../ui/undo-strip";
import { useToday } from "./LedgerActionDialog";
import { LedgerDetails } from "./LedgerDetails";
import { LedgerFilters } from "./LedgerFilters";
import { LedgerProposals } from "./LedgerProposals";
import { LedgerRows } from "./LedgerRows";
import { changeLedgerView, filterOf, useLedgerView } from "./ledger-state";
import { NewEntryDialog } from "./NewEntryDialog";
import "./ledger.css";

const HINTS: readonly CommandId[] = [
  "move_row",
  "open_row",
  "main_action",
  "previous_period",
  "next_region",
  "back",
];
const MOST_ROWS = 500;

function Entries() {
  const text = useText();
  const view = useLedgerView();
  const filter = filterOf(view);
  const { data, error, refetch } = useDeskQuery(
    "ledger.list",
    { filter, limit: MOST_ROWS },
    { keepPrevious: true },
  );
  const everything = data?.counts;
  const isEmpty =
    everything !== undefined &&
    Object.values(everything).every((count) => count === 0) &&
    Object.keys(filter).every((name) => name === "states");
  return (
    <>
      <LedgerFilters counts={data?.counts} />
      {error !== null && <ErrorLine error={error} onRetry={() => void refetch()} />}
      <div className="ledger-rows">
        {data === undefined && error === null && <SkeletonRows rows={14} />}
        {data?.rows.length === 0 && (
          <EmptyState>{text.t(isEmpty ? "ledger.empty" : "ledger.no_match")}</EmptyState>
        )}
        {data !== undefined && data.rows.length > 0 && <LedgerRows rows={data.rows} current={view.current} />}
      </div>
    </>
  );
}

/** What the filter lets through, as a spreadsheet where the person wants it. */
async function exportLedger(filter: LedgerFilter): Promise<void> {
  const saved = await call("ledger.save", { filter });
  const text = currentText();
  if (!saved.ok) sayFailed(failureText(saved, text).sentence);
  else if (saved.value !== null) say(text.t("ledger.exported", { file: saved.value.file }));
}

/** 台账: entries with their filters, what is proposed for it, and one entry beside them (DOMAIN 5.9). */
export default function LedgerTab() {
  const text = useText();
  const person = usePerson();
  const { read_only } = useReadyState();
  const list = useLedgerView((view) => view.list);
  const current = useLedgerView((view) => view.current);
  const [adding, setAdding] = useState(false);
  const proposals = useDeskQuery("ledger.proposals", {});
  const listRegion = useRegion();
  const detailRegion = useRegion();
  useKeyHints(HINTS);
  const today = useToday();
  useEffect(() => {
    // What was due by a day is late on the next one.
    if (today !== "") refreshChannels("ledger.list", "ledger.show", "ledger.of_card");
  }, [today]);
  const mayExport = holdsAny(person.roles, ["supervisor"]);
  const mayAdd = !read_only && holdsAny(person.roles, LEDGER_ADD_ROLES);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Insert" || event.ctrlKey || event.altKey || event.shiftKey || !mayAdd) return;
    event.preventDefault();
    setAdding(true);
  };
  return (
    <div className="ledger">
      {/* Insert works wherever the keyboard is in the list: its buttons and rows carry the focus, not the section. */}
      <section
        ref={listRegion}
        className="ledger-list"
        aria-label={text.t("ledger.list")}
        onKeyDown={onKeyDown}
      >
        <header>
          <Choices
            label={text.t("ledger.view")}
            value={list}
            choices={[
              { value: "entries", label: text.t("ledger.view.entries") },
              {
                value: "proposals",
                label: text.t("ledger.view.proposals", { n: proposals.data?.open.length ?? 0 }),
              },
            ]}
            onChoose={(value) => changeLedgerView({ list: value })}
          />
          {list === "proposals" && <span className="field-hint">{text.t("ledger.proposals_keys")}</span>}
          {mayExport && list === "entries" && (
            <Button onClick={() => void exportLedger(filterOf(useLedgerView.getState()))}>
              {text.t("ledger.export")}
            </Button>
          )}
          <Button icon={Plus} shortcut="Insert" disabled={!mayAdd} onClick={() => setAdding(true)}>
            {text.t("ledger.new")}
          </Button>
        </header>
        {list === "entries" ? (
          <Entries />
        ) : (
          <div className="ledger-rows">
            {proposals.error !== null && (
              <ErrorLine error={proposals.error} onRetry={() => void proposals.refetch()} />
            )}
            {proposals.data === undefined && proposals.error === null && <SkeletonRows rows={10} />}
            {proposals.data !== undefined && <LedgerProposals proposals={proposals.data} />}
          </div>
        )}
      </section>
      <section ref={detailRegion} className="ledger-details">
        {current === null ? (
          <EmptyState>{text.t("ledger.choose")}</EmptyState>
        ) : (
          <LedgerDetails id={current} />
        )}
      </section>
      {adding && <NewEntryDialog onClose={() => setAdding(false)} />}
    </div>
  );
}
