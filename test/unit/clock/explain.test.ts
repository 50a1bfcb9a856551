import { describe, expect, it } from "vitest";
import { explainMilestone } from "#shared/domain/clock/explain";
import type { MilestoneResult } from "#shared/domain/clock/milestone-result";
import type { PolicySelection } from "#shared/domain/clock/policy-rule";
import { renderDuration, renderExplain, renderLimit } from "#shared/domain/clock/render-explain";
import { EXPLAIN_WORDS, SENTENCE_NAMES } from "#shared/text/explain";
import { holesOf } from "#shared/text/message";
import { CALENDAR, CardStory, ms, preset } from "./card-story";

function lines(
  story: CardStory,
  milestone: MilestoneResult["milestone"],
  now: string,
  lang: "zh" | "en" = "zh",
  policies: PolicySelection = preset("flow_card"),
): readonly string[] {
  const result = story.result(milestone, now, policies);
  return renderExplain(explainMilestone(result, story.history(), CALENDAR, ms(now)), lang);
}

/** Board 05: dispatched yesterday for 18:00, waited for the customer from 10:00 to 13:00. */
function board(): CardStory {
  return new CardStory()
    .register("2026-11-19T13:40")
    .classify("2026-11-19T13:50")
    .dispatch("2026-11-19T14:00", { promised_at: ms("2026-11-20T18:00"), assignee: "eng1" })
    .accept("2026-11-19T14:38")
    .begin("2026-11-19T15:00")
    .act("reassign", "2026-11-20T09:12", { status: "dispatched", assignee: "eng2" })
    .accept("2026-11-20T09:20")
    .begin("2026-11-20T09:30")
    .wait("2026-11-20T10:00", "customer")
    .resume("2026-11-20T13:00");
}

