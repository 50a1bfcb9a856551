import { createTheme } from "ag-grid-community";

/**
 * The grid in the desk's own tokens: they change with the theme, so the grid's theme needn't. It is the bare theme,
 * without the parts for buttons, inputs, tabs and icons, of which this grid shows none: each is a style sheet that
 * every start would read. The arrow of the sorted column is in card-grid.css.
 */
export const deskGridTheme = createTheme().withParams({
  backgroundColor: "var(--surface)",
  foregroundColor: "var(--text)",
  textColor: "var(--text)",
  cellTextColor: "var(--text)",
  accentColor: "var(--accent)",
  borderColor: "var(--line)",
  chromeBackgroundColor: "var(--surface-3)",
  headerBackgroundColor: "var(--surface-3)",
  headerTextColor: "var(--text-2)",
  headerCellHoverBackgroundColor: "var(--line)",
  headerFontSize: 13,
  headerFontWeight: 600,
  headerHeight: 32,
  headerColumnBorder: false,
  headerColumnResizeHandleColor: "var(--line-strong)",
  headerColumnResizeHandleHeight: "14px",
  headerColumnResizeHandleWidth: "1px",
  headerRowBorder: { color: "var(--line-strong)" },
  fontFamily: "var(--font)",
  fontSize: 13,
  cellFontSize: 13,
  cellHorizontalPadding: 8,
  rowBorder: { color: "var(--line)" },
  rowHoverColor: "color-mix(in srgb, var(--accent) 6%, transparent)",
  selectedRowBackgroundColor: "var(--accent-bg)",
  oddRowBackgroundColor: "transparent",
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  borderRadius: 0,
  spacing: 4,
  browserColorScheme: "inherit",
  iconColor: "var(--text-2)",
  pinnedColumnBorder: { color: "var(--line-strong)" },
});
