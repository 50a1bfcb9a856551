/**
 * The five presets of DOMAIN 4.2 as one table: what a milestone is (its row), then what each seed asks
 * (its columns). A preset's row names only what differs from the flow card's.
 */
import {
  MILESTONES,
  type Milestone,
  POLICY_PRESETS,
  type PolicyPreset,
  type Priority,
} from "#shared/domain/card/vocabulary";
import type { Limit, Limits, MilestoneRule, Policy } from "./policy-rule";

const HOUR = 60;
const DAY = 24 * HOUR;

const minutes = (value: number): Limit => ({ unit: "minutes", minutes: value });
const workingDays = (value: number): Limit => ({ unit: "working_days", days: value });

function each(limit: Limit | null): Limits {
  return { urgent: limit, high: limit, medium: limit, low: limit };
}
function byPriority(
  urgent: Limit | null,
  high: Limit | null,
  medium: Limit | null,
  low: Limit | null,
): Limits {
  return { urgent, high, medium, low };
}
const NO_LIMIT = each(null);
const URGENT_NATURAL: Partial<Record<Priority, "natural">> = { urgent: "natural" };

type Row = Omit<MilestoneRule, "milestone" | "limits" | "source">;

const ROW: Pick<
  Row,
  "repeat" | "reworkStart" | "clockByPriority" | "appliesTo" | "metAtStartFor" | "pausedBy" | "variants"
> = {
  repeat: "once",
  reworkStart: null,
  clockByPriority: {},
  appliesTo: [],
  metAtStartFor: [],
  pausedBy: [],
  variants: [],
};

/** The waits in which `resolve` and `on_site` stand still, and only those (DOMAIN 4.2 "Pausing"). */
const CUSTOMER_SIDE_WAITS = ["customer", "quote", "goods"] as const;

/** The rows of DOMAIN 4.2: start, stop, clock, whom they apply to. */
const ROWS: Readonly<Record<Milestone, Row>> = {
  register: { ...ROW, start: "requested_at", stop: "registered", clock: "working" },
  first_response: {
    ...ROW,
    start: "registered_at",
    stop: "first_respond",
    clock: "natural",
    appliesTo: [{ fact: "channel", oneOf: ["phone", "chat", "app", "wechat", "email", "counter", "social"] }],
    metAtStartFor: ["phone", "counter"],
  },
  classify: { ...ROW, start: "registered_at", stop: "classified", clock: "working" },
  dispatch: {
    ...ROW,
    start: "classified_at",
    reworkStart: "rework_at",
    stop: "dispatched",
    clock: "working",
    clockByPriority: URGENT_NATURAL,
    repeat: "each_round",
  },
  respond: {
    ...ROW,
    start: "dispatched_at",
    stop: "first_reaction",
    clock: "natural",
    repeat: "each_round",
  },
  answer: { ...ROW, start: "registered_at", stop: "clear_answer", clock: "natural" },
  start: { ...ROW, start: "dispatched_at", stop: "work_begun", clock: "natural" },
  plan: { ...ROW, start: "accepted_at", stop: "plan_made", clock: "natural" },
  diagnose: {
    ...ROW,
    start: "started_with_goods_at",
    stop: "diagnosed",
    clock: "natural",
    appliesTo: [{ fact: "kind", oneOf: ["A"] }],
  },
  on_site: {
    ...ROW,
    start: "dispatched_at",
    stop: "arrived",
    clock: "natural",
    appliesTo: [{ fact: "service_mode", oneOf: ["on_site"] }],
    pausedBy: CUSTOMER_SIDE_WAITS,
  },
  expert: {
    ...ROW,
    start: "escalated_at",
    stop: "expert_answered",
    clock: "rolled",
    repeat: "each_time",
  },
  parts: {
    ...ROW,
    start: "parts_wait_at",
    stop: "parts_wait_ended",
    clock: "rolled",
    repeat: "each_time",
  },
  progress_sync: { ...ROW, start: "dispatched_at", stop: "progress_told", clock: "natural" },
  resolve: {
    ...ROW,
    start: "dispatched_at",
    stop: "completed",
    clock: "natural",
    repeat: "each_round",
    pausedBy: CUSTOMER_SIDE_WAITS,
  },
  goods_check: {
    ...ROW,
    start: "goods_received_at",
    stop: "goods_inspected",
    clock: "rolled",
    appliesTo: [{ fact: "service_mode", oneOf: ["return_exchange"] }],
  },
  refund: {
    ...ROW,
    start: "goods_received_at",
    stop: "refunded",
    clock: "natural",
    appliesTo: [{ fact: "return_option", oneOf: ["return"] }],
  },
  ship_back: {
    ...ROW,
    start: "completed_at",
    stop: "goods_shipped",
    clock: "rolled",
    appliesTo: [{ fact: "fulfilment", oneOf: ["mail_in"] }],
  },
  confirm: {
    ...ROW,
    start: "completed_at",
    stop: "confirmed",
    clock: "working",
    clockByPriority: URGENT_NATURAL,
    repeat: "each_round",
  },
  survey: { ...ROW, start: "completed_at", stop: "survey_collected", clock: "rolled" },
  follow_up: { ...ROW, start: "completed_at", stop: "followed_up", clock: "rolled" },
  rework_start: {
    ...ROW,
    start: "dissatisfied_at",
    stop: "dispatched",
    clock: "natural",
    repeat: "each_rework",
  },
  archive: {
    ...ROW,
    start: "completed_at",
    stop: "archived",
    clock: "rolled",
    repeat: "each_round",
  },
};

