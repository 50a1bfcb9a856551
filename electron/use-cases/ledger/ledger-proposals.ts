import type { StoreReader } from "#electron/db/connection";
import {
  cardsOfFault,
  faultCounts,
  hazardFacts,
  insertProposalDecision,
  isUncarriedSuggestion,
  type LedgerFact,
  lowSurveyFacts,
  proposalDecisionOf,
  suggestionFacts,
} from "#electron/repositories/ledger-proposal-repository";
import { snapshot } from "#electron/repositories/transaction";
import type { ChannelParsed } from "#shared/contract/channels";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type {
  CardLedger,
  LedgerDetail,
  LedgerProposal,
  LedgerProposals,
} from "#shared/contract/ledger-views";
import type { Actor } from "#shared/domain/card/decision";
import { holdsAny } from "#shared/domain/card/roles";
import { instantsOf, periodAround, previousPeriod } from "#shared/domain/figures/period";
import { LEDGER_ADD_ROLES } from "#shared/domain/ledger/ledger-rules";
import type { ProposalDecision } from "#shared/domain/ledger/vocabulary";
import { textIn } from "#shared/text/text";
import type { Desk } from "../desk";
import { ledgerDetail, ledgerRowsOfCard, todayOf } from "./ledger-views";
import { writeNewEntry } from "./write-ledger";

const DAY_MS = 86_400_000;
/** What is older than this is no longer proposed. */
const LOOK_BACK_DAYS = 100;
const SUGGESTION_DAYS = 400;
/** A survey index under this proposes an entry. */
const LOW_INDEX = 60;
/** 高频问题 (DOMAIN 6): at least this share of the month's repairs, of at least so many cards. */
const FREQUENT_SHARE = 0.3;
const FREQUENT_CARDS = 5;

type Source = LedgerProposal["source"];

function proposalOf(desk: Desk, source: Source, fact: LedgerFact): LedgerProposal {
  const text = textIn(desk.settings().lang);
  const model = fact.model ?? "—";
  const words = fact.words?.trim() ?? "";
  const problem =
    source === "survey"
      ? text.t(words === "" ? "ledger.problem_survey" : "ledger.problem_survey_words", {
          score: fact.score === null ? "—" : String(Math.round(fact.score * 10) / 10),
          model,
          words,
        })
      : words;
  return {
    key: `${source}:${fact.card_id}:${fact.n}`,
    source,
    at: fact.at,
    problem,
    cards: [{ id: fact.card_id, no: fact.no }],
    share: null,
  };
}

/** Frequent problems of the month before today's: what the report would say. */
function frequentFaults(desk: Desk, reader: StoreReader): LedgerProposal[] {
  const { zone, lang } = desk.settings();
  const period = previousPeriod(periodAround("month", todayOf(desk)));
  const { fromMs, toMs } = instantsOf(period, zone);
  const counts = faultCounts(reader, fromMs, toMs);
  const all = counts.reduce((sum, { cards }) => sum + cards, 0);
  return counts.flatMap(({ category, cards }): LedgerProposal[] => {
    if (category === null || cards < FREQUENT_CARDS || cards / all < FREQUENT_SHARE) return [];
    const share = cards / all;
    return [
      {
        key: `report:${period.code}:${category}`,
        source: "report",
        at: toMs,
        problem: textIn(lang).t("ledger.problem_frequent", {
          period: period.code,
          category,
          n: cards,
          share: String(Math.round(share * 100)),
        }),
        cards: cardsOfFault(reader, fromMs, toMs, category),
        share,
      },
    ];
  });
}

function everyProposal(desk: Desk, reader: StoreReader): LedgerProposal[] {
  const toMs = desk.nowMs() + 1;
  const fromMs = toMs - LOOK_BACK_DAYS * DAY_MS;
  const of = (source: Source) => (fact: LedgerFact) => proposalOf(desk, source, fact);
  return [
    ...lowSurveyFacts(reader, fromMs, toMs, LOW_INDEX).map(of("survey")),
    ...hazardFacts(reader, fromMs, toMs).map(of("patrol")),
    ...suggestionFacts(reader, toMs - SUGGESTION_DAYS * DAY_MS, toMs).map(of("suggestion")),
    ...frequentFaults(desk, reader),
  ].toSorted((left, right) => right.at - left.at);
}

/** What surveys, patrols, suggestions and frequent faults propose for the ledger, the newest first. */
export function ledgerProposals(desk: Desk): LedgerProposals {
  return snapshot(desk.store, () => {
    const decided = everyProposal(desk, desk.store).map((proposal) => ({
      proposal,
      decision: proposalDecisionOf(desk.store, "ledger", proposal.key),
    }));
    const of = (wanted: "dismissed" | null) =>
      decided.filter(({ decision }) => decision === wanted).map(({ proposal }) => proposal);
    return { open: of(null), dismissed: of("dismissed") };
  });
}

/** A dismissed proposal may still be taken; a frequent fault of one month only once. */
function mayFollow(
  decision: ProposalDecision,
  known: "accepted" | "dismissed" | null,
  source: Source,
): boolean {
  if (decision === "restored") return known === "dismissed";
  if (decision === "dismissed") return known === null;
  return known !== "accepted" || source !== "report";
}

/**
 * Takes a proposal into the ledger (answers the new entry), puts it aside or brings it back. Failures: `forbidden`,
 * `not_found` where it is no longer proposed, `conflict` where it was decided already.
 */
export function decideLedgerProposal(
  desk: Desk,
  actor: Actor,
  { key, decision }: ChannelParsed<"ledger.decide">,
): Result<LedgerDetail | null> {
  if (!holdsAny(actor.roles, LEDGER_ADD_ROLES)) return fail("forbidden", { needs: LEDGER_ADD_ROLES });
  const decided = desk.write((tx): Result<LedgerDetail | null> => {
    const proposal = everyProposal(desk, tx).find((candidate) => candidate.key === key);
    if (proposal === undefined) return fail("not_found", { what: "proposal", ref: key });
    const known = proposalDecisionOf(tx, "ledger", key);
    if (!mayFollow(decision, known, proposal.source)) return fail("conflict");
    insertProposalDecision(tx, "ledger", key, decision, actor.code, desk.nowMs());
    if (decision !== "accepted") return ok(null);
    const written = writeNewEntry(desk, tx, actor, {
      source: proposal.source,
      problem: proposal.problem,
      cards: proposal.cards.map(({ id }) => id),
    });
    return written.ok ? ledgerDetail(desk, written.value, tx) : written;
  });
  if (decided.ok) desk.announce({ what: "ledger", ids: null });
  return decided;
}

/** What a card shows of the ledger, and for a suggestion that is not in it yet, the proposal that would take it. */
export function ledgerOfCard(desk: Desk, cardId: string): CardLedger {
  const waits = isUncarriedSuggestion(desk.store, cardId, desk.nowMs() - SUGGESTION_DAYS * DAY_MS);
  return { entries: ledgerRowsOfCard(desk, cardId), proposal: waits ? `suggestion:${cardId}:1` : null };
}
