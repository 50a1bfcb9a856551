import type { FigureFilters } from "#shared/domain/figures/scope";
import type { FigureCode } from "#shared/domain/figures/vocabulary";
import { chooseFigure } from "./figures-state";

/** A number of one line of a table; it opens the figure of that line. `filters` null = no filter says this line. */
export function LineNumber({
  code,
  filters,
  name,
  shown,
}: {
  readonly code: FigureCode;
  readonly filters: FigureFilters | null;
  readonly name: string;
  readonly shown: string;
}) {
  if (filters === null) return shown;
  return (
    <button type="button" className="tile-link" onClick={() => chooseFigure(code, { filters, name })}>
      {shown}
    </button>
  );
}