type Asked = Pick<MilestoneRule, "limits" | "source"> & Partial<Pick<MilestoneRule, "start" | "variants">>;
type Column = Readonly<Partial<Record<Milestone, Asked>>>;

/** flow_card [S0], the default; "–" rows are absent. */
const FLOW_CARD: Column = {
  register: { limits: each(minutes(10)), source: "S0 二(一)" },
  classify: { limits: each(minutes(30)), source: "S0 二(二)" },
  dispatch: { limits: each(minutes(HOUR)), source: "S0 二(三)" },
  respond: {
    limits: byPriority(minutes(2 * HOUR), minutes(DAY), minutes(DAY), minutes(DAY)),
    source: "S0 二(四)",
  },
  on_site: { limits: byPriority(minutes(4 * HOUR), null, null, null), source: "S0 二(四)" },
  resolve: { limits: each({ unit: "promised_at" }), source: "S0 二(四)" },
  goods_check: { limits: each(minutes(DAY)), source: "S0 二(四)" },
  refund: { limits: each(minutes(7 * DAY)), source: "消费者权益保护法 25" },
  confirm: { limits: each(minutes(HOUR)), source: "S0 二(五)" },
  survey: { limits: each(minutes(DAY)), source: "S0 二(五)" },
  archive: { limits: each(minutes(2 * DAY)), source: "S0 二(六)" },
};

