import { named, type StoreReader, type StoreTransaction } from "#electron/db/connection";
import { surveyForm } from "#electron/db/schema/report";
import type { SurveyFormVersion } from "#shared/contract/survey-views";
import { accessTo } from "./table-access";

const forms = accessTo(surveyForm);
const all = named("survey_form.all", `SELECT * FROM "survey_form" ORDER BY "version" DESC`);
const newest = named("survey_form.newest", `SELECT * FROM "survey_form" ORDER BY "version" DESC LIMIT 1`);

/** Every version of the questionnaire, the newest first. */
export function surveyFormVersions(reader: StoreReader): readonly SurveyFormVersion[] {
  return reader.all<Record<string, unknown>>(all).map((row) => forms.decode(row));
}

/** The questionnaire in force. */
export function currentSurveyForm(reader: StoreReader): SurveyFormVersion {
  const row = reader.get<Record<string, unknown>>(newest);
  if (row === undefined) throw new Error("a store has no questionnaire");
  return forms.decode(row);
}

/** Adds a version; a trigger keeps the earlier ones as they are. */
export function insertSurveyForm(tx: StoreTransaction, form: SurveyFormVersion): void {
  forms.insert(tx, form);
}
