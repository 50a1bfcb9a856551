import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { issueReport } from "#electron/use-cases/figures/issue-report";
import { reportSnapshot } from "#electron/use-cases/report/report-snapshot";
import { writeReportWords } from "#electron/use-cases/report/report-words";
import { pageCodeText, readPageCode } from "#shared/documents/layout/page-code";
import { qrModules } from "#shared/documents/layout/symbols";
import { reportPaper } from "#shared/documents/reports/papers/report-papers";
import {
  FIGURE_REPORTS,
  type LedgerLine,
  type ReportSnapshot,
} from "#shared/documents/reports/papers/report-snapshot";
import { accepted, type DeskFixture, EXAMPLE_CARD, openDeskFixture } from "#test/builders/desk-fixture";
import { greyAt, infoOf, inkShare, lostCharacters, pagesOf, pageText, pictureOf, textOf } from "./pdf-tools";
import { paperBytes, reportBytes, wordsOf } from "./report-samples";

const IN_DECEMBER = "2026-12-01T09:00:00+08:00";

function snapshotOf(
  { desk, as }: DeskFixture,
  report: ReportSnapshot["report"],
  period: string,
): ReportSnapshot {
  return accepted(reportSnapshot(desk, as("sup1"), { report, period }));
}

/** A store in which one fault was repaired in November, and nothing else ever happened. */
async function storeWithOneCard(): Promise<DeskFixture> {
  const fixture = await openDeskFixture();
  const { create, done, at } = fixture;
  const { id } = create("clerk1", EXAMPLE_CARD).fields;
  at("2026-11-20T09:20:00+08:00");
  done("clerk1", id, "resolve_now", {
    kind: "B",
    service_mode: "consult",
    outcome: "answered",
    result: "已说明调平方法",
  });
  at("2026-11-20T09:40:00+08:00");
  done("clerk1", id, "confirm", { method: "phone", solved: "yes", satisfaction: 5, grade: "satisfied" });
  at(IN_DECEMBER);
  return fixture;
}

function withFile<Answer>(bytes: Uint8Array, use: (file: string) => Answer): Answer {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "report-"));
  const file = path.join(folder, "report.pdf");
  try {
    fs.writeFileSync(file, bytes);
    return use(file);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** Titles of the bookmarks, in order, as they stand in the file. */
function bookmarksOf(bytes: Uint8Array): readonly string[] {
  const raw = Buffer.from(bytes).toString("latin1");
  return [...raw.matchAll(/\/Title \(\xfe\xff((?:\\.|[^\\)])*)\)/gs)].map(([, text = ""]) =>
    Buffer.from(
      text.replace(/\\([\s\S])/g, (_all, code: string) => ESCAPES[code] ?? code),
      "latin1",
    )
      .swap16()
      .toString("utf16le"),
  );
}

const PARTS = [
  "一、指标总表",
  "二、时效",
  "三、故障分析",
  "四、客户满意度",
  "五、超期与返工清单",
  "六、配件",
  "七、人员",
  "八、问题-整改台账",
  "九、致研发与生产的建议",
  "附　口径、调整与签发",
];

/** As pdftotext reads it: a wide space is an ordinary one. */
function asRead(part: string): string {
  return part.replaceAll("\u3000", " ");
}

