import type { PolicyView } from "#shared/contract/clock-views";
import { PRIORITIES, WAITING_FOR, type WaitingFor } from "#shared/domain/card/vocabulary";
import type {
  ClockType,
  Condition,
  Limit,
  Limits,
  MilestoneRule,
  Policy,
} from "#shared/domain/clock/policy-rule";
import { policySchema } from "#shared/domain/clock/policy-schema";
import { EXPLAIN_WORDS } from "#shared/text/explain";
import type { Text } from "#shared/text/text";

/**
 * One row of a policy's table: a milestone, another start of it under some condition, or the promise that is
 * proposed at dispatch.
 */
export type PolicyRow =
  | { readonly row: "milestone"; readonly key: string; readonly rule: MilestoneRule; readonly index: number }
  | {
      readonly row: "variant";
      readonly key: string;
      readonly rule: MilestoneRule;
      readonly index: number;
      readonly variant: number;
    }
  | { readonly row: "promise"; readonly key: string };

/** The rows in the order of the policy, the promise last. */
export function rowsOf(policy: Policy): readonly PolicyRow[] {
  const rows = policy.milestones.flatMap((rule, index): PolicyRow[] => [
    { row: "milestone", key: rule.milestone, rule, index },
    ...rule.variants.map(
      (_, variant): PolicyRow => ({
        row: "variant",
        key: `${rule.milestone}.${variant}`,
        rule,
        index,
        variant,
      }),
    ),
  ]);
  return [...rows, { row: "promise", key: "promise" }];
}

/** The limits of a row. */
export function limitsOf(row: PolicyRow, policy: Policy): Limits {
  if (row.row === "promise") return policy.proposedPromise;
  if (row.row === "variant") return row.rule.variants[row.variant]?.limits ?? row.rule.limits;
  return row.rule.limits;
}

/** What an edit of one row sets; clock and pausing are the milestone's only. */
export interface RowEdit {
  readonly limits: Limits;
  readonly clock: ClockType;
  readonly urgentNatural: boolean;
  readonly pausedBy: readonly WaitingFor[];
}

export function editOf(row: PolicyRow, policy: Policy): RowEdit {
  const limits = limitsOf(row, policy);
  if (row.row === "promise") return { limits, clock: "natural", urgentNatural: false, pausedBy: [] };
  const { clock, clockByPriority, pausedBy } = row.rule;
  return { limits, clock, urgentNatural: clockByPriority.urgent === "natural", pausedBy };
}

function clocksWith(rule: MilestoneRule, edit: RowEdit): MilestoneRule["clockByPriority"] {
  const { urgent, ...others } = rule.clockByPriority;
  if (edit.urgentNatural && edit.clock !== "natural") return { ...others, urgent: "natural" };
  // Another exception for urgent cards than this screen can set stays as it is.
  return urgent === undefined || urgent === "natural" ? others : { ...others, urgent };
}

function ruleWith(row: Exclude<PolicyRow, { row: "promise" }>, edit: RowEdit): MilestoneRule {
  const { rule } = row;
  if (row.row === "variant") {
    const variants = rule.variants.map((variant, at) =>
      at === row.variant ? { ...variant, limits: edit.limits } : variant,
    );
    return { ...rule, variants };
  }
  return {
    ...rule,
    limits: edit.limits,
    clock: edit.clock,
    clockByPriority: clocksWith(rule, edit),
    pausedBy: WAITING_FOR.filter((wait) => edit.pausedBy.includes(wait)),
  };
}

/** The promise needs a limit at every priority; null where one is missing. */
function promiseOf(limits: Limits): Policy["proposedPromise"] | null {
  const { urgent, high, medium, low } = limits;
  if (urgent === null || high === null || medium === null || low === null) return null;
  return { urgent, high, medium, low };
}

export type EditProblem =
  | "promise_needed"
  | "promise_before_dispatch"
  | "rolled_cannot_pause"
  | "limit_range";

export type Edited =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly problem: EditProblem };

const KNOWN_PROBLEMS: readonly EditProblem[] = ["promise_before_dispatch", "rolled_cannot_pause"];

