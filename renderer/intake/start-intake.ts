import { holdsAny, REGISTERING_ROLES } from "#shared/domain/card/roles";
import type { Role } from "#shared/domain/card/vocabulary";
import { readFailureText } from "#shared/text/failure-text";
import type { Text } from "#shared/text/text";
import { readyState } from "../api/app-state";
import { openCard, openIntake } from "../app/navigation";
import { currentText } from "../ui/display";
import { sayFailed } from "../ui/undo-strip";

/** Why these roles take no calls; null where they do. */
export function whyNoIntake(roles: readonly Role[], text: Text): string | null {
  if (holdsAny(roles, REGISTERING_ROLES)) return null;
  return readFailureText({ code: "forbidden", details: { needs: REGISTERING_ROLES } }, text);
}

/**
 * Opens the intake, new or with a draft. Whoever could not register at its end is told so before they type, and sees
 * the draft as a card.
 */
export function startIntake(draftId?: string): void {
  const why = whyNoIntake(readyState()?.person?.roles ?? [], currentText());
  if (why === null) openIntake(draftId);
  else if (draftId === undefined) sayFailed(why);
  else openCard(draftId);
}
