import { Temporal } from "temporal-polyfill";
import { Button } from "../../ui/Button";
import { useText } from "../../ui/display";
import { localDay } from "../../ui/time-format";
import { useTime } from "../../ui/use-time";
import { useWarrantyWords } from "../sheet/warranty-words";
import { isOffered, useCard } from "../state/card-state";

/** Windows of DOMAIN 5.4 that count from receipt (else purchase), with what they open. */
const WINDOWS = [
  { days: 7, line: "card.warranty.return_7" },
  { days: 15, line: "card.warranty.return_15" },
] as const;

function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "days" }).days;
}

/** 三包: warranty facts judged on the day of the request (DOMAIN 5.4). */
export function WarrantyTab() {
  const work = useCard();
  const { card, settings, facts, openForm } = work;
  const text = useText();
  const { nowMs } = useTime();
  const words = useWarrantyWords();
  const { fields } = card;
  const start = fields.received_date ?? fields.purchase_date;
  const judged = localDay(fields.requested_at ?? nowMs, settings.zone);
  const left = fields.warranty_end === null ? null : daysBetween(judged, fields.warranty_end);
  return (
    <>
      <section className="panel-card">
        <h3>{words}</h3>
        <dl className="extra">
          <div className="extra-row">
            <dt>{text.t("card.warranty.purchase")}</dt>
            <dd>{fields.purchase_date ?? text.t("card.warranty.unknown")}</dd>
          </div>
          {fields.received_date !== null && (
            <div className="extra-row">
              <dt>{text.t("card.warranty.received")}</dt>
              <dd>{fields.received_date}</dd>
            </div>
          )}
          {fields.warranty_months !== null && (
            <div className="extra-row">
              <dt>{text.t("card.warranty.end")}</dt>
              <dd>
                {fields.warranty_end ?? text.t("time.none")} ·{" "}
                {text.t("card.warranty.months", { n: fields.warranty_months })}
                {left !== null &&
                  ` · ${
                    left >= 0
                      ? text.t("card.warranty.days_left", { n: left })
                      : text.t("card.warranty.days_over", { n: -left })
                  }`}
              </dd>
            </div>
          )}
        </dl>
        <p className="panel-note">{text.t("card.warranty.judged", { date: judged })}</p>
        {facts.quote_missing && <p className="panel-alert">{text.t("card.warranty.quote_missing")}</p>}
      </section>
      {start !== null && (
        <section className="panel-card">
          <h3>{text.t("card.warranty.facts")}</h3>
          <ul className="basis-list">
            {WINDOWS.map(({ days, line }) => {
              const last = Temporal.PlainDate.from(start).add({ days }).toString();
              const open = judged <= last;
              return (
                <li key={days} className={open ? "sla-met" : "muted"}>
                  {text.t(line, { date: last })} ·{" "}
                  {text.t(open ? "card.warranty.open" : "card.warranty.passed")}
                </li>
              );
            })}
          </ul>
          {fields.return_basis !== null && fields.return_option !== null && (
            <p>
              {text.t("card.warranty.chosen", {
                basis: text.word("return_basis", fields.return_basis),
                option: text.word("return_option", fields.return_option),
              })}
            </p>
          )}
          {isOffered(work, "choose_remedy") && (
            <Button small onClick={() => openForm("choose_remedy")}>
              {text.word("action", "choose_remedy")}
            </Button>
          )}
        </section>
      )}
      {fields.repeat_of !== null && (
        <p className="panel-alert">{text.t("card.repeat_of", { no: fields.repeat_of })}</p>
      )}
      <p className="panel-note">{text.t("card.warranty.repair", { days: settings.repair_warranty_days })}</p>
    </>
  );
}
