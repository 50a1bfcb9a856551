import { useMemo } from "react";
import type { CardDetail } from "#shared/contract/views";
import { actionOffer } from "#shared/domain/card/next-step";
import { usePerson, useReadyState } from "../../api/app-state";
import { useNowMs } from "../../ui/display";
import { type CardWork, caseOf, factsOf } from "./card-state";

/** What the signed-in person can do with a card now; for `CardProvider`. */
export function useCardWork(card: CardDetail, openForm: CardWork["openForm"]): CardWork {
  const { settings, read_only } = useReadyState();
  const person = usePerson();
  const nowMs = useNowMs();
  return useMemo(() => {
    const facts = factsOf(card, settings, nowMs);
    return {
      card,
      actor: person,
      settings,
      facts,
      offer: actionOffer(caseOf(card), person, facts),
      frozen: read_only,
      openForm,
      nameOf: (code) => (code === null ? "" : (card.staff_names[code] ?? code)),
    };
  }, [card, settings, person, nowMs, read_only, openForm]);
}
