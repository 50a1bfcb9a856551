import { useQuery } from "@tanstack/react-query";
import type { GridRow } from "#shared/contract/views";
import { ask } from "../api/bridge";
import { BULK_LIMIT } from "./bulk-limit";
import { knownRow, useRowsVersion } from "./row-store";
import { useSelection } from "./selection";
import { useWorkbench } from "./workbench-state";

/** The selected cards: by their ids, or for "all" what the query of the view holds (UX 3 selection). */
export function useSelectedRows(): readonly GridRow[] {
  const { all, ids } = useSelection();
  const filter = useWorkbench((state) => state.filter);
  const sort = useWorkbench((state) => state.sort);
  const version = useRowsVersion((state) => state.version);
  const queried = useQuery({
    queryKey: ["bulk rows", filter, sort, version],
    queryFn: () => ask("card.grid", { filter, sort, start_row: 0, end_row: BULK_LIMIT }),
    enabled: all,
  });
  if (all) return (queried.data?.rows ?? []).filter((row) => !ids.has(row.id));
  return [...ids].flatMap((id) => knownRow(id) ?? []);
}
