import type { StaffCode } from "#shared/domain/card/case-state";
import type { CheckResult, Fulfilment, ServiceMode } from "#shared/domain/card/vocabulary";
import type { Cause, Fault } from "../content/content";
import { demoPart } from "../content/parts";
import type { Sent, Story } from "../story";
import { GROUPS, type Group, type Service } from "./intake";

/** A fault (A) on its way through the store. */
export interface Repair {
  readonly fault: Fault;
  readonly cause: Cause;
  readonly way: Fulfilment;
  readonly assignee: StaffCode;
  /** Inside the warranty of the product or of an earlier repair: no quote is needed. */
  readonly isCovered: boolean;
}

const MODES: Readonly<Record<Fulfilment, ServiceMode>> = {
  home_visit: "on_site",
  remote: "remote",
  carry_in: "other",
  mail_in: "other",
  pickup_repair: "other",
};

export const REPAIR_GROUPS: Readonly<Record<Fulfilment, Group>> = {
  home_visit: GROUPS.site,
  remote: GROUPS.remote,
  carry_in: GROUPS.workshop,
  mail_in: GROUPS.workshop,
  pickup_repair: GROUPS.workshop,
};

export function serviceOf({ fault, way }: Repair): Service {
  return { kind: "A", mode: MODES[way], fulfilment: way, impact: fault.impact, fault };
}

/** What goes into a visit's or bench's hands: a key part has its old and new serial (DOMAIN 5.2). */
export function partsOf(
  story: Story,
  cause: Cause,
): { readonly parts?: NonNullable<Sent<"finish">["parts"]> } {
  if (cause.part === undefined) return {};
  const part = demoPart(cause.part);
  const number = () =>
    `${cause.part?.replace("-", "")}${story.random.between(2401, 2611)}${serialTail(story)}`;
  const serials = part.key_part ? { old_serial: number(), new_serial: number() } : {};
  return { parts: [{ part: part.code, quantity: 1, ...serials }] };
}

function serialTail(story: Story): string {
  return String(story.random.below(10_000)).padStart(4, "0");
}

/** Every item of a check with an answer. */
export function checkAnswers(story: Story, fault: Fault, failed?: string): Record<string, CheckResult> {
  const items = story.checkItems(fault.category, story.subject.line.category);
  return Object.fromEntries(items.map((item) => [item, item === failed ? "fail" : "pass"]));
}
