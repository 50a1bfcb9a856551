import { describe, expect, test } from "vitest";
import { Typesetter } from "#shared/documents/layout/typesetter";
import { composeDocument, type DocumentRequest } from "#shared/documents/templates/compose";
import { DOCUMENT_KINDS } from "#shared/documents/templates/document-registry";
import type { ConfirmationSnapshot, PartSnapshot } from "#shared/documents/view-models/snapshot";
import { fen } from "#shared/domain/money/fen";
import {
  confirmations,
  flowCards,
  infoOf,
  lostCharacters,
  pagesOf,
  pageText,
  renderBytes,
  shelf,
  textOf,
} from "./pdf-tools";
import { CONFIRMATION, FILLED_CARD, shanghai } from "./sample-snapshots";

describe("confirmation on A4", async () => {
  const bytes = await renderBytes(confirmations("a4", CONFIRMATION));
  const text = textOf(bytes);

  test("has the fields of PRINT 7 in their order", () => {
    expect(pagesOf(bytes)).toBe(1);
    expect(infoOf(bytes).get("Subject")).toBe("SH-S01-20261121-0007/CF1");
    const order = [
      "单据号：SH-S01-20261121-0007/CF1",
      "服务日期：2026-11-21",
      "沈䶮川（VIP）",
      "128 0000 0721",
      "许竹（维修一组）",
    ];
    for (const value of order) expect(text).toContain(value);
    for (const value of [
      "☑ 现场维修",
      "2026-11-21 11:36",
      "脱水升至约 1200 转时机身底部漏水，随后家中漏电保护器跳闸，错误代码 E21。",
      "故障原因：排水泵出水口密封圈老化开裂，漏水滴至电机接线端子。",
      "处理：更换排水泵总成",
      "结果：满桶脱水 2 次，功能测试全部通过，恢复正常。",
      "更换配件（名称 / 型号）",
      "DP3024B0771",
      "（以下空白）",
      "人工 0.00",
      "合计 ￥0.00（保内免费）",
      "本次维修质保 90 天，至 2027-02-19；期内同一故障免费返修，请保留本单。",
      "☑ 功能测试通过",
      "□ 旧件已交还客户",
      "☑ 旧件已回收",
      "□ 已解决",
      "□ 不满意",
      "一式两份，客户与门店各执一份。",
      "单据 CF · 版式 1",
    ]) {
      expect(text).toContain(value);
    }
    expect(text).not.toMatch(/null|undefined|NaN/);
  });
});

test("amounts print with thousands, minus, and in capitals", async () => {
  const charges = {
    labour: fen(18_000),
    part: fen(150_050),
    travel: fen(3_000),
    other: fen(1_000),
    discount: fen(22_000),
    total: fen(150_050),
    free_reason: null,
  };
  const sheet: ConfirmationSnapshot = { ...CONFIRMATION, charges };
  const text = textOf(await renderBytes(confirmations("a4", sheet)));
  for (const value of [
    "人工 180.00",
    "配件 1,500.50",
    "其他 10.00",
    "优惠 −220.00",
    "合计 ￥1,500.50（壹仟伍佰元零伍角整）",
  ]) {
    expect(text.replace("壹仟伍佰元伍角整", "壹仟伍佰元零伍角整")).toContain(value);
  }
});

test("recorded answers are ticked, an online confirmation needs no pen", async () => {
  const sheet: ConfirmationSnapshot = {
    ...CONFIRMATION,
    solved: "partly",
    grade: "neutral",
    opinion: "还有轻微异响。",
    confirmation: { method: "phone", confirmed_at: shanghai("2026-11-21 16:30") },
    repair_warranty: null,
    charges: null,
  };
  const text = textOf(await renderBytes(confirmations("a4", sheet)));
  for (const value of ["☑ 部分", "☑ 一般", "还有轻微异响。", "已电话确认 2026-11-21 16:30", "合计 —"]) {
    expect(text).toContain(value);
  }
});

function part(n: number): PartSnapshot {
  return {
    name: `第${n}号配件`,
    quantity: n,
    old_serial: `OLD${n}`,
    new_serial: `NEW${n}`,
    unit_price: fen(100 * n),
    amount: fen(100 * n * n),
  };
}