describe("why this deadline", () => {
  it("the board's card in Chinese", () => {
    expect(lines(board(), "resolve", "2026-11-20T14:32")).toEqual([
      "完成：11-20 21:00 前完成，还剩 6 小时 28 分钟",
      "派单时间：11-19 14:00",
      "承诺完成：11-20 18:00",
      "加：暂停 3 小时，等客户，11-20 10:00 至 11-20 13:00",
      "= 到期：11-20 21:00",
      "规则：策略“流程卡默认”第 1 版（S0 二(四)），登记时锁定，之后改策略不影响这张单",
      "等客户、等报价确认、等退回货品时暂停计时，其他等待照常计时",
      "过半提醒：11-20 04:00",
      "80% 提醒：11-20 15:24，超时同时告诉主管",
      "11-22 01:00 还没做到，再告诉总监",
      "11-20 09:12 改派，期限不变",
    ]);
  });

  it("and in English", () => {
    expect(lines(board(), "resolve", "2026-11-20T14:32", "en").slice(0, 5)).toEqual([
      "Finish: complete by 11-20 21:00, 6 h 28 min left",
      "Dispatched: 11-19 14:00",
      "Promised for: 11-20 18:00",
      "Plus: stood still 3 h, Waiting for customer, 11-20 10:00 to 11-20 13:00",
      "= Due: 11-20 21:00",
    ]);
  });

  it("an extension adds up with the pause to the due", () => {
    const story = board().act("approve", "2026-11-20T14:40", { promised_at: ms("2026-11-21T12:00") });
    const told = lines(story, "resolve", "2026-11-20T15:00");
    expect(told).toContain("加：延期 15 小时，改到 11-21 12:00");
    expect(told).toContain("= 到期：11-21 12:00");
    expect(told).toContain("11-20 14:40 承诺改为 11-21 12:00");
  });

  it("working days name the days that do not count", () => {
    const story = new CardStory({ channel: "wechat" }).register("2026-09-30T16:00", { priority: "low" });
    expect(
      lines(story, "first_response", "2026-09-30T16:30", "zh", preset("satisfaction")).slice(0, 5),
    ).toEqual([
      "首次响应：10-09 16:00 前首次响应客户，还剩 8 天 23 小时",
      "登记时间：09-30 16:00",
      "时限：2 个工作日（优先级低，只算营业时间）",
      "不计：10-01 至 10-07（国庆节）",
      "= 到期：10-09 16:00",
    ]);
  });

  it("a rolled due says from where to where, with the year where it changes", () => {
    const story = new CardStory()
      .register("2026-12-30T09:00")
      .classify("2026-12-30T09:10")
      .dispatch("2026-12-30T09:20")
      .accept("2026-12-30T09:30")
      .begin("2026-12-30T10:00")
      .finish("2026-12-30T17:00");
    const told = lines(story, "archive", "2026-12-30T18:00");
    expect(told).toContain("2027-01-01 17:00 不在营业时间，顺延到 2027-01-04 18:00");
    expect(told).toContain("不计：01-01 至 01-03（元旦）");
    expect(told).toContain("等待时照常计时");
  });

  it("a due in a year whose notice is still to come says that it may change", () => {
    const story = new CardStory().register("2026-12-31T17:50");
    const warning = "提醒：2027 年的调休安排还没收录，先按法定节假日和周末算，期限可能会变";
    const told = lines(story, "classify", "2026-12-31T17:55");
    expect(told).toContain("= 到期：2027-01-04 09:20");
    expect(told.indexOf(warning)).toBe(told.indexOf("不计：01-01 至 01-03（元旦）") + 1);
    const inTime = new CardStory().register("2026-12-31T16:00");
    expect(lines(inTime, "classify", "2026-12-31T16:05")).not.toContain(warning);
    // What counts day and night asks no calendar.
    const dispatched = inTime.classify("2026-12-31T16:10").dispatch("2026-12-31T16:20");
    expect(lines(dispatched, "respond", "2026-12-31T16:30")[0]).toContain("2027-01-01 16:20");
    expect(lines(dispatched, "respond", "2026-12-31T16:30")).not.toContain(warning);
    expect(lines(story, "classify", "2026-12-31T17:55", "en").join()).toContain("the days off of 2027");
  });

  it.each([
    [
      "paused",
      board().wait("2026-11-20T15:00", "customer"),
      "resolve",
      "2026-11-20T17:00",
      "完成：等客户，暂停计时，恢复后还剩 6 小时",
    ],
    ["breached", board(), "resolve", "2026-11-20T21:47", "完成：11-20 21:00 到期，已超 47 分钟"],
    ["met", board(), "respond", "2026-11-20T14:00", "响应：11-20 14:00 到期，11-19 14:38 响应，按时"],
    [
      "late",
      board().finish("2026-11-20T22:00"),
      "resolve",
      "2026-11-21T09:00",
      "完成：11-20 21:00 到期，11-20 22:00 完成，晚了 1 小时",
    ],
    ["pending", board(), "confirm", "2026-11-20T14:00", "确认：还没开始，从完成起算"],
    [
      "not at this priority",
      board(),
      "on_site",
      "2026-11-20T14:00",
      "到场：不适用，策略没有给这个优先级定时限",
    ],
    ["not in the policy", board(), "plan", "2026-11-20T14:00", "方案：不适用，所用的策略没有这一项"],
    [
      "waived",
      board().act("waive", "2026-11-20T14:00", {}, { milestone: "resolve", reason: "x" }),
      "resolve",
      "2026-11-20T14:10",
      "完成：主管已免除",
    ],
  ] as const)("says first how it stands: %s", (_, story, milestone, now, first) => {
    expect(lines(story, milestone, now)[0]).toBe(first);
  });

  it("names the round and a changed priority", () => {
    const story = board()
      .act("set_priority", "2026-11-20T13:30", { priority: "urgent" })
      .finish("2026-11-20T14:00")
      .rework("2026-11-20T15:00");
    const result = story.result("dispatch", "2026-11-20T15:10", preset("flow_card"), 2);
    const told = renderExplain(
      explainMilestone(result, story.history(), CALENDAR, ms("2026-11-20T15:10")),
      "zh",
    );
    expect(told[0]).toBe("派单（第 2 轮）：11-20 16:00 前派单，还剩 50 分钟");
    expect(told).toContain("退回二次处理时间：11-20 15:00");
    expect(lines(story, "resolve", "2026-11-20T15:10")).toContain("11-20 13:30 优先级中改为紧急，从起点重算");
  });

  it("leaves no hole open in either language, whatever the milestone", () => {
    const stories = [
      board(),
      board().wait("2026-11-20T15:00", "customer"),
      board().finish("2026-11-20T22:00"),
      new CardStory(),
    ];
    for (const story of stories) {
      for (const name of ["flow_card", "satisfaction", "electronics", "service_dept"] as const) {
        for (const result of story.results("2026-11-20T23:00", preset(name))) {
          const explanation = explainMilestone(result, story.history(), CALENDAR, ms("2026-11-20T23:00"));
          for (const lang of ["zh", "en"] as const) {
            const text = renderExplain(explanation, lang).join("\n");
            expect(text).not.toMatch(/[{}]|undefined|null|NaN/);
          }
        }
      }
    }
  });
});

describe("words", () => {
  it.each(SENTENCE_NAMES)("%s takes the same values in both languages", (name) => {
    expect(holesOf(EXPLAIN_WORDS.en.sentence[name])).toEqual(holesOf(EXPLAIN_WORDS.zh.sentence[name]));
  });

  it.each([
    [30_000, "不到 1 分钟", "under 1 min"],
    [10 * 60_000, "10 分钟", "10 min"],
    [24 * 3_600_000, "24 小时", "24 h"],
    [90 * 60_000, "1 小时 30 分钟", "1 h 30 min"],
    [7 * 86_400_000, "7 天", "7 days"],
    [-(72 * 60 + 61) * 60_000, "3 天 1 小时", "3 days 1 h"],
  ])("%i ms is %s", (length, zh, en) => {
    expect(renderDuration(length, "zh")).toBe(zh);
    expect(renderDuration(length, "en")).toBe(en);
  });

  it("limits in a few words", () => {
    expect(renderLimit({ unit: "working_days", days: 2, minutes: 1080 }, "zh")).toBe("2 个工作日");
    expect(renderLimit({ unit: "working_days", days: 1, minutes: 540 }, "en")).toBe("1 working day");
    expect(renderLimit({ unit: "minutes", minutes: 10 }, "zh")).toBe("10 分钟");
    expect(renderLimit(null, "zh")).toBe("");
  });
});
