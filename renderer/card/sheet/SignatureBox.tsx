import { FileCheck, FileClock, MonitorCheck } from "lucide-react";
import { openPrint } from "../../app/navigation";
import { Button } from "../../ui/Button";
import { useText } from "../../ui/display";
import { useTime } from "../../ui/use-time";
import { useCard } from "../state/card-state";

/** Where the customer's signature is: not asked yet, printed and out, back as a scan, given online. */
export function SignatureBox() {
  const { card } = useCard();
  const text = useText();
  const time = useTime();
  const signed = card.attachments.some(({ kind }) => kind === "signed_scan");
  const printed = card.prints.filter(({ document }) => document === "confirmation").at(-1);
  const { status, confirm_method } = card.fields;
  if (signed) {
    return (
      <span className="box-value box-icon sla-met">
        <FileCheck size={16} aria-hidden />
        {text.t("card.empty.signature_signed")}
      </span>
    );
  }
  if (confirm_method === "online") {
    return (
      <span className="box-value box-icon">
        <MonitorCheck size={16} aria-hidden />
        {text.t("card.empty.signature_online")}
      </span>
    );
  }
  if (confirm_method !== null && confirm_method !== "signature") {
    return (
      <span className="box-value box-icon">
        {text.t("card.empty.signature_without", { method: text.word("confirm_method", confirm_method) })}
      </span>
    );
  }
  const canPrint = status === "completed" || status === "confirmed";
  return (
    <span className="box-value box-empty box-icon">
      <FileClock size={16} aria-hidden />
      {printed
        ? text.t("card.empty.signature_printed", { time: time.dayTime(printed.printed_at) })
        : text.t("card.empty.signature")}
      {canPrint && (
        <Button
          small
          look="link"
          onClick={() => openPrint({ document: "confirmation", cards: [card.fields.id] })}
        >
          {text.t("card.print")}
        </Button>
      )}
    </span>
  );
}
