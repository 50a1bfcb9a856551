import type { figureZh } from "./figure-zh";

/** Names, definitions and date bases of the figures (DOMAIN 6). */
export const figureEn: Readonly<Record<keyof typeof figureZh, string>> = {
  "figure.name.volume_registered": "Registered",
  "figure.name.volume_completed": "Completed",
  "figure.name.response_rate": "Responses on time",
  "figure.name.response_minutes": "Response time",
  "figure.name.register_rate": "Registered on time",
  "figure.name.classify_rate": "Classified on time",
  "figure.name.dispatch_rate": "Dispatched on time",
  "figure.name.on_site_rate": "On site on time",
  "figure.name.resolve_rate": "Completed on time",
  "figure.name.confirm_rate": "Confirmed on time",
  "figure.name.archive_rate": "Archived on time",
  "figure.name.first_fix_rate": "Fixed the first time",
  "figure.name.repeat_rate": "Repeat repairs",
  "figure.name.satisfaction_index": "Satisfaction index",
  "figure.name.satisfied_share": "Satisfied",
  "figure.name.survey_rate": "Surveys returned",
  "figure.name.follow_up_rate": "Followed up",
  "figure.name.completeness": "Completeness",
  "figure.name.qc_pass_rate": "Quality checks passed",
  "figure.name.qc_sample_rate": "Sampled",
  "figure.name.qc_sample_pass_rate": "Samples passed",
  "figure.name.parts_rate": "Parts on time",
  "figure.name.stock_turnover": "Stock turnover",
  "figure.name.complaint_rate": "Complaints",
  "figure.name.handling_hours": "Handling time",

  "figure.definition.volume_registered": "Cards registered",
  "figure.definition.volume_completed": "Cards completed for the first time",
  "figure.definition.response_rate":
    "First response in time ÷ (in time + late); where the policy has no first response, the response or acceptance after dispatch. First round only",
  "figure.definition.response_minutes":
    "Minutes from registration to the first response or acceptance: mean, median, P90 (nearest rank); phone and counter count 0; cards without a response are left out",
  "figure.definition.register_rate": "Registered within the limit after the request ÷ (in time + late)",
  "figure.definition.classify_rate": "Classified within the limit after registration ÷ (in time + late)",
  "figure.definition.dispatch_rate":
    "Dispatched within the limit after classification ÷ (in time + late), first round only",
  "figure.definition.on_site_rate":
    "On site within the limit after dispatch ÷ (in time + late), on-site repairs only",
  "figure.definition.resolve_rate": "Completed by the promised time ÷ (in time + late), first round only",
  "figure.definition.confirm_rate":
    "Confirmed within the limit after completion ÷ (in time + late), first round only",
  "figure.definition.archive_rate":
    "Archived within the limit after completion ÷ (in time + late), first round only",
  "figure.definition.first_fix_rate":
    "Without rework, reopening or later repeat ÷ completed repairs (kind A, outcome repaired)",
  "figure.definition.repeat_rate":
    "Later repaired again (same serial and fault, within the repair warranty) ÷ completed repairs; it counts against the earlier card",
  "figure.definition.satisfaction_index":
    "Mean index of valid surveys (Σ weight × score ÷ 5 × 100); without any, the mean card score × 20",
  "figure.definition.satisfied_share": "Satisfied ÷ cards with a grade",
  "figure.definition.survey_rate": "Cards with a valid survey ÷ completed cards",
  "figure.definition.follow_up_rate": "Cards followed up ÷ completed cards",
  "figure.definition.completeness": "Filled ÷ applicable when classified, mean of the cards",
  "figure.definition.qc_pass_rate": "Store checks passed ÷ store checks",
  "figure.definition.qc_sample_rate": "Sampled by head office ÷ completed repairs",
  "figure.definition.qc_sample_pass_rate": "Passed at the first sampling ÷ sampled",
  "figure.definition.parts_rate": "Parts back within 48 hours ÷ waits for parts that ended",
  "figure.definition.stock_turnover": "Cost of parts used ÷ mean of opening and closing stock at cost",
  "figure.definition.complaint_rate": "Complaints (kind C) ÷ cards registered",
  "figure.definition.handling_hours":
    "Hours from registration to the first completion: mean, median, P90 (nearest rank)",
  "figure.definition.fault_rate": "Kind A cards ÷ units sold of the model; left out where unknown",

  "figure.basis.due_at": "Due in the period",
  "figure.basis.registered_at": "Time of registration",
  "figure.basis.first_completed_at": "Time of the first completion",
  "figure.basis.confirmed_at": "Time of the last confirmation",
  "figure.basis.wait_ended_at": "End of the wait for parts",
  "figure.basis.movement_at": "Time of the stock movement",

  "figure.unit.count": "cards",
  "figure.unit.share": "%",
  "figure.unit.minutes": "min",
  "figure.unit.hours": "h",
  "figure.unit.score": "points",
  "figure.unit.times": "times",

  "figure.note.card_scores": "No valid survey: mean card score × 20",
  "figure.note.not_filterable":
    "Stock has no kind, model or person: there is no such figure with this filter",

  "figure.breakdown.kind": "Kind",
  "figure.breakdown.service_mode": "Service type",
  "figure.breakdown.priority": "Priority",
  "figure.breakdown.channel": "Channel",
  "figure.breakdown.staff": "Assignee",
  "figure.breakdown.group": "Group",
  "figure.breakdown.store": "Store",
  "figure.breakdown.day": "Day",
  "figure.breakdown.week": "Week",
  "figure.breakdown.model": "Model",
  "figure.breakdown.fault_category": "Fault category",

  "figure.part.numerator": "Reached",
  "figure.part.denominator": "All",
  "figure.part.missed": "Not reached",

  "figure.left_out.due_elsewhere": "Due in another period",
  "figure.left_out.not_yet_due": "Not yet due",
  "figure.left_out.cancelled": "Cancelled",
  "figure.left_out.merged": "Merged",
  "figure.left_out.not_applicable": "Not applicable",
  "figure.left_out.waived": "Waived",
  "figure.left_out.imported_history": "Imported history",
  "figure.left_out.without_value": "Without this value",

  "field.not_a_month": "must be one month, such as 2026-10",
  "field.period_not_over": "is not over yet: it can be issued from the 1st of the next month",
  "error.already_issued":
    "The monthly report of {period} has been issued; its figures stay. What changed since is told in the next month's report.",

  "figure.half_open": "In the store's zone {zone}, from the start of {from} to the end of {to}",
  "figure.left_out_always":
    "Cancelled and merged cards are left out; imported history is left out of on-time rates",
};