describe("a month in which nothing happened", () => {
  test("says so in every part; no rate is 0 % or 100 %", async () => {
    const fixture = await openDeskFixture();
    fixture.at(IN_DECEMBER);
    const snapshot = snapshotOf(fixture, "monthly_report", "2026-10");
    const bytes = await reportBytes(snapshot);
    const text = textOf(bytes);
    expect(text).toContain("本月没有受理，也没有完成的卡。");
    expect(text).toContain("有目标的指标本期都没有数据，不作判定。");
    expect(text).toContain("没有需要处理的事项。");
    for (const part of PARTS) expect(text).toContain(asRead(part));
    for (const sentence of [
      "本期没有完成的故障维修（A 类）。",
      "本期没有有效问卷。",
      "本期没有超期。",
      "本期没有返工。",
    ]) {
      expect(text).toContain(sentence);
    }
    expect(pageText(bytes, 2)).not.toMatch(/(?:^|\s)(?:0\.0|100\.0)%/);
    expect(lostCharacters(wordsOf(reportPaper(snapshot)), text)).toEqual([]);
  });

  test("every other report is made of it too", async () => {
    const fixture = await openDeskFixture();
    fixture.at(IN_DECEMBER);
    const periods = { weekly_analysis: "2026-W43", satisfaction_report: "2026-Q3" } as const;
    for (const report of FIGURE_REPORTS) {
      const period = report in periods ? periods[report as keyof typeof periods] : "2026-10";
      const bytes = await reportBytes(snapshotOf(fixture, report, period));
      expect(pagesOf(bytes), report).toBeGreaterThanOrEqual(1);
      expect(textOf(bytes), report).toContain("结论");
    }
  });
});

describe("a month with one card", () => {
  test("counts it, compares with nothing, and draws what there is", async () => {
    const fixture = await storeWithOneCard();
    const bytes = await reportBytes(snapshotOf(fixture, "monthly_report", "2026-11"));
    const [first, second] = [pageText(bytes, 1), pageText(bytes, 2)];
    expect(first).toContain("受理 1 张，完成 1 张。");
    expect(first).toMatch(/完成量\s+1\s*张/);
    expect(second).toMatch(/受理量（张）\s+1 — — — 0 ▲ 1/);
    expect(second).toContain("B 使用咨询 1 1 100.0%");
    // Nothing was repaired: a rate over nothing is a dash.
    expect(second).toMatch(/一次修复率 — —/);
    expect(second.replaceAll("\n", "")).toContain("客户满意度用确认评分的平均 × 20");
  });
});

describe("draft and issue", () => {
  test("a draft says so on every page, has no code and nothing to sign", async () => {
    const fixture = await storeWithOneCard();
    const snapshot = snapshotOf(fixture, "monthly_report", "2026-11");
    const bytes = await reportBytes(snapshot);
    const pages = pagesOf(bytes);
    for (let page = 1; page <= pages; page += 1) expect(pageText(bytes, page)).toContain("草稿");
    expect(reportPaper(snapshot).head.code).toBeNull();
    expect(pageText(bytes, pages)).toContain("签发后签字");
    expect(inkShare(pictureOf(bytes, pages, 72), { x: 6.5, y: 287, w: 3.5, h: 3.5 })).toBe(0);
  });

  test("once issued it is the same whatever changes; its last page comes back signed", async () => {
    const fixture = await storeWithOneCard();
    const { desk, as, at, create } = fixture;
    const words = { report: "monthly_report", period: "2026-11", text: "十一月盘点两天。", version: 0 };
    accepted(writeReportWords(desk, as("sup1"), words));
    accepted(issueReport(desk, as("sup1"), "2026-11"));
    const before = snapshotOf(fixture, "monthly_report", "2026-11");
    // What comes later, and belongs to the month.
    at("2026-12-02T09:00:00+08:00");
    const { id } = create("clerk1", {
      ...EXAMPLE_CARD,
      serial_no: "SN2",
      requested_at: "2026-11-30T10:00:00+08:00",
    }).fields;
    fixture.done("clerk1", id, "classify", {
      kind: "A",
      service_mode: "on_site",
      fault_type: "hardware",
      fault_category: "异响",
      impact: "partial",
    });
    const after = snapshotOf(fixture, "monthly_report", "2026-11");
    expect(after.printed_at).toBeGreaterThan(before.printed_at);
    expect(reportPaper({ ...after, printed_at: before.printed_at })).toEqual(reportPaper(before));

    const bytes = await reportBytes(after);
    expect(await reportBytes(after)).toEqual(bytes);
    const pages = pagesOf(bytes);
    expect(textOf(bytes)).not.toContain("草稿");
    expect(pageText(bytes, 1)).toContain("SH-S01-202611/MR1");
    expect(pageText(bytes, 1)).toContain("第 1 版（已冻结）");
    expect(pageText(bytes, 1)).toContain("十一月盘点两天。");
    const last = pictureOf(bytes, pages, 150);
    // Corner marks solid, pen boxes white inside and framed (PRINT 1, 3).
    for (const [x, y] of [
      [6.5, 6.5],
      [200, 6.5],
      [6.5, 287],
      [200, 287],
    ] as const) {
      expect(inkShare(last, { x: x + 0.3, y: y + 0.3, w: 2.9, h: 2.9 })).toBe(1);
    }
    const { code } = reportPaper(after).head;
    const coded = pageCodeText({ no: code?.no ?? "", doc: "MR", serial: 1, page: pages, pages });
    expect(readPageCode(coded)).toMatchObject({ no: "SH-S01-202611", doc: "MR", serial: 1 });
    expect(coded.length).toBeLessThanOrEqual(47);
    const modules = qrModules(coded);
    const side = 18 / modules.length;
    const seen = modules.map((row, y) =>
      row.map((_dark, x) => greyAt(last, 178 + (x + 0.5) * side, 251.5 + (y + 0.5) * side) < 128),
    );
    expect(seen).toEqual(modules);
    for (const x of [82, 130]) {
      expect(inkShare(last, { x: x + 1.5, y: 252.5, w: 31, h: 16 })).toBe(0);
      expect(inkShare(last, { x, y: 250.8, w: 34, h: 0.5 })).toBeGreaterThan(0.3);
    }
  });
});

