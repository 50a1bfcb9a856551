import type { CaseState } from "./case-state";
import type { NextStepFacts } from "./next-step";
import type { Action, Role, WaitingFor } from "./vocabulary";

/** One stage of a card's life: who is wanted, for what, and which buttons come first. */
export interface NextLine {
  readonly when: (state: CaseState, facts: NextStepFacts) => boolean;
  readonly doer: "assignee" | "expert" | "customer" | "nobody" | Role;
  readonly task: NextTask;
  /** The way forward, best first; the first that the person may take becomes the main button. */
  readonly forward: readonly Action[];
  readonly others: readonly Action[];
  /** The later step that people ask about, shown blocked with its reason. */
  readonly ahead: Action | null;
}

export const NEXT_TASKS = [
  "register",
  "classify",
  "dispatch",
  "approve_dispatch",
  "approve_request",
  "accept",
  "arrive",
  "start",
  "quote",
  "choose_remedy",
  "collect_goods",
  "inspect_goods",
  "refund",
  "exchange",
  "finish_repair",
  "finish_case",
  "wait_customer",
  "wait_parts",
  "wait_goods",
  "answer_quote",
  "expert_answer",
  "check",
  "ship_back",
  "confirm",
  "survey",
  "complete_file",
  "archive",
  "dispatch_rework",
  "archived",
  "cancelled",
  "merged",
] as const;
export type NextTask = (typeof NEXT_TASKS)[number];

const waits =
  (waitingFor: WaitingFor) =>
  ({ fields }: CaseState) =>
    fields.status === "waiting" && fields.waiting_for === waitingFor;
const inService = ({ fields }: CaseState) => fields.status === "in_service";
const status =
  (wanted: CaseState["fields"]["status"]) =>
  ({ fields }: CaseState) =>
    fields.status === wanted;
const goodsDone = ({ lists }: CaseState, step: "received" | "inspected") =>
  lists.goods.some((movement) => movement.step === step);
/** The customer's goods come back under a return or an exchange (DOMAIN 5.4). */
const takesGoodsBack = ({ fields }: CaseState) =>
  fields.return_option === "return" || fields.return_option === "exchange";
const notRefunded = ({ fields, lists }: CaseState) =>
  fields.return_option === "return" && lists.refunds.length === 0;
const inspectionRefused = ({ lists }: CaseState) =>
  lists.goods.findLast((movement) => movement.step === "inspected")?.result === "refused";

const WORK: readonly Action[] = ["log", "wait", "quote", "escalate", "diagnose"];

