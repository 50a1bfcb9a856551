import type { PolicySelection } from "#shared/domain/clock/policy-rule";
import { CardStory, ms, preset } from "./card-story";

const DAY = "2026-11-18";
/** A time of that Wednesday. */
export const at = (time: string): string => `${DAY}T${time}`;
export const flowCard = preset("flow_card");

/** A card on its way: registered 9:00, classified 9:10, dispatched 9:20 with a promise for 18:00. */
export function dispatched(facts: Parameters<CardStory["classify"]>[1] = {}): CardStory {
  return new CardStory({ channel: "wechat" })
    .register(at("09:00"))
    .classify(at("09:10"), facts)
    .dispatch(at("09:20"), { promised_at: ms(at("18:00")) });
}
/** Accepted and begun at 10:00. */
export function inService(facts: Parameters<CardStory["classify"]>[1] = {}): CardStory {
  return dispatched(facts).accept(at("09:30")).begin(at("10:00"));
}
/** Finished at 16:00. */
export function completed(): CardStory {
  return inService().finish(at("16:00"));
}

/** The state of each milestone of a round. */
export function states(
  story: CardStory,
  now: string,
  selection: PolicySelection = flowCard,
  round = 1,
): Record<string, string> {
  return Object.fromEntries(
    story
      .results(now, selection)
      .filter((result) => result.round === round)
      .map((result) => [result.milestone, result.state]),
  );
}
