import { useState } from "react";
import type { AssessmentMonth, AssessmentProposal } from "#shared/contract/ledger-views";
import { mayAssess } from "#shared/domain/assessment/assessment";
import { assessmentFactText } from "#shared/text/assessment-fact";
import { failureText } from "#shared/text/failure-text";
import { usePerson, useReadyState } from "../api/app-state";
import { call } from "../api/bridge";
import { openCard } from "../app/navigation";
import { ProposalTable } from "../ledger/ProposalTable";
import { useStaffNames } from "../ledger/use-staff-names";
import { Button } from "../ui/Button";
import { currentText, useText } from "../ui/display";
import { EmptyState } from "../ui/ListStates";
import { offerUndo, say, sayFailed } from "../ui/undo-strip";
import { useTime } from "../ui/use-time";
import { signedPoints } from "./points";

interface Deciding {
  readonly period: string;
  readonly proposal: AssessmentProposal;
  readonly name: string;
}

function pointsOf({ item, points }: AssessmentProposal, digit: number | null): number {
  const each = digit ?? points;
  return item.kind === "deduction" ? -each : each;
}

/** Decides about one proposal; what was left out is put back by Ctrl+Z too. */
async function decide(
  { period, proposal, name }: Deciding,
  decision: "accepted" | "dismissed" | "restored",
  digit: number | null = null,
): Promise<void> {
  const { key } = proposal;
  const points = digit === null ? {} : { points: digit };
  const result = await call("assessment.decide", { period, key, decision, ...points });
  const text = currentText();
  if (!result.ok) {
    sayFailed(failureText(result, text).sentence);
  } else if (decision === "accepted") {
    const signed = signedPoints(pointsOf(proposal, digit));
    say(text.t("assessment.accepted_done", { name, points: signed }));
  } else if (decision === "restored") say(text.t("assessment.restored_done"));
  else {
    offerUndo(text.t("assessment.dismissed_done"), () => decide({ period, proposal, name }, "restored"));
  }
}

/** What the facts of the month propose: Enter takes it, a digit takes that many points, Delete leaves it out. */
export function AssessmentProposals({ month }: { readonly month: AssessmentMonth }) {
  const text = useText();
  const { zone } = useTime();
  const me = usePerson();
  const { read_only } = useReadyState();
  const { nameOf } = useStaffNames();
  const [leftOut, setLeftOut] = useState(false);
  const deciding = (proposal: AssessmentProposal): Deciding => ({
    period: month.period,
    proposal,
    name: nameOf(proposal.fact.staff),
  });
  return (
    <>
      {month.proposals.length === 0 ? (
        <EmptyState>{text.t("assessment.proposals_empty")}</EmptyState>
      ) : (
        <ProposalTable
          label={text.t("assessment.proposals")}
          rows={month.proposals}
          keyOf={({ key }) => key}
          accept={(proposal) =>
            mayAssess(me, proposal.fact.staff, month).ok
              ? { label: text.t("assessment.accept", { points: signedPoints(pointsOf(proposal, null)) }) }
              : { blocked: text.t("assessment.by_other") }
          }
          dismissLabel={text.t("assessment.dismiss")}
          onAccept={(proposal, digit) => decide(deciding(proposal), "accepted", digit)}
          onDismiss={(proposal) => decide(deciding(proposal), "dismissed")}
          disabled={read_only}
          columns={[
            {
              id: "person",
              label: text.t("assessment.col.person"),
              widthPx: 88,
              cell: ({ fact }) => nameOf(fact.staff),
            },
            {
              id: "item",
              label: text.t("assessment.col.item"),
              widthPx: 188,
              cell: ({ item }) => <span title={item.name}>{item.name}</span>,
            },
            {
              id: "fact",
              label: text.t("assessment.col.note"),
              cell: ({ fact }) => {
                const words = assessmentFactText(fact, zone, text);
                const cardId = fact.card_id;
                return cardId === null ? (
                  <span title={words}>{words}</span>
                ) : (
                  <button type="button" className="fact-link" title={words} onClick={() => openCard(cardId)}>
                    {words}
                  </button>
                );
              },
            },
          ]}
        />
      )}
      {month.dismissed.length > 0 && (
        <section className="left-out">
          <Button look="link" aria-expanded={leftOut} onClick={() => setLeftOut(!leftOut)}>
            {text.t("assessment.dismissed", { n: month.dismissed.length })}
          </Button>
          {leftOut && (
            <ul>
              {month.dismissed.map((proposal) => (
                <li key={proposal.key}>
                  <span>
                    {nameOf(proposal.fact.staff)} · {assessmentFactText(proposal.fact, zone, text)}
                  </span>
                  {mayAssess(me, proposal.fact.staff, month).ok && (
                    <Button
                      small
                      disabled={read_only}
                      onClick={() => void decide(deciding(proposal), "restored")}
                    >
                      {text.t("assessment.restore")}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
    </>
  );
}
