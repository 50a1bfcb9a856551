import type { Text } from "#shared/text/text";
import { textIn } from "#shared/text/text";
import type { Block, ReportPaper } from "../report-paper";
import { headOf, signaturesOf } from "./head";
import { isDraft, type ReportSnapshot } from "./report-snapshot";

/** Numbers the captions of charts: 图 1, 图 2 …, in the order of reading. */
function numberFigures(blocks: readonly Block[], text: Text): readonly Block[] {
  let number = 0;
  const numbered = (caption: string): string => {
    number += 1;
    return text.t("paper.figure_number", { number, caption });
  };
  return blocks.map((block): Block => {
    if (block.kind === "chart" && block.caption !== null)
      return { ...block, caption: numbered(block.caption) };
    if (block.kind === "paragraph" && block.figure) return { ...block, text: numbered(block.text) };
    return block;
  });
}

/** Numbers the parts: 一、二、三、… or 1. 2. 3. */
function numberParts(blocks: readonly Block[], text: Text): readonly Block[] {
  const ordinals = text.t("paper.ordinals").split("|");
  let number = 0;
  return blocks.map((block): Block => {
    if (block.kind !== "heading" || block.level !== 1 || block.appendix) return block;
    number += 1;
    return { ...block, text: `${ordinals[number - 1] ?? `${number}. `}${block.text}` };
  });
}

/** Blocks with head and signatures: a whole report. */
export function assemble(snapshot: ReportSnapshot, blocks: readonly Block[]): ReportPaper {
  const text = textIn(snapshot.lang);
  return {
    head: headOf(snapshot),
    orientation: "portrait",
    zone: snapshot.figures.zone,
    blocks: numberParts(numberFigures(blocks, text), text),
    signatures: signaturesOf(snapshot),
    signatureNote: text.t(isDraft(snapshot) ? "paper.sign.draft_note" : "paper.sign.note"),
  };
}
