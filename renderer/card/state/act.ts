import type { CardDetail } from "#shared/contract/views";
import type { CardEvent } from "#shared/domain/card/card-event";
import type { Actor } from "#shared/domain/card/decision";
import { eventsOfCommand, type UndoObstacle, undoObstacle } from "#shared/domain/card/perform/undoing";
import { holdsAny } from "#shared/domain/card/roles";
import type { Action } from "#shared/domain/card/vocabulary";
import { failureText } from "#shared/text/failure-text";
import { readyState } from "../../api/app-state";
import { call, type DeskResult } from "../../api/bridge";
import { deskQuery, queryClient } from "../../api/queries";
import { orWithPin } from "../../step-up/step-up-state";
import { currentText } from "../../ui/display";
import { isoTime } from "../../ui/typed-time";
import { offerRedo, offerUndo, say } from "../../ui/undo-strip";
import { caseOf } from "./card-state";

/** One attempt at an action; `op_id` stays the same when exactly this is sent again. */
export interface Attempt {
  readonly action: Action;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly op_id: string;
  readonly version: number;
  readonly on_behalf?: string;
  readonly occurred_at_ms?: number;
}

const OWN_UNDO_MS = 10 * 60_000;

/** Shows what main answered wherever the card is shown. */
export function takeCard(card: CardDetail): void {
  queryClient.setQueryData(deskQuery("card.show", { ref: card.fields.id }).queryKey, card);
}

/** Reads the card again, past what is shown; null when it can't be read. */
export async function rereadCard(id: string): Promise<CardDetail | null> {
  const result = await call("card.show", { ref: id });
  if (!result.ok) return null;
  takeCard(result.value);
  return result.value;
}

/** Number of the card, or what stands for it while it has none. */
export function cardName(card: CardDetail): string {
  return card.fields.no ?? currentText().t("card.no_number");
}

/** Sends one action; the shown card follows, and the undo strip offers to take it back. */
export async function actOnCard(id: string, attempt: Attempt): Promise<DeskResult<CardDetail>> {
  const { action, payload, op_id, version, on_behalf, occurred_at_ms } = attempt;
  const sent = await call("card.act", {
    id,
    action,
    payload: { ...payload },
    op_id,
    version,
    ...(on_behalf === undefined ? {} : { on_behalf }),
    ...(occurred_at_ms === undefined ? {} : { occurred_at: isoTime(occurred_at_ms) }),
  });
  const stamp = occurred_at_ms === undefined ? {} : { occurred_at: isoTime(occurred_at_ms) };
  const result =
    sent.ok || on_behalf !== undefined
      ? sent
      : await orWithPin(sent, { id, action, payload: { ...payload, ...stamp }, version, op_id });
  if (!result.ok) return result;
  takeCard(result.value);
  offerToUndo(result.value, action);
  return result;
}

/** The newest command of the card: the event that began it. */
function newestCommand(card: CardDetail): CardEvent | undefined {
  const last = card.events.at(-1);
  return last && (eventsOfCommand(card.events, last)[0] ?? last);
}

function offerToUndo(card: CardDetail, action: Action): void {
  const text = currentText();
  const sentence = text.t("card.done_toast", { no: cardName(card), what: text.word("action_done", action) });
  const event = newestCommand(card);
  const person = readyState()?.person;
  if (!event || !person || obstacleOf(card, event, person, event.entered_at) !== null) {
    say(sentence);
    return;
  }
  offerUndo(sentence, () => undoEvent(card.fields.id, event.seq));
}

/** What stands in the way of an undo by this person: the rule's obstacle, or that it takes a supervisor. */
export type UndoBlock = UndoObstacle | "own_late" | "not_own";

/** Said beforehand, on the button (DOMAIN 2.4); null = the person can undo it now. */
export function obstacleOf(
  card: CardDetail,
  event: CardEvent,
  actor: Actor,
  nowMs: number,
): UndoBlock | null {
  const { events, issued_reports: issued } = card;
  const obstacle = undoObstacle(event, { state: caseOf(card), actor: actor.code, events, issued });
  if (obstacle) return obstacle;
  if (holdsAny(actor.roles, ["supervisor"])) return null;
  const doer = eventsOfCommand(card.events, event)[0]?.actor;
  if (doer !== actor.code) return "not_own";
  return nowMs - event.entered_at > OWN_UNDO_MS ? "own_late" : null;
}

/** Takes an event back and offers to bring it back; says why where it was refused. */
export async function undoEvent(id: string, seq: number): Promise<void> {
  const text = currentText();
  const result = await call("card.act", {
    id,
    action: "undo",
    payload: { event: seq },
    op_id: crypto.randomUUID(),
  });
  if (!result.ok) {
    say(failureText(result, text).sentence);
    return;
  }
  const card = result.value;
  takeCard(card);
  const undone = card.events.find((event) => event.seq === seq);
  const undo = card.events.at(-1);
  const isRedo = undone !== undefined && takesBack(card, undone);
  const what = text.word("action_done", undone === undefined ? "undo" : actBehind(card, undone).action);
  if (isRedo || undo === undefined) say(text.t("undo.redone", { what: cardName(card) }));
  else offerRedo(text.t("undo.undone", { what }), () => undoEvent(id, undo.seq));
}

function targetOf(card: CardDetail, event: CardEvent): CardEvent | undefined {
  if (event.action !== "undo") return undefined;
  return card.events.find(({ seq }) => seq === event.payload["event"]);
}

/** True for an undo that takes something back; the undo of an undo gives it again. */
export function takesBack(card: CardDetail, event: CardEvent): boolean {
  const target = targetOf(card, event);
  return event.action === "undo" && (target === undefined || !takesBack(card, target));
}

/** What was done in the first place: by the event itself, or by what it takes back or gives again. */
function actBehind(card: CardDetail, event: CardEvent): CardEvent {
  const target = targetOf(card, event);
  return target === undefined ? event : actBehind(card, target);
}

/** The newest thing that this person did, or did again, and that still stands (Ctrl+Z). */
export function newestOwnEvent(card: CardDetail, actor: Actor): CardEvent | undefined {
  return card.events.findLast(
    (event) => event.actor === actor.code && event.undone_by === null && !takesBack(card, event),
  );
}

/** The undo that this person made last and that still stands (Ctrl+Y). */
export function newestOwnUndo(card: CardDetail, actor: Actor): CardEvent | undefined {
  const last = card.events.findLast((event) => event.undone_by === null);
  return last !== undefined && last.actor === actor.code && takesBack(card, last) ? last : undefined;
}