/** The policy with one row changed, checked as main will check it. */
export function withEdit(policy: Policy, row: PolicyRow, edit: RowEdit): Edited {
  let changed: Policy;
  if (row.row === "promise") {
    const proposedPromise = promiseOf(edit.limits);
    if (proposedPromise === null) return { ok: false, problem: "promise_needed" };
    changed = { ...policy, proposedPromise };
  } else {
    const rule = ruleWith(row, edit);
    changed = {
      ...policy,
      milestones: policy.milestones.map((other, index) => (index === row.index ? rule : other)),
    };
  }
  const checked = policySchema.safeParse(changed);
  if (checked.success) return { ok: true, policy: changed };
  const messages = checked.error.issues.map(({ message }) => message);
  return { ok: false, problem: KNOWN_PROBLEMS.find((code) => messages.includes(code)) ?? "limit_range" };
}

const sameLimit = (a: Limit | null, b: Limit | null): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Keys of the rows that differ between two versions of a policy. */
export function changedRows(before: Policy, after: Policy): ReadonlySet<string> {
  const earlier = new Map(rowsOf(before).map((row) => [row.key, row]));
  const differs = (row: PolicyRow): boolean => {
    const was = earlier.get(row.key);
    if (was === undefined) return true;
    const [old, now] = [editOf(was, before), editOf(row, after)];
    if (PRIORITIES.some((priority) => !sameLimit(old.limits[priority], now.limits[priority]))) return true;
    if (row.row !== "milestone") return false;
    return (
      old.clock !== now.clock ||
      old.urgentNatural !== now.urgentNatural ||
      old.pausedBy.join() !== now.pausedBy.join()
    );
  };
  return new Set(
    rowsOf(after)
      .filter(differs)
      .map((row) => row.key),
  );
}

type FactWords = Readonly<Record<Condition["fact"], (code: string, text: Text) => string>>;

const FACT_WORDS: FactWords = {
  kind: (code, text) => text.wordOf("kind", code),
  service_mode: (code, text) => text.wordOf("service_mode", code),
  fulfilment: (code, text) => text.wordOf("fulfilment", code),
  fault_type: (code, text) => text.wordOf("fault_type", code),
  customer_level: (code, text) => text.wordOf("customer_level", code),
  return_option: (code, text) => text.wordOf("return_option", code),
  channel: (code, text) => text.wordOf("channel", code),
};

/** Conditions in words: `VIP、硬件`. */
export function conditionWords(conditions: readonly Condition[], text: Text): string {
  return conditions
    .map(({ fact, oneOf }) => oneOf.map((code) => FACT_WORDS[fact](code, text)).join("/"))
    .join(text.lang === "zh" ? "、" : ", ");
}

/** Shipped policies are named in the reader's language, the store's own as the store named them. */
export function policyName({ own, preset, name }: PolicyView, text: Text): string {
  return own ? name : text.word("policy_preset", preset);
}

/** Name of a row. */
export function rowName(row: PolicyRow, text: Text): string {
  if (row.row === "promise") return text.t("policy.promise_row");
  return text.word("milestone", row.rule.milestone);
}

/** Where its time begins, in words. */
export function rowStart(row: PolicyRow, text: Text): string {
  if (row.row === "promise") return text.t("policy.promise_from");
  const words = EXPLAIN_WORDS[text.lang].start_point;
  if (row.row === "milestone") return text.t("policy.starts", { start: words[row.rule.start] });
  const variant = row.rule.variants[row.variant];
  if (variant === undefined) return "";
  return text.t("policy.variant", {
    when: conditionWords(variant.when, text),
    start: words[variant.start],
  });
}

/** Clock type in words, with the exception for urgent cards. */
export function clockWords(rule: MilestoneRule, text: Text): string {
  const clock = text.t(`policy.clock.${rule.clock}`);
  return rule.clockByPriority.urgent === "natural" && rule.clock !== "natural"
    ? text.t("policy.clock_urgent", { clock })
    : clock;
}
