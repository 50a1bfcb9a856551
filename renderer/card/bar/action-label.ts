import type { CardDetail } from "#shared/contract/views";
import type { Action } from "#shared/domain/card/vocabulary";
import type { Text } from "#shared/text/text";

/** The word on an action's button; a case without a repair is closed, not repaired. */
export function actionLabel(action: Action, card: CardDetail, text: Text): string {
  return action === "finish" && card.fields.kind !== "A" && card.fields.kind !== null
    ? text.t("card.finish_case")
    : text.word("action", action);
}