function ledgerLine(id: number, problem: string): LedgerLine {
  return {
    id,
    source: id % 2 === 0 ? "suggestion" : "manual",
    state: "open",
    problem,
    cause: "安装指引里没有写明",
    measure: "补一页图",
    owner: null,
    due_on: "2026-12-24",
    due: "later",
    cards: 3,
    result: null,
  };
}

/** 60 overdue steps, of which a report lists 40; names and words of every kind. */
async function longSnapshot(): Promise<ReportSnapshot> {
  const fixture = await storeWithOneCard();
  const snapshot = snapshotOf(fixture, "monthly_report", "2026-11");
  const { current } = snapshot.figures;
  const overdue = Array.from({ length: 60 }, (_unused, index) => ({
    card_id: `card-${index}`,
    no: `SH-S01-20261105-${String(index + 1).padStart(4, "0")}`,
    model: index === 3 ? "Ωμέγα-9 Модель" : "XY-WD1088T",
    customer_name: "沈䶮川",
    assignee: "eng1",
    milestone: "resolve" as const,
    round: 1 + (index % 2),
    due_at: current.as_of - 86_400_000,
    met_at: index % 3 === 0 ? null : current.as_of,
    late_ms: 86_400_000 - index * 60_000,
    still_open: index % 3 === 0,
    waited_for: null,
  }));
  const reworks = ["김민수", "Анна Петрова", "沈𬭎"].map((customer_name, index) => ({
    card_id: `again-${index}`,
    no: `SH-S01-20261106-000${index + 1}`,
    model: "XY-DL7",
    customer_name,
    assignee: "eng1",
    round: 2,
    at: current.as_of,
    cause: "dissatisfied" as const,
    reason: index === 0 ? "grade: dissatisfied" : "等待 3 天未告知进度 😀",
    first_result: "清理过滤器",
    result: null,
    outcome: null,
    status: "rework" as const,
  }));
  const story = "排水泵密封圈开裂，更换后试机两次无渗漏；".repeat(90);
  return {
    ...snapshot,
    figures: {
      ...snapshot.figures,
      staff: { ...snapshot.figures.staff, eng1: "许竹" },
      current: {
        ...current,
        overdue: { rows: overdue, total: 75 },
        reworks: { rows: reworks, total: 3 },
        breakdowns: {
          ...current.breakdowns,
          fault_category: [
            { fault_category: "排水/漏水 𠮷", cards: 6, share: 0.6, cumulative_share: 0.6, frequent: true },
            { fault_category: "Шум (异响)", cards: 4, share: 0.4, cumulative_share: 1, frequent: true },
          ],
        },
      },
    },
    extras: {
      ...snapshot.extras,
      ledger: [
        ledgerLine(1, story),
        ...Array.from({ length: 50 }, (_unused, index) => ledgerLine(index + 2, `节后集中报修超期 ${index}`)),
      ],
    },
  };
}

