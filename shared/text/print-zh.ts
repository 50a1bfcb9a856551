/** Words of the print screen. Keys begin with `print.`. */
export const printZh = {
  "print.title": "打印",
} as const;
