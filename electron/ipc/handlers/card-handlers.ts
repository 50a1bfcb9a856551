import { readAttachment } from "#electron/use-cases/attachment/read-attachment";
import { actOnCard } from "#electron/use-cases/card/act-on-card";
import { attachFile } from "#electron/use-cases/card/attach-file";
import { createCard } from "#electron/use-cases/card/create-card";
import { saveDraft } from "#electron/use-cases/card/save-draft";
import { showCard } from "#electron/use-cases/card/show-card";
import { assessIntake } from "#electron/use-cases/intake/assess-intake";
import { findCaller } from "#electron/use-cases/intake/find-caller";
import { findSerial } from "#electron/use-cases/intake/find-serial";
import { takesPin } from "#electron/use-cases/session/sign-in";
import type { cardChannels } from "#shared/contract/card-channels";
import { fail, ok } from "#shared/contract/error-codes";
import type { Action } from "#shared/domain/card/vocabulary";
import type { DeskSession } from "../desk-session";
import { given, type Handlers, signedIn } from "./handler-types";

const SIGNED_ACTIONS: ReadonlySet<Action> = new Set<Action>(["approve", "reject"]);

/** Channels of one card, its files, and the look-ups of its intake. */
export function cardHandlers(session: DeskSession): Handlers<keyof typeof cardChannels> {
  return {
    "card.show": signedIn(session, (desk, _actor, input) => showCard(desk, input.ref, desk.settings().lang)),
    "card.create": signedIn(session, (desk, actor, { fields, ...options }) =>
      createCard(desk, actor, { fields: { ...fields, ...given(options) } }),
    ),
    "card.save_draft": signedIn(session, (desk, actor, input) => saveDraft(desk, actor, input)),
    "card.act": signedIn(session, (desk, actor, { id, action, payload, ...options }) =>
      // Who has a PIN signs decisions with it (`approval.sign`): the window alone approves nothing.
      SIGNED_ACTIONS.has(action) && takesPin(desk, actor.code)
        ? fail("forbidden", { reason: "pin_needed" })
        : actOnCard(desk, actor, { ref: id, action, payload: { ...payload, ...given(options) } }),
    ),
    "card.attach": signedIn(session, (desk, actor, { id, ...file }) =>
      attachFile(desk, actor, { ref: id, ...file }),
    ),
    "attachment.read": signedIn(session, (desk, _actor, input) => readAttachment(desk, input.id)),
    "intake.caller": signedIn(session, (desk, _actor, input) => ok(findCaller(desk, input.text))),
    "intake.serial": signedIn(session, (desk, _actor, input) => ok(findSerial(desk, input.serial_no))),
    "intake.assess": signedIn(session, (desk, _actor, input) => assessIntake(desk, input)),
  };
}
