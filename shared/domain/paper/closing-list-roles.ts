import type { Role } from "../card/vocabulary";

/** Who prints the closing list: whoever closes the day, not whoever judges the figures. */
export const CLOSING_LIST_ROLES: readonly Role[] = ["clerk", "supervisor", "admin"];
