import { useRef, useState } from "react";
import type { ApprovalItem, CardDetail } from "#shared/contract/views";
import { eventsOfCommand } from "#shared/domain/card/perform/undoing";
import { failureText } from "#shared/text/failure-text";
import { call } from "../api/bridge";
import { refreshChannels } from "../api/queries";
import { takeCard, undoEvent } from "../card/state/act";
import { useText } from "../ui/display";
import { offerUndo, say } from "../ui/undo-strip";
import { shortNo } from "./approval-words";
import { itemKey } from "./item-key";
import type { Decided } from "./RequestList";

export interface Decisions {
  readonly decided: Decided;
  readonly busy: boolean;
  /** Decides one request; true when it was done. A refused one leaves the others as they are. */
  readonly decide: (item: ApprovalItem, how: "approve" | "reject", reason?: string) => Promise<boolean>;
}

/** Decisions of this visit: each request is decided alone, with the version that was shown. */
export function useDecisions(): Decisions {
  const text = useText();
  const [decided, setDecided] = useState<Decided>({});
  const [busy, setBusy] = useState(false);
  const attempt = useRef<{ readonly wish: string; readonly op_id: string } | null>(null);

  const undoOf = (key: string, card: CardDetail) => {
    const last = card.events.at(-1);
    const first = last && (eventsOfCommand(card.events, last)[0] ?? last);
    if (first === undefined) return undefined;
    return async () => {
      await undoEvent(card.fields.id, first.seq);
      setDecided(({ [key]: _gone, ...others }) => others);
      refreshChannels("approval.list");
    };
  };
  const decide: Decisions["decide"] = async (item, how, reason) => {
    if (busy) return false;
    const key = itemKey(item);
    const { card, request } = item;
    const wish = JSON.stringify([key, how, reason, card.version]);
    if (attempt.current?.wish !== wish) attempt.current = { wish, op_id: crypto.randomUUID() };
    setBusy(true);
    const result = await call("card.act", {
      id: card.id,
      action: how,
      payload: { request: request.n, ...(reason === undefined ? {} : { reason }) },
      version: card.version,
      op_id: attempt.current.op_id,
    });
    setBusy(false);
    const what = text.word("approval_subject", request.what);
    const no = shortNo(card.no, text);
    if (!result.ok) {
      say(text.t("approvals.refused", { no, reason: failureText(result, text).sentence }));
      refreshChannels("approval.list", "card.show");
      return false;
    }
    takeCard(result.value);
    setDecided((before) => ({ ...before, [key]: how === "approve" ? "approved" : "rejected" }));
    const sentence = text.t(how === "approve" ? "approvals.approved_toast" : "approvals.rejected_toast", {
      no,
      what,
    });
    const undo = undoOf(key, result.value);
    if (undo === undefined) say(sentence);
    else offerUndo(sentence, undo);
    return true;
  };
  return { decided, busy, decide };
}
