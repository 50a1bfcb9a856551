import { lazy, Suspense, useEffect, useState } from "react";
import { useFirstScreen } from "../api/first-screen";
import "./card-grid.css";
import { FirstRows } from "./FirstRows";
import { forgetFirstPage } from "./first-page";

/** Reads the grid's program, once; it is asked for ahead where somebody signs in first. */
export const loadCardGrid = () => import("./CardGrid");
const CardGrid = lazy(loadCardGrid);

/**
 * The place of the grid of cards. The grid library takes longer to start than all the rest of the desk: until it has
 * drawn its rows, the first page stands in its place and can be worked with.
 */
export function GridPlace({ shown }: { readonly shown: boolean }) {
  const firstRowsDrawn = useFirstScreen(({ drawn }) => drawn);
  const [gridDrawn, setGridDrawn] = useState(false);
  useEffect(() => {
    if (gridDrawn) forgetFirstPage();
  }, [gridDrawn]);
  return (
    <div className="grid-place">
      {firstRowsDrawn && (
        <Suspense fallback={null}>
          <CardGrid shown={shown} onDrawn={() => setGridDrawn(true)} />
        </Suspense>
      )}
      {!gridDrawn && <FirstRows />}
    </div>
  );
}
