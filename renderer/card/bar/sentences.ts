import { type ActionObstacle, type Doer, nextStepOf } from "#shared/domain/card/next-step";
import type { Text } from "#shared/text/text";
import { useText } from "../../ui/display";
import { useTime } from "../../ui/use-time";
import { caseOf, useCard } from "../state/card-state";

function doerWords(doer: Doer, text: Text, nameOf: (code: string) => string): string {
  switch (doer.kind) {
    case "staff":
      return nameOf(doer.code);
    case "role":
      return text.word("who", doer.role);
    case "customer":
      return text.t("card.doer.customer");
    case "nobody":
      return "";
  }
}

/** "江一舟完成维修，填处理结果" and "预计 今天 18:00 前完成": to be read to a caller. */
export function useStepSentence(): { readonly step: string; readonly by: string | null } {
  const { card, facts, nameOf } = useCard();
  const text = useText();
  const time = useTime();
  const { doer, task, by } = nextStepOf(caseOf(card), facts);
  const who = task === "merged" ? (card.fields.merged_into ?? "") : doerWords(doer, text, nameOf);
  const template = text.template(`card.next.${task}`);
  return {
    step: template.replace("{who}", who),
    by:
      by === null
        ? null
        : text.t(by.kind === "promise" ? "card.by.promise" : "card.by.appointment", {
            time: time.dayTime(by.at),
          }),
  };
}

/** Why an action can't be taken now, in words. */
export function obstacleWords(why: ActionObstacle, text: Text): string {
  switch (why.kind) {
    case "later":
      return text.template(`card.not_yet.${why.needs}`);
    case "waiting":
      return why.waiting_for === null
        ? text.t("card.obstacle.not_waiting")
        : text.t("card.obstacle.waiting", { waiting: text.word("waiting_for", why.waiting_for) });
    case "incomplete":
      return text.t("card.obstacle.incomplete", {
        missing: text.list(why.missing.map((item) => text.word("archive_item", item))),
      });
    case "role":
      return text.t("card.obstacle.role", {
        needs: text.list(why.needs.map((who) => text.wordOf("who", who))),
      });
    default:
      return text.template(`card.obstacle.${why.kind}`);
  }
}

export function useObstacleWords(): (why: ActionObstacle) => string {
  const text = useText();
  return (why) => obstacleWords(why, text);
}
