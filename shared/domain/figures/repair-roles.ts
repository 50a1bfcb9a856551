import type { Role } from "../card/vocabulary";

/** Who has figures worked out again that differ from the cards: nothing of a person's is changed by it. */
export const FIGURES_REPAIR_ROLES: readonly Role[] = ["supervisor", "admin"];
