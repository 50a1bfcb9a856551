import type { Perform } from "../decision";
import type { Action } from "../vocabulary";
import { archive, cancel, confirmed, dissatisfied, followUp, merge, reopen } from "./closing";
import { acceptCard, approve, dispatch, reassign, reject, requestApproval, reschedule } from "./dispatching";
import { finish, qcFail, qcPass, qcSample } from "./finishing";
import { chooseRemedy, exchange, goodsInspect, goodsPickup, goodsReceived, goodsShip, refund } from "./goods";
import { quote, quoteConfirm, quoteDecline } from "./quoting";
import {
  collectSurvey,
  countersign,
  fillChecklist,
  handOutSurvey,
  recordPayment,
  refuseSurvey,
} from "./recording";
import { classify, edit, register, setPriority } from "./registering";
import { resolveNow } from "./resolving-now";
import {
  arrive,
  diagnose,
  escalate,
  expertAnswer,
  log,
  recordOnly,
  respond,
  resume,
  start,
  wait,
} from "./serving";
import { undo } from "./undoing";

/** What each action does once table, role and schema have agreed (DOMAIN 2.2, right column). */
export const PERFORM: { readonly [A in Action]: Perform<A> } = {
  register,
  edit,
  classify,
  set_priority: setPriority,
  dispatch,
  approve,
  reject,
  accept: acceptCard,
  reassign,
  respond,
  reschedule,
  start,
  arrive,
  log,
  diagnose,
  quote,
  quote_confirm: quoteConfirm,
  quote_decline: quoteDecline,
  wait,
  resume,
  escalate,
  expert_answer: expertAnswer,
  sync_progress: recordOnly,
  request_approval: requestApproval,
  goods_pickup: goodsPickup,
  goods_received: goodsReceived,
  goods_inspect: goodsInspect,
  goods_ship: goodsShip,
  choose_remedy: chooseRemedy,
  exchange,
  refund,
  finish,
  resolve_now: resolveNow,
  qc_pass: qcPass,
  qc_fail: qcFail,
  confirm: confirmed,
  dissatisfied,
  hand_out_survey: handOutSurvey,
  collect_survey: collectSurvey,
  refuse_survey: refuseSurvey,
  follow_up: followUp,
  archive,
  qc_sample: qcSample,
  reopen,
  cancel,
  merge,
  attach: recordOnly,
  record_payment: recordPayment,
  fill_checklist: fillChecklist,
  waive: recordOnly,
  countersign,
  undo,
};
