import type { Fulfilment } from "#shared/domain/card/vocabulary";
import { WAIT_REASONS } from "../content/closing-words";
import type { Story } from "../story";
import { HOUR_MS, isoOf, nextHalfHour } from "../working-time";
import type { Repair } from "./repair-case";

/** The product comes to the store: by carrier, or picked up at the customer's. */
export function bringGoods(story: Story, repair: Pick<Repair, "assignee" | "way">): void {
  const { random, cast, subject } = story;
  story.pass(5, 30);
  const reason = random.pick(WAIT_REASONS.goods);
  story.act("wait", repair.assignee, { waiting_for: "goods", reason });
  if (repair.way === "pickup_repair") arrangePickup(story);
  story.work(300, 900);
  story.act("goods_received", cast.warehouse, {
    condition: random.pick(["外箱完好", "外箱轻微压痕，机身完好", "裸机无箱，已加护角"]),
    accessories: random.pick(["主机、电源线", "主机", `主机、${subject.line.noun}附件包`]),
  });
}

export function arrangePickup(story: Story): void {
  const { cast, subject, random, calendar } = story;
  story.pass(10, 60);
  const fromMs = nextHalfHour(calendar.addWorkingMinutes(story.at(), random.between(60, 480)));
  story.act("goods_pickup", cast.logistics, {
    address: subject.customer.address,
    window: { from: isoOf(fromMs), to: isoOf(fromMs + 2 * HOUR_MS) },
    ...(random.chance(0.6) ? { condition: "外观完好", accessories: "齐全", proof_checked: true } : {}),
  });
}

/** The product goes back: across the counter, or by carrier with a tracking number. */
export function handBack(story: Story, way: Fulfilment): void {
  const { random, cast } = story;
  if (way === "carry_in") {
    story.pass(1, 8);
    story.act("goods_ship", cast.clerk, { way: "hand_over" });
    return;
  }
  story.work(20, 300);
  story.act("goods_ship", cast.logistics, {
    way: "ship",
    tracking: `YD${random.between(10_000_000, 99_999_999)}`,
  });
}
