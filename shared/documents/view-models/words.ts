import type { Channel, ConfirmMethod, Fulfilment, Outcome } from "#shared/domain/card/vocabulary";

/** Words of the paper by code. The paper is a Chinese form whatever the screen's language (DOMAIN 7). */

export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  phone: "电话",
  chat: "在线客服",
  app: "官方APP",
  wechat: "公众号/小程序",
  email: "邮件",
  counter: "线下门店",
  social: "社交媒体",
  proactive: "企业主动发起",
};

export const FULFILMENT_WORDS: Readonly<Record<Fulfilment, string>> = {
  home_visit: "上门",
  mail_in: "寄修",
  carry_in: "到店",
  pickup_repair: "拉修",
  remote: "远程",
};

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  repaired: "已修复",
  answered: "已解答",
  done: "已办理",
  exchanged: "已换货",
  refunded: "已退款",
  compensated: "已补偿",
  declined: "客户放弃维修",
  refused: "不符合退换条件",
  no_fault: "未发现故障",
};

/** What stands in the date line of a customer's box that nobody has to sign. */
export const CONFIRM_WORDS: Readonly<Record<ConfirmMethod, string | null>> = {
  signature: null,
  online: "已线上确认",
  phone: "已电话确认",
  unreachable: "三次联系未果",
};
