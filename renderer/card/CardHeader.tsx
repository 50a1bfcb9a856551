import { ChevronDown, ChevronLeft, ChevronUp, History, Printer } from "lucide-react";
import { openNeighbour, useCardPlace } from "../app/card-order";
import { goBack, openPrint } from "../app/navigation";
import { UnmaskButton } from "../masking/UnmaskButton";
import { Button, IconButton } from "../ui/Button";
import { useText } from "../ui/display";
import { PrioritySeal, VipBadge } from "../ui/PrioritySeal";
import { StatusPips } from "../ui/StatusPips";
import { useCard } from "./state/card-state";

const TAIL_DIGITS = 4;

function phoneTail(phone: string | null): string | null {
  const digits = (phone ?? "").replace(/\D/g, "");
  return digits.length >= TAIL_DIGITS ? digits.slice(-TAIL_DIGITS) : null;
}

/** Header of 44 px: back, seal, number, customer, state; place in the list, changes, print (UX 5). */
export function CardHeader({ onChanges }: { readonly onChanges: () => void }) {
  const { card } = useCard();
  const text = useText();
  const { fields } = card;
  const place = useCardPlace(fields.id);
  const tail = phoneTail(fields.phone);
  // Of the number SH-S01-20261119-0008 the day and the sequence are read out.
  const short = fields.no?.split("-").slice(-2).join("-") ?? text.t("card.no_number");
  return (
    <header className="card-header">
      <button type="button" className="card-back" onClick={() => goBack()}>
        <ChevronLeft size={16} aria-hidden />
        {text.t("screen.workbench")}
      </button>
      <PrioritySeal priority={fields.priority} />
      <b className="card-no" title={fields.no ?? ""}>
        {short}
      </b>
      <b className="card-customer">{fields.customer_name ?? text.t("time.none")}</b>
      {fields.customer_level === "vip" && <VipBadge />}
      {tail !== null && <span className="muted card-tail">{text.t("card.phone_tail", { tail })}</span>}
      {fields.model !== null && <span className="card-model">{fields.model}</span>}
      <StatusPips status={fields.status} waiting_for={fields.waiting_for} round={fields.round} />
      {fields.repeat_of !== null && (
        <span className="card-flag">{text.t("card.repeat_of", { no: fields.repeat_of })}</span>
      )}
      {card.merged_cards.length > 0 && (
        <span className="card-flag">
          {text.t("card.merged_from", { numbers: text.list(card.merged_cards) })}
        </span>
      )}
      {card.warnings.map((code) => (
        <span key={code} className="card-flag" title={text.wordOf("warning", code)}>
          {text.wordOf("warning", code)}
        </span>
      ))}
      <UnmaskButton key={fields.id} of="card" id={fields.id} card={fields} />
      <span className="card-header-end">
        {place !== null && (
          <>
            <span className="muted">{text.t("card.place", place)}</span>
            <IconButton
              icon={ChevronUp}
              label={text.t("command.previous_card")}
              aria-keyshortcuts="Alt+ArrowUp"
              onClick={() => void openNeighbour(-1)}
            />
            <IconButton
              icon={ChevronDown}
              label={text.t("command.next_card")}
              aria-keyshortcuts="Alt+ArrowDown"
              onClick={() => void openNeighbour(1)}
            />
          </>
        )}
        <Button icon={History} onClick={onChanges}>
          {text.t("card.changes", { n: card.events.length })}
        </Button>
        <Button
          icon={Printer}
          shortcut="Ctrl+P"
          onClick={() => openPrint({ document: "flow_card", cards: [fields.id] })}
        >
          {text.t("card.print")}
        </Button>
      </span>
    </header>
  );
}
