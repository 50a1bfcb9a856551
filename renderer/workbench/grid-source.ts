import type { IDatasource } from "ag-grid-community";
import type { GridSort } from "#shared/contract/workbench-channels";
import { call, DeskError, type DeskResult } from "../api/bridge";
import { takeGridPage } from "./first-rows/first-page";
import { type ListPage, takeListPage } from "./list-page";
import { useWorkbench } from "./workbench-state";

/** Pages of the current list. A failed page leaves the rows as they are and says so above them. */
export function datasourceOf(
  filter: ReturnType<typeof useWorkbench.getState>["filter"],
  sort: GridSort,
  measured: Promise<void>,
): IDatasource {
  return {
    getRows: async ({ startRow, endRow, successCallback, failCallback }) => {
      const take = (result: DeskResult<ListPage>) => {
        if (!result.ok) {
          failCallback();
          useWorkbench.setState({ failed: new DeskError(result) });
          return;
        }
        successCallback([...result.value.rows], result.value.total);
        takeListPage({ filter, sort }, result.value);
      };
      const input = { filter, sort, start_row: startRow, end_row: endRow };
      const answer = takeGridPage(input) ?? call("card.grid", input);
      await measured;
      take(await answer);
    },
  };
}

/**
 * The grid tells its width to every element in it, so that each change of it costs a new style of each: rows come once
 * it has measured itself.
 */
export function widthMeasured(): {
  readonly measured: Promise<void>;
  readonly onGridSizeChanged: () => void;
} {
  let resolve = () => {};
  const measured = new Promise<void>((done) => {
    resolve = done;
  });
  return { measured, onGridSizeChanged: () => setTimeout(resolve) };
}
