import type { CaseState, Survey } from "#shared/domain/card/case-state";
import type { SurveyQuestions } from "#shared/domain/survey/survey-form";
import { surveyValidUntil } from "#shared/domain/survey/survey-index";
import { letterheadOf, modelText, type PrintSource } from "./card-snapshots";
import type { PrintStamp, SheetSnapshot, SurveyAnswers, SurveySnapshot } from "./snapshot";

/** The sheet of this round that is back, else the one that is out. */
function surveyOfRound({ fields, lists }: CaseState): Survey | undefined {
  const ofRound = lists.surveys.filter((survey) => survey.round === fields.round && !survey.refused);
  return ofRound.find((survey) => survey.collected_at !== null) ?? ofRound.at(-1);
}

function answersOf(survey: Survey | undefined): SurveyAnswers | null {
  if (survey === undefined || survey.collected_at === null) return null;
  const { scores, overall, choices, comment } = survey;
  return { scores, overall, choices, comment };
}

/** 客户满意度调查表 number `documentN` of a card (DOMAIN 7 `survey`); filled in where it is back already. */
export function surveySnapshot(
  source: PrintSource,
  print: PrintStamp,
  documentN: number,
  questions: SurveyQuestions,
): SurveySnapshot {
  const { fields } = source.state;
  const survey = surveyOfRound(source.state);
  return {
    letterhead: letterheadOf(source.settings),
    zone: source.settings.zone,
    print,
    no: fields.no ?? fields.external_no ?? fields.id,
    blank: false,
    document_n: documentN,
    assignee: fields.assignee === null ? null : source.nameOf(fields.assignee),
    model: modelText(source),
    completed_at: fields.completed_at,
    due_at: surveyValidUntil(survey?.handed_out_at ?? null, fields.completed_at),
    questions,
    answers: answersOf(survey),
  };
}

/** A sheet for whoever has no card at hand, under a number of its own. */
export function blankSurveySnapshot(
  sheet: SheetSnapshot,
  no: string,
  questions: SurveyQuestions,
): SurveySnapshot {
  return {
    ...sheet,
    no,
    blank: true,
    document_n: 1,
    assignee: null,
    model: null,
    completed_at: null,
    due_at: null,
    questions,
    answers: null,
  };
}
