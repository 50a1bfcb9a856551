import type { CalendarSettings } from "#shared/domain/calendar/calendar-settings";
import { type HolidaySource, STATE_COUNCIL_NOTICES } from "#shared/domain/calendar/state-council-notices";
import { createWorkCalendar, type WorkCalendar } from "#shared/domain/calendar/work-calendar";
import type { CardEvent } from "#shared/domain/card/card-event";
import type { CaseState, EpochMs } from "#shared/domain/card/case-state";
import {
  isMember,
  type Kind,
  type Milestone,
  POLICY_PRESETS,
  type Priority,
} from "#shared/domain/card/vocabulary";
import { computeMilestones } from "#shared/domain/clock/engine";
import { explainMilestone } from "#shared/domain/clock/explain";
import { historyFromEvents } from "#shared/domain/clock/history";
import type { MilestoneResult } from "#shared/domain/clock/milestone-result";
import { policyFor, proposePromisedAt, ruleOf } from "#shared/domain/clock/policy";
import { PRESET_POLICIES } from "#shared/domain/clock/policy-presets";
import type { Policy, PolicySelection } from "#shared/domain/clock/policy-rule";
import { renderExplain, renderLimit } from "#shared/domain/clock/render-explain";
import { historyIf, type WhatIf } from "#shared/domain/clock/what-if";
import type { StoreSettings } from "#shared/domain/store/store-settings";
import type { Lang } from "#shared/text/lang";

/** Which version of a policy a card keeps (DOMAIN 4.2: fixed at registration). */
export interface PolicyKey {
  readonly preset: string;
  readonly version: number;
}

/** The store's clocks: its working calendar and the policies that its cards stand under. */
export interface StoreClock {
  readonly calendar: WorkCalendar;
  /** The policy that a card of this kind gets that is registered now; null = not classified yet. */
  policyKeyFor(kind: Kind | null): PolicyKey;
  /** The policy that a card was registered under. */
  policyOfRegistration(state: CaseState, events: readonly CardEvent[]): PolicyKey;
  /** A kind's own policy in the version in force at registration; null where the kind has none of its own. */
  policyOfKind(kind: Kind, registeredAtMs: EpochMs): PolicyKey | null;
  milestonesOf(state: CaseState, events: readonly CardEvent[], nowMs: EpochMs): readonly MilestoneResult[];
  /** The clocks as a change would make them, looked at when it is over; nothing is written. */
  milestonesIf(
    state: CaseState,
    events: readonly CardEvent[],
    change: WhatIf,
    nowMs: EpochMs,
  ): readonly MilestoneResult[];
  /** "Why this deadline" of each milestone, in words a clerk can read to a customer, one line a part. */
  explain(
    milestones: readonly MilestoneResult[],
    state: CaseState,
    events: readonly CardEvent[],
    nowMs: EpochMs,
    lang: Lang,
  ): readonly string[];
  /** The limit in words that a milestone will have once it starts; empty where it has none of its own. */
  limitAhead(milestone: Milestone, priority: Priority, kind: Kind | null, lang: Lang): string;
  promiseFor(priority: Priority, dispatchedAtMs: EpochMs, kind: Kind | null): EpochMs;
}

export interface PolicySource {
  /** The text of one version, or undefined where it was never stored. */
  policy(key: PolicyKey): Policy | undefined;
  /** The newest version of a policy by its name. */
  newest(preset: string): Policy | undefined;
  /** Its version in force at an instant; the first one where the policy is younger. */
  inForceAt(preset: string, atMs: EpochMs): Policy | undefined;
}

/** Only the presets that ship: what a store without policies of its own has. */
export const SHIPPED_POLICIES: PolicySource = {
  policy: ({ preset }) => shipped(preset),
  newest: shipped,
  inForceAt: shipped,
};

function shipped(preset: string): Policy | undefined {
  return isMember(POLICY_PRESETS, preset) ? PRESET_POLICIES[preset] : undefined;
}

