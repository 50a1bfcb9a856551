import { loadState } from "#electron/repositories/case-repository";
import { currentSurveyForm } from "#electron/repositories/survey-form-repository";
import { snapshot } from "#electron/repositories/transaction";
import type { ChannelParsed } from "#shared/contract/channels";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { CounterSurvey } from "#shared/contract/survey-views";
import { refusalOf } from "#shared/domain/card/decide";
import type { Actor } from "#shared/domain/card/decision";
import { surveyOut } from "#shared/domain/card/perform/recording";
import { actOnCard } from "../card/act-on-card";
import { cardRef } from "../card/card-ref";
import type { Desk } from "../desk";

/**
 * Whether this person may give the screen to the customer of a card: as to collect the survey (DOMAIN 5.7). Failures:
 * `not_found`, `forbidden`, `invalid_state`.
 */
export function mayTurnToCustomer(desk: Desk, actor: Actor, cardId: string): Result<null> {
  const state = loadState(desk.store, cardRef(desk.store, cardId));
  if (state === null) return fail("not_found", { what: "card", ref: cardId });
  const refusal = refusalOf({ action: "collect_survey", actor }, state);
  return refusal ? fail(refusal.code, { ...refusal.details }) : ok(null);
}

/** What the customer of a card is shown at the counter. */
export function showAtCounter(desk: Desk, cardId: string): Result<CounterSurvey> {
  return snapshot(desk.store, (): Result<CounterSurvey> => {
    const state = loadState(desk.store, cardRef(desk.store, cardId));
    if (state === null) return fail("not_found", { what: "card", ref: cardId });
    return ok({
      model: state.fields.model,
      questions: currentSurveyForm(desk.store).questions,
      collected: surveyOut(state) === undefined,
    });
  });
}

/**
 * Keeps what the customer filled in, in the name of who turned the screen. The customer saw no card, so none has moved
 * on under the customer's eyes: no version is asked for. The answer tells nothing of the card.
 */
export function collectAtCounter(
  desk: Desk,
  actor: Actor,
  { card_id, op_id, answers }: ChannelParsed<"survey.counter_send"> & { readonly card_id: string },
): Result<CounterSurvey> {
  const kept = actOnCard(desk, actor, {
    ref: card_id,
    action: "collect_survey",
    payload: { ...answers, collected_by: "customer", op_id },
  });
  return kept.ok ? showAtCounter(desk, card_id) : fail(kept.code);
}
