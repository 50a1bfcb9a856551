/** Words of the card screen. Keys begin with `card.`. */
export const cardZh = {
  "card.title": "流程卡",
} as const;
