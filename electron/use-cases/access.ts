import { fail, ok, type Result } from "#shared/contract/error-codes";
import type { Actor } from "#shared/domain/card/decision";
import { holdsAny } from "#shared/domain/card/roles";
import type { Role } from "#shared/domain/card/vocabulary";

/**
 * Who may use a channel or a command at all (DOMAIN 2.3, CLI "Who may"): anybody, everybody who is signed in, or
 * roles. What depends on the card or the record (assignee, own request) the use-case decides behind it.
 */
export type Who = "anybody" | "signed_in" | readonly Role[];

export interface Access {
  readonly who: Who;
  /** The answer holds phones, addresses or serials: masked for who does not need them (DOMAIN 8). */
  readonly personal: boolean;
  /** The use-case itself refuses by the same right, after what was typed has been understood (CLI: exit 2 before 1). */
  readonly refusedWithin?: true;
}

/** Answers with nothing of a customer's. */
export function plain(who: Who): Access {
  return { who, personal: false };
}

/** Answers with personal values. */
export function personal(who: Who): Access {
  return { who, personal: true };
}

/** Refused by the use-case, not before it. */
export function refusedWithin(access: Access): Access {
  return { ...access, refusedWithin: true };
}

/** Passes, or refuses with `forbidden` and who may. */
export function admits(who: Who, actor: Actor | null): Result<null> {
  if (who === "anybody") return ok(null);
  if (actor === null) return fail("forbidden", { needs: ["signed_in"] });
  return who === "signed_in" || holdsAny(actor.roles, who) ? ok(null) : fail("forbidden", { needs: who });
}
