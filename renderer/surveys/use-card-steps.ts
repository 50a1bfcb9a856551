import type { SurveyedCard } from "#shared/contract/survey-views";
import type { Action } from "#shared/domain/card/vocabulary";
import { usePerson, useReadyState } from "../api/app-state";
import { openCard, openPrint } from "../app/navigation";
import { useText } from "../ui/display";
import { rowRefusal } from "../workbench/row-actions";
import type { RowStep } from "./ListFrame";
import { openSurveyDialog } from "./survey-state";

/** `ask_now` hands the survey out by asking: it has not been with the customer yet. */
export type CardStep = "collect" | "ask" | "ask_now" | "hand_out" | "refuse" | "follow_up" | "print" | "card";

/** The card's action behind a step; the others only show. */
const ACTIONS: Readonly<Partial<Record<CardStep, Action>>> = {
  collect: "collect_survey",
  ask: "collect_survey",
  ask_now: "hand_out_survey",
  hand_out: "hand_out_survey",
  refuse: "refuse_survey",
  follow_up: "follow_up",
};

const OPEN: Readonly<Record<CardStep, (cardId: string) => void>> = {
  collect: (cardId) => openSurveyDialog({ kind: "entry", cardId }),
  ask: (cardId) => openSurveyDialog({ kind: "entry", cardId, by: "phone" }),
  ask_now: (cardId) => openSurveyDialog({ kind: "hand_out", cardId, way: "phone" }),
  hand_out: (cardId) => openSurveyDialog({ kind: "hand_out", cardId }),
  refuse: (cardId) => openSurveyDialog({ kind: "refuse", cardId }),
  follow_up: (cardId) => openSurveyDialog({ kind: "follow_up", cardId }),
  print: (cardId) => openPrint({ document: "survey", cards: [cardId] }),
  card: openCard,
};

/** Steps of a card as numbered buttons, with what stands in the way of each; none without a card. */
export function useCardSteps(
  card: SurveyedCard | undefined,
  wanted: readonly CardStep[],
): readonly RowStep[] {
  const text = useText();
  const person = usePerson();
  const { read_only } = useReadyState();
  if (card === undefined) return [];
  const blocked = (step: CardStep): string | undefined => {
    const action = ACTIONS[step];
    if (action === undefined) return undefined;
    if (read_only) return text.t("error.read_only");
    const { status, assignee } = card;
    const refusal = rowRefusal(action, { status, waiting_for: null, assignee }, person);
    if (refusal === null) return undefined;
    return refusal.reason === "role"
      ? text.t("survey.may_not", { needs: text.list(refusal.needs.map((who) => text.wordOf("who", who))) })
      : text.word("status", status);
  };
  return wanted.map((step) => ({
    id: step,
    word: text.t(`survey.do.${step === "ask_now" ? "ask" : step}`),
    act: () => OPEN[step](card.card_id),
    blocked: blocked(step),
  }));
}
