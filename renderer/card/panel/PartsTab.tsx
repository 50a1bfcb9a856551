import { yuanFromFen } from "#shared/domain/money/fen";
import { Button } from "../../ui/Button";
import { useText } from "../../ui/display";
import { useTime } from "../../ui/use-time";
import { isOffered, useCard } from "../state/card-state";

/** 备件: parts used with their serials, quotes and payments of the card. */
export function PartsTab() {
  const work = useCard();
  const { card, nameOf, openForm } = work;
  const text = useText();
  const time = useTime();
  const { part_uses, quotes, payments, refunds } = card.lists;
  return (
    <>
      {part_uses.length === 0 ? (
        <p className="panel-empty">{text.t("card.parts.empty")}</p>
      ) : (
        <ul className="panel-card part-list">
          {part_uses.map((use) => (
            <li key={use.n}>
              <b>
                {use.part} ×{use.quantity}
              </b>
              <span className="muted">
                {[
                  use.old_serial && text.t("card.parts.old", { serial: use.old_serial }),
                  use.new_serial && text.t("card.parts.new", { serial: use.new_serial }),
                ]
                  .filter(Boolean)
                  .join(" → ")}
              </span>
              <span className="muted">
                {text.t("card.parts.used", { name: nameOf(use.used_by), time: time.dayTime(use.used_at) })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {quotes.length > 0 && (
        <section className="panel-card">
          <h3>{text.t("card.parts.quotes")}</h3>
          {quotes.map((quote) => (
            <div key={quote.n} className="quote">
              <p>
                {text.t("card.parts.quote_line", {
                  n: quote.n,
                  total: `￥${yuanFromFen(quote.total)}`,
                  status: text.word("quote_status", quote.status),
                })}
              </p>
              <ul className="muted">
                {quote.lines.map((line, index) => (
                  <li key={`${line.name}-${LINE_PLACES[index] ?? ""}`}>
                    {text.word("quote_line_kind", line.kind)} {line.name} ×{line.quantity} ￥
                    {yuanFromFen(line.amount)}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      )}
      {(payments.length > 0 || refunds.length > 0) && (
        <section className="panel-card">
          <h3>{text.t("card.parts.payments")}</h3>
          {payments.map((payment) => (
            <p key={payment.n}>
              ￥{yuanFromFen(payment.amount)} {text.word("payment_method", payment.method)}{" "}
              {time.dayTime(payment.received_at)}
            </p>
          ))}
          {refunds.map((refund) => (
            <p key={refund.n}>
              −￥{yuanFromFen(refund.amount)} {text.word("payment_method", refund.method)}{" "}
              {time.dayTime(refund.refunded_at)}
            </p>
          ))}
        </section>
      )}
      {isOffered(work, "record_payment") && (
        <Button small onClick={() => openForm("record_payment")}>
          {text.word("action", "record_payment")}
        </Button>
      )}
    </>
  );
}

/** Lines of a quote may be alike; their place tells them apart. */
const LINE_PLACES: readonly string[] = Array.from({ length: 200 }, (_, place) => `line-${place}`);
