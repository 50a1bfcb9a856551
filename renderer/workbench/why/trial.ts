import type { CardDetail } from "#shared/contract/views";
import { createWorkCalendar } from "#shared/domain/calendar/work-calendar";
import { isMember, type Milestone, POLICY_PRESETS } from "#shared/domain/card/vocabulary";
import { computeMilestones } from "#shared/domain/clock/engine";
import { historyFromEvents } from "#shared/domain/clock/history";
import type { MilestoneResult } from "#shared/domain/clock/milestone-result";
import { PRESET_POLICIES } from "#shared/domain/clock/policy-presets";
import type { Policy, PolicySelection } from "#shared/domain/clock/policy-rule";
import { historyIf, type WhatIf } from "#shared/domain/clock/what-if";
import type { StoreSettings } from "#shared/domain/store/store-settings";

export interface MilestoneKey {
  readonly milestone: Milestone;
  readonly round: number;
  readonly occurrence: number;
}

/** The card's clocks worked out here, to try changes on them without writing anything. */
export interface Trial {
  readonly now: readonly MilestoneResult[];
  /** All clocks as they would be after the change. */
  tried(whatIf: WhatIf): readonly MilestoneResult[];
}

function presetPolicy(name: string): Policy | null {
  return isMember(POLICY_PRESETS, name) ? PRESET_POLICIES[name] : null;
}

/** The policies that ship, as the card's log names them; null where the store has made its own. */
function selectionOf({ fields, events }: CardDetail): PolicySelection | null {
  const changed = events.find((event) => "policy_preset" in event.before);
  const first = changed?.before["policy_preset"];
  const storeDefault = presetPolicy(typeof first === "string" ? first : fields.policy_preset);
  const ofKind = presetPolicy(fields.policy_preset);
  if (storeDefault === null || ofKind === null || ofKind.version !== fields.policy_version) return null;
  return { storeDefault, byKind: fields.kind === null ? {} : { [fields.kind]: ofKind } };
}

export function findMilestone<Item extends MilestoneKey>(
  items: readonly Item[],
  key: MilestoneKey,
): Item | undefined {
  return items.find(
    (item) =>
      item.milestone === key.milestone && item.round === key.round && item.occurrence === key.occurrence,
  );
}

/**
 * Works the clocks out in the window. Main's answer stays the true one: where this one comes to another due
 * (a policy or days off of the store's own, which the window does not know), there is no trial.
 */
export function trialOf(detail: CardDetail, settings: StoreSettings, nowMs: number): Trial | null {
  const selection = selectionOf(detail);
  if (selection === null) return null;
  const calendar = createWorkCalendar({
    zone: settings.zone,
    country: settings.country,
    openingHours: settings.opening_hours,
    holidayHours: settings.holiday_hours,
    storeOverrides: {},
  });
  const history = historyFromEvents(detail.fields, detail.events);
  const now = computeMilestones(history, selection, calendar, nowMs);
  const agrees = detail.milestones.every((view) => {
    const own = findMilestone(now, view);
    // A clock that stands still has a due that moves with every millisecond.
    return (
      own !== undefined &&
      own.state === view.state &&
      (view.state === "paused" || own.dueAtMs === view.due_at)
    );
  });
  if (!agrees) return null;
  return {
    now,
    tried: (whatIf) => {
      const changed = historyIf(history, whatIf, nowMs);
      return computeMilestones(changed.history, selection, calendar, changed.atMs);
    },
  };
}
