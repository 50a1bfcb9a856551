import { useMemo } from "react";
import { processLines } from "#shared/documents/view-models/process-record";
import { useText } from "../../ui/display";
import { useTime } from "../../ui/use-time";
import { caseOf, isOffered, useCard } from "../state/card-state";
import { LogComposer } from "./LogComposer";

/** 服务过程记录: the same lines as the paper, then cause, parts and result, then the line being written. */
export function ProcessRecord() {
  const work = useCard();
  const { card, nameOf, settings } = work;
  const text = useText();
  const time = useTime();
  const lines = useMemo(
    () => processLines(caseOf(card), card.events, { nameOf, zone: settings.zone }),
    [card, nameOf, settings.zone],
  );
  const { fault_cause, result } = card.fields;
  const parts = card.lists.part_uses.map(({ part, quantity, old_serial, new_serial }) => {
    const serials = [old_serial, new_serial].filter(Boolean).join(" → ");
    return `${part} ×${quantity}${serials === "" ? "" : `（${serials}）`}`;
  });
  const summary = [
    { label: text.t("card.sheet.fault_cause"), words: fault_cause },
    { label: text.t("card.sheet.parts_used"), words: parts.length > 0 ? parts.join("；") : null },
    { label: text.t("card.sheet.result"), words: result },
  ].filter((item): item is { label: string; words: string } => item.words !== null);
  return (
    <>
      <span className="sheet-caption">{text.t("card.sheet.process_caption")}</span>
      {lines.length === 0 && <p className="box-value box-empty">{text.t("card.empty.process")}</p>}
      <ol className="record">
        {lines.map((line, index) => (
          <li key={`${line.at}-${RECORD_PLACES[index] ?? index}`}>
            <time>{time.full(line.at).slice(5)}</time>
            <span className="record-who">{line.on_behalf_of ?? line.person}</span>
            <span className="record-text">
              {line.text}
              {line.on_behalf_of !== null && (
                <i className="record-mark">{text.t("card.log.recorded_for", { name: line.person })}</i>
              )}
              {line.late && <i className="record-mark">{text.t("card.log.late")}</i>}
            </span>
          </li>
        ))}
      </ol>
      {summary.map(({ label, words }) => (
        <p key={label} className="record-summary">
          <b>{label}</b>
          {words}
        </p>
      ))}
      {isOffered(work, "log") && <LogComposer />}
    </>
  );
}

/** Lines of one second differ by their place alone. */
const RECORD_PLACES: readonly string[] = Array.from({ length: 500 }, (_, place) => `line-${place}`);
