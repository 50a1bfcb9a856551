import type { GridRow } from "#shared/contract/views";

/** Tint and left bar of a row (UX 3), by class. */
export const ROW_LOOKS: Readonly<Record<string, (row: GridRow) => boolean>> = {
  "row-breached": ({ level }) => level === "breached",
  "row-warn": ({ level }) => level === "warn80",
  "row-paused": ({ level }) => level === "paused",
  "row-draft": ({ status }) => status === "draft",
};

export function rowLook(row: GridRow): string {
  return Object.entries(ROW_LOOKS)
    .filter(([, applies]) => applies(row))
    .map(([name]) => name)
    .join(" ");
}
