import type { AssessmentKind } from "#shared/domain/ledger/vocabulary";

/** One deduction or bonus item in one version (DOMAIN 5.12). Points are positive; the kind gives the sign. */
export interface AssessmentItem {
  readonly code: string;
  readonly name: string;
  readonly kind: AssessmentKind;
  readonly min_points: number;
  readonly max_points: number;
  readonly active: boolean;
  readonly position: number;
}

/** Items that facts of the desk propose; their codes never change. */
export const LATE_REPAIR = "late_repair";
export const MISSED_PATROL = "missed_patrol";
export const COMPLAINT = "complaint";
export const SUGGESTION = "suggestion";

function item(
  position: number,
  code: string,
  name: string,
  [min_points, max_points]: readonly [number, number],
  kind: AssessmentKind = "deduction",
): AssessmentItem {
  return { code, name, kind, min_points, max_points, active: true, position };
}

/** The assessment list that ships, whole and in its order (S1 考核标准 1–11; 2 is three of its own). */
export const SHIPPED_ASSESSMENT_ITEMS: readonly AssessmentItem[] = [
  item(1, "badge_or_image", "上班时间不佩戴工作牌，或有影响公司形象的行为", [2, 2]),
  item(2, "slack", "工作不主动，消极怠工", [3, 3]),
  item(3, "refuse_task", "不服从安排或对工作推诿", [3, 3]),
  item(4, "no_cooperation", "与同事之间不能相互协作", [3, 3]),
  item(5, "serious_fault", "严重的工作失误或违纪行为", [3, 10]),
  item(6, LATE_REPAIR, "未按时完成维修任务", [2, 5]),
  item(7, MISSED_PATROL, "未按次数要求完成巡检", [3, 3]),
  item(8, COMPLAINT, "客户投诉或回访客户不满意", [2, 5]),
  item(9, "project_no_cooperation", "安装调试中不配合项目经理，或对安排的工作推诿", [2, 5]),
  item(10, "install_quality", "安装调试验收中出现安装质量问题", [2, 5]),
  item(11, "install_delay", "安装调试未按进度计划完成（自身原因，每延期一天）", [2, 2]),
  item(12, "unsafe_work", "违章操作", [3, 3]),
  item(13, SUGGESTION, "特殊贡献或合理化建议", [3, 10], "bonus"),
];