/** DOMAIN 2.1 and 5.4–5.6 as one ordered list: the first line whose `when` holds is the card's next step. */
const NEXT_LINES: readonly NextLine[] = [
  {
    when: status("draft"),
    doer: "clerk",
    task: "register",
    forward: ["register"],
    others: ["resolve_now", "cancel"],
    ahead: "classify",
  },
  {
    when: status("registered"),
    doer: "clerk",
    task: "classify",
    forward: ["classify"],
    others: ["resolve_now", "respond", "log", "request_approval"],
    ahead: "dispatch",
  },
  {
    when: status("classified"),
    doer: "clerk",
    task: "dispatch",
    forward: ["dispatch"],
    others: ["resolve_now", "respond", "set_priority", "log"],
    ahead: "accept",
  },
  {
    when: status("pending_approval"),
    doer: "supervisor",
    task: "approve_dispatch",
    forward: ["approve"],
    others: ["reject", "respond", "log", "set_priority"],
    ahead: "accept",
  },
  {
    when: status("dispatched"),
    doer: "assignee",
    task: "accept",
    forward: ["accept"],
    others: ["respond", "reassign", "reschedule", "wait"],
    ahead: "finish",
  },
  {
    when: ({ fields }) => fields.status === "accepted" && fields.service_mode === "on_site",
    doer: "assignee",
    task: "arrive",
    forward: ["arrive", "start"],
    others: ["respond", "reschedule", "log", "wait"],
    ahead: "finish",
  },
  {
    when: status("accepted"),
    doer: "assignee",
    task: "start",
    forward: ["start", "arrive"],
    others: ["respond", "log", "reassign", "wait"],
    ahead: "finish",
  },
  {
    when: (state) =>
      inService(state) &&
      state.fields.service_mode === "return_exchange" &&
      state.fields.return_option === null,
    doer: "clerk",
    task: "choose_remedy",
    forward: ["choose_remedy"],
    others: ["log", "diagnose", "goods_pickup", "wait"],
    ahead: "finish",
  },
  {
    when: (state) => inService(state) && takesGoodsBack(state) && !goodsDone(state, "received"),
    doer: "logistics",
    task: "collect_goods",
    forward: ["goods_received", "goods_pickup"],
    others: ["goods_pickup", "wait", "log", "request_approval"],
    ahead: "finish",
  },
  {
    when: (state) => inService(state) && takesGoodsBack(state) && !goodsDone(state, "inspected"),
    doer: "warehouse",
    task: "inspect_goods",
    forward: ["goods_inspect"],
    others: ["log", "request_approval", "sync_progress", "escalate"],
    ahead: "finish",
  },
  {
    when: (state) => inService(state) && notRefunded(state) && !inspectionRefused(state),
    doer: "finance",
    task: "refund",
    forward: ["refund"],
    others: ["request_approval", "log", "sync_progress", "finish"],
    ahead: "archive",
  },
  {
    when: (state) =>
      inService(state) &&
      state.fields.return_option === "exchange" &&
      state.fields.new_serial === null &&
      !inspectionRefused(state),
    doer: "warehouse",
    task: "exchange",
    forward: ["exchange"],
    others: ["log", "request_approval", "sync_progress", "finish"],
    ahead: "archive",
  },
  {
    when: (state, facts) => inService(state) && facts.quote_missing,
    doer: "assignee",
    task: "quote",
    forward: ["quote"],
    others: ["log", "diagnose", "wait", "request_approval"],
    ahead: "finish",
  },
  {
    when: (state) => inService(state) && state.fields.kind === "A",
    doer: "assignee",
    task: "finish_repair",
    forward: ["finish"],
    others: WORK,
    ahead: "archive",
  },
  {
    when: inService,
    doer: "assignee",
    task: "finish_case",
    forward: ["finish"],
    others: ["log", "wait", "escalate", "sync_progress"],
    ahead: "archive",
  },
  {
    when: waits("customer"),
    doer: "customer",
    task: "wait_customer",
    forward: ["resume"],
    others: ["log", "arrive", "reschedule", "sync_progress"],
    ahead: "finish",
  },
  {
    when: waits("parts"),
    doer: "warehouse",
    task: "wait_parts",
    forward: ["resume"],
    others: ["log", "sync_progress", "request_approval", "reschedule"],
    ahead: "finish",
  },
  {
    when: waits("goods"),
    doer: "logistics",
    task: "wait_goods",
    forward: ["goods_received", "resume"],
    others: ["goods_pickup", "resume", "log", "sync_progress"],
    ahead: "finish",
  },
  {
    when: waits("quote"),
    doer: "customer",
    task: "answer_quote",
    forward: ["quote_confirm"],
    others: ["quote_decline", "log", "sync_progress", "request_approval"],
    ahead: "finish",
  },
  {
    when: waits("expert"),
    doer: "expert",
    task: "expert_answer",
    forward: ["expert_answer"],
    others: ["log", "sync_progress", "reassign", "reschedule"],
    ahead: "finish",
  },
  {
    when: waits("approval"),
    doer: "supervisor",
    task: "approve_request",
    forward: ["approve"],
    others: ["reject", "log", "sync_progress", "reschedule"],
    ahead: "finish",
  },
  {
    when: status("quality_check"),
    doer: "qc",
    task: "check",
    forward: ["qc_pass"],
    others: ["qc_fail", "log", "sync_progress"],
    ahead: "confirm",
  },
  {
    when: ({ fields, lists }) =>
      fields.status === "completed" &&
      fields.fulfilment === "mail_in" &&
      !lists.goods.some((movement) => movement.step === "shipped"),
    doer: "logistics",
    task: "ship_back",
    forward: ["goods_ship", "confirm"],
    others: ["confirm", "hand_out_survey", "follow_up", "record_payment"],
    ahead: "archive",
  },
  {
    when: status("completed"),
    doer: "clerk",
    task: "confirm",
    forward: ["confirm"],
    others: ["hand_out_survey", "dissatisfied", "follow_up", "record_payment"],
    ahead: "archive",
  },
  {
    when: ({ fields }, facts) => fields.status === "confirmed" && facts.archive_missing.includes("survey"),
    doer: "clerk",
    task: "survey",
    forward: ["collect_survey"],
    others: ["refuse_survey", "hand_out_survey", "follow_up", "dissatisfied"],
    ahead: "archive",
  },
  {
    when: ({ fields }, facts) =>
      fields.status === "confirmed" && facts.archive_missing.some((item) => item !== "signed_sheet"),
    doer: "clerk",
    task: "complete_file",
    forward: ["archive"],
    others: ["log", "goods_received", "goods_ship", "follow_up"],
    ahead: null,
  },
  {
    when: status("confirmed"),
    doer: "clerk",
    task: "archive",
    forward: ["archive"],
    others: ["follow_up", "collect_survey", "dissatisfied", "qc_sample"],
    ahead: null,
  },
  {
    when: status("rework"),
    doer: "supervisor",
    task: "dispatch_rework",
    forward: ["dispatch"],
    others: ["respond", "log", "sync_progress", "request_approval"],
    ahead: "accept",
  },
  {
    when: status("archived"),
    doer: "nobody",
    task: "archived",
    forward: [],
    others: ["follow_up", "qc_sample", "reopen", "dissatisfied"],
    ahead: null,
  },
  {
    when: status("cancelled"),
    doer: "nobody",
    task: "cancelled",
    forward: [],
    others: [],
    ahead: null,
  },
];

const MERGED: NextLine = {
  when: status("merged"),
  doer: "nobody",
  task: "merged",
  forward: [],
  others: [],
  ahead: null,
};

/** The line of the table that a card stands on. */
export function nextLineOf(state: CaseState, facts: NextStepFacts): NextLine {
  return NEXT_LINES.find((line) => line.when(state, facts)) ?? MERGED;
}
