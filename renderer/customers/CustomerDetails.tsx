import { Pencil } from "lucide-react";
import { useState } from "react";
import type { CallerMatch, DeviceView } from "#shared/contract/views";
import type { Text } from "#shared/text/text";
import { useDeskQuery } from "../api/queries";
import { openCard } from "../app/navigation";
import { UnmaskButton } from "../masking/UnmaskButton";
import { useUnmasked } from "../masking/unmask-state";
import { useRight } from "../settings/rights";
import { Button } from "../ui/Button";
import { useText } from "../ui/display";
import { ErrorLine, SkeletonRows } from "../ui/ListStates";
import { VipBadge } from "../ui/PrioritySeal";
import { useTime } from "../ui/use-time";
import { shortNo } from "../workbench/row-facts";
import { CustomerDialog } from "./CustomerDialog";

function warrantyWords(device: DeviceView, text: Text): string {
  if (device.warranty_end === null) return text.t("customers.warranty_unknown");
  return device.in_warranty
    ? text.t("customers.in_warranty", { date: device.warranty_end })
    : text.t("customers.out_of_warranty");
}

function Devices({ devices }: Pick<CallerMatch, "devices">) {
  const text = useText();
  return (
    <section>
      <h3>{text.t("customers.devices")}</h3>
      {devices.length === 0 && <p className="field-hint">{text.t("customers.no_devices")}</p>}
      <ul className="customer-devices">
        {devices.map((device) => (
          <li key={device.id}>
            <b>{[device.model, device.model_name].filter(Boolean).join(" ")}</b>
            <span>{device.serial_no}</span>
            <span className={device.in_warranty ? "sla-met" : undefined}>{warrantyWords(device, text)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function History({ history }: Pick<CallerMatch, "history">) {
  const text = useText();
  const time = useTime();
  return (
    <section>
      <h3>{text.t("customers.history")}</h3>
      {history.length === 0 && <p className="field-hint">{text.t("customers.no_history")}</p>}
      <ul className="customer-history">
        {history.map((card) => (
          <li key={card.id}>
            <button type="button" onClick={() => openCard(card.id)}>
              <span>{time.short(card.requested_at)}</span>
              <span>{shortNo(card.no) ?? text.t("grid.draft")}</span>
              <span className="customer-what">
                {[card.model, card.description].filter(Boolean).join(" · ")}
              </span>
              <span>{text.word("status_short", card.status)}</span>
              <span>
                {card.satisfaction === null ? "" : text.t("customers.score", { n: card.satisfaction })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One customer: record, devices, every card. */
export function CustomerDetails({ id }: { readonly id: string }) {
  const text = useText();
  const { may } = useRight("customers");
  const [editing, setEditing] = useState(false);
  const unmasked = useUnmasked((state) => state.shown);
  const { data, error, refetch } = useDeskQuery("customer.show", { id });
  if (error !== null) return <ErrorLine error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={10} />;
  const { customer, devices, history } = data;
  const full = unmasked?.of === "customer" && unmasked.id === id ? unmasked.values : null;
  const facts = [
    ["phone", full?.["phone"] ?? customer.phone],
    ["contact", customer.contact],
    ["address", full?.["address"] ?? customer.address],
    ["remark", customer.note],
  ] as const;
  return (
    <article className="customer" aria-label={text.t("customers.details", { name: customer.name })}>
      <header>
        <h2>
          {customer.name} {customer.customer_level === "vip" && <VipBadge />}
        </h2>
        <UnmaskButton key={id} of="customer" id={id} card={null} />
        <Button icon={Pencil} small disabled={!may} onClick={() => setEditing(true)}>
          {text.t("archive.edit")}
        </Button>
      </header>
      <dl className="customer-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{text.field(name)}</dt>
            <dd>{value ?? "—"}</dd>
          </div>
        ))}
      </dl>
      <Devices devices={devices} />
      <History history={history} />
      {editing && <CustomerDialog customer={customer} onClose={() => setEditing(false)} />}
    </article>
  );
}
