import { lazy, Suspense, useEffect } from "react";
import type { CommandId } from "../commands/command-table";
import { useKeyHints } from "../commands/key-hints";
import { useText } from "../ui/display";
import { FilterBar } from "./FilterBar";
import { GridPlace } from "./GridPlace";
import { ListNotices } from "./ListNotices";
import { Queue } from "./Queue";
import { useSelection } from "./selection";
import { ViewTabs } from "./ViewTabs";
import { useWhy } from "./why/why-state";
import { leaveWorkbench } from "./workbench-state";
import "./workbench.css";

const BulkBar = lazy(() => import("./BulkBar"));
const WhyDrawer = lazy(() => import("./why/WhyDrawer"));

const HINTS: readonly CommandId[] = ["next_thing", "edit_cell", "why_deadline", "keys"];
const SELECTION_HINTS: readonly CommandId[] = ["select_row", "extend_selection", "print", "keys"];

/** The clerk's day (UX 3): what to do next, and the grid of cards. */
export function WorkbenchScreen({ shown }: { readonly shown: boolean }) {
  const text = useText();
  const selecting = useSelection(({ all, ids }) => all || ids.size > 0);
  useEffect(() => leaveWorkbench, []);
  useKeyHints(HINTS, shown && !selecting);
  useKeyHints(SELECTION_HINTS, shown && selecting);
  return (
    <div className="workbench">
      <Queue />
      <section className="workbench-list" aria-label={text.t("grid.label")}>
        <ViewTabs />
        {selecting ? (
          <Suspense fallback={<div className="bulk-bar" />}>
            <BulkBar />
          </Suspense>
        ) : (
          <FilterBar />
        )}
        <ListNotices />
        <GridPlace shown={shown} />
      </section>
    </div>
  );
}

/** F7 over any screen: why this deadline. */
export function WhyOverDesk() {
  const cardId = useWhy((state) => state.cardId);
  if (cardId === null) return null;
  return (
    <Suspense fallback={null}>
      <WhyDrawer key={cardId} cardId={cardId} />
    </Suspense>
  );
}
