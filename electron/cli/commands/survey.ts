import { addSurvey } from "#electron/use-cases/survey/add-survey";
import { ok } from "#shared/contract/error-codes";
import { jsonOf } from "#shared/contract/iso-json";
import type { ActCommand } from "../command";
import { readJsonArgument } from "../json-argument";

/** `survey add NO FILE|-` (CLI.md, DOMAIN 5.7). */
export const surveyCommand: ActCommand = {
  kind: "act",
  words: ["survey", "add"],
  usage: "survey add NO FILE|-",
  arguments: { min: 2, max: 2 },
  run: (desk, actor, input, [ref = "", file]) => {
    const survey = readJsonArgument(file, input);
    if (!survey.ok) return survey;
    const added = addSurvey(desk, actor, { ref, survey: survey.value });
    return added.ok ? ok(jsonOf(added.value, desk.settings().zone)) : added;
  },
};
