import { insertAudit } from "#electron/repositories/audit-repository";
import type { ChannelParsed } from "#shared/contract/channels";
import { ok, type Result } from "#shared/contract/error-codes";
import type { SignedItem } from "#shared/contract/people-views";
import type { Actor } from "#shared/domain/card/decision";
import { authorise } from "../authorisation";
import { actOnCard } from "../card/act-on-card";
import type { Desk } from "../desk";
import type { SecretKeeping } from "../session/secret-keeping";
import { provePin } from "../session/sign-in";

type Signed = ChannelParsed<"approval.sign">["items"][number];

function decideOne(desk: Desk, actor: Actor, item: Signed): SignedItem {
  const { card, request, version, decision, reason, op_id } = item;
  const decided = actOnCard(desk, actor, {
    ref: card,
    action: decision,
    payload: { request, version, op_id, ...(reason === undefined ? {} : { reason }) },
  });
  return decided.ok
    ? { card, request, card_detail: decided.value, failure: null }
    : { card, request, card_detail: null, failure: { code: decided.code, details: decided.details ?? {} } };
}

/**
 * One PIN signs the listed decisions (UX 6). Each is an act of its own with the version that was shown: one that
 * changed meanwhile drops out, the others stand. Failures: `forbidden` for the role or the PIN; nothing is decided then.
 */
export async function signApprovals(
  desk: Desk,
  keeping: SecretKeeping,
  actor: Actor,
  input: ChannelParsed<"approval.sign">,
): Promise<Result<readonly SignedItem[]>> {
  const allowed = authorise(actor, "approval.sign");
  if (!allowed.ok) return allowed;
  const proved = await provePin(desk, keeping, actor.code, input.pin);
  if (!proved.ok) return proved;
  const results = input.items.map((item) => decideOne(desk, actor, item));
  const done = input.items.filter((_item, index) => results[index]?.failure === null);
  const logged = desk.write((tx) => {
    insertAudit(tx, {
      what: "approval.signed",
      by: actor.code,
      at: desk.nowMs(),
      subject: null,
      details: {
        approved: done.filter(({ decision }) => decision === "approve").length,
        rejected: done.filter(({ decision }) => decision === "reject").length,
        dropped: input.items.length - done.length,
        requests: done.map(({ card, request }) => `${card}#${request}`),
      },
    });
    return ok(null);
  });
  return logged.ok ? ok(results) : logged;
}
