import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { CardDetail } from "#shared/contract/views";
import type { CardEvent } from "#shared/domain/card/card-event";
import type { Survey } from "#shared/domain/card/case-state";
import { sameValue } from "#shared/domain/card/change-set";
import type { Actor } from "#shared/domain/card/decision";
import { actOnCard } from "../card/act-on-card";
import { splitOptions } from "../card/command-options";
import type { Desk } from "../desk";

/** A survey with the number of its card. */
export type AddedSurvey = Survey & { readonly no: string | null; readonly card_id: string };

const SURVEY_KEY = /^surveys\.(\d+)$/;

/** The sheet that an event filled. */
function surveyOf(event: CardEvent, { lists }: CardDetail): Survey | undefined {
  const numbers = Object.keys(event.after).flatMap((key) => SURVEY_KEY.exec(key)?.[1] ?? []);
  return lists.surveys.find((survey) => numbers.includes(String(survey.n)));
}

/**
 * `survey add` (CLI.md): the card's `collect_survey`, answered by the survey itself with its index and whether it
 * counts. A repeated `op_id` answers the survey of the first time. Failures: those of `actOnCard`.
 */
export function addSurvey(
  desk: Desk,
  actor: Actor,
  request: { readonly ref: string; readonly survey: Readonly<Record<string, unknown>> },
): Result<AddedSurvey> {
  const split = splitOptions(request.survey);
  if (!split.ok) return split;
  const acted = actOnCard(desk, actor, {
    ref: request.ref,
    action: "collect_survey",
    payload: request.survey,
  });
  if (!acted.ok) return acted;
  const card = acted.value;
  const collected = card.events.filter(({ action }) => action === "collect_survey");
  const event =
    collected.findLast(({ payload }) => sameValue(payload, split.value.payload)) ?? collected.at(-1);
  const survey = event && surveyOf(event, card);
  if (survey === undefined) return fail("internal", { reason: "survey_not_found" });
  return ok({ no: card.fields.no, card_id: card.fields.id, ...survey });
}
