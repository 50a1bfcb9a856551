import { SURVEY_DIMENSIONS } from "#shared/domain/card/vocabulary";
import type { LetterheadView } from "../layout/fixed-blocks";
import type { Paragraph } from "../layout/long-text";
import { documentNo } from "../layout/page-code";
import { copyFrame, copyWord, letterheadView, paragraphsOf, printLine, valueText } from "./common-view";
import { printedTime } from "./formats";
import type { SurveySnapshot } from "./snapshot";

/** One row of scores. */
export interface SurveyRowView {
  readonly label: string;
  readonly hint: string;
  /** 1–5; null waits for a pen. */
  readonly score: number | null;
}

export interface SurveyChoiceView {
  readonly label: string;
  readonly ticked: boolean;
}

/** 客户满意度调查表 as strings (PRINT 7). */
export interface SurveyView {
  readonly no: string;
  readonly blank: boolean;
  readonly serial: number;
  readonly documentNo: string;
  readonly letterhead: LetterheadView;
  readonly label: string | null;
  readonly printLine: string;
  readonly assignee: string;
  readonly model: string;
  readonly completedAt: string;
  /** The five dimensions, then the overall score. */
  readonly rows: readonly SurveyRowView[];
  readonly choicesQuestion: string;
  readonly choices: readonly SurveyChoiceView[];
  readonly commentQuestion: string;
  readonly comment: readonly Paragraph[];
  readonly dueLine: string;
}

/** Answers that the questionnaire has no box for any more print in words behind the customer's own. */
function commentOf({ questions, answers }: SurveySnapshot): readonly Paragraph[] {
  if (answers === null) return [];
  const others = answers.choices.filter((choice) => !questions.choices.includes(choice)).map(valueText);
  return [
    ...paragraphsOf(answers.comment).map((text) => ({ text })),
    ...(others.length === 0 ? [] : [{ text: `（另选：${others.join("、")}）` }]),
  ];
}

/** Snapshot → strings ready to print. */
export function surveyView(snapshot: SurveySnapshot): SurveyView {
  const { zone, print, questions, answers, no, document_n } = snapshot;
  const rows = SURVEY_DIMENSIONS.map((dimension, index) => ({
    label: `${index + 1}. ${valueText(questions.dimensions[dimension].label)}`,
    hint: valueText(questions.dimensions[dimension].hint),
    score: answers?.scores[dimension] ?? null,
  }));
  const due = printedTime(snapshot.due_at, zone);
  const until = due === "" ? "收到后 24 小时内" : `${due} 前`;
  return {
    no,
    blank: snapshot.blank,
    serial: document_n,
    documentNo: documentNo(no, "SV", document_n),
    letterhead: letterheadView(snapshot.letterhead),
    label: snapshot.blank ? "手工填写" : copyFrame(print.copy),
    printLine: printLine(snapshot, [copyWord(print.copy)]),
    assignee: valueText(snapshot.assignee),
    model: valueText(snapshot.model),
    completedAt: printedTime(snapshot.completed_at, zone),
    rows: [...rows, { label: valueText(questions.overall), hint: "", score: answers?.overall ?? null }],
    choicesQuestion: `${rows.length + 1}. ${valueText(questions.choices_question)}（可多选）`,
    choices: questions.choices.map((choice) => ({
      label: valueText(choice),
      ticked: answers?.choices.includes(choice) ?? false,
    })),
    commentQuestion: `${rows.length + 2}. ${valueText(questions.comment_question)}`,
    comment: commentOf(snapshot),
    dueLine: `请于${due === "" ? "" : " "}${until}交回服务人员或门店；逾期仍会保存，但不计入当月得分。`,
  };
}
