import type { ReactNode } from "react";
import { useText } from "../../ui/display";
import { useTime } from "../../ui/use-time";
import { InlineField } from "../sheet/InlineField";
import { useWarrantyWords } from "../sheet/warranty-words";
import { useCard } from "../state/card-state";

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="extra-row">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** 不印在流程卡上的资料: what the clerk asked and the paper has no box for. */
export function ExtraFields() {
  const { card } = useCard();
  const text = useText();
  const time = useTime();
  const warranty = useWarrantyWords();
  const { fields, completeness } = card;
  const none = text.t("card.extra.none");
  const dot = " · ";
  const kind = [
    fields.kind === null ? null : `${fields.kind} ${text.word("kind_short", fields.kind)}`,
    fields.fault_type === null ? null : text.word("fault_type", fields.fault_type),
    fields.fault_category,
  ].filter((item) => item !== null);
  const impact =
    fields.impact === null
      ? null
      : `${text.word("impact", fields.impact)} → ${text.word("priority", fields.priority)}`;
  return (
    <section className="panel-card">
      <header className="panel-head">
        <h3>{text.t("card.extra.title")}</h3>
        <span className="muted">{text.t("card.extra.note")}</span>
      </header>
      <dl className="extra">
        <Row label={text.field("kind")}>{kind.length > 0 ? kind.join(dot) : none}</Row>
        <Row label={text.field("impact")}>{impact ?? none}</Row>
        <Row label={text.field("fulfilment")}>
          {fields.fulfilment === null ? none : text.word("fulfilment", fields.fulfilment)}
        </Row>
        <Row label={text.t("card.sheet.warranty")}>{warranty}</Row>
        <Row label={text.field("expectation")}>
          <InlineField name="expectation" kind="text" empty={none} />
        </Row>
        <Row label={text.field("requested_window")}>
          <InlineField name="requested_window" empty={none} />
        </Row>
        <Row label={text.field("error_code")}>
          <InlineField name="error_code" empty={none} />
        </Row>
        <Row label={text.field("usage_scene")}>
          <InlineField name="usage_scene" kind="text" empty={none} />
        </Row>
        <Row label={text.field("tried")}>
          <InlineField name="tried" kind="text" empty={none} />
        </Row>
        <Row label={text.field("appointment_at")}>{time.dayTime(fields.appointment_at)}</Row>
        <Row label={text.field("channel")}>
          {fields.channel === null ? none : text.word("channel", fields.channel)}
          {dot}
          {time.dayTime(fields.requested_at)}
        </Row>
        <Row label={text.t("intake.completeness")}>
          {text.t("card.extra.complete", {
            filled: completeness.filled,
            applicable: completeness.applicable,
          })}
        </Row>
      </dl>
      {completeness.missing.length > 0 && (
        <p className="panel-note">
          {text.t("card.extra.missing", {
            fields: text.list(completeness.missing.map((name) => text.field(name))),
          })}
        </p>
      )}
    </section>
  );
}
