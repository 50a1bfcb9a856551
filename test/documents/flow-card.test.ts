import { describe, expect, test } from "vitest";
import type { FlowCardSnapshot } from "#shared/documents/view-models/snapshot";
import { SERVICE_MODES } from "#shared/domain/card/vocabulary";
import { blankCards, flowCards, infoOf, pagesOf, pageText, renderBytes, textOf } from "./pdf-tools";
import { BLANK_CARD, FILLED_CARD, LONG_CARD, shanghai } from "./sample-snapshots";

/** The S0 table's own words, in its order (seed 000, DOMAIN 7). */
const FORM_WORDS = [
  "工单编号",
  "客户信息",
  "客户名称：",
  "联系人：",
  "联系方式：",
  "产品信息",
  "产品型号：",
  "序列号：",
  "购买日期：",
  "需求详情",
  "故障现象/需求描述：（附客户原话或现场记录）",
  "服务类型",
  "优先级",
  "派单时间",
  "责任人",
  "实际",
  "完成时间",
  "客户确认",
  "签字",
  "满意度评分",
  "(1-5分)",
  "服务过程",
  "（详细记录操作步骤、故障原因、更换配件、处理结果等）",
  "客户意见",
  "备注",
  "（如需延长服务时间、客户特殊要求、资源协调情况等）",
  "客服代表",
  "主管审核",
];

describe("filled flow card", async () => {
  const bytes = await renderBytes(flowCards(FILLED_CARD));
  const text = textOf(bytes);

  test("is one A4 page with the store as author and no customer in its information", () => {
    const info = infoOf(bytes);
    expect(info.get("Pages")).toBe("1");
    expect(info.get("Page size")).toContain("A4");
    expect(info.get("PDF version")).toBe("1.7");
    expect(info.get("Title")).toBe("产品售后服务流程卡");
    expect(info.get("Author")).toBe("星屿电器示范店（梧桐路）");
    expect(info.get("Subject")).toBe("SH-S01-20261121-0007");
    expect(info.get("CreationDate")).toBe(info.get("ModDate"));
    expect(new Date(info.get("CreationDate") ?? "").getTime()).toBe(FILLED_CARD.print.printed_at);
    expect([...info.values()].join()).not.toContain("沈");
  });

  test("has every word of the form and every value", () => {
    for (const word of FORM_WORDS) expect(text).toContain(word);
    for (const value of [
      "SH-S01-20261121-0007",
      "沈䶮川（VIP）",
      "李铉",
      "128 0000 0721",
      "云浦市江屿区望潮路 36 弄 12 号 602 室（门禁请拨 0602）",
      "XY-WD1088T 滚筒洗烘一体机",
      "XYWD26A0319007715",
      "2026-03-14",
      "DD20260314-00518",
      "保内，至 2029-03-14",
      "受理：电话 2026-11-21 09:32",
      "登记：2026-11-21 09:38（周禾）",
      "2026-11-21 09:52",
      "许竹（维修一组）",
      "2026-11-21 18:00",
      "2026-11-21 15:46",
      "11-21 09:41",
      "已修复，保内免费；本次维修质保 90 天，至 2027-02-19。",
      "批准：陈舟 11-21 09:51",
      "打印 2026-11-21 16:02",
      "打印人 周禾",
      "首次打印",
      "单据 FC · 版式 1",
      "第 1 页 / 共 1 页",
      "营业时间 每日 09:00–18:00",
    ]) {
      expect(text).toContain(value);
    }
  });

  test("a search finds the ticked and the empty boxes", () => {
    for (const found of ["☑ 现场维修", "□ 远程协助", "□ 退换货", "□ 功能咨询", "□ 其他", "☑ 紧急", "□ 低"]) {
      expect(text).toContain(found);
    }
    expect(text.match(/☑/g)).toHaveLength(2);
  });
});

test("a mail-in repair ticks 其他 with the word beside it", async () => {
  const card: FlowCardSnapshot = { ...FILLED_CARD, service_mode: "on_site", fulfilment: "mail_in" };
  const text = textOf(await renderBytes(flowCards(card)));
  expect(text).toContain("☑ 其他（寄修）");
  expect(text).toContain("□ 现场维修");
});

test.each(SERVICE_MODES)("service mode %s ticks one box of the row", async (service_mode) => {
  const card: FlowCardSnapshot = { ...FILLED_CARD, service_mode, fulfilment: null, priority: null };
  expect(textOf(await renderBytes(flowCards(card))).match(/☑/g)).toHaveLength(1);
});

test("reprints, copies and masked prints say so", async () => {
  const printed = async (print: Partial<FlowCardSnapshot["print"]>) =>
    textOf(await renderBytes(flowCards({ ...FILLED_CARD, print: { ...FILLED_CARD.print, ...print } })));
  const reprint = await printed({ copy: { kind: "reprint", n: 2 } });
  expect(reprint.match(/补打第 2 次/g)).toHaveLength(2);
  expect(reprint).not.toContain("首次打印");
  expect((await printed({ copy: { kind: "copy" } })).match(/副本/g)).toHaveLength(2);
  const masked = await printed({ masked: true });
  for (const shown of ["沈*", "李*", "128****0721", "云浦市江屿区****", "XYWD****7715", "已脱敏"]) {
    expect(masked).toContain(shown);
  }
  for (const hidden of ["沈䶮川", "0000 0721", "望潮路", "XYWD26A0319007715"])
    expect(masked).not.toContain(hidden);
});

