import { useState } from "react";
import type { LedgerProposal, LedgerProposals as Proposals } from "#shared/contract/ledger-views";
import { holdsAny } from "#shared/domain/card/roles";
import { LEDGER_ADD_ROLES } from "#shared/domain/ledger/ledger-rules";
import { failureText } from "#shared/text/failure-text";
import { usePerson, useReadyState } from "../api/app-state";
import { call } from "../api/bridge";
import { openCard } from "../app/navigation";
import { Button } from "../ui/Button";
import { currentText, useText } from "../ui/display";
import { EmptyState } from "../ui/ListStates";
import { offerUndo, say, sayFailed } from "../ui/undo-strip";
import { useTime } from "../ui/use-time";
import { changeLedgerView } from "./ledger-state";
import { ProposalTable } from "./ProposalTable";

/** Decides about one proposal; what was left out is put back by Ctrl+Z too. */
export async function decideLedgerProposal(
  key: string,
  decision: "accepted" | "dismissed" | "restored",
): Promise<void> {
  const result = await call("ledger.decide", { key, decision });
  const text = currentText();
  if (!result.ok) {
    sayFailed(failureText(result, text).sentence);
    return;
  }
  if (decision === "dismissed") {
    offerUndo(text.t("ledger.dismissed_done"), () => decideLedgerProposal(key, "restored"));
  } else if (decision === "restored") say(text.t("ledger.restored_done"));
  else if (result.value !== null) {
    const { id } = result.value.entry;
    changeLedgerView({ current: id });
    say(text.t("ledger.accepted_done", { n: id }));
  }
}

function CardsOf({ cards }: Pick<LedgerProposal, "cards">) {
  const text = useText();
  const [card] = cards;
  if (card === undefined || cards.length > 1) return text.t("ledger.proposal_cards", { n: cards.length });
  return (
    <Button look="link" small onClick={() => openCard(card.id)}>
      {card.no ?? "—"}
    </Button>
  );
}

function LeftOut({
  proposals,
  disabled,
}: {
  readonly proposals: readonly LedgerProposal[];
  readonly disabled: boolean;
}) {
  const text = useText();
  const [open, setOpen] = useState(false);
  if (proposals.length === 0) return null;
  return (
    <section className="left-out">
      <Button look="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {text.t("ledger.dismissed", { n: proposals.length })}
      </Button>
      {open && (
        <ul>
          {proposals.map((proposal) => (
            <li key={proposal.key}>
              <span>{proposal.problem}</span>
              <Button
                small
                disabled={disabled}
                onClick={() => void decideLedgerProposal(proposal.key, "restored")}
              >
                {text.t("ledger.restore")}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What may belong into the ledger: each is taken in or left out with one key. */
export function LedgerProposals({ proposals }: { readonly proposals: Proposals }) {
  const text = useText();
  const time = useTime();
  const person = usePerson();
  const { read_only } = useReadyState();
  const disabled = read_only || !holdsAny(person.roles, LEDGER_ADD_ROLES);
  return (
    <>
      {proposals.open.length === 0 ? (
        <EmptyState>{text.t("ledger.proposals_empty")}</EmptyState>
      ) : (
        <ProposalTable
          label={text.t("ledger.proposals")}
          rows={proposals.open}
          keyOf={({ key }) => key}
          accept={() => ({ label: text.t("ledger.accept") })}
          dismissLabel={text.t("ledger.dismiss")}
          onAccept={({ key }) => decideLedgerProposal(key, "accepted")}
          onDismiss={({ key }) => decideLedgerProposal(key, "dismissed")}
          disabled={disabled}
          columns={[
            {
              id: "source",
              label: text.t("ledger.col.source"),
              widthPx: 92,
              widthEnPx: 106,
              cell: ({ source }) => text.word("ledger_source", source),
            },
            {
              id: "at",
              label: text.t("ledger.col.created"),
              widthPx: 128,
              cell: ({ at }) => time.short(at),
            },
            {
              id: "problem",
              label: text.t("ledger.col.problem"),
              cell: ({ problem }) => <span title={problem}>{problem}</span>,
            },
            {
              id: "cards",
              label: text.t("ledger.col.cards"),
              widthPx: 168,
              cell: ({ cards }) => <CardsOf cards={cards} />,
            },
          ]}
        />
      )}
      <LeftOut proposals={proposals.dismissed} disabled={disabled} />
    </>
  );
}
