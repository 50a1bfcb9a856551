import type { LetterheadView } from "../layout/fixed-blocks";
import type { Chart } from "./charts/chart";
import type { ReportTable } from "./table";

/** A report as it is to be set: blocks in the order of reading. Everything is words and numbers, no places. */

export interface Tile {
  readonly label: string;
  /** "—" over nothing. */
  readonly value: string;
  readonly unit: string;
  /** Two lines below: goal, previous periods. */
  readonly lines: readonly [string, string];
  /** 达标, 未达标, or null without a goal. */
  readonly verdict: { readonly word: string; readonly isMissed: boolean } | null;
}

export type Block =
  /** Level 1 is a numbered part (bookmark, contents), level 2 stands inside it. */
  | {
      readonly kind: "heading";
      readonly level: 1 | 2;
      readonly text: string;
      readonly newPage?: boolean;
      /** A part behind the numbered ones. */
      readonly appendix?: boolean;
    }
  /** `figure`: the caption of the charts above it. */
  | { readonly kind: "paragraph"; readonly text: string; readonly small?: boolean; readonly figure?: boolean }
  | { readonly kind: "list"; readonly items: readonly string[]; readonly numbered: boolean }
  | { readonly kind: "tiles"; readonly tiles: readonly Tile[] }
  | { readonly kind: "table"; readonly table: ReportTable }
  | { readonly kind: "chart"; readonly chart: Chart; readonly caption: string | null }
  /** Beside each other; never broken over a page, so only for what is low. */
  | { readonly kind: "pair"; readonly left: readonly Block[]; readonly right: readonly Block[] }
  /** The table of contents. */
  | { readonly kind: "contents"; readonly title: string };

/** A box to be signed on the last page, or a name printed in it. */
export interface SignatureBox {
  readonly label: string;
  /** Printed lines; none = to be signed with a pen. */
  readonly printed: readonly string[];
}

export interface ReportHead {
  readonly letterhead: LetterheadView;
  /** 售后服务月度报告 */
  readonly title: string;
  /** 2026 年 10 月 */
  readonly subtitle: string;
  /** Number, days, state of the data … below the subtitle. */
  readonly facts: readonly string[];
  /** SH-S01-202610/MR1; of a draft without the document's number. */
  readonly number: string;
  /** In a frame top right and on every page: 草稿; null for what is issued. */
  readonly mark: string | null;
  /** Foot, left and right. */
  readonly footLeft: string;
  readonly footRight: string;
  /** Coded on the first and the last page; null: it does not come back signed (a draft). */
  readonly code: { readonly no: string; readonly doc: string; readonly serial: number } | null;
  /** 第 {page} 页 / 共 {pages} 页 in the report's language. */
  readonly pageLine: string;
}

export interface ReportPaper {
  readonly head: ReportHead;
  readonly orientation: "portrait" | "landscape";
  readonly zone: string;
  readonly blocks: readonly Block[];
  /** On the last page. */
  readonly signatures: readonly SignatureBox[];
  /** Below the boxes. */
  readonly signatureNote: string;
}