test("what is not known yet stays blank, never 0 or null", async () => {
  const empty: FlowCardSnapshot = {
    ...FILLED_CARD,
    channel: null,
    requested_at: null,
    registered_at: null,
    registered_by: null,
    customer_name: null,
    contact: null,
    phone: null,
    address: null,
    customer_level: "normal",
    model: null,
    serial_no: null,
    purchase_date: null,
    purchase_proof_no: null,
    warranty: null,
    description: null,
    customer_words: null,
    fault_occurred_at: null,
    error_code: null,
    tried: null,
    expectation: null,
    service_mode: null,
    fulfilment: null,
    priority: null,
    dispatched_at: null,
    assignee: null,
    group: null,
    promised_at: null,
    completed_at: null,
    process: [],
    fault_cause: null,
    parts: [],
    outcome: null,
    result: null,
    charges: null,
    repair_warranty: null,
    remark: null,
    approvals: [],
  };
  const bytes = await renderBytes(flowCards(empty));
  const text = textOf(bytes);
  expect(pagesOf(bytes)).toBe(1);
  expect(text).not.toMatch(/null|undefined|NaN|1970|0\.00|☑/);
  for (const word of FORM_WORDS) expect(text).toContain(word);
  expect(text).toContain("（由客户填写）");
});

test("recorded opinion, score, confirmation, proxies and late entries print", async () => {
  const card: FlowCardSnapshot = {
    ...FILLED_CARD,
    opinion: "师傅很准时。\n希望配件常备。",
    satisfaction: 4,
    confirmation: { method: "online", confirmed_at: shanghai("2026-11-21 16:20") },
    process: [
      {
        at: shanghai("2026-11-21 10:05"),
        text: "电话响应",
        person: "周禾",
        on_behalf_of: "许竹",
        late: true,
      },
    ],
    approvals: [
      { name: "陈舟", at: shanghai("2026-11-21 09:51"), self_approved: false },
      { name: "周禾", at: shanghai("2026-11-21 14:10"), self_approved: true },
    ],
  };
  const text = textOf(await renderBytes(flowCards(card)));
  expect(text).toContain("希望配件常备。");
  expect(text).not.toContain("（由客户填写）");
  expect(text).toContain("☑ 4");
  expect(text).toContain("已线上确认 2026-11-21 16:20");
  expect(text).toContain("电话响应。（许竹，周禾代录，补录）");
  expect(text).toContain("批准：周禾 11-21 14:10（自批）");
  expect(text).toContain("批准记录：陈舟 11-21 09:51；周禾 11-21 14:10（自批）。");
});

test("the blank card has its number, boxes, lines and preprinted times", async () => {
  const bytes = await renderBytes(blankCards(BLANK_CARD));
  const text = textOf(bytes);
  expect(pagesOf(bytes)).toBe(1);
  for (const word of FORM_WORDS) expect(text).toContain(word);
  for (const word of [
    "SH-S01-K2611-000128",
    "空白卡号（登记后对应工单编号）",
    "手工填写",
    "空白卡",
    "□ 在线客服",
    "□ 保内",
    "□ 保外",
    "受理时间",
    "方框内打 √",
  ]) {
    expect(text).toContain(word);
  }
  expect(text.match(/年/g)).toHaveLength(5);
  expect(text.match(/分/g)?.length).toBeGreaterThanOrEqual(4);
  expect(text).not.toContain("☑");
  expect(text).not.toContain("首次打印");
});

test("several cards go into one file in their order, pages counted per card", async () => {
  const bytes = await renderBytes(
    flowCards(FILLED_CARD, LONG_CARD, { ...FILLED_CARD, no: "SH-S01-20261121-0008" }),
  );
  expect(pagesOf(bytes)).toBe(4);
  expect(pageText(bytes, 1)).toContain("第 1 页 / 共 1 页");
  expect(pageText(bytes, 2)).toContain("第 1 页 / 共 2 页");
  expect(pageText(bytes, 3)).toContain("第 2 页 / 共 2 页");
  expect(pageText(bytes, 4)).toContain("SH-S01-20261121-0008");
  expect(infoOf(bytes).get("Subject")).toBe("SH-S01-20261121-0007 +2");
});

test("equal snapshots give equal bytes, whatever was printed before", async () => {
  const first = await renderBytes(flowCards(FILLED_CARD));
  await renderBytes(flowCards({ ...FILLED_CARD, description: "⼀方⽅ Ω Å 한글 😀 𠮷" }));
  const second = await renderBytes(flowCards(FILLED_CARD));
  expect(second.equals(first)).toBe(true);
  const later = {
    ...FILLED_CARD,
    print: { ...FILLED_CARD.print, printed_at: FILLED_CARD.print.printed_at + 60_000 },
  };
  expect((await renderBytes(flowCards(later))).equals(first)).toBe(false);
});
