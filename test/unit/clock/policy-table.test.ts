import { describe, expect, it } from "vitest";
import {
  MILESTONES,
  type Milestone,
  POLICY_PRESETS,
  type PolicyPreset,
  PRIORITIES,
  type Priority,
} from "#shared/domain/card/vocabulary";
import { proposePromisedAt, ruleOf } from "#shared/domain/clock/policy";
import { PRESET_POLICIES, presetPolicies } from "#shared/domain/clock/policy-presets";
import { policySchema } from "#shared/domain/clock/policy-schema";
import { CALENDAR, CardStory, local, ms, preset } from "./card-story";

/**
 * DOMAIN 4.2 written out once more, by hand: for urgent, high, medium, low the minutes with n(atural),
 * w(orking) or r(olled), days with wd, P = the promise, 50% = half way to it, – = no limit. One word counts
 * for all four.
 */
const FLOW_CARD: Readonly<Record<Milestone, string>> = {
  register: "10w",
  first_response: "–",
  classify: "30w",
  dispatch: "60n 60w 60w 60w",
  respond: "120n 1440n 1440n 1440n",
  answer: "–",
  start: "–",
  plan: "–",
  diagnose: "–",
  on_site: "240n – – –",
  expert: "–",
  parts: "–",
  progress_sync: "–",
  resolve: "P",
  goods_check: "1440r",
  refund: "10080n",
  ship_back: "–",
  confirm: "60n 60w 60w 60w",
  survey: "1440r",
  follow_up: "–",
  rework_start: "–",
  archive: "2880r",
};

const TABLE: Readonly<Record<PolicyPreset, Readonly<Record<Milestone, string>>>> = {
  flow_card: FLOW_CARD,
  script: { ...FLOW_CARD, first_response: "120n 480n 1440n 1440n" },
  satisfaction: {
    ...FLOW_CARD,
    first_response: "15n 60n 60n 2wd",
    start: "120n 240n 240n 1wd",
    plan: "60n",
    expert: "1440r",
    progress_sync: "50%",
  },
  electronics: {
    ...FLOW_CARD,
    first_response: "30n",
    diagnose: "120n",
    expert: "1440r",
    parts: "2880r",
    ship_back: "2880r",
    follow_up: "1440r",
    rework_start: "240n",
  },
  service_dept: {
    ...FLOW_CARD,
    first_response: "120n",
    answer: "1440n",
    on_site: "2880n",
    follow_up: "1440r",
  },
};

const WED = "2026-11-18";
/** A Wednesday evening and the days after: what is working, rolled and natural differs everywhere. */
const TIMES = {
  requested: `${WED}T17:40`,
  registered: `${WED}T17:45`,
  classified: `${WED}T17:50`,
  dispatched: `${WED}T17:55`,
  accepted: `${WED}T17:57`,
  started: `${WED}T18:10`,
  goods: `${WED}T18:20`,
  escalated: `${WED}T18:30`,
  answered: `${WED}T18:35`,
  partsWait: `${WED}T18:40`,
  partsHere: `${WED}T18:45`,
  completed: `${WED}T19:00`,
  confirmed: `${WED}T19:30`,
  dissatisfied: `${WED}T19:40`,
  dispatchedAgain: `${WED}T19:50`,
} as const;
const PROMISED = "2026-11-20T10:00";

const STARTS: Readonly<Record<Milestone, keyof typeof TIMES>> = {
  register: "requested",
  first_response: "registered",
  classify: "registered",
  dispatch: "classified",
  respond: "dispatched",
  answer: "registered",
  start: "dispatched",
  plan: "accepted",
  diagnose: "goods",
  on_site: "dispatched",
  expert: "escalated",
  parts: "partsWait",
  progress_sync: "dispatched",
  resolve: "dispatched",
  goods_check: "goods",
  refund: "goods",
  ship_back: "completed",
  confirm: "completed",
  survey: "completed",
  follow_up: "completed",
  rework_start: "dissatisfied",
  archive: "completed",
};
/** Presets that start some clocks elsewhere. */
const OTHER_STARTS: Partial<Record<PolicyPreset, Partial<Record<Milestone, keyof typeof TIMES>>>> = {
  satisfaction: { survey: "confirmed" },
  service_dept: { on_site: "registered" },
};

function cell(name: PolicyPreset, milestone: Milestone, priority: Priority): string {
  const words = TABLE[name][milestone].split(" ");
  return words[words.length === 1 ? 0 : PRIORITIES.indexOf(priority)] ?? "?";
}

function expectedDue(code: string, startMs: number): string | null {
  const value = Number.parseFloat(code);
  if (code === "–") return null;
  if (code === "P") return PROMISED;
  if (code === "50%") return local((startMs + ms(PROMISED)) / 2);
  if (code.endsWith("wd")) return local(CALENDAR.addWorkingMinutes(startMs, value * 540));
  if (code.endsWith("w")) return local(CALENDAR.addWorkingMinutes(startMs, value));
  const natural = startMs + value * 60_000;
  return local(code.endsWith("r") ? CALENDAR.rollToClosing(natural) : natural);
}