function calendarSettingsOf(
  settings: StoreSettings,
  overrides: CalendarSettings["storeOverrides"],
): CalendarSettings {
  return {
    zone: settings.zone,
    country: settings.country,
    openingHours: settings.opening_hours,
    holidayHours: settings.holiday_hours,
    storeOverrides: overrides,
  };
}

/**
 * The policy that a card was registered under: what stood before the first classification changed it, else its
 * own. Preset and version are looked for each by itself, because an event keeps only what changed.
 */
function registrationKey({ fields }: CaseState, events: readonly CardEvent[]): PolicyKey {
  const first = (name: string): unknown =>
    events.find((event) => event.action !== "register" && name in event.before)?.before[name];
  const preset = first("policy_preset");
  const version = first("policy_version");
  return {
    preset: typeof preset === "string" ? preset : fields.policy_preset,
    version: typeof version === "number" ? version : fields.policy_version,
  };
}

/**
 * Builds the clocks from the store's settings. Pure but for the policy source, so it may be kept until the
 * settings, the overrides or the policies change.
 */
export function createStoreClock(
  settings: StoreSettings,
  overrides: CalendarSettings["storeOverrides"],
  policies: PolicySource,
  holidays: HolidaySource = STATE_COUNCIL_NOTICES,
): StoreClock {
  const calendar = createWorkCalendar(calendarSettingsOf(settings, overrides), holidays);
  const fallback = PRESET_POLICIES.flow_card;
  const stored = (key: PolicyKey): Policy => policies.policy(key) ?? policies.newest(key.preset) ?? fallback;
  const current = (preset: string): Policy => policies.newest(preset) ?? fallback;

  const selectionOf = (state: CaseState, events: readonly CardEvent[]): PolicySelection => {
    const { kind, policy_preset, policy_version } = state.fields;
    const storeDefault = stored(registrationKey(state, events));
    if (kind === null) return { storeDefault, byKind: {} };
    return { storeDefault, byKind: { [kind]: stored({ preset: policy_preset, version: policy_version }) } };
  };

  const presetFor = (kind: Kind | null): string =>
    (kind === null ? undefined : settings.policy_by_kind[kind]) ?? settings.policy;

  return {
    calendar,
    policyKeyFor: (kind) => {
      const preset = presetFor(kind);
      return { preset, version: current(preset).version };
    },
    policyOfRegistration: registrationKey,
    policyOfKind: (kind, registeredAtMs) => {
      const preset = settings.policy_by_kind[kind];
      if (preset === undefined) return null;
      return { preset, version: (policies.inForceAt(preset, registeredAtMs) ?? current(preset)).version };
    },
    milestonesOf: (state, events, nowMs) =>
      computeMilestones(historyFromEvents(state.fields, events), selectionOf(state, events), calendar, nowMs),
    milestonesIf: (state, events, change, nowMs) => {
      const { history, atMs } = historyIf(historyFromEvents(state.fields, events), change, nowMs);
      return computeMilestones(history, selectionOf(state, events), calendar, atMs);
    },
    explain: (milestones, state, events, nowMs, lang) => {
      const history = historyFromEvents(state.fields, events);
      return milestones.map((milestone) =>
        renderExplain(explainMilestone(milestone, history, calendar, nowMs), lang).join("\n"),
      );
    },
    limitAhead: (milestone, priority, kind, lang) => {
      const limit = ruleOf(current(presetFor(kind)), milestone)?.rule.limits[priority];
      if (limit?.unit === "minutes") return renderLimit(limit, lang);
      if (limit?.unit !== "working_days") return "";
      return renderLimit({ ...limit, minutes: limit.days * calendar.workingDayMinutes }, lang);
    },
    promiseFor: (priority, dispatchedAtMs, kind) => {
      const selection: PolicySelection = { storeDefault: current(presetFor(kind)), byKind: {} };
      return proposePromisedAt(policyFor(selection, null), priority, dispatchedAtMs, calendar);
    },
  };
}
