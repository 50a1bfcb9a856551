import { ErrorLine } from "../ui/ListStates";
import { askForOrder } from "./grid-signals";
import { useWorkbench } from "./workbench-state";

/** One line above the rows when a page of them was not read; the rows stay (UX 2). */
export function ListNotices() {
  const failed = useWorkbench((state) => state.failed);
  return failed === null ? null : <ErrorLine error={failed} onRetry={askForOrder} />;
}
