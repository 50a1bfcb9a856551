import { demoPart } from "../content/parts";
import type { Story } from "../story";
import { DAY_MS } from "../working-time";
import type { Repair } from "./repair-case";

/** A paid repair: the quote, and whether the customer agrees to it. */
export function quoteFor(story: Story, repair: Repair): void {
  const { random, calendar } = story;
  const { cause, way } = repair;
  const part = cause.part === undefined ? null : demoPart(cause.part);
  const labour = random.pick([80, 120, 150, 180]);
  const total = labour + (part?.price ?? 0) + (way === "home_visit" ? 50 : 0);
  const discount = random.chance(0.2) ? Math.floor(total * 0.08) : 0;
  story.act("quote", repair.assignee, {
    lines: [
      { kind: "labour", name: "检测维修", unit: "次", quantity: 1, unit_price: `${labour}.00` },
      ...(part === null
        ? []
        : [
            {
              kind: "part" as const,
              name: part.name,
              unit: "个",
              quantity: 1,
              unit_price: `${part.price}.00`,
            },
          ]),
      ...(way === "home_visit"
        ? [{ kind: "travel" as const, name: "上门费", unit: "次", quantity: 1, unit_price: "50.00" }]
        : []),
    ],
    ...(discount > 0 ? { discount: `${discount}.00` } : {}),
    valid_until: calendar.localDate(story.at() + 7 * DAY_MS),
    note: "含安装调试；本次维修质保 90 天",
  });
}

/** Out of warranty and free all the same, because the supervisor agrees (DOMAIN 4.3). */
function freeRepair(story: Story, { assignee }: Repair): void {
  const reason = "过保 20 天内，老客户，建议免费维修";
  story.act("request_approval", assignee, { what: "free_repair", reason });
  story.work(5, 90);
  story.act("approve", story.cast.supervisor, { reason: "同意，下不为例" });
  story.pass(2, 10);
}

/** The payload's own field name (DOMAIN 2.2 `quote_decline`), which as a literal key would make a thenable. */
const NEXT = "then";

/** The customer agrees and pays, or declines; answers false after a decline. */
export function settleQuote(story: Story, repair: Repair): boolean {
  const { random, cast, subject } = story;
  if (random.chance(0.06)) {
    freeRepair(story, repair);
    return true;
  }
  quoteFor(story, repair);
  if (random.chance(0.75)) story.pass(3, 30);
  else story.work(60, 600);
  if (random.chance(0.16)) {
    const reason = random.pick(["维修费接近新机价，暂不修", "客户自行购买配件更换", "客户决定换新机"]);
    story.act("quote_decline", cast.clerk, { reason, [NEXT]: "close" });
    return false;
  }
  const method = random.pick(["电话录音", "现场签字", "短信回复同意"]);
  story.act("quote_confirm", cast.clerk, { by: subject.customer.contact ?? subject.customer.name, method });
  story.pass(2, 15);
  return true;
}

export function pay(story: Story, repair: Repair): void {
  const part = repair.cause.part === undefined ? null : demoPart(repair.cause.part);
  const amount = 120 + (part?.price ?? 0);
  const method = story.random.pick(["wechat", "alipay", "cash", "card"] as const);
  story.act("record_payment", repair.assignee, { amount: `${amount}.00`, method });
}
