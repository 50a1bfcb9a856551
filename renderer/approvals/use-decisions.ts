import { useMemo, useRef, useState } from "react";
import type { SignedItem } from "#shared/contract/people-views";
import type { ApprovalItem, CardDetail } from "#shared/contract/views";
import { eventsOfCommand } from "#shared/domain/card/perform/undoing";
import { failureText } from "#shared/text/failure-text";
import { call, type DeskFailure } from "../api/bridge";
import { refreshChannels } from "../api/queries";
import { takeCard, undoEvent } from "../card/state/act";
import { useText } from "../ui/display";
import { offerUndo, sayFailed } from "../ui/undo-strip";
import { shortNo } from "./approval-words";
import { itemKey } from "./item-key";
import type { Decided } from "./RequestList";

/** One decision that waits for the signature: of exactly the card that was shown. */
export interface Mark {
  readonly item: ApprovalItem;
  readonly decision: "approve" | "reject";
  readonly reason: string | undefined;
  readonly op_id: string;
}

export interface Decisions {
  /** What is decided so far, signed or not. */
  readonly decided: Decided;
  /** What one signature would put into effect. */
  readonly marks: readonly Mark[];
  readonly busy: boolean;
  readonly mark: (item: ApprovalItem, decision: Mark["decision"], reason?: string) => void;
  readonly unmark: (item: ApprovalItem) => void;
  /** Signs all marks with one PIN; the refusal, where nothing was signed. */
  readonly sign: (pin: string | undefined) => Promise<DeskFailure | null>;
}

function firstEvent(card: CardDetail): number | null {
  const last = card.events.at(-1);
  return last === undefined ? null : (eventsOfCommand(card.events, last)[0] ?? last).seq;
}

/** Marks of this visit, and what was signed. An item that changed after it was marked leaves the batch (UX 6). */
export function useDecisions(items: readonly ApprovalItem[]): Decisions {
  const text = useText();
  const [signed, setSigned] = useState<Decided>({});
  const [marked, setMarked] = useState<Readonly<Record<string, Mark>>>({});
  const [busy, setBusy] = useState(false);
  const attempt = useRef(false);

  const marks = useMemo(
    () =>
      items.flatMap((item) => {
        const mark = marked[itemKey(item)];
        return mark !== undefined && mark.item.card.version === item.card.version ? [mark] : [];
      }),
    [items, marked],
  );

  const drop = (keys: readonly string[]) =>
    setMarked((before) => Object.fromEntries(Object.entries(before).filter(([key]) => !keys.includes(key))));
  const mark: Decisions["mark"] = (item, decision, reason) =>
    setMarked((before) => ({
      ...before,
      [itemKey(item)]: { item, decision, reason, op_id: crypto.randomUUID() },
    }));

  const undoAll = (done: readonly { readonly key: string; readonly card: CardDetail }[]) => async () => {
    for (const { card } of done) {
      const seq = firstEvent(card);
      if (seq !== null) await undoEvent(card.fields.id, seq);
    }
    const keys = done.map(({ key }) => key);
    setSigned((before) => Object.fromEntries(Object.entries(before).filter(([key]) => !keys.includes(key))));
    refreshChannels("approval.list");
  };

  const follow = (sent: readonly Mark[], results: readonly SignedItem[]) => {
    const pairs = sent.map((one, index) => ({ one, result: results[index] }));
    const done = pairs.flatMap(({ one, result }) =>
      result?.card_detail
        ? [{ key: itemKey(one.item), decision: one.decision, card: result.card_detail, one }]
        : [],
    );
    for (const { card } of done) takeCard(card);
    setSigned((before) => ({
      ...before,
      ...Object.fromEntries(
        done.map(({ key, decision }) => [key, decision === "approve" ? "approved" : "rejected"]),
      ),
    }));
    drop(sent.map(({ item }) => itemKey(item)));
    const refused = pairs.find(({ result }) => result?.failure);
    if (refused?.result?.failure) {
      const reason = failureText(refused.result.failure, text).sentence;
      sayFailed(text.t("approvals.refused", { no: shortNo(refused.one.item.card.no, text), reason }));
      refreshChannels("approval.list", "card.show");
      return;
    }
    const [only, second] = done;
    if (only === undefined) return;
    const what = text.word("approval_subject", only.one.item.request.what);
    const no = shortNo(only.one.item.card.no, text);
    const toast = only.decision === "approve" ? "approvals.approved_toast" : "approvals.rejected_toast";
    offerUndo(
      second === undefined
        ? text.t(toast, { no, what })
        : text.t("approvals.signed_toast", { n: done.length }),
      undoAll(done),
    );
  };

  const sign: Decisions["sign"] = async (pin) => {
    if (attempt.current || marks.length === 0) return null;
    attempt.current = true;
    setBusy(true);
    const sent = marks;
    const result = await call("approval.sign", {
      items: sent.map(({ item, decision, reason, op_id }) => ({
        card: item.card.id,
        request: item.request.n,
        version: item.card.version,
        decision,
        op_id,
        ...(reason === undefined ? {} : { reason }),
      })),
      ...(pin === undefined ? {} : { pin }),
    });
    attempt.current = false;
    setBusy(false);
    if (!result.ok) return result;
    follow(sent, result.value);
    return null;
  };

  const decided: Decided = {
    ...Object.fromEntries(
      marks.map(({ item, decision }) => [itemKey(item), decision === "approve" ? "approved" : "rejected"]),
    ),
    ...signed,
  };
  return { decided, marks, busy, mark, unmark: (item) => drop([itemKey(item)]), sign };
}
