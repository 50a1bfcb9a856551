import { useDeskQuery } from "../api/queries";
import { useText } from "../ui/display";
import { useTime } from "../ui/use-time";
import { nextItem } from "./queue-order";
import { nextStep } from "./queue-words";
import { useWorkbench } from "./workbench-state";

/** The sentence of an empty list (UX 2): nothing overdue names the next thing, else what to change. */
function useEmptySentence(): string {
  const text = useText();
  const time = useTime();
  const filter = useWorkbench((state) => state.filter);
  const queue = useDeskQuery("card.queue", {}).data;
  const next = queue === undefined ? null : nextItem(queue, null);
  if (filter.overdue === true && next !== null) {
    const { due_at, customer_name } = next.row;
    return text.t("grid.no_overdue_next", {
      time: time.clock(due_at),
      customer: customer_name ?? text.t("queue.no_customer"),
      step: nextStep(next.row, text),
    });
  }
  const filtered = Object.keys(filter).some((name) => name !== "view");
  return text.t(filtered ? "grid.empty_filtered" : "grid.empty");
}

function EmptySentence() {
  return <p className="list-empty">{useEmptySentence()}</p>;
}

/** Nothing in the list: what to do instead. */
export function EmptyList() {
  const empty = useWorkbench(({ loaded, total, failed }) => loaded && total === 0 && failed === null);
  return empty ? <EmptySentence /> : null;
}
