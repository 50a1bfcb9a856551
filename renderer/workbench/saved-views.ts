import type { SavedView } from "#shared/contract/view-channels";
import { call, type DeskResult } from "../api/bridge";
import { refreshChannels } from "../api/queries";
import { useWorkbench } from "./workbench-state";

/** Keeps the list as it is now as a tab: filter, sort, columns and density (UX 3 saved views). */
export async function saveCurrentView(name: string, shared: boolean): Promise<DeskResult<SavedView>> {
  const { filter, sort, hiddenColumns, density } = useWorkbench.getState();
  const input = { name, shared, filter, sort: [...sort], hidden_columns: [...hiddenColumns], density };
  const saved = await call("view.save", input);
  if (saved.ok) {
    refreshChannels("view.list");
    useWorkbench.setState({ savedView: saved.value.id });
  }
  return saved;
}

export async function removeSavedView(id: string): Promise<DeskResult<null>> {
  const removed = await call("view.remove", { id });
  if (removed.ok) refreshChannels("view.list");
  return removed;
}
