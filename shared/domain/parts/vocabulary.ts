/** Closed lists of DOMAIN 5.2 (parts and stock). */

export const STOCK_MOVEMENT_KINDS = ["receive", "issue", "use", "return", "scrap", "count"] as const;

/** Where one numbered piece stands: receipt → issue → card → scrap. */
export const PART_SERIAL_STATES = ["on_shelf", "issued", "used", "scrapped"] as const;
