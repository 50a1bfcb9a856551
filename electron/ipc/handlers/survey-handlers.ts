import {
  collectAtCounter,
  mayTurnToCustomer,
  showAtCounter,
} from "#electron/use-cases/survey/counter-survey";
import { listCalls, listSurveys } from "#electron/use-cases/survey/list-surveys";
import {
  drawPeriodicSurvey,
  recordInterview,
  showPeriodicSample,
} from "#electron/use-cases/survey/periodic-sample";
import { saveSurveyForm, showSurveyForm } from "#electron/use-cases/survey/survey-form";
import { fail, ok } from "#shared/contract/error-codes";
import type { surveyChannels } from "#shared/contract/survey-channels";
import type { DeskSession } from "../desk-session";
import { type Handlers, signedIn } from "./handler-types";

/** Channels `survey.*`; handing out, collecting and refusing are actions of the card. */
export function surveyHandlers(session: DeskSession): Handlers<keyof typeof surveyChannels> {
  /** Who turned the page to which customer: these two channels answer there alone. */
  const atCounter = (pageId: number) => {
    const desk = session.desk();
    const actor = session.seated(pageId);
    const cardId = session.cardAtCounter(pageId);
    if (!desk.ok) return desk;
    if (actor === null || cardId === null) return fail("forbidden", { reason: "not_at_counter" });
    return ok({ desk: desk.value, actor, cardId });
  };
  return {
    "survey.counter_open": signedIn(session, (desk, actor, { card_id }, { pageId }) => {
      const may = mayTurnToCustomer(desk, actor, card_id);
      return may.ok ? session.turnToCustomer(pageId, card_id) : may;
    }),
    "survey.counter_show": (_input, { pageId }) => {
      const here = atCounter(pageId);
      return here.ok ? showAtCounter(here.value.desk, here.value.cardId) : here;
    },
    "survey.counter_send": (input, { pageId }) => {
      const here = atCounter(pageId);
      return here.ok
        ? collectAtCounter(here.value.desk, here.value.actor, { card_id: here.value.cardId, ...input })
        : here;
    },
    "survey.form": signedIn(session, (desk) => ok(showSurveyForm(desk))),
    "survey.save_form": signedIn(session, saveSurveyForm),
    "survey.list": signedIn(session, listSurveys),
    "survey.calls": signedIn(session, (desk, actor) => listCalls(desk, actor)),
    "survey.sample": signedIn(session, showPeriodicSample),
    "survey.draw": signedIn(session, drawPeriodicSurvey),
    "survey.interview": signedIn(session, recordInterview),
  };
}
