/** A workbook as it is to be written: sheets of typed cells. */

/** How a number is shown; the number itself stays exact. */
export const NUMBER_FORMATS = {
  integer: "#,##0",
  one_decimal: "#,##0.0",
  two_decimals: "#,##0.00",
  percent: "0.0%",
  percent_fine: "0.00%",
  change_integer: '"▲ "#,##0;"▼ "#,##0;0',
  change_one: '"▲ "#,##0.0;"▼ "#,##0.0;0.0',
  change_two: '"▲ "#,##0.00;"▼ "#,##0.00;0.00',
  date: "yyyy-mm-dd",
  date_time: "yyyy-mm-dd hh:mm",
  duration: "[h]:mm",
} as const;
export type NumberFormat = keyof typeof NUMBER_FORMATS;

/** Text, a number with its format, or nothing. Dates and durations are numbers of days (`daySerial`). */
export type SheetCell = string | null | { readonly value: number; readonly format: NumberFormat };

export interface SheetRow {
  readonly cells: readonly SheetCell[];
  readonly strong?: boolean;
}

export interface Sheet {
  /** Cut and made unique where it has to be. */
  readonly name: string;
  /** The first row, which stays in sight. Empty: the sheet has none. */
  readonly heads: readonly string[];
  readonly rows: readonly SheetRow[];
}

export interface Workbook {
  readonly title: string;
  /** The store. */
  readonly creator: string;
  /** UTC milliseconds: equal workbooks give equal bytes. */
  readonly createdAtMs: number;
  readonly sheets: readonly Sheet[];
}
