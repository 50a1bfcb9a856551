import type { ChannelName, DeskEvents } from "#shared/contract/channels";
import { onDeskEvent } from "./bridge";
import { queryClient, refreshChannels } from "./queries";

/** What a change of cards may alter besides the cards themselves. */
const WITH_CARDS: readonly ChannelName[] = [
  "card.queue",
  "card.counts",
  "queue.people",
  "clock.what_if",
  "card.search",
  "card.grid",
  "approval.list",
  "appointment.list",
  "policy.list",
  "customer.show",
  "customer.list",
  "intake.caller",
  "staff.list",
  "session.staff",
  "ledger.list",
  "ledger.show",
  "ledger.proposals",
  "ledger.of_card",
  "assessment.month",
  "assessment.figures",
  "survey.list",
  "survey.calls",
];

const WITH_ARCHIVE: Readonly<Record<DeskEvents["archives.changed"]["what"], readonly ChannelName[]>> = {
  customer: ["customer.list", "customer.show", "card.search", "intake.caller"],
  model: ["model.list", "card.search"],
  staff: ["staff.list", "session.staff", "app.state", "duty.list"],
  unit: ["unit.list"],
  fault_category: ["fault_category.list"],
  ledger: ["ledger.list", "ledger.show", "ledger.proposals", "ledger.of_card", "assessment.month"],
  assessment: ["assessment.month", "assessment.items"],
  survey: ["survey.sample"],
  view: ["view.list"],
};

function refreshCards(ids: readonly string[] | null): void {
  const changed = ids === null ? null : new Set(ids);
  void queryClient.invalidateQueries({
    queryKey: ["card.show"],
    predicate: ({ state }) => {
      if (changed === null) return true;
      const data: unknown = state.data;
      const fields = typeof data === "object" && data !== null ? Reflect.get(data, "fields") : undefined;
      const id = typeof fields === "object" && fields !== null ? Reflect.get(fields, "id") : undefined;
      return typeof id !== "string" || changed.has(id);
    },
  });
  refreshChannels(...WITH_CARDS);
}

/** Keeps what is shown in step with the main process; returns the function that stops it. */
export function refreshOnDeskEvents(): () => void {
  const stops = [
    onDeskEvent("cards.changed", ({ ids }) => refreshCards(ids)),
    onDeskEvent("archives.changed", ({ what }) => refreshChannels(...WITH_ARCHIVE[what])),
    // Groups and counts go by the time of day.
    // An open card's explanations say how much time is left.
    onDeskEvent("clock.tick", () =>
      refreshChannels(
        "card.queue",
        "card.counts",
        "queue.people",
        "approval.list",
        "card.show",
        "clock.what_if",
      ),
    ),
    onDeskEvent("settings.changed", () =>
      refreshChannels(
        "app.state",
        "card.queue",
        "card.counts",
        "calendar.year",
        "policy.list",
        "survey.form",
      ),
    ),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
