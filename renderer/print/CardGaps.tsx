import { useQueries } from "@tanstack/react-query";
import type { CardDetail } from "#shared/contract/views";
import type { CardFields } from "#shared/domain/card/case-state";
import { deskQuery } from "../api/queries";
import { useText } from "../ui/display";

/** What the printed card has a box for and somebody could still fill in before printing. */
const GAP_FIELDS = [
  "phone",
  "address",
  "model",
  "serial_no",
  "purchase_date",
  "purchase_proof_no",
  "description",
  "customer_words",
  "service_mode",
  "assignee",
  "promised_at",
] as const satisfies readonly (keyof CardFields)[];

/** Cards that are read for the list; of a large batch the first ones stand for the rest. */
const CARDS_READ = 12;
const CARDS_LISTED = 6;

export function gapsOf({ fields }: Pick<CardDetail, "fields">): readonly string[] {
  return GAP_FIELDS.filter((name) => {
    if (name === "address" && fields.service_mode !== "on_site") return false;
    return fields[name] === null || fields[name] === "";
  });
}

/** Gaps on the cards, as a list, never a block; and whether this is a reprint (UX 7). */
export function CardGaps({
  cards,
  document,
}: {
  readonly cards: readonly string[];
  readonly document: string;
}) {
  const text = useText();
  const read = useQueries({
    queries: cards.slice(0, CARDS_READ).map((ref) => deskQuery("card.show", { ref })),
  });
  const shown = read.flatMap(({ data }) => (data === undefined ? [] : [data]));
  const withGaps = shown
    .map((card) => ({ card, gaps: gapsOf(card) }))
    .filter(({ gaps }) => document === "flow_card" && gaps.length > 0);
  const reprints = shown.filter((card) => card.prints.some((print) => print.document === document));
  return (
    <>
      {reprints.map((card) => {
        const times = card.prints.filter((print) => print.document === document).length;
        const label = text.t("print.reprint_label", { n: times });
        return (
          <p key={card.fields.id} className="print-reprint">
            {card.fields.no} {text.t("print.reprint", { label })}
          </p>
        );
      })}
      {document === "flow_card" && cards.length > 0 && (
        <section>
          <h3>{text.t("print.gaps")}</h3>
          {withGaps.length === 0 && shown.length > 0 && (
            <p className="sla-met">{text.t("print.gaps_none")}</p>
          )}
          <ul className="print-gaps">
            {withGaps.slice(0, CARDS_LISTED).map(({ card, gaps }) => (
              <li key={card.fields.id}>
                {text.t("print.gap_line", {
                  no: card.fields.no?.split("-").slice(-2).join("-") ?? text.t("card.no_number"),
                  fields: text.list(gaps.map((name) => text.field(name))),
                })}
              </li>
            ))}
          </ul>
          {withGaps.length > CARDS_LISTED && (
            <p className="muted">{text.t("print.gaps_more", { n: withGaps.length - CARDS_LISTED })}</p>
          )}
        </section>
      )}
    </>
  );
}
