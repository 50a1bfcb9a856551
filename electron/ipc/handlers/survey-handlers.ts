import { listCalls, listSurveys } from "#electron/use-cases/survey/list-surveys";
import {
  drawPeriodicSurvey,
  recordInterview,
  showPeriodicSample,
} from "#electron/use-cases/survey/periodic-sample";
import { saveSurveyForm, showSurveyForm } from "#electron/use-cases/survey/survey-form";
import { ok } from "#shared/contract/error-codes";
import type { surveyChannels } from "#shared/contract/survey-channels";
import type { DeskSession } from "../desk-session";
import { type Handlers, signedIn } from "./handler-types";

/** Channels `survey.*`; handing out, collecting and refusing are actions of the card. */
export function surveyHandlers(session: DeskSession): Handlers<keyof typeof surveyChannels> {
  return {
    "survey.form": signedIn(session, (desk) => ok(showSurveyForm(desk))),
    "survey.save_form": signedIn(session, saveSurveyForm),
    "survey.list": signedIn(session, listSurveys),
    "survey.calls": signedIn(session, (desk, actor) => listCalls(desk, actor)),
    "survey.sample": signedIn(session, showPeriodicSample),
    "survey.draw": signedIn(session, drawPeriodicSurvey),
    "survey.interview": signedIn(session, recordInterview),
  };
}
