import { plainSetup } from "#shared/documents/layout/papers";
import { cellText } from "#shared/documents/reports/cell-text";
import { reportPaper } from "#shared/documents/reports/papers/report-papers";
import type { ReportSnapshot } from "#shared/documents/reports/papers/report-snapshot";
import type { Block, ReportPaper } from "#shared/documents/reports/report-paper";
import { renderBytes } from "./pdf-tools";

/** Reports through the real engine, and what they have to say. */

export async function reportBytes(snapshot: ReportSnapshot): Promise<Buffer> {
  return paperBytes(snapshot.report, reportPaper(snapshot), snapshot.printed_at);
}

export async function paperBytes(document: string, paper: ReportPaper, createdAtMs: number): Promise<Buffer> {
  const setup = plainSetup("a4");
  return renderBytes({ code: "report", document, setup, cases: [{ paper, createdAtMs }] });
}

/** Every text that a report's blocks hand to the layout, as it is to be printed. */
export function wordsOf(paper: ReportPaper): string {
  const of = (block: Block): readonly string[] => {
    switch (block.kind) {
      case "heading":
      case "paragraph":
        return [block.text];
      case "list":
        return block.items;
      case "tiles":
        return block.tiles.flatMap(({ label, value, unit, lines }) => [label, value, unit, ...lines]);
      case "table":
        return [
          ...block.table.columns.map(({ head }) => head),
          ...block.table.rows.flatMap(({ cells }) => cells.map((cell) => cellText(cell, paper.zone))),
          block.table.note ?? "",
        ];
      case "chart":
        return [block.caption ?? ""];
      case "pair":
        return [...block.left, ...block.right].flatMap(of);
      case "contents":
        return [block.title];
    }
  };
  return paper.blocks.flatMap(of).join("\n");
}
