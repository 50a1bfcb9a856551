import type { EpochMs, LocalDate } from "#shared/domain/card/case-state";
import type { Lang } from "#shared/text/lang";
import { textIn } from "#shared/text/text";
import { letterheadView } from "../../view-models/common-view";
import { printedTime } from "../../view-models/formats";
import type { Letterhead } from "../../view-models/snapshot";
import type { ReportPaper } from "../report-paper";

/** Everything the sheet of a recovery code says. The code is nowhere else: the sheet is drawn, printed and forgotten. */
export interface RecoveryCodeSnapshot {
  readonly lang: Lang;
  readonly letterhead: Letterhead;
  /** `SH-S01`. */
  readonly store_no: string;
  readonly day: LocalDate;
  readonly zone: string;
  readonly code: string;
  readonly printed_at: EpochMs;
  readonly printed_by: string;
}

/** 恢复码 (SAFETY 6): for the safe, away from the PC and its backups. It has no number and does not come back. */
export function recoveryCodePaper(snapshot: RecoveryCodeSnapshot): ReportPaper {
  const { lang, letterhead, store_no, day, zone, code, printed_at, printed_by } = snapshot;
  const text = textIn(lang);
  return {
    head: {
      letterhead: letterheadView(letterhead),
      title: text.t("recovery_code.title"),
      // Large: it is typed from the sheet, years later.
      subtitle: code,
      facts: [store_no, text.t("recovery_code.made", { day })],
      number: store_no,
      mark: text.t("recovery_code.mark"),
      footLeft: text.t("recovery_code.mark"),
      footRight: text.t("paper.printed", { time: printedTime(printed_at, zone), name: printed_by }),
      code: null,
      pageLine: text.template("paper.page"),
    },
    orientation: "portrait",
    zone,
    blocks: [
      { kind: "heading", level: 2, text: text.t("recovery_code.use_title") },
      {
        kind: "list",
        numbered: true,
        items: [text.t("recovery_code.use"), text.t("recovery_code.keep"), text.t("recovery_code.void")],
      },
    ],
    signatures: [
      { label: text.t("recovery_code.sign.kept_by"), printed: [] },
      { label: text.t("recovery_code.sign.place"), printed: [] },
      { label: text.t("closing.sign.date"), printed: [] },
    ],
    signatureNote: text.t("recovery_code.sign_note"),
  };
}
