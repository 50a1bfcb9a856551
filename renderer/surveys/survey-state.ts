import { create } from "zustand";
import type { PeriodicRow, SurveyState } from "#shared/contract/survey-views";
import type { SurveyCollectedBy, SurveyWay } from "#shared/domain/card/vocabulary";
import type { InvalidReason } from "#shared/domain/survey/survey-index";

/** What of a survey stands over the desk. */
export type SurveyDialog =
  | { readonly kind: "entry"; readonly cardId: string; readonly by?: SurveyCollectedBy }
  | { readonly kind: "hand_out"; readonly cardId: string; readonly way?: SurveyWay }
  | { readonly kind: "refuse"; readonly cardId: string }
  | { readonly kind: "follow_up"; readonly cardId: string }
  | { readonly kind: "interview"; readonly period: string; readonly row: PeriodicRow };

export const useSurveyDialog = create<{ readonly open: SurveyDialog | null }>(() => ({ open: null }));

/** Opens a dialog in the place of the one that is open. */
export function openSurveyDialog(open: SurveyDialog): void {
  useSurveyDialog.setState({ open });
}

/** Closes a dialog; one that has taken its place meanwhile stays. */
export function closeSurveyDialog(closed: SurveyDialog): void {
  useSurveyDialog.setState(({ open }) => (open === closed ? { open: null } : {}));
}

export const SURVEY_LISTS = ["surveys", "calls", "sample"] as const;
export type SurveyListName = (typeof SURVEY_LISTS)[number];

/** What the tab shows; kept while another screen is open. */
export interface SurveyView {
  readonly list: SurveyListName;
  readonly state: SurveyState;
  readonly reason: InvalidReason | null;
  /** Null = the current month, the last whole quarter. */
  readonly month: string | null;
  readonly quarter: string | null;
  /** Key of the current row of each list. */
  readonly current: Readonly<Record<SurveyListName, string | null>>;
}

export const useSurveyView = create<SurveyView>(() => ({
  list: "surveys",
  state: "out",
  reason: null,
  month: null,
  quarter: null,
  current: { surveys: null, calls: null, sample: null },
}));

export function changeSurveyView(part: Partial<SurveyView>): void {
  useSurveyView.setState(part);
}

/** Makes a row the current one of its list. */
export function chooseSurveyRow(list: SurveyListName, key: string): void {
  useSurveyView.setState(({ current }) => ({ current: { ...current, [list]: key } }));
}
