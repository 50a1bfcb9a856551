/** Closed lists of DOMAIN 7 (paper). */

/** The column 纸面 of the grid: 未印 / 待回 / 已回 / 线上. */
export const PAPER_STATES = ["none", "printed", "signed", "online"] as const;
export type PaperState = (typeof PAPER_STATES)[number];

/** What a scanned page is while it waits in the inbox (DOMAIN 7.1). */
export const SCAN_PAGE_STATES = ["waiting", "filed", "set_aside"] as const;
