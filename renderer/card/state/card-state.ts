import { createContext, useContext } from "react";
import type { CardDetail } from "#shared/contract/views";
import { missingForArchive } from "#shared/domain/card/archive-checklist";
import type { CaseState } from "#shared/domain/card/case-state";
import { refusalBefore } from "#shared/domain/card/decide";
import type { Actor } from "#shared/domain/card/decision";
import type { ActionOffer, NextStepFacts } from "#shared/domain/card/next-step";
import { quoteMissing } from "#shared/domain/card/perform/quoting";
import type { Action } from "#shared/domain/card/vocabulary";
import type { StoreSettings } from "#shared/domain/store/store-settings";
import { localDay } from "../../ui/time-format";
import type { FormValues } from "../forms/form-field";

/** The case that the rules are asked with. */
export function caseOf(card: CardDetail): CaseState {
  return { fields: card.fields, lists: card.lists };
}

/** What the bar must know beyond the card: the store's switches and the day of the request. */
export function factsOf(card: CardDetail, settings: StoreSettings, nowMs: number): NextStepFacts {
  const state = caseOf(card);
  const localDateOf = (atMs: number) => localDay(atMs, settings.zone);
  return {
    quote_missing: quoteMissing(state, { localDateOf, nowMs }),
    archive_missing: missingForArchive({
      state,
      events: card.events,
      attachments: card.attachments,
      nowMs,
      without_signature_reason: null,
    }),
    self_approval: settings.self_approval,
  };
}

/** A form that is to be opened under the bar, with what is already known. */
export interface OpenForm {
  readonly action: Action;
  readonly prefill: FormValues;
}

/** What every part of the card screen works with. */
export interface CardWork {
  readonly card: CardDetail;
  readonly actor: Actor;
  readonly settings: StoreSettings;
  readonly facts: NextStepFacts;
  readonly offer: ActionOffer;
  /** Nothing can be written: the data is read-only. */
  readonly frozen: boolean;
  readonly openForm: (action: Action, prefill?: FormValues) => void;
  /** Name of a staff code, as the card knows it. */
  readonly nameOf: (code: string | null) => string;
}

const CardContext = createContext<CardWork | null>(null);
export const CardProvider = CardContext;

export function useCard(): CardWork {
  const work = useContext(CardContext);
  if (work === null) throw new Error("a part of the card was shown outside of the card screen");
  return work;
}

/** True when the action can be begun now by this person, in the own name or 代录. */
export function isOffered(work: Pick<CardWork, "offer" | "frozen">, action: Action): boolean {
  if (work.frozen) return false;
  const { forward, others, more } = work.offer;
  return [forward, ...others, ...more].some((item) => item?.action === action);
}

/** True when the boxes of the sheet can be changed by this person now. */
export function mayEdit(work: Pick<CardWork, "card" | "actor" | "frozen">): boolean {
  return !work.frozen && refusalBefore("edit", caseOf(work.card), work.actor) === null;
}
