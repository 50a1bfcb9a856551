import { insertAudit } from "#electron/repositories/audit-repository";
import { saveSettings } from "#electron/repositories/settings-repository";
import {
  currentSurveyForm,
  insertSurveyForm,
  surveyFormVersions,
} from "#electron/repositories/survey-form-repository";
import { snapshot } from "#electron/repositories/transaction";
import type { ChannelParsed } from "#shared/contract/channels";
import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { SurveyFormView } from "#shared/contract/survey-views";
import { sameValue } from "#shared/domain/card/change-set";
import type { Actor } from "#shared/domain/card/decision";
import { authorise } from "../authorisation";
import type { Desk } from "../desk";

/** The questionnaire in force and every earlier one. */
export function showSurveyForm(desk: Desk): SurveyFormView {
  return snapshot(desk.store, () => ({
    current: currentSurveyForm(desk.store),
    versions: surveyFormVersions(desk.store),
  }));
}

/**
 * Writes the next version of the questionnaire (DOMAIN 5.7). Surveys that are in keep the index of their own version;
 * what is collected from now on goes by this one. Nothing changed writes nothing. Failures: `forbidden`, `conflict`
 * (details `version`) where somebody else was faster.
 */
export function saveSurveyForm(
  desk: Desk,
  actor: Actor,
  { base_version, form }: ChannelParsed<"survey.save_form">,
): Result<SurveyFormView> {
  const allowed = authorise(actor, "settings.change");
  if (!allowed.ok) return allowed;
  const saved = desk.write((tx): Result<boolean> => {
    const current = currentSurveyForm(tx);
    if (current.version !== base_version) return fail("conflict", { version: current.version });
    const { weights, questions } = form;
    if (sameValue(current.weights, weights) && sameValue(current.questions, questions)) return ok(false);
    const version = current.version + 1;
    const at = desk.nowMs();
    insertSurveyForm(tx, { version, weights, questions, changed_by: actor.code, changed_at: at });
    saveSettings(tx, { survey_weights: weights, survey_form_version: version }, at, actor.code);
    desk.forgetSettings();
    insertAudit(tx, {
      what: "survey.form",
      by: actor.code,
      at,
      subject: String(version),
      details: { before: current.weights, after: weights },
    });
    return ok(true);
  });
  // A transaction that was rolled back takes its settings with it.
  desk.forgetSettings();
  if (!saved.ok) return saved;
  if (saved.value) desk.announce({ what: "settings", ids: null });
  return ok(showSurveyForm(desk));
}
