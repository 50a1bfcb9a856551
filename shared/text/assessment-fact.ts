import { Temporal } from "temporal-polyfill";
import type { AssessmentFact } from "#shared/domain/assessment/proposals";
import type { EpochMs } from "#shared/domain/card/case-state";
import type { Text } from "./text";

const NOTHING = "—";

/** `11-20 09:05` in the store's zone. */
function listed(at: EpochMs, zone: string): string {
  const time = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(time.month)}-${two(time.day)} ${two(time.hour)}:${two(time.minute)}`;
}

/** A fact of the month in one sentence, with its card. */
export function assessmentFactText(fact: AssessmentFact, zone: string, text: Text): string {
  return sentence(fact, fact.no ?? NOTHING, zone, text);
}

/** The same without the card's number, where that stands in a column of its own. */
export function assessmentFactNote(fact: AssessmentFact, zone: string, text: Text): string {
  return sentence(fact, "", zone, text).trim();
}

function sentence(fact: AssessmentFact, no: string, zone: string, text: Text): string {
  switch (fact.what) {
    case "late": {
      const due = listed(fact.due_at, zone);
      return fact.ended_at === null
        ? text.t("assessment.fact.late_open", { no, due })
        : text.t("assessment.fact.late_done", { no, due, ended: listed(fact.ended_at, zone) });
    }
    case "complaint":
      return text.t("assessment.fact.complaint", { no, at: listed(fact.at, zone) });
    case "dissatisfied":
      return text.t("assessment.fact.dissatisfied", { no, at: listed(fact.at, zone) });
    case "suggestion":
      return text.t("assessment.fact.suggestion", { problem: fact.problem, at: listed(fact.at, zone) });
  }
}
