import { create } from "zustand";

export const ASSESSMENT_LISTS = ["people", "proposals", "items"] as const;
export type AssessmentListName = (typeof ASSESSMENT_LISTS)[number];

/** What the assessment shows; kept while another screen is open. */
export interface AssessmentView {
  /** `YYYY-MM`; null = the month before today's, which is the one to be assessed (S1: 每月月初对上月). */
  readonly period: string | null;
  readonly list: AssessmentListName;
  /** The person whose lines stand beside the table. */
  readonly person: string | null;
}

export const useAssessmentView = create<AssessmentView>(() => ({
  period: null,
  list: "people",
  person: null,
}));

export function changeAssessmentView(part: Partial<AssessmentView>): void {
  useAssessmentView.setState(part);
}
