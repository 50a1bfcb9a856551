import type { EpochMs, LocalDate } from "#shared/domain/card/case-state";
import type { Lang } from "#shared/text/lang";
import { type Text, textIn } from "#shared/text/text";
import { documentNo } from "../../layout/page-code";
import { documentKind } from "../../templates/document-registry";
import { letterheadView } from "../../view-models/common-view";
import { listedTime, printedTime } from "../../view-models/formats";
import type { CopyLabel, Letterhead } from "../../view-models/snapshot";
import type { Block, ReportHead, ReportPaper, SignatureBox } from "../report-paper";
import { centre, count, left, MOST_ROWS, type ReportTable, type Row, text as words } from "../table";
import { periodNo } from "./report-snapshot";

/** A paper that was printed to come back signed and has not. */
export interface OpenPaper {
  /** Card or blank form; a report's period. */
  readonly no: string;
  /** Masked where the reader does not need it; null for a paper that belongs to no card. */
  readonly customer: string | null;
  readonly document: string;
  readonly n: number;
  readonly printed_at: EpochMs;
  readonly printed_by: string;
}

/** A card whose customer signed on paper, and no scan of it is there. */
export interface UnscannedCard {
  readonly no: string;
  readonly customer: string | null;
  readonly confirmed_at: EpochMs;
  readonly assignee: string | null;
}

/** Where a log stands: what a later check is compared with. */
export interface PrintedHead {
  readonly log: "events" | "audit";
  readonly seq: number;
  /** When its newest entry was made. */
  readonly at: EpochMs;
  /** The whole sum, 64 hexadecimal digits. */
  readonly hash: string;
  /** Number and beginning of the sum, as `verify --head` takes it. */
  readonly line: string;
}

/** Everything a closing list is made of: plain data, read in one go. */
export interface ClosingListSnapshot {
  readonly lang: Lang;
  readonly letterhead: Letterhead;
  /** `SH-S01`. */
  readonly store_no: string;
  readonly day: LocalDate;
  readonly zone: string;
  readonly done: {
    readonly registered: number;
    readonly completed: number;
    readonly archived: number;
    readonly cancelled: number;
    readonly prints: number;
    readonly pages: number;
  };
  /** All of the day; the paper shows as many as it has room for. */
  readonly not_back: readonly OpenPaper[];
  /** Printed within the days before, and not back either. */
  readonly not_back_earlier: number;
  readonly unscanned: readonly UnscannedCard[];
  readonly unscanned_earlier: number;
  readonly heads: readonly PrintedHead[];
  readonly copy: CopyLabel;
  readonly printed_at: EpochMs;
  readonly printed_by: string;
}

/** How far back papers that are still out are counted. */
export const EARLIER_DAYS = 30;

const VERSION = 1;
const groupLength = 4;
const groupsPerLine = 8;

function copyWords(copy: CopyLabel, text: Text): string {
  if (copy.kind === "reprint") return text.t("closing.reprint", { n: copy.n });
  return text.t(copy.kind === "copy" ? "closing.copy" : "closing.first");
}

function headOf(snapshot: ClosingListSnapshot, text: Text): ReportHead {
  const kind = documentKind("closing_list");
  const doc = kind?.doc ?? "";
  const no = periodNo(snapshot.store_no, snapshot.day);
  const number = documentNo(no, doc, VERSION);
  const label = copyWords(snapshot.copy, text);
  const isCopy = snapshot.copy.kind === "copy";
  return {
    letterhead: letterheadView(snapshot.letterhead),
    title: (snapshot.lang === "zh" ? kind?.zh : kind?.en) ?? "closing_list",
    subtitle: snapshot.day,
    facts: [
      text.t("closing.number", { number }),
      text.t("paper.as_of", { time: printedTime(snapshot.printed_at, snapshot.zone) }),
      label,
    ],
    number,
    mark: snapshot.copy.kind === "first" ? null : label,
    footLeft: label,
    footRight: text.t("paper.printed", {
      time: printedTime(snapshot.printed_at, snapshot.zone),
      name: snapshot.printed_by,
    }),
    code: isCopy ? null : { no, doc, serial: VERSION },
    pageLine: text.template("paper.page"),
  };
}

function doneTable({ done }: ClosingListSnapshot, text: Text): ReportTable {
  const counts = ["registered", "completed", "archived", "cancelled", "prints", "pages"] as const;
  return {
    id: "done",
    title: text.t("closing.done"),
    columns: counts.map((code) => centre(text.t(`closing.done.${code}`), 1)),
    rows: [{ cells: counts.map((code) => count(done[code])), strong: true }],
    note: null,
  };
}

/** What does not fit is counted: it stands in the program. */
function listTable(
  table: Omit<ReportTable, "rows" | "note">,
  rows: readonly Row[],
  earlier: string | null,
  text: Text,
): ReportTable {
  const more = rows.length - MOST_ROWS;
  const notes = [...(more > 0 ? [text.t("closing.more", { n: more })] : []), ...(earlier ? [earlier] : [])];
  return { ...table, rows: rows.slice(0, MOST_ROWS), note: notes.length === 0 ? null : notes.join("　") };
}