/** A case in which every milestone of every preset has its turn: on site by mode, mailed in by fulfilment. */
function story(priority: Priority, serviceMode: "on_site" | "return_exchange"): CardStory {
  return new CardStory({ channel: "wechat", requested_at: ms(TIMES.requested), priority })
    .act("register", TIMES.registered, { status: "registered", registered_at: ms(TIMES.registered) })
    .classify(TIMES.classified, { service_mode: serviceMode, fulfilment: "mail_in", fault_type: "hardware" })
    .dispatch(TIMES.dispatched, { promised_at: ms(PROMISED) })
    .accept(TIMES.accepted)
    .begin(TIMES.started)
    .act("choose_remedy", TIMES.started, { return_option: "return" })
    .act("goods_received", TIMES.goods)
    .act("escalate", TIMES.escalated, { status: "waiting", waiting_for: "expert" })
    .act("expert_answer", TIMES.answered, { status: "in_service", waiting_for: null })
    .wait(TIMES.partsWait, "parts")
    .resume(TIMES.partsHere)
    .finish(TIMES.completed)
    .confirm(TIMES.confirmed)
    .rework(TIMES.dissatisfied)
    .dispatch(TIMES.dispatchedAgain);
}

describe.each(POLICY_PRESETS)("%s", (name) => {
  describe.each(PRIORITIES)("%s", (priority) => {
    it.each(MILESTONES)("%s", (milestone) => {
      const mode = ["goods_check", "refund"].includes(milestone) ? "return_exchange" : "on_site";
      const results = story(priority, mode).results(TIMES.dispatchedAgain, preset(name));
      const round = milestone === "rework_start" ? 2 : 1;
      const found = results.find((result) => result.milestone === milestone && result.round === round);
      const start = TIMES[OTHER_STARTS[name]?.[milestone] ?? STARTS[milestone]];
      const code = cell(name, milestone, priority);
      if (code === "–") {
        expect(found?.state ?? "not_applicable").toBe("not_applicable");
        expect(found?.dueAtMs ?? null).toBeNull();
        return;
      }
      expect(local(found?.startAtMs)).toBe(start);
      expect(local(found?.dueAtMs)).toBe(expectedDue(code, ms(start)));
    });
  });

  it("has every row, with its seed named, and passes its own schema", () => {
    const policy = PRESET_POLICIES[name];
    expect(policy.milestones.map((rule) => rule.milestone)).toEqual([...MILESTONES]);
    for (const rule of policy.milestones) {
      expect(rule.source.length, rule.milestone).toBeGreaterThan(0);
    }
    expect(policySchema.parse(JSON.parse(JSON.stringify(policy)))).toEqual(policy);
  });

  it("proposes a promise by priority", () => {
    const proposed = PRIORITIES.map((priority) =>
      local(proposePromisedAt(PRESET_POLICIES[name], priority, ms("2026-11-20T17:00"), CALENDAR)),
    );
    expect(proposed).toEqual([
      "2026-11-21T17:00",
      "2026-11-24T17:00",
      "2026-11-25T17:00",
      "2026-11-27T17:00",
    ]);
  });
});

describe("policies that a store edits", () => {
  const flowCard = PRESET_POLICIES.flow_card;
  function withRule(milestone: Milestone, changes: object): unknown {
    return {
      ...flowCard,
      milestones: flowCard.milestones.map((rule) =>
        rule.milestone === milestone ? { ...rule, ...changes } : rule,
      ),
    };
  }

  it("accepts other limits, another clock, other pauses", () => {
    const edited = withRule("respond", {
      limits: { ...ruleOf(flowCard, "respond")?.rule.limits, urgent: { unit: "minutes", minutes: 30 } },
      clock: "working",
      pausedBy: ["customer"],
    });
    expect(policySchema.safeParse(edited).success).toBe(true);
  });

  it.each([
    ["a limit of nothing", withRule("respond", { limits: { urgent: { unit: "minutes", minutes: 0 } } })],
    ["an unknown clock", withRule("respond", { clock: "lunar" })],
    ["an unknown field", withRule("respond", { note: "x" })],
    ["a rolled clock that pauses", withRule("archive", { pausedBy: ["customer"] })],
    [
      "a promise before there is one",
      withRule("classify", { limits: PRESET_POLICIES.flow_card.milestones.at(13)?.limits }),
    ],
    ["a missing milestone", { ...flowCard, milestones: flowCard.milestones.slice(1) }],
    [
      "a milestone twice",
      { ...flowCard, milestones: [...flowCard.milestones.slice(1), flowCard.milestones[1]] },
    ],
    ["version 0", { ...flowCard, version: 0 }],
  ])("refuses %s", (_, edited) => {
    expect(policySchema.safeParse(edited).success).toBe(false);
  });

  it("the shipped presets stay as they are", () => {
    expect(presetPolicies().map((policy) => [policy.preset, policy.version])).toEqual(
      POLICY_PRESETS.map((name) => [name, 1]),
    );
  });
});
