import { failureText } from "#shared/text/failure-text";
import { call } from "../api/bridge";
import { queryClient } from "../api/queries";
import { takePerson } from "../lock/change-person";
import { currentText } from "../ui/display";
import { sayFailed } from "../ui/undo-strip";

/** Gives the screen to the customer of a card; main answers to nothing else until staff take it back. */
export async function turnToCustomer(cardId: string): Promise<void> {
  const result = await call("survey.counter_open", { card_id: cardId });
  if (!result.ok) {
    sayFailed(failureText(result, currentText()).sentence);
    return;
  }
  // What the customer before was shown.
  queryClient.removeQueries({ queryKey: ["survey.counter_show"] });
  takePerson(result.value);
}