function notBackTable(snapshot: ClosingListSnapshot, text: Text): ReportTable {
  const { zone, not_back, not_back_earlier } = snapshot;
  const rows = not_back.map((paper): Row => {
    const doc = documentKind(paper.document)?.doc ?? "";
    // The flow card has no number of its own.
    const serial = paper.document === "flow_card" ? null : paper.n;
    return {
      cells: [
        words(paper.no),
        words(paper.customer),
        words(text.wordOf("document", paper.document)),
        words(serial === null ? doc : `${doc}${serial}`),
        words(listedTime(paper.printed_at, zone)),
        words(paper.printed_by),
      ],
    };
  });
  const table = {
    id: "not_back",
    title: text.t("closing.not_back", { n: not_back.length }),
    columns: [
      left(text.t("closing.column.no"), 40),
      left(text.t("closing.column.customer"), 40),
      left(text.t("closing.column.document"), 40),
      left(text.t("closing.column.number"), 14),
      left(text.t("closing.column.printed_at"), 22),
      left(text.t("closing.column.printed_by"), 20),
    ],
    dense: true,
  };
  const earlier =
    not_back_earlier > 0
      ? text.t("closing.not_back_earlier", { n: not_back_earlier, days: EARLIER_DAYS })
      : null;
  return listTable(table, rows, earlier, text);
}

function unscannedTable(snapshot: ClosingListSnapshot, text: Text): ReportTable {
  const { zone, unscanned, unscanned_earlier } = snapshot;
  const rows = unscanned.map(
    (card): Row => ({
      cells: [
        words(card.no),
        words(card.customer),
        words(listedTime(card.confirmed_at, zone)),
        words(card.assignee),
      ],
    }),
  );
  const table = {
    id: "unscanned",
    title: text.t("closing.unscanned", { n: unscanned.length }),
    columns: [
      left(text.t("closing.column.no"), 40),
      left(text.t("closing.column.customer"), 60),
      left(text.t("closing.column.confirmed_at"), 36),
      left(text.t("closing.column.assignee"), 40),
    ],
    dense: true,
  };
  const earlier =
    unscanned_earlier > 0
      ? text.t("closing.unscanned_earlier", { n: unscanned_earlier, days: EARLIER_DAYS })
      : null;
  return listTable(table, rows, earlier, text);
}

/** Groups of four, eight to a line: read out and compared by eye without losing the place. */
function inGroups(hash: string): string {
  const groups = hash.toUpperCase().match(new RegExp(`.{1,${groupLength}}`, "g")) ?? [];
  const lines = Array.from({ length: Math.ceil(groups.length / groupsPerLine) }, (_, line) =>
    groups.slice(line * groupsPerLine, (line + 1) * groupsPerLine).join("  "),
  );
  return lines.join("\n");
}

function headsTable({ heads, zone }: ClosingListSnapshot, text: Text): ReportTable {
  return {
    id: "heads",
    title: text.t("closing.heads"),
    columns: [
      left(text.t("closing.column.log"), 30),
      left(text.t("closing.column.seq"), 20),
      left(text.t("closing.column.at"), 32),
      left(text.t("closing.column.hash"), 94),
    ],
    rows: heads.map(({ log, seq, at, hash }) => ({
      cells: [
        words(text.t(`closing.log.${log}`)),
        words(String(seq)),
        words(printedTime(at, zone)),
        words(inGroups(hash)),
      ],
    })),
    note: text.t("closing.line", {
      lines: heads.map(({ log, line }) => `${text.t(`closing.log.${log}`)} ${line}`).join("　"),
    }),
  };
}

function listBlocks(table: ReportTable, nothing: string): readonly Block[] {
  const heading: Block = { kind: "heading", level: 2, text: table.title };
  if (table.rows.length > 0) return [heading, { kind: "table", table }];
  const said = table.note === null ? nothing : `${nothing}${table.note}`;
  return [heading, { kind: "paragraph", text: said }];
}

function signaturesOf(text: Text): readonly SignatureBox[] {
  return [
    { label: text.t("closing.sign.duty"), printed: [] },
    { label: text.t("closing.sign.supervisor"), printed: [] },
    { label: text.t("closing.sign.date"), printed: [] },
  ];
}

/**
 * 日终清单 (SAFETY 6, DOMAIN 7.1): what was done that day, what was printed and is not back, what was signed and is
 * not scanned, and where the logs stand. Signed, it leaves the PC, and proves the logs up to that line.
 */
export function closingListPaper(snapshot: ClosingListSnapshot): ReportPaper {
  const text = textIn(snapshot.lang);
  const heads: readonly Block[] =
    snapshot.heads.length === 0
      ? [{ kind: "paragraph", text: text.t("closing.no_head") }]
      : [
          { kind: "table", table: headsTable(snapshot, text) },
          { kind: "paragraph", text: text.t("closing.use") },
          { kind: "paragraph", text: text.t("closing.limit") },
        ];
  return {
    head: headOf(snapshot, text),
    orientation: "portrait",
    zone: snapshot.zone,
    blocks: [
      { kind: "heading", level: 2, text: text.t("closing.done") },
      { kind: "table", table: doneTable(snapshot, text) },
      ...listBlocks(notBackTable(snapshot, text), text.t("closing.all_back")),
      ...listBlocks(unscannedTable(snapshot, text), text.t("closing.all_scanned")),
      { kind: "heading", level: 2, text: text.t("closing.heads") },
      ...heads,
    ],
    signatures: signaturesOf(text),
    signatureNote: text.t("closing.sign_note"),
  };
}
