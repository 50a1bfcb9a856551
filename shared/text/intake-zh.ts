/** Words of the intake screen. Keys begin with `intake.`. */
export const intakeZh = {
  "intake.title": "新建登记",
} as const;