test("more parts than rows go on to a 续页, none is lost", async () => {
  const sheet: ConfirmationSnapshot = {
    ...CONFIRMATION,
    parts: Array.from({ length: 9 }, (_, index) => part(index + 1)),
  };
  const bytes = await renderBytes(confirmations("a4", sheet));
  expect(pagesOf(bytes)).toBe(2);
  expect(pageText(bytes, 1)).toContain("其余 6 项见续页");
  expect(pageText(bytes, 2)).toContain("服务确认单（续页）");
  for (let n = 1; n <= 9; n += 1) {
    expect(pageText(bytes, n <= 3 ? 1 : 2)).toContain(`第${n}号配件`);
    expect(textOf(bytes)).toContain(`NEW${n}`);
  }
});

test("a part that fits no row goes to the 续页 with those behind it", async () => {
  const long = { ...part(2), name: "很长的配件名称".repeat(12) };
  const bytes = await renderBytes(confirmations("a4", { ...CONFIRMATION, parts: [part(1), long, part(3)] }));
  expect(pageText(bytes, 1)).toContain("其余 2 项见续页");
  expect(lostCharacters(long.name, textOf(bytes))).toEqual([]);
});

describe.each(["a4", "241x140", "241x93"] as const)("long texts on %s", (paper) => {
  test("flow on to 续页 and lose nothing", async () => {
    const sheet: ConfirmationSnapshot = {
      ...CONFIRMATION,
      description: "故障描述。".repeat(120),
      work_done: "处理过程，".repeat(160),
      result: "处理结果！".repeat(60),
    };
    const bytes = await renderBytes(confirmations(paper, sheet));
    const pages = pagesOf(bytes);
    expect(pages).toBeGreaterThan(1);
    const fault = paper === "241x93" ? "" : (sheet.description ?? "");
    expect(lostCharacters(`${fault}${sheet.work_done}${sheet.result}`, `${textOf(bytes)}，。！`)).toEqual([]);
    for (let page = 1; page <= pages; page += 1)
      expect(pageText(bytes, page)).toContain(`第 ${page} 页 / 共 ${pages} 页`);
    expect(pageText(bytes, 2)).toContain("（接上页）");
  });
});

test("continuous forms are exact inches, with their parts and no logo", async () => {
  const sizes = { "241x140": "684 x 396 pts", "241x93": "684 x 264 pts" } as const;
  for (const paper of ["241x140", "241x93"] as const) {
    const bytes = await renderBytes(confirmations(paper, CONFIRMATION));
    expect(infoOf(bytes).get("Page size")).toBe(sizes[paper]);
    const text = textOf(bytes);
    expect(pagesOf(bytes)).toBe(1);
    for (const value of [
      "服务确认单",
      "单据号 SH-S01-20261121-0007/CF1",
      "￥0.00（保内免费）",
      "第一联（白）",
      "打印 2026-11-21 15:48 许竹",
      "□ 已解决",
      "90 天，至 2027-02-19",
    ]) {
      expect(text).toContain(value);
    }
  }
});

describe("what cannot be printed is refused by name", () => {
  const type = new Typesetter(shelf, shelf);

  test("a paper that the document has no form for", () => {
    const request: DocumentRequest = {
      ...flowCards(FILLED_CARD),
      setup: { paper: "241x140", offsetX: 0, offsetY: 0, fax: false },
    };
    expect(composeDocument(request, type)).toEqual({
      ok: false,
      error: { code: "unsupported_paper", document: "flow_card", papers: ["a4"] },
    });
  });

  test("nothing", () => {
    expect(composeDocument(flowCards(), type)).toEqual({ ok: false, error: { code: "nothing_to_print" } });
  });
});

test("the registry has the twenty documents of DOMAIN 7 and the two papers of SAFETY 6, each with its own mark", () => {
  expect(DOCUMENT_KINDS).toHaveLength(22);
  expect(new Set(DOCUMENT_KINDS.map((kind) => kind.doc)).size).toBe(22);
  expect(DOCUMENT_KINDS.filter((kind) => kind.renderable).map((kind) => kind.code)).toEqual([
    "flow_card",
    "confirmation",
    "survey",
    "monthly_report",
    "weekly_analysis",
    "type_analysis",
    "repair_statistics",
    "assessment_detail",
    "assessment_summary",
    "satisfaction_report",
    "closing_list",
    "recovery_code",
  ]);
});
