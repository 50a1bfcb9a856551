import { invalidReasonOf, satisfactionIndex } from "#shared/domain/survey/survey-index";
import type { CaseState, Survey } from "../case-state";
import { accept, type Perform, refuse, refuseField } from "../decision";
import { withChangedItem, withItem } from "../state-change";

/** A survey that is out with the customer in this round: handed out, neither collected nor refused. */
export function surveyOut(state: CaseState): Survey | undefined {
  return state.lists.surveys.findLast(
    (survey) => survey.round === state.fields.round && survey.collected_at === null && !survey.refused,
  );
}

function blankSurvey(state: CaseState): Omit<Survey, "n"> {
  return {
    round: state.fields.round,
    handed_out_at: null,
    way: null,
    refused: false,
    refused_at: null,
    refused_reason: null,
    collected_at: null,
    collected_by: null,
    scores: {},
    overall: null,
    choices: [],
    comment: null,
    index: null,
    form_version: null,
    valid: null,
    invalid_reason: null,
  };
}

/** `hand_out_survey`: on paper, by phone or on the counter's screen. */
export const handOutSurvey: Perform<"hand_out_survey"> = (performing) => {
  const { state, payload, at } = performing;
  const out = surveyOut(state);
  const handedOut = { handed_out_at: at, way: payload.way ?? null };
  return accept(
    performing,
    out
      ? withChangedItem(state, "surveys", out.n, handedOut)
      : withItem(state, "surveys", { ...blankSurvey(state), ...handedOut }),
  );
};

/** `collect_survey`: index and validity by DOMAIN 5.7; invalid samples stay, with their reason. */
export const collectSurvey: Perform<"collect_survey"> = (performing) => {
  const { state, payload, at, context } = performing;
  const collectedAt = payload.collected_at ?? at;
  if (collectedAt > context.nowMs) return refuseField("collected_at", "in_future");
  const out = surveyOut(state);
  const handedOutAt = payload.handed_out_at ?? out?.handed_out_at ?? null;
  if (handedOutAt !== null && handedOutAt > collectedAt)
    return refuseField("handed_out_at", "after_collection");
  const overall = payload.overall ?? null;
  const isSecond = state.lists.surveys.some(
    (survey) => survey.round === state.fields.round && survey.collected_at !== null,
  );
  const invalidReason = invalidReasonOf({
    handed_out_at: handedOutAt,
    completed_at: state.fields.completed_at,
    collected_at: collectedAt,
    collected_by: payload.collected_by,
    scores: payload.scores,
    overall,
    is_second: isSecond,
  });
  const collected = {
    handed_out_at: handedOutAt,
    collected_at: collectedAt,
    collected_by: payload.collected_by,
    scores: payload.scores,
    overall,
    choices: payload.choices ?? [],
    comment: payload.comment ?? null,
    index: satisfactionIndex(payload.scores, context.rules.survey_weights),
    form_version: context.rules.survey_form_version,
    valid: invalidReason === null,
    invalid_reason: invalidReason,
  };
  return accept(
    performing,
    out
      ? withChangedItem(state, "surveys", out.n, collected)
      : withItem(state, "surveys", { ...blankSurvey(state), ...collected }),
  );
};

/** `refuse_survey`: the customer does not want to answer; the milestone is not applicable any more. */
export const refuseSurvey: Perform<"refuse_survey"> = (performing) => {
  const { state, payload, at } = performing;
  const out = surveyOut(state);
  const refused = { refused: true, refused_at: at, refused_reason: payload.reason ?? null };
  return accept(
    performing,
    out
      ? withChangedItem(state, "surveys", out.n, refused)
      : withItem(state, "surveys", { ...blankSurvey(state), ...refused }),
  );
};

/** `record_payment`: money taken from the customer. */
export const recordPayment: Perform<"record_payment"> = (performing) => {
  const { state, payload, by, at } = performing;
  return accept(
    performing,
    withItem(state, "payments", {
      amount: payload.amount,
      method: payload.method,
      note: payload.note ?? null,
      received_by: by,
      received_at: at,
    }),
  );
};

/** `fill_checklist`: patrol and maintenance results of an S card (DOMAIN 5.11). */
export const fillChecklist: Perform<"fill_checklist"> = (performing) => {
  const { state, payload, by, at } = performing;
  return accept(
    performing,
    withItem(state, "checklists", {
      items: payload.items,
      hazards: payload.hazards ?? null,
      filled_by: by,
      filled_at: at,
    }),
  );
};

/** `countersign`: another supervisor looks at a marked event (DOMAIN 2.3). */
export const countersign: Perform<"countersign"> = (performing) => {
  const { payload, actor, context } = performing;
  const event = context.events.find((candidate) => candidate.seq === payload.event);
  if (!event) return refuseField("event", "unknown_event");
  if (!event.self_marked) return refuseField("event", "not_marked");
  if (event.countersigned_by !== null) return refuseField("event", "countersigned");
  if (event.actor === actor.code)
    return refuse({ code: "self_approval", details: { action: "countersign" } });
  return accept(performing, performing.state);
};
