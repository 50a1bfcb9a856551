import type { GridFilter, GridSort } from "#shared/contract/workbench-channels";
import type { DensityChoice } from "../ui/display";

/** A tab that a person made: filter, sort, columns and density (UX 3). Kept on this computer. */
export interface SavedView {
  readonly name: string;
  readonly filter: GridFilter;
  readonly sort: GridSort;
  readonly hidden_columns: readonly GridSort[number]["column"][];
  readonly density: DensityChoice | null;
}

const STORAGE_KEY = "workbench.views";

function isSavedView(value: unknown): value is SavedView {
  if (typeof value !== "object" || value === null) return false;
  const { name, filter, sort, hidden_columns } = value as Readonly<Record<string, unknown>>;
  return (
    typeof name === "string" &&
    typeof filter === "object" &&
    filter !== null &&
    Array.isArray(sort) &&
    Array.isArray(hidden_columns)
  );
}

/** The views kept here; what can't be read is left out. */
export function readSavedViews(): readonly SavedView[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isSavedView) : [];
  } catch {
    return [];
  }
}

export function writeSavedViews(views: readonly SavedView[]): void {
  localStorage.setItem(STORAGE_KEY, JSON.stringify(views));
}
