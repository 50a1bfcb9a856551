import { useReadyState } from "../api/app-state";
import { useDeskQuery } from "../api/queries";
import { openScreen } from "../app/navigation";
import { useCard } from "../card/state/card-state";
import { chooseReportTab } from "../reports/report-tabs";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import { useTime } from "../ui/use-time";
import { DueChip } from "./DueChip";
import { decideLedgerProposal } from "./LedgerProposals";
import { showLedgerEntry } from "./ledger-state";
import { StateMark } from "./StateMark";
import "./ledger.css";

function open(id: number): void {
  showLedgerEntry(id);
  chooseReportTab("ledger");
  openScreen("reports");
}

/** On a card: the ledger entries it stands behind; of a suggestion, 采纳进展 and 反馈客户 (DOMAIN 5.9). */
export function CardLedger() {
  const text = useText();
  const time = useTime();
  const { card } = useCard();
  const { read_only } = useReadyState();
  const { data } = useDeskQuery("ledger.of_card", { card_id: card.fields.id });
  if (data === undefined || (data.entries.length === 0 && data.proposal === null)) return null;
  const { entries, proposal } = data;
  return (
    <section className="card-ledger" aria-label={text.t("ledger.on_card")}>
      <h3>{text.t("ledger.on_card")}</h3>
      {proposal !== null && (
        <p className="card-ledger-entry">
          {text.t("ledger.on_card_none")}
          <Button small disabled={read_only} onClick={() => void decideLedgerProposal(proposal, "accepted")}>
            {text.t("ledger.accept")}
          </Button>
        </p>
      )}
      {entries.map((entry) => (
        <div key={entry.id} className="card-ledger-entry">
          {entry.source === "suggestion" ? (
            <>
              <p>
                {text.t("ledger.progress")} <b>{text.word("suggestion_progress", entry.state)}</b>
              </p>
              <p>
                {entry.fed_back_at === null
                  ? text.t("ledger.not_fed_back")
                  : text.t("ledger.fed_back", { at: time.full(entry.fed_back_at) })}
                {entry.feedback_due && <b className="ledger-todo">{text.t("ledger.feedback_due")}</b>}
              </p>
            </>
          ) : (
            <p>
              <StateMark state={entry.state} /> {entry.problem}
            </p>
          )}
          <p>
            {entry.due !== "none" && <DueChip row={entry} />}{" "}
            <Button look="link" small onClick={() => open(entry.id)}>
              {text.t("ledger.open_entry", { n: entry.id })}
            </Button>
          </p>
        </div>
      ))}
    </section>
  );
}
