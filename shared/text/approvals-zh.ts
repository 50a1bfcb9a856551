/** Words of the approvals screen. Keys begin with `approvals.`. */
export const approvalsZh = {
  "approvals.title": "待审批",
} as const;
