import {
  invalidSurveys,
  type ListedSurvey,
  refusedSurveys,
  surveyCounts,
  surveysOut,
  validSurveys,
  type WantedCard,
  wantedCards,
} from "#electron/repositories/survey-list-repository";
import { snapshot } from "#electron/repositories/transaction";
import type { ChannelParsed } from "#shared/contract/channels";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { CallRow, SurveyList, SurveyRow, SurveyState } from "#shared/contract/survey-views";
import type { EpochMs } from "#shared/domain/card/case-state";
import type { Actor } from "#shared/domain/card/decision";
import { instantsOf, parsePeriod } from "#shared/domain/figures/period";
import { maskedPhone } from "#shared/domain/masking/masked-values";
import { INVALID_REASONS, type InvalidReason, surveyValidUntil } from "#shared/domain/survey/survey-index";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";

/** Whoever has not answered by then will not. */
const LOOKED_BACK_MS = 7 * 86_400_000;
const FOLLOW_UP_MS = 24 * 3_600_000;
const USUAL_LIMIT = 200;
/** More than any store hands out in a week. */
const MOST_OUT = 5_000;

function rowOf(state: SurveyState, listed: ListedSurvey): SurveyRow {
  const { survey, completed_at } = listed;
  return { ...listed, state, due_at: surveyValidUntil(survey.handed_out_at, completed_at) };
}

function notHandedOut(wanted: readonly WantedCard[]): readonly SurveyRow[] {
  return wanted
    .filter((card) => card.survey_wanted && card.handed_out_at === null)
    .map((card) => ({ ...cardOf(card), state: "due", survey: null, due_at: surveyDue(card) }));
}

/** The card alone, without what the query says besides. */
function cardOf(card: WantedCard) {
  const { card_id, no, status, round, customer_name, customer_level, model, assignee, completed_at } = card;
  return { card_id, no, status, round, customer_name, customer_level, model, assignee, completed_at };
}

/** Until it is handed out, the policy's clock runs; from then on the survey's own day. */
function surveyDue(card: WantedCard): EpochMs | null {
  if (card.handed_out_at !== null) return surveyValidUntil(card.handed_out_at, null);
  return card.survey_due_at ?? surveyValidUntil(null, card.completed_at);
}

/**
 * Surveys of one state: what is to be handed out and what is out as of now; what came back or was refused in a period.
 * Failures: `forbidden`, `invalid_input` for a period that is none.
 */
export function listSurveys(
  desk: Desk,
  actor: Actor,
  input: ChannelParsed<"survey.list">,
): Result<SurveyList> {
  const allowed = authorise(actor, "survey.read");
  if (!allowed.ok) return allowed;
  const period = parsePeriod(input.period);
  if (period === null) return fail("invalid_input", { fields: [{ field: "period", code: "unknown_value" }] });
  const instants = instantsOf(period, desk.settings().zone);
  const { state, reason, limit = USUAL_LIMIT } = input;
  return ok(
    snapshot(desk.store, (): SurveyList => {
      const reader = desk.store;
      const sinceMs = desk.nowMs() - LOOKED_BACK_MS;
      const due = notHandedOut(wantedCards(reader, sinceMs));
      const out = surveysOut(reader, sinceMs, MOST_OUT);
      const rows: Readonly<Record<SurveyState, () => readonly SurveyRow[]>> = {
        due: () => due.slice(0, limit),
        out: () => out.slice(0, limit).map((listed) => rowOf("out", listed)),
        valid: () => validSurveys(reader, instants, limit).map((listed) => rowOf("valid", listed)),
        invalid: () =>
          invalidSurveys(reader, instants, limit, reason ?? null).map((listed) => rowOf("invalid", listed)),
        refused: () => refusedSurveys(reader, instants, limit).map((listed) => rowOf("refused", listed)),
      };
      const counted = surveyCounts(reader, instants);
      const reasons = Object.fromEntries(
        INVALID_REASONS.map((code) => [code, counted.get(code) ?? 0]),
      ) as Record<InvalidReason, number>;
      const counts: Record<SurveyState, number> = {
        due: due.length,
        out: out.length,
        valid: counted.get("valid") ?? 0,
        invalid: Object.values(reasons).reduce((sum, count) => sum + count, 0),
        refused: counted.get("refused") ?? 0,
      };
      const total = state === "invalid" && reason !== undefined ? reasons[reason] : counts[state];
      return { rows: rows[state](), total, counts, reasons };
    }),
  );
}

function callOf(card: WantedCard): CallRow {
  const survey_due_at = card.survey_wanted ? surveyDue(card) : null;
  const follow_up_due_at = card.follow_up_wanted
    ? (card.follow_up_due_at ?? card.completed_at + FOLLOW_UP_MS)
    : null;
  return {
    ...cardOf(card),
    contact: card.contact,
    phone_masked: maskedPhone(card.phone ?? ""),
    wants: [
      ...(card.survey_wanted ? ["survey" as const] : []),
      ...(card.follow_up_wanted ? ["follow_up" as const] : []),
    ],
    handed_out_at: card.handed_out_at,
    survey_due_at,
    follow_up_due_at,
    due_at: Math.min(survey_due_at ?? Number.MAX_SAFE_INTEGER, follow_up_due_at ?? Number.MAX_SAFE_INTEGER),
  };
}

/**
 * Whom to call (DOMAIN 5.7, 5.8): surveys that are not back and follow-ups that are due, one line a card, so that one
 * call does for both. What is still in time first, VIP among them first, then the nearest. Failure: `forbidden`.
 */
export function listCalls(desk: Desk, actor: Actor): Result<readonly CallRow[]> {
  const allowed = authorise(actor, "survey.read");
  if (!allowed.ok) return allowed;
  const nowMs = desk.nowMs();
  const calls = wantedCards(desk.store, nowMs - LOOKED_BACK_MS).map(callOf);
  const rank = (call: CallRow) => (call.due_at < nowMs ? 2 : 0) + (call.customer_level === "vip" ? 0 : 1);
  return ok(calls.toSorted((left, right) => rank(left) - rank(right) || left.due_at - right.due_at));
}