describe("long lists and words of every script", () => {
  test("40 rows and then how many more; heads repeat; no character is lost; names are masked", async () => {
    const snapshot = await longSnapshot();
    const bytes = await reportBytes(snapshot);
    const text = textOf(bytes);
    expect(text).toContain("SH-S01-20261105-0040");
    expect(text).not.toContain("SH-S01-20261105-0041");
    expect(text).toContain("其余 35 项没有列出");
    expect(text).toContain("超期清单（75 项");
    expect(text).toMatch(/沈\*/);
    for (const name of ["沈䶮川", "김민수", "Анна Петрова"]) expect(text).not.toContain(name);
    expect(text).toContain("完成②");
    expect(text.match(/编号 问题/g)?.length).toBeGreaterThan(1);
    expect(lostCharacters(wordsOf(reportPaper(snapshot)), text)).toEqual([]);
  });

  test("fonts are embedded, and every page counts itself", async () => {
    const bytes = await reportBytes(await longSnapshot());
    const fonts = withFile(bytes, (file) => execFileSync("pdffonts", [file], { encoding: "utf8" }));
    const rows = fonts.trim().split("\n").slice(2);
    expect(rows.length).toBeGreaterThanOrEqual(3);
    for (const row of rows) expect(row).toMatch(/ yes (?:yes|no ) yes/);
    const pages = pagesOf(bytes);
    for (let page = 1; page <= pages; page += 1) {
      expect(pageText(bytes, page)).toContain(`第 ${page} 页 / 共 ${pages} 页`);
    }
  });
});

describe("finding one's way", () => {
  test("contents name the pages of the parts, and the bookmarks are the parts with their headings", async () => {
    const snapshot = await longSnapshot();
    const bytes = await reportBytes(snapshot);
    const contents = pageText(bytes, 1).split("\n");
    for (const part of PARTS) {
      const line = contents.find((candidate) => candidate.startsWith(asRead(part)));
      const page = Number(/(\d+)$/.exec(line ?? "")?.[1]);
      expect(pageText(bytes, page), `${part} on page ${page}`).toContain(asRead(part));
    }
    const bookmarks = bookmarksOf(bytes);
    expect(bookmarks.filter((title) => PARTS.includes(title))).toEqual(PARTS);
    expect(bookmarks).toContain("每日受理与完成（张）");
    expect(infoOf(bytes).get("Title")).toBe("售后服务月度报告");
    // No customer in what a file says of itself (PRINT 8).
    expect([...infoOf(bytes).values()].join(" ")).not.toContain("沈");
  });

  test("in English every word of the paper is", async () => {
    const snapshot: ReportSnapshot = { ...(await longSnapshot()), lang: "en" };
    const bytes = await paperBytes("monthly_report", reportPaper(snapshot), snapshot.printed_at);
    const text = textOf(bytes);
    expect(text).toContain("1. All figures");
    expect(text).toContain("Of ");
    expect(text).not.toMatch(/paper\.[a-z_]+/);
    const own = [snapshot.letterhead.name, snapshot.printed_by];
    const second = own.reduce((words, name) => words.replaceAll(name, ""), pageText(bytes, 2));
    expect(second).not.toMatch(/\p{Script=Han}/u);
  });
});
