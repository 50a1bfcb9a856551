import { type ComponentType, useEffect, useState } from "react";
import { useFirstScreen } from "../api/first-screen";
import "./card-grid.css";
import type { CardGridProps } from "./CardGrid";
import { FirstRows } from "./first-rows/FirstRows";
import { forgetFirstPage } from "./first-rows/first-page";
import { loadCardGrid } from "./load-card-grid";

/** The grid once its program is there. Without Suspense, which keeps what has loaded back for 300 ms. */
function useCardGrid(wanted: boolean): ComponentType<CardGridProps> | null {
  const [loaded, setLoaded] = useState<{ readonly grid: ComponentType<CardGridProps> } | null>(null);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let isHere = true;
    loadCardGrid().then(
      ({ default: grid }) => isHere && setLoaded({ grid }),
      (error: unknown) => isHere && setFailure({ error }),
    );
    return () => {
      isHere = false;
    };
  }, [wanted]);
  // Said by the boundary around the screen.
  if (failure !== null) throw failure.error;
  return loaded?.grid ?? null;
}

/**
 * The place of the grid of cards. The grid library takes longer to start than all the rest of the desk: until it has
 * drawn its rows, the first page stands in its place and can be worked with.
 */
export function GridPlace({ shown }: { readonly shown: boolean }) {
  const firstRowsDrawn = useFirstScreen(({ drawn }) => drawn);
  const CardGrid = useCardGrid(firstRowsDrawn);
  const [gridDrawn, setGridDrawn] = useState(false);
  useEffect(() => {
    if (gridDrawn) forgetFirstPage();
    return forgetFirstPage;
  }, [gridDrawn]);
  return (
    <div className="grid-place">
      {CardGrid !== null && <CardGrid shown={shown} onDrawn={() => setGridDrawn(true)} />}
      {!gridDrawn && <FirstRows />}
    </div>
  );
}
