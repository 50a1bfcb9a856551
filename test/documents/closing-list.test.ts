import fs from "node:fs";
import { expect, test } from "vitest";
import { plainSetup } from "#shared/documents/layout/papers";
import {
  type ClosingListSnapshot,
  closingListPaper,
  type OpenPaper,
} from "#shared/documents/reports/papers/closing-list";
import { infoOf, pagesOf, pageText, renderBytes } from "./pdf-tools";

const AT = Date.parse("2026-11-20T18:05:00+08:00");
const HASH = "0123456789abcdef".repeat(4);

function paper(n: number, fields: Partial<OpenPaper> = {}): OpenPaper {
  return {
    no: `SH-S01-20261120-${String(n).padStart(4, "0")}`,
    customer: "示例客户",
    document: "confirmation",
    n: 1,
    printed_at: AT - n * 60_000,
    printed_by: "陶然",
    ...fields,
  };
}

function snapshot(fields: Partial<ClosingListSnapshot> = {}): ClosingListSnapshot {
  return {
    lang: "zh",
    letterhead: {
      name: "示例门店",
      address: "示例市示例路 1 号",
      phone: "12800000721",
      hours: null,
      logo: null,
    },
    store_no: "SH-S01",
    day: "2026-11-20",
    zone: "Asia/Shanghai",
    done: { registered: 14, completed: 11, archived: 9, cancelled: 2, prints: 31, pages: 47 },
    not_back: [
      paper(1),
      paper(2, { document: "flow_card", customer: "示*" }),
      paper(3, { no: "SH-S01-K2611-000128", customer: null, document: "survey" }),
    ],
    not_back_earlier: 3,
    unscanned: [{ no: "SH-S01-20261119-0004", customer: "欧阳䶮", confirmed_at: AT, assignee: "江一舟" }],
    unscanned_earlier: 0,
    heads: [
      { log: "events", seq: 1234, at: AT, hash: HASH, line: "1234-0123-4567-89AB-CDEF" },
      { log: "audit", seq: 88, at: AT, hash: HASH.replaceAll("0", "f"), line: "88-F123-4567-89AB-CDEF" },
    ],
    copy: { kind: "first" },
    printed_at: AT,
    printed_by: "陶然",
    ...fields,
  };
}

function printed(said: ClosingListSnapshot): Promise<Buffer> {
  return renderBytes({
    code: "report",
    document: "closing_list",
    setup: plainSetup("a4"),
    cases: [{ paper: closingListPaper(said), createdAtMs: said.printed_at }],
  });
}

function pageTextsOf(bytes: Uint8Array): readonly string[] {
  return Array.from({ length: pagesOf(bytes) }, (_, index) => pageText(bytes, index + 1));
}

function flat(text: string | undefined): string {
  return (text ?? "").replace(/\s+/g, "");
}

test("says on one signed page what was done, what is out, and where the logs stand", async () => {
  const bytes = await printed(snapshot());
  if (process.env["KEEP_PDF"]) fs.writeFileSync(process.env["KEEP_PDF"], bytes);
  expect(pagesOf(bytes)).toBe(1);
  const [page = ""] = pageTextsOf(bytes);
  const text = flat(page);
  for (const said of [
    "示例门店",
    "日终清单",
    "2026-11-20",
    "SH-S01-20261120/CL1",
    "首次打印",
    "1411923147",
    "印了没签回：3份",
    "SH-S01-20261120-0001示例客户服务确认单CF1",
    "SH-S01-20261120-0002示*产品售后服务流程卡FC",
    "SH-S01-K2611-000128—客户满意度调查表SV1",
    "之前30天印的，还有3份没签回。",
    "签了没扫描：1张",
    "SH-S01-20261119-0004欧阳䶮11-2018:05江一舟",
    "核对时输入：工单日志 1234-0123-4567-89AB-CDEF",
    "就证明到那一条为止的日志没有被改、被删、被换过",
    "管理员改得了比最后一份离开本机的链头更新的日志",
    "值班",
    "主管",
    "日期",
  ])
    expect(text).toContain(said.replace(/\s+/g, ""));
  // The whole sum, in groups of four that can be read out.
  expect(page).toContain("0123 4567 89AB CDEF 0123 4567 89AB CDEF");
  expect(JSON.stringify([...infoOf(bytes)])).not.toContain("示例客户");
});

test("lists forty of each, counts the rest, and takes the pages it needs", async () => {
  const not_back = Array.from({ length: 55 }, (_, n) => paper(n + 1));
  const unscanned = Array.from({ length: 41 }, (_, n) => ({
    no: `SH-S01-20261119-${String(n + 1).padStart(4, "0")}`,
    customer: "示例客户",
    confirmed_at: AT,
    assignee: null,
  }));
  const bytes = await printed(snapshot({ not_back, unscanned, copy: { kind: "reprint", n: 2 } }));
  const pages = pageTextsOf(bytes).map(flat);
  const text = pages.join("");
  expect(pagesOf(bytes)).toBe(3);
  expect(text).toContain("印了没签回：55份");
  expect(text).toContain("SH-S01-20261120-0040");
  expect(text).not.toContain("SH-S01-20261120-0041");
  expect(text).toContain("另有15条没有列出。");
  expect(text).toContain("另有1条没有列出。");
  expect(pages.every((page) => page.includes("补打第2次"))).toBe(true);
  expect(pages.at(-1)).toContain("值班");
  expect(pages[0]).not.toContain("值班");
});

test("a day without anything, and a store without a log, say so; a file copy is marked and has no code", async () => {
  const nothing = { registered: 0, completed: 0, archived: 0, cancelled: 0, prints: 0, pages: 0 };
  const empty = { not_back: [], not_back_earlier: 0, unscanned: [], heads: [] };
  const bytes = await printed(snapshot({ ...empty, done: nothing, copy: { kind: "copy" } }));
  const text = flat(pageTextsOf(bytes).join(""));
  expect(text).toContain("当天印的都签回了，或者没有要签的。");
  expect(text).toContain("当天纸面签字的都有扫描件，或者没有。");
  expect(text).toContain("到这一天为止还没有日志。");
  expect(text).toContain("副本");
  expect(pagesOf(bytes)).toBe(1);
});

test("in English", async () => {
  const text = pageTextsOf(await printed(snapshot({ lang: "en" })))
    .join(" ")
    .replace(/\s+/g, " ");
  expect(text).toContain("Closing list");
  expect(text).toContain("Printed, not back signed: 3");
  expect(text).toContain("an administrator of this PC can rewrite what is newer than the last head");
});
