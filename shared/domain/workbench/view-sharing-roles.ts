import type { Role } from "#shared/domain/card/vocabulary";

/** Who makes and removes the views that everybody has (UX 3). */
export const VIEW_SHARING_ROLES = ["supervisor", "admin"] as const satisfies readonly Role[];
