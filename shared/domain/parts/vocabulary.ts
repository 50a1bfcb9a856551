/** Closed lists of DOMAIN 5.2 (parts and stock). */

export const STOCK_MOVEMENT_KINDS = ["receive", "issue", "use", "return", "scrap", "count"] as const;
export type StockMovementKind = (typeof STOCK_MOVEMENT_KINDS)[number];

/** Where one numbered piece stands: receipt → issue → card → scrap. */
export const PART_SERIAL_STATES = ["on_shelf", "issued", "used", "scrapped"] as const;
export type PartSerialState = (typeof PART_SERIAL_STATES)[number];

/** The holder of what lies in the store itself; every other holder is a staff code. */
export const SHELF = "shelf";