/** What the other seeds ask instead of, or beside, the flow card. */
const DIFFERENCES: Readonly<Record<PolicyPreset, Column>> = {
  flow_card: {},
  script: {
    first_response: {
      limits: byPriority(minutes(2 * HOUR), minutes(8 * HOUR), minutes(DAY), minutes(DAY)),
      source: "S3 步骤3",
    },
  },
  satisfaction: {
    first_response: {
      limits: byPriority(minutes(15), minutes(HOUR), minutes(HOUR), workingDays(2)),
      source: "S4 二(一)",
    },
    start: {
      limits: byPriority(minutes(2 * HOUR), minutes(4 * HOUR), minutes(4 * HOUR), workingDays(1)),
      source: "S4 二(二)",
    },
    plan: { limits: each(minutes(HOUR)), source: "S4 二(三)" },
    expert: { limits: each(minutes(DAY)), source: "S4 二(三)" },
    progress_sync: { limits: each({ unit: "share_of_promise", share: 0.5 }), source: "S4 二(三)" },
    survey: { start: "confirmed_at", limits: each(minutes(DAY)), source: "S4 三(一)" },
  },
  electronics: {
    first_response: { limits: each(minutes(30)), source: "S2 二(四)" },
    dispatch: {
      limits: each(minutes(HOUR)),
      source: "S0 二(三)",
      variants: [
        {
          when: [
            { fact: "customer_level", oneOf: ["vip"] },
            { fact: "fault_type", oneOf: ["hardware"] },
          ],
          start: "registered_at",
          limits: each(minutes(30)),
          source: "S2 一(一)",
        },
      ],
    },
    diagnose: { limits: each(minutes(2 * HOUR)), source: "S2 一(二)" },
    expert: { limits: each(minutes(DAY)), source: "S2 一(二)" },
    parts: { limits: each(minutes(2 * DAY)), source: "S2 一(三)" },
    ship_back: { limits: each(minutes(2 * DAY)), source: "S2 一(四)" },
    survey: { limits: each(minutes(DAY)), source: "S2 一(五)" },
    follow_up: { limits: each(minutes(DAY)), source: "S2 一(五)" },
    rework_start: { limits: each(minutes(4 * HOUR)), source: "S2 一(五)" },
  },
  service_dept: {
    first_response: { limits: each(minutes(2 * HOUR)), source: "S1 售后服务的要求及标准 3.4" },
    respond: {
      limits: byPriority(minutes(2 * HOUR), minutes(DAY), minutes(DAY), minutes(DAY)),
      source: "S1 响应时间 3.1",
    },
    answer: { limits: each(minutes(DAY)), source: "S1 售后服务的要求及标准 3.4" },
    on_site: {
      start: "registered_at",
      limits: each(minutes(2 * DAY)),
      source: "S1 售后服务的要求及标准 3.4",
    },
    follow_up: { limits: each(minutes(DAY)), source: "S1 用户回访" },
  },
};

const PRESET_NAMES: Readonly<Record<PolicyPreset, string>> = {
  flow_card: "流程卡默认",
  script: "标准化脚本",
  satisfaction: "满意度方案",
  electronics: "电子产品方案",
  service_dept: "售后服务部规范",
};

/** urgent 24 h natural, high 2 wd, medium 3 wd, low 5 wd after dispatch (DOMAIN 4.2). */
const PROPOSED_PROMISE: Policy["proposedPromise"] = {
  urgent: minutes(DAY),
  high: workingDays(2),
  medium: workingDays(3),
  low: workingDays(5),
};

function presetPolicy(preset: PolicyPreset): Policy {
  return {
    preset,
    version: 1,
    name: PRESET_NAMES[preset],
    milestones: MILESTONES.map((milestone) => {
      const asked = DIFFERENCES[preset][milestone] ?? FLOW_CARD[milestone];
      return { milestone, ...ROWS[milestone], ...(asked ?? { limits: NO_LIMIT, source: "–" }) };
    }),
    proposedPromise: PROPOSED_PROMISE,
  };
}

/** Version 1 of every preset. "–" of DOMAIN 4.2 is a rule without limits, so that a copy can be given one. */
export const PRESET_POLICIES: Readonly<Record<PolicyPreset, Policy>> = {
  flow_card: presetPolicy("flow_card"),
  script: presetPolicy("script"),
  satisfaction: presetPolicy("satisfaction"),
  electronics: presetPolicy("electronics"),
  service_dept: presetPolicy("service_dept"),
};

/** The presets in the order of DOMAIN 4.2. */
export function presetPolicies(): readonly Policy[] {
  return POLICY_PRESETS.map((preset) => PRESET_POLICIES[preset]);
}
