/** The screen 报表 (UX 8). */
export const reportsScreenZh = {
  "report.tabs": "报表各页",
  "report.tab.figures": "指标",
  "report.none_for_you": "报表给主管和总监看，你的岗位没有这一页。",
} as const;
