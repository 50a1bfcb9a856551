import { create } from "zustand";
import type { CardDetail } from "#shared/contract/views";
import type { ActionObstacle } from "#shared/domain/card/next-step";
import type { Action } from "#shared/domain/card/vocabulary";
import type { DeskFailure, DeskResult } from "../api/bridge";

/** One act on one card that this person can't do alone, exactly as it was filled in. */
export interface WantedAct {
  readonly id: string;
  readonly action: Action;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly version: number;
  readonly op_id: string;
}

/** `own`: one's own PIN signs a decision. `other`: a supervisor authorises it on this screen (UX 6). */
export type StepUpKind = "own" | "other";

interface Asked {
  readonly kind: StepUpKind;
  readonly act: WantedAct;
  readonly resolve: (result: DeskResult<CardDetail> | null) => void;
}

export const useStepUp = create<{ readonly asked: Asked | null }>(() => ({ asked: null }));

function detail({ details }: DeskFailure, name: string): unknown {
  return typeof details === "object" && details !== null ? Reflect.get(details, name) : undefined;
}

/** Whose PIN would make a refused act possible; null = no PIN does. */
function kindFor(failure: DeskFailure): StepUpKind | null {
  if (failure.code === "self_approval") return "other";
  if (failure.code !== "forbidden") return null;
  if (detail(failure, "reason") === "pin_needed") return "own";
  const needs = detail(failure, "needs");
  return Array.isArray(needs) && needs.includes("supervisor") ? "other" : null;
}

function ask(kind: StepUpKind, act: WantedAct): Promise<DeskResult<CardDetail> | null> {
  return new Promise((resolve) => {
    useStepUp.getState().asked?.resolve(null);
    useStepUp.setState({ asked: { kind, act, resolve } });
  });
}

/** Ends the dialog: with what main answered, or null where the person gave it up. */
export function settleStepUp(result: DeskResult<CardDetail> | null): void {
  const { asked } = useStepUp.getState();
  useStepUp.setState({ asked: null });
  asked?.resolve(result);
}

/**
 * After a refusal: asks for the PIN that would make the act possible, and answers what came of it; the refusal itself
 * where no PIN helps or none was given.
 */
export async function orWithPin(failure: DeskFailure, act: WantedAct): Promise<DeskResult<CardDetail>> {
  const kind = kindFor(failure);
  if (kind === null) return failure;
  const result = await ask(kind, act);
  if (result === null) return failure;
  // One's own PIN does not make an own request somebody else's.
  if (!result.ok && kind === "own" && result.code === "self_approval") return orWithPin(result, act);
  return result;
}

/** True where somebody else's PIN would take away what stands in the way of an action. */
export function canStepUp(why: ActionObstacle): boolean {
  return why.kind === "own_request" || (why.kind === "role" && why.needs.includes("supervisor"));
}
