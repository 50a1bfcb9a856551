import * as z from "zod";
import {
  CHANNELS,
  CUSTOMER_LEVELS,
  FAULT_TYPES,
  FULFILMENTS,
  KINDS,
  MILESTONES,
  POLICY_PRESETS,
  PRIORITIES,
  RETURN_OPTIONS,
  SERVICE_MODES,
  WAITING_FOR,
} from "#shared/domain/card/vocabulary";
import {
  CLOCK_TYPES,
  type Condition,
  type Limit,
  type MilestoneRule,
  type Policy,
  REPEATS,
  START_POINTS,
  STOP_POINTS,
} from "./policy-rule";

/** A year; nothing after sale is promised for longer, and a typing error is. */
const MAX_MINUTES = 525_600;
const MAX_WORKING_DAYS = 250;

const limitSchema: z.ZodType<Limit> = z.discriminatedUnion("unit", [
  z.strictObject({ unit: z.literal("minutes"), minutes: z.int().min(1).max(MAX_MINUTES) }),
  z.strictObject({ unit: z.literal("working_days"), days: z.number().positive().max(MAX_WORKING_DAYS) }),
  z.strictObject({ unit: z.literal("promised_at") }),
  z.strictObject({ unit: z.literal("share_of_promise"), share: z.number().gt(0).lt(1) }),
]);

const byPriority = <S extends z.ZodType>(schema: S) =>
  z.strictObject({ urgent: schema, high: schema, medium: schema, low: schema });

const limitsSchema = byPriority(limitSchema.nullable());

const conditionSchema: z.ZodType<Condition> = z.discriminatedUnion("fact", [
  z.strictObject({ fact: z.literal("kind"), oneOf: z.array(z.enum(KINDS)) }),
  z.strictObject({ fact: z.literal("service_mode"), oneOf: z.array(z.enum(SERVICE_MODES)) }),
  z.strictObject({ fact: z.literal("fulfilment"), oneOf: z.array(z.enum(FULFILMENTS)) }),
  z.strictObject({ fact: z.literal("fault_type"), oneOf: z.array(z.enum(FAULT_TYPES)) }),
  z.strictObject({ fact: z.literal("customer_level"), oneOf: z.array(z.enum(CUSTOMER_LEVELS)) }),
  z.strictObject({ fact: z.literal("return_option"), oneOf: z.array(z.enum(RETURN_OPTIONS)) }),
  z.strictObject({ fact: z.literal("channel"), oneOf: z.array(z.enum(CHANNELS)) }),
]);

/** Milestones whose due may follow a promise: the others have begun before one is made. */
const PROMISE_UNITS: ReadonlySet<Limit["unit"]> = new Set<Limit["unit"]>(["promised_at", "share_of_promise"]);

const ruleSchema: z.ZodType<MilestoneRule> = z
  .strictObject({
    milestone: z.enum(MILESTONES),
    start: z.enum(START_POINTS),
    reworkStart: z.enum(START_POINTS).nullable(),
    stop: z.enum(STOP_POINTS),
    repeat: z.enum(REPEATS),
    clock: z.enum(CLOCK_TYPES),
    clockByPriority: z.partialRecord(z.enum(PRIORITIES), z.enum(CLOCK_TYPES)),
    limits: limitsSchema,
    appliesTo: z.array(conditionSchema),
    metAtStartFor: z.array(z.enum(CHANNELS)),
    pausedBy: z.array(z.enum(WAITING_FOR)),
    variants: z.array(
      z.strictObject({
        when: z.array(conditionSchema).min(1),
        start: z.enum(START_POINTS),
        limits: limitsSchema,
        source: z.string().max(200),
      }),
    ),
    source: z.string().max(200),
  })
  .refine((rule) => rule.start === "dispatched_at" || !hasPromiseUnit(rule.limits), {
    error: "promise_before_dispatch",
    path: ["limits"],
  })
  // A rolled due jumps to a closing time: pauses could then undo a breach that was already reported.
  .refine(
    (rule) =>
      rule.pausedBy.length === 0 || ![rule.clock, ...Object.values(rule.clockByPriority)].includes("rolled"),
    { error: "rolled_cannot_pause", path: ["pausedBy"] },
  );

function hasPromiseUnit(limits: MilestoneRule["limits"]): boolean {
  return Object.values(limits).some((limit) => limit !== null && PROMISE_UNITS.has(limit.unit));
}

/** Checks a policy that a store edited or imported: every milestone once, limits in range (DOMAIN 4.2). */
export const policySchema: z.ZodType<Policy> = z.strictObject({
  preset: z.enum(POLICY_PRESETS),
  version: z.int().min(1),
  name: z.string().trim().min(1).max(200),
  milestones: z.array(ruleSchema).refine(
    (rules) => {
      const named = new Set(rules.map((rule) => rule.milestone));
      return rules.length === MILESTONES.length && named.size === MILESTONES.length;
    },
    { error: "each_milestone_once" },
  ),
  proposedPromise: byPriority(limitSchema).refine((limits) => !hasPromiseUnit(limits), {
    error: "promise_before_dispatch",
  }),
});
